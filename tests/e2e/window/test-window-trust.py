#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window says how far it can be trusted: a relay that has nothing, the seat's own delay, a relay that is gone, its return in
the ledger, what was corrected, how it was before, and the copy of an earlier run. Real programs, an invented competition, read
through the accessibility tree. Needs nothing from outside. Speaks TAP.

test-window-trust.py PROGRAMS"""

import gzip
import json
import re
import sys
import time

import desk

SWIM = 'SWMW200MFR------------FNL-000100--'
HEADER = re.compile(r'DocumentCode="([^"]+)" .*?DocumentType="DT_RESULT".*?ResultStatus="([^"]+)"', re.DOTALL)


def find_line(recording, unit, status, part):
    """The line of the recording that is so far into the results of a status."""
    with gzip.open(recording, 'rt', encoding='utf-8') as text:
        lines = [number for number, line in enumerate(text)
                 if (found := HEADER.search(json.loads(line)['body'][:2000])) and found.groups() == (unit, status)]
    return lines[min(len(lines) - 1, int(len(lines) * part))]


def read_time(recording, line, pattern=''):
    """Seconds of the day at which a message was made: the last one up to a line, or the first one that has a pattern."""
    with gzip.open(recording, 'rt', encoding='utf-8') as text:
        bodies = [json.loads(row)['body'] for _, row in zip(range(line + 1), text)]
    body = next(body for body in bodies if re.search(pattern, body, re.DOTALL)) if pattern else bodies[-1]
    clock = re.search(r' Time="(\d\d)(\d\d)(\d\d)(\d\d\d)"', body)
    hours, minutes, seconds, milliseconds = map(int, clock.groups())
    return (hours * 60 + minutes) * 60 + seconds + milliseconds / 1000


class Window:
    """What a desk shows now."""

    def __init__(self, tree, program):
        self.tree, self.program = tree, program

    def root(self):
        self.program.check()
        return self.tree.find_application(self.program.pid)

    def names(self):
        root = self.root()
        return self.tree.names(root) if root else []

    def has(self, *wanted):
        """Faults: names that are not there; one that ends with … is a beginning."""
        names = self.names()
        return [f'no “{name}”' for name in wanted
                if not any(found.startswith(name[:-1]) if name.endswith('…') else found == name for found in names)]

    def lacks(self, *unwanted):
        names = self.names()
        return [f'“{name}” is still there' for name in unwanted if name in names]

    def find(self, wanted):
        root = self.root()
        found = self.tree.find_named(root, wanted)
        return found

    def press(self, button):
        found = desk.wait_for(lambda: self.find(button), f'a button “{button}”')
        found.do_action(0)

    def choose(self, name, *keys):
        """In a drop-down, with the keys that are there for it: its list has no actions."""
        button = desk.wait_for(lambda: next(filter(self.tree.is_button, self.tree.walk(self.find(name))), None), f'“{name}”')
        button.do_action(0)
        desk.wait_for(lambda: any(self.tree.role(found) == self.tree.Atspi.Role.LIST_ITEM and self.tree.is_shown(found)
                                  for found in self.tree.walk(self.find(name))), f'the list of “{name}”')
        for key in (*keys, 'Return'):
            self.tree.press_key(key)

    def table(self, name):
        root = self.root()
        tables = [found for found in self.tree.walk(root) if self.tree.name(found) == name] if root else []
        return next((rows for rows in map(self.tree.read_table, tables) if rows), [])


class Report:
    def __init__(self):
        self.number = self.failed = 0

    def __call__(self, name, faults):
        self.number += 1
        self.failed += bool(faults)
        for fault in faults[:20]:
            print(f'# {fault}')
        print(f'{"not ok" if faults else "ok"} {self.number} - {name}', flush=True)


def keep_alive(stage, recording, line):
    """A source that sends nothing for half a minute is lost: a message again shows that it is there."""
    stage.replay(recording, '--from', line, '--until', line)


def start_relay_again(stage):
    port = stage.url.rsplit(':', 1)[1]
    relay = stage.start([stage.program('relay', 'gantry-relay'), '--listen', f'127.0.0.1:{port}', '--store',
                         str(stage.folder / 'store')])
    desk.wait_for(lambda: relay.check() and desk.get(stage.url + '/health'), 'the relay answers again')
    return relay


def check_empty(report, window):
    report('a relay that has nothing says so', desk.settle(
        lambda: window.has('Connection: Live', 'no data yet', 'The relay has nothing yet')))


def check_delay(report, window):
    report('without a delay the badge says that too', desk.settle(lambda: window.has('Delay: none')))
    window.press('Delay: none')
    window.press('Ten seconds more')
    window.press('One second more')
    window.press('A tenth of a second less')
    report('the delay is in words', desk.settle(lambda: window.has('Delay: −10.9 s', 'DELAYED')))
    window.press('No delay: show what is now')
    report('and gone at once', desk.settle(lambda: window.has('Delay: none') + window.lacks('DELAYED')))


def check_calibration(report, window, recording, line, sent):
    """N, pressed when the picture shows the start, sets the delay to what has gone by since then in the venue; before a finish
    is in the data it sets nothing."""
    start = read_time(recording, line, rf'DocumentCode="{SWIM}".*DT_CURRENT.*Running="Y"')
    least = read_time(recording, line) - start
    window.choose('What the picture will show', 'End')
    report('what is waited for shows', desk.settle(lambda: window.has('N at: Finish')))
    window.tree.press_key('n')
    report('a finish that is not in the data sets no delay', desk.settle(
        lambda: window.has('The data has no such moment within the last 300 s.', 'Delay: none')))
    window.choose('What the picture will show', 'Home', 'Down')
    desk.wait_for(lambda: not window.has('N at: Start'), 'the start to be waited for')
    window.tree.press_key('n')
    badge = desk.wait_for(lambda: next((name for name in window.names() if name.startswith('Delay: −')), None), 'a delay')
    most = least + time.monotonic() - sent
    delay = re.fullmatch(r'Delay: −(\d+\.\d) s', badge)
    seconds = float(delay.group(1)) if delay else 0
    report('N at the start of the picture sets the delay to the time since the start', [] if least - 0.1 <= seconds <= most + 0.1
           else [f'“{badge}”, but {least:.1f} to {most:.1f} s have gone by'])
    window.press(badge)
    window.press('No delay: show what is now')
    desk.wait_for(lambda: not window.has('Delay: none'), 'no delay')


def check_past(report, window):
    def reached():
        return sum(bool(value) for row in window.table('Competitors') for column, value in row.items() if column.isdigit())

    now = window.table('Competitors')
    before = reached()
    window.press('Go back')
    report('going back says so, and when that was', desk.settle(
        lambda: window.has('GOING BACK', 'Going back: …', 'change …')))
    window.press('Back by a point')
    report('the order at a point before', desk.settle(
        lambda: window.has('Going back: order at …') or ([] if reached() < before else ['as many splits as now'])))
    window.press('Back to now')
    report('one step back to now', desk.settle(
        lambda: window.lacks('GOING BACK') or ([] if window.table('Competitors') == now else ['not what it was before'])))


def check_changes(report, window):
    window.press(desk.wait_for(lambda: next((name for name in window.names() if re.fullmatch(r'\d+ changes?', name)), None),
                               'unread changes in the header bar'))
    report('every change is a sentence', desk.settle(
        lambda: [] if [name for name in window.names() if re.fullmatch(r'Replaced, \d\d:\d\d:\d\d, .*, from .* to .*, unread', name)]
        else ['nobody was replaced']))
    window.press('Acknowledge all')
    report('acknowledged', desk.settle(
        lambda: window.has('Changes') + [f'still “{name}”' for name in window.names() if name.endswith(', unread')]))


def check_second(report, stage, tree):
    """Another process with the same copy; it opens on the ledger."""
    stage.write_settings(window_width=1900, window_height=1040, last_page="'ledger'")
    second = Window(tree, stage.start_desk())
    report('a second process says that it writes nothing down', desk.settle(
        lambda: second.has('Connection: Live', 'Another Gantry on this computer keeps…', 'No outages')))
    return second


def check_loss(report, stage, window, second, relay, again):
    relay.process.kill()
    relay.process.wait()
    report('a relay that is gone shows within seconds, in the header and in the pane', desk.settle(
        lambda: window.has('Connection: Stale', 'State: Stale', 'as of …', 'Clocks and projections are stopped.')))
    report('the ledger has it', desk.settle(lambda: second.has('Outages, …') + ([] if [
        row for row in second.table('Outages') if row.get('How it healed') == 'goes on'] else [str(second.table('Outages'))])))
    start_relay_again(stage)
    again()
    report('the ledger says how it healed', desk.settle(
        lambda: second.has('Connection: Live') + ([] if [
            row for row in second.table('Outages')
            if row.get('How it healed') != 'goes on' and row.get('Lost') == '0'] else [str(second.table('Outages'))])))


def check_french(report, stage, tree):
    """The reason that the relay gives is a sentence in the language of whoever reads it."""
    stage.write_settings(window_width=1900, window_height=1040, last_page="'ledger'")
    french = Window(tree, stage.start_desk('--lang', 'fr'))
    desk.wait_for(lambda: not french.has('Connexion: En direct'), 'a French desk')
    for relay in stage.started:
        if relay.name == 'gantry-relay' and relay.process.poll() is None:
            relay.process.terminate()
    report('why a relay went is in the language of the desk', desk.settle(lambda: [] if any(
        'le relais s’arrête' in name for name in french.names()) else [name for name in french.names() if 'http' in name] or ['no row']))


def check_cached(report, stage, tree, wanted):
    window = Window(tree, stage.start_desk('--unit', SWIM))
    report('without a relay the last state is there, as a copy', desk.settle(
        lambda: window.has('Connection: Cached', 'State: Cached', 'CACHED', 'copy of …') or
        ([] if window.table('Competitors') == wanted else [f'{window.table("Competitors")} instead of {wanted}'])))


def main():
    desk.enter_session()
    import tree

    report = Report()
    with desk.Stage(sys.argv[1]) as stage:
        recording = stage.rehearse()
        line = find_line(recording, SWIM, 'LIVE', 0.7)
        relay = stage.start_relay()
        program = stage.start_desk('--unit', SWIM)
        window = Window(tree, program)
        check_empty(report, window)
        start = find_line(recording, SWIM, 'START_LIST', 0)
        sent = time.monotonic()
        stage.replay(recording, '--until', start)
        report('then the start list', desk.settle(
            lambda: window.has('Data: Start list') or ([] if window.table('Competitors') else ['no table'])))
        for until in range(start + 1, line + 1, max(1, (line - start) // 8)):
            stage.replay(recording, '--from', start + 1, '--until', until)
            start = until
        stage.replay(recording, '--from', start + 1, '--until', line)
        report('then live', desk.settle(lambda: window.has('Data: Live, not official')))
        check_delay(report, window)
        check_calibration(report, window, recording, line, sent)
        check_past(report, window)
        wanted = window.table('Competitors')
        check_changes(report, window)
        keep_alive(stage, recording, line)
        second = check_second(report, stage, tree)
        check_loss(report, stage, window, second, relay, lambda: keep_alive(stage, recording, line))
        check_french(report, stage, tree)
        for started in reversed(stage.started):
            started.end()
        stage.write_settings(window_width=1900, window_height=1040)
        check_cached(report, stage, tree, wanted)
    print(f'1..{report.number}')


main()
