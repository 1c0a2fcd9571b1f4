# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the end-to-end tests share: a relay that is started and ended, gantryctl, recordings, TAP.

The programs come from the environment: GANTRY_RELAY, GANTRYCTL. Everything listens on loopback, on ports that are free.
"""
import gzip
import importlib.util
import json
import os
import re
import signal
import subprocess
import sys
import threading
import urllib.request

RELAY = os.environ.get('GANTRY_RELAY', 'gantry-relay')
CTL = os.environ.get('GANTRYCTL', 'gantryctl')
SHARED = os.environ.get('GANTRY_SHARED') or os.path.join(os.path.dirname(__file__), '..', '..', '..', 'shared')
# Slow machines and sanitizers: nothing waits for so long unless something is wrong.
PATIENCE = 120
RETRY = '0.05'


class Failed(Exception):
    """A check that does not hold; the text says which."""


def check(condition, text):
    if not condition:
        raise Failed(text)


class Tap:
    """Results of tests, one line each; safe to call from threads."""

    def __init__(self):
        self.lock = threading.Lock()
        self.count = self.failed = 0

    def report(self, name, error=None):
        with self.lock:
            self.count += 1
            self.failed += error is not None
            print('%sok %d - %s' % ('not ' if error is not None else '', self.count, name))
            for line in str(error or '').splitlines():
                print('# ' + line)
            sys.stdout.flush()

    def run(self, name, function, *arguments):
        try:
            function(*arguments)
        except (Failed, subprocess.SubprocessError, OSError, ValueError, KeyError, IndexError) as error:
            self.report(name, '%s: %s' % (type(error).__name__, error))
        else:
            self.report(name)

    def skip(self, name, why):
        with self.lock:
            self.count += 1
            print('ok %d - %s # SKIP %s' % (self.count, name, why))

    def finish(self):
        print('1..%d' % self.count)
        sys.exit(1 if self.failed else 0)


class Relay:
    """gantry-relay on a free port. The same port again after restart()."""

    def __init__(self, store, *options):
        self.store, self.options, self.port = store, options, 0
        self.process = self.url = None
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [RELAY, '--listen', '127.0.0.1:%d' % self.port, '--store', self.store, *self.options],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        found = re.search(r'http://\S+?:(\d+)', line)
        check(found, 'the relay did not start: %r' % line)
        self.url, self.port = found.group(0), int(found.group(1))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(PATIENCE)
        self.process.stdout.close()
        check(status == 0, 'the relay ended with %d after SIGTERM' % status)

    def kill(self):
        self.process.kill()
        self.process.wait(PATIENCE)
        self.process.stdout.close()

    def end(self):
        if self.process.poll() is None:
            self.kill()

    def get(self, path):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(self.url + path, timeout=PATIENCE) as answer:
            return answer.read().decode('utf-8')

    def health(self):
        return json.loads(self.get('/health'))

    def source(self, name):
        """State of a source: on, off, lost; None when it was never heard of."""
        states = {s['id']: s['state'] for s in self.health()['sources']}
        return states.get(name)

    def taken(self):
        """How many messages it has answered with 200 since its start."""
        return sum(value for _, value in self.metrics('gantry_messages_total'))

    def metrics(self, name):
        """Samples of one family: [(labels as text, value)]."""
        found = re.findall(r'^%s(?:\{(.*)\})? (\S+)$' % re.escape(name), self.get('/metrics'), re.M)
        return [(labels, float(value)) for labels, value in found]


def ctl(*arguments, expect=0):
    done = subprocess.run([CTL, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=PATIENCE * 4)
    check(expect is None or done.returncode == expect,
          'gantryctl %s ended with %d: %s' % (' '.join(arguments), done.returncode, done.stderr.strip()[-400:]))
    return done


def replay(relay, path, first, last, *options, expect=0):
    return ctl('replay', path, '--to', relay.url, '--speed', 'max', '--from', str(first), '--until', str(last), '--retry', RETRY,
               '--quiet', *options, expect=expect)


def export(relay, *options):
    return json.loads(ctl('export', '--relay', relay.url, *options).stdout)


def show(relay, topic):
    """{id: object} of a topic; empty when there is none."""
    done = ctl('show', topic, '--relay', relay.url, '--format', 'json', expect=None)
    return {o['id']: o for o in json.loads(done.stdout)['objects']} if done.returncode == 0 else {}


def shared_path(*parts):
    return os.path.join(SHARED, *parts)


def load_compare():
    """compare_export.py of the shared tools: it says what equal means."""
    spec = importlib.util.spec_from_file_location('compare_export', shared_path('tools', 'compare_export.py'))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Recording:
    """A recording of the shared feeds, unpacked into a plain file so that replays skip quickly."""

    def __init__(self, feed, folder):
        self.packed = shared_path('feeds', feed, 'messages.jsonl.gz')
        self.plain = os.path.join(folder, feed + '.jsonl')
        self.starts = []
        with gzip.open(self.packed, 'rb') as source, open(self.plain, 'wb') as target:
            for line in source:
                self.starts.append(target.tell())
                target.write(line)

    def __len__(self):
        return len(self.starts)

    def body(self, index):
        with open(self.plain, 'rb') as source:
            source.seek(self.starts[index])
            return json.loads(source.readline())['body']

    def header(self, index):
        """Attributes of OdfBody."""
        root = re.search(r'<OdfBody\s[^>]*>', self.body(index)).group(0)
        return dict(re.findall(r'(\w+)="([^"]*)"', root))
