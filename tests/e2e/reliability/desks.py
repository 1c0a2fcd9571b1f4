# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real windows for the scenarios: how to start one, and what it says through the accessibility tree. Main thread only."""
import contextlib
import os
import shutil
import sys
import time

import house

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'window'))
import desk  # noqa: E402

PROGRAMS = os.environ.get('GANTRY_BUILD_DIR', '')


def why_not():
    """Why there can be no windows here; None when there can."""
    if not os.path.exists(os.path.join(PROGRAMS, 'src', 'app', 'gantry')):
        return 'without the desktop client'
    for tool in ('Xvfb', 'dbus-run-session'):
        if shutil.which(tool) is None:
            return 'without ' + tool
    try:
        import gi
        gi.require_version('Atspi', '2.0')
        from gi.repository import Atspi  # noqa: F401
    except (ImportError, ValueError):
        return 'without the introspection of AT-SPI'
    return None


class Desk:
    """One desk, started, ended and started again with the same home."""

    def __init__(self, stage, *urls, unit=None):
        self.stage, self.urls, self.unit = stage, urls, unit
        self.program = None

    def start(self, environment=None, options=(), wrapper=()):
        command = [*wrapper, self.stage.program('app', 'gantry'), *(['--unit', self.unit] if self.unit else []), *options]
        for url in self.urls:
            command += ['--relay', url]
        self.program = self.stage.start(command, self.stage.desk_environment({'G_DEBUG': '', **(environment or {})}))
        return self

    @property
    def pid(self):
        return self.program.pid

    def names(self):
        import tree
        self.program.check()
        return tree.names(tree.find_application(self.pid))

    def says(self, *starts):
        """The first name of the tree that starts with one of them; None when there is none yet."""
        return next((name for name in self.names() if name.startswith(starts)), None)

    def find(self, start):
        import tree
        self.program.check()
        found = tree.find_application(self.pid)
        return next((node for node in tree.walk(found) if tree.name(node).startswith(start)), None) if found else None

    def wait_for(self, start, patience=house.PATIENCE):
        """The first node whose name starts with `start`, one text or a tuple of such."""
        starts = start if isinstance(start, tuple) else (start,)
        return desk.wait_for(lambda: self.find(starts), 'the desk says %s' % ' or '.join('“%s…”' % text for text in starts), patience)

    def rows(self):
        import tree
        table = tree.find_named(tree.find_application(self.pid), 'Competitors')
        return tree.read_table(table) if table else []

    def end(self):
        return self.program.end()

    def kill(self):
        self.program.process.kill()
        self.program.process.wait()


def watch_name(node, is_it, patience):
    """When the name of a node first was what is asked for: (time.monotonic(), name)."""
    import tree
    end = time.monotonic() + patience
    while True:
        with contextlib.suppress(Exception):
            node.clear_cache_single() if hasattr(node, 'clear_cache_single') else node.clear_cache()
        name = tree.name(node)
        if is_it(name):
            return time.monotonic(), name
        house.check(time.monotonic() < end, 'the screen still says “%s” after %g s' % (name, patience))
        time.sleep(0.02)


def open_stage(folder):
    """desk.Stage with its files under the scenarios' folder."""
    stage = desk.Stage(PROGRAMS)
    shutil.rmtree(stage.folder)
    stage.folder = desk.Path(folder)
    stage.folder.mkdir(parents=True, exist_ok=True)
    return stage


def read_frames(path):
    with contextlib.suppress(FileNotFoundError):
        with open(path, encoding='ascii') as lines:
            return [int(line) for line in lines if line.endswith('\n')]
    return []


def read_painted(path, topic, scope='result'):
    """[(µs, major)] of the frames that painted a newer state of the scope."""
    painted = []
    with contextlib.suppress(FileNotFoundError):
        with open(path, encoding='utf-8') as lines:
            for line in lines:
                words = line.split()
                if len(words) == 4 and words[1] == topic and words[2] == scope and line.endswith('\n'):
                    painted.append((int(words[0]), int(words[3].split('.')[0])))
    return painted
