# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check 8 on the window: a recorder of everything painted finds nothing that is younger than now less the delay."""
import os
import re
import time

import delay
import desks
import house
import parts
from faultproxy import FaultProxy

VALUE = re.compile(r'\d+:\d\d\.\d\d')
CLOCK = re.compile(r'(?:(\d+):)?(\d+)\.(\d)')


def read_paint(path):
    """Frames as the recorder wrote them: (mono µs, wall ms, shown ms, delay ms, [(sign, where, text)], [(topic, at)])."""
    frames = []
    with open(path, encoding='utf-8') as lines:
        for line in lines:
            words = line.rstrip('\n').split('\t')
            if words[0] == 'frame' and len(words) == 5 and line.endswith('\n'):
                frames.append((*map(int, words[1:]), [], []))
            elif words[0] in '+-' and len(words) == 3 and frames:
                frames[-1][4].append(tuple(words))
            elif words[0] == 'at' and len(words) == 3 and frames:
                frames[-1][5].append((words[1], int(words[2])))
    return frames


def rebuild_screen(frames):
    """(where, text) of all that was on the screen after the last of them."""
    screen = {}
    for frame in frames:
        for sign, where, text in frame[4]:
            screen[where, text] = screen.get((where, text), 0) + (1 if sign == '+' else -1)
    return {key for key, count in screen.items() if count > 0}


class Findings:
    def __init__(self, delay_ms):
        self.values, self.objects = delay.Account(delay_ms), delay.Account(delay_ms)
        self.clocks, self.clock_ahead, self.clock_behind, self.frames, self.phases = 0, -1e12, -1e12, 0, []

    def take(self, frames, made, clock_started, what):
        """One desk's life: every text that only one message had, every clock, every topic's newest object."""
        seen = set()
        for _, wall, _, _, texts, ats in frames:
            for topic, at in ats:
                self.objects.look(wall, at, what='%s: %s' % (what, topic))
            for sign, where, text in texts:
                if sign == '+':
                    for value in VALUE.findall(text):
                        if value in made:
                            self.values.look(wall, made[value], value not in seen, '%s: %s: %s' % (what, where, text))
                            seen.add(value)
                    self.look_clock(wall, where, text, clock_started)
        self.frames += len(frames)
        house.check(seen, 'nothing of the feed was ever painted: %s' % what)
        self.phases.append('%s %d' % (what, len(seen)))

    def look_clock(self, wall, where, text, started):
        found = CLOCK.fullmatch(text) if where.startswith('GtkInscription/') else None
        if found is None or started is None:
            return
        shown = (int(found.group(1) or 0) * 60 + int(found.group(2))) * 1000 + int(found.group(3)) * 100
        due = wall - self.values.delay - started
        if shown > 0:
            self.clocks += 1
            self.clock_ahead = max(self.clock_ahead, shown - due)
            self.clock_behind = max(self.clock_behind, due - shown)


def follow(own, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        own.program.check()
        time.sleep(0.1)


def break_lines(own, proxies, seconds):
    for proxy in proxies:
        proxy.refuse()
        proxy.drop()
    follow(own, seconds)
    for proxy in proxies:
        proxy.refuse(False)
    follow(own, seconds + 1)


def live_through(windows, urls, unit, folder, proxies, now, span, findings, away):
    """Reconnect, relay change, restart, late join; each desk with a paint file of its own."""
    paths = [os.path.join(folder, 'paint-' + name) for name in ('first', 'restarted', 'late')]
    own = desks.Desk(windows, *urls, unit=unit)
    for path, what, environment in (
            (paths[0], 'first', {}), (paths[1], 'restarted', {}),
            (paths[2], 'late', {'XDG_CACHE_HOME': os.path.join(folder, 'another-cache')})):
        own.start({'GANTRY_PAINT_FILE': path, 'GTK_A11Y': 'none', **environment})
        follow(own, span)
        if what == 'first':
            break_lines(own, proxies, away)
            break_lines(own, proxies[:1], away)
            break_lines(own, proxies[1:], away)
        own.end()
        findings.take(read_paint(path), now.made, now.clock_started, what)


def run_paint(stage, table):
    delay_ms = 35000 if stage.long else 1500
    bodies, _ = parts.rehearse(stage.folder)
    live = max(parts.find_live(bodies).values(), key=lambda i: len(bodies[i]))
    folder = os.path.join(stage.folder, 'paint')
    relays = [house.Relay(os.path.join(folder, 'store%d' % i)) for i in range(2)]
    proxies = [FaultProxy(relay.port).start() for relay in relays]
    findings, now = Findings(delay_ms), None
    try:
        with desks.open_stage(os.path.join(folder, 'desk')) as windows:
            windows.write_settings(window_width=1900, window_height=1040, delay=delay_ms)
            for relay in relays:
                feed = parts.Feed(relay.url)
                feed.send(enumerate(bodies[:live + 1]))
                feed.finish()
            now = delay.Now(relays, bodies[live])
            now.start_clock()
            now.start()
            live_through(windows, ['http://127.0.0.1:%d' % proxy.port for proxy in proxies], now.unit, folder, proxies, now,
                         delay_ms / 1000 + (4 if stage.long else 2.5), findings, 4 if stage.long else 1.5)
    finally:
        if now is not None:
            now.stop()
        for proxy in proxies:
            proxy.stop()
        for relay in relays:
            relay.end()
    worst = max(findings.values.worst, findings.objects.worst)
    for account in (findings.values, findings.objects):
        house.check(account.worst <= delay.FRAME, 'painted %.0f ms too early: %s' % (account.worst, account.worst_what))
    house.check(findings.clocks, 'no clock was painted')
    house.check(findings.clock_ahead <= delay.FRAME, 'a clock was %.0f ms ahead' % findings.clock_ahead)
    table.holds('8', 'everything painted with a delay of %.1f s: reconnect, relay change, restart, late join' % (delay_ms / 1000),
                '%d frames, %d values (%s), the youngest %.0f ms older than it had to be; %d clocks, at most %.0f ms behind; '
                'new values within %.0f ms (p99)' % (
                    findings.frames, findings.values.looks, ', '.join(findings.phases), -worst, findings.clocks,
                    findings.clock_behind, parts.percentile(findings.values.lateness, 0.99)), 'nothing younger, ± one frame')


def run(stage, table):
    stage.guard(table, '8', 'painted', run_paint, stage, table)
