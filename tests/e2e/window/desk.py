# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real programs, for tests that look at the window: a relay on loopback, recordings played into it, a desk under Xvfb
whose accessibility tree is read back."""

import contextlib
import ctypes
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[3]
OUTPUT = 9  # where stdout is kept
PATIENCE = float(os.environ.get('GANTRY_TEST_PATIENCE', '20'))
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def skip(why):
    print(f'1..0 # SKIP {why}')
    sys.exit(0)


def enter_session():
    """Starts this script again inside an X server and a session bus of its own, so that nothing of the caller's counts. What
    the bus and its services say goes to stderr, what the test says to stdout."""
    if 'GANTRY_TEST_SESSION' in os.environ:
        sys.stdout = os.fdopen(int(os.environ['GANTRY_TEST_SESSION']), 'w', encoding='utf-8')
        return
    for tool in ('Xvfb', 'dbus-run-session'):
        if shutil.which(tool) is None:
            skip(f'without {tool}')
    try:
        import gi
        gi.require_version('Atspi', '2.0')
        from gi.repository import Atspi  # noqa: F401
    except (ImportError, ValueError):
        skip('without the introspection of AT-SPI')
    environment = {name: value for name, value in os.environ.items()
                   if name not in ('DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'AT_SPI_BUS_ADDRESS', 'G_DEBUG')}
    environment.update(GANTRY_TEST_SESSION=str(OUTPUT), GTK_A11Y='atspi', GDK_BACKEND='x11', NO_AT_BRIDGE='0')
    os.dup2(1, OUTPUT)
    os.dup2(2, 1)
    server, environment['DISPLAY'] = start_server()
    try:
        session = subprocess.Popen(['dbus-run-session', '--', sys.executable, *sys.argv], env=environment, pass_fds=[OUTPUT],
                                   preexec_fn=end_with_parent)
        signal.signal(signal.SIGTERM, lambda *_: session.terminate())
        status = session.wait()
    finally:
        server.terminate()
        server.wait()
    sys.exit(status if status >= 0 else 128 - status)


def end_with_parent():
    """However this script is ended, nothing that it started stays behind."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def start_server():
    """An X server that takes a number by itself: whoever looks for a free one first may find it taken by then."""
    reading, writing = os.pipe()
    screen = os.environ.get('GANTRY_TEST_SCREEN', '1920x1080x24')
    server = subprocess.Popen(['Xvfb', '-displayfd', str(writing), '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'],
                              pass_fds=[writing], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              preexec_fn=end_with_parent)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    if not number:
        raise RuntimeError('Xvfb did not start')
    return server, ':' + number


def wait_for(look, what, patience=PATIENCE):
    """Calls look() until it says something true, and returns that."""
    end = time.monotonic() + patience
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f'{what}: not within {patience:g} s')
        time.sleep(0.02)


def settle(look, patience=PATIENCE):
    """Calls look() until it finds no faults, and returns the last ones when it never does."""
    end = time.monotonic() + patience
    while True:
        faults = look()
        if not faults or time.monotonic() > end:
            return faults
        time.sleep(0.05)


def find_locale(folder):
    """What lets LANGUAGE decide: from glibc 2.39 on, C.UTF-8 does not, so another locale is looked for, or made in folder."""
    known = subprocess.run(['locale', '-a'], capture_output=True, text=True).stdout.split()
    other = [name for name in known if re.fullmatch(r'[a-z]{2,3}_.*\.utf-?8', name, re.IGNORECASE)]
    if other:
        return {'LC_ALL': other[0]}
    made = folder / 'locale' / 'en_US.UTF-8'
    if not made.exists() and shutil.which('localedef'):
        made.parent.mkdir(exist_ok=True)
        subprocess.run(['localedef', '-i', 'en_US', '-f', 'UTF-8', str(made)], capture_output=True)
    return {'LC_ALL': 'en_US.UTF-8', 'LOCPATH': str(made.parent)} if made.exists() else {'LC_ALL': 'C.UTF-8'}


def free_port():
    with contextlib.closing(socket.socket()) as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def get(url):
    try:
        return OPENER.open(url, timeout=5).read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode() or str(error.code)
    except OSError:
        return None


class Program:
    """A process that ends with the test, and whose output is shown when the test fails."""

    def __init__(self, command, log, environment=None):
        self.log = log
        self.name = Path(command[0]).name
        with open(log, 'wb') as output:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                                            env={**os.environ, **(environment or {})})

    @property
    def pid(self):
        return self.process.pid

    def check(self):
        status = self.process.poll()
        assert status is None, f'{self.name} ended with {status}:\n{Path(self.log).read_text(errors="replace")[-3000:]}'
        return True

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.process.returncode


class Stage:
    """Relay, recordings and desks of one test; a context manager that ends them all. in_memory: for many messages where what a disk
    keeps is not what is tested."""

    def __init__(self, programs, in_memory=False):
        memory = '/dev/shm' if in_memory and os.access('/dev/shm', os.W_OK) else None
        self.bin = Path(programs)
        self.folder = Path(tempfile.mkdtemp(prefix='gantry-window-', dir=memory))
        self.started = []
        self.url = None

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        for program in reversed(self.started):
            program.end()
            if kind is not None:
                for line in Path(program.log).read_text(errors='replace').splitlines()[-40:]:
                    print(f'# {program.name}: {line}')
        shutil.rmtree(self.folder, ignore_errors=True)

    def program(self, room, name):
        """From a build tree (src/<room>/<name>) or an installation (<name>)."""
        built = self.bin / 'src' / room / name
        return str(built if built.exists() else self.bin / name)

    def start(self, command, environment=None):
        program = Program(command, self.folder / f'log{len(self.started)}', environment)
        self.started.append(program)
        return program

    def start_relay(self, *options):
        port = free_port()
        self.url = f'http://127.0.0.1:{port}'
        relay = self.start([self.program('relay', 'gantry-relay'), '--listen', f'127.0.0.1:{port}',
                            '--store', str(self.folder / 'store'), *options])
        wait_for(lambda: relay.check() and get(self.url + '/health'), 'the relay answers')
        return relay

    def write_settings(self, **settings):
        """What a desk remembers; it is as wide as the screen, so that every column finds room."""
        folder = self.folder / 'home' / 'config' / 'glib-2.0' / 'settings'
        folder.mkdir(parents=True, exist_ok=True)
        lines = [f'{key.replace("_", "-")}={value}' for key, value in settings.items()]
        (folder / 'keyfile').write_text('\n'.join(['[io/github/gantry_cis/Gantry]', *lines, '']), encoding='utf-8')

    def desk_environment(self, environment=None):
        """What a desk runs with: a home of its own, and what lies about a build that is not installed."""
        home = self.folder / 'home'
        if not home.exists():
            self.write_settings(window_width=1900, window_height=1040)
        own = {'HOME': str(home), 'XDG_CONFIG_HOME': str(home / 'config'), 'XDG_CACHE_HOME': str(home / 'cache'),
               'XDG_DATA_HOME': str(home / 'data'), 'GSETTINGS_BACKEND': 'keyfile',
               'GSK_RENDERER': 'cairo', 'G_DEBUG': 'fatal-warnings', 'LANGUAGE': 'en', **find_locale(self.folder)}
        if (self.bin / 'src').exists():
            own.update(GSETTINGS_SCHEMA_DIR=str(self.bin / 'data'), GANTRY_LOCALEDIR=str(self.bin / 'po'),
                       GANTRY_SPORTS_DIR=str(SOURCES / 'data' / 'sports'))
        return {**own, **(environment or {})}

    def start_desk(self, *options, environment=None):
        return self.start([self.program('app', 'gantry'), '--relay', self.url, *options], self.desk_environment(environment))

    def replay(self, recording, *options):
        subprocess.run([self.program('ctl', 'gantryctl'), 'replay', str(recording), '--to', self.url, '--speed', 'max',
                        '--quiet', *map(str, options)], check=True, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def rehearse(self, *options):
        path = self.folder / 'rehearsal.jsonl.gz'
        own = {'GANTRY_SPORTS_DIR': str(SOURCES / 'data' / 'sports')} if (self.bin / 'src').exists() else {}
        subprocess.run([self.program('ctl', 'gantryctl'), 'rehearse', '--out', str(path), *options], env={**os.environ, **own},
                       check=True, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        return path
