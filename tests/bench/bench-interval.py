#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-interval.py PROGRAMS: an interval start of 150 with 8 points, 50 messages a second, each a whole result with the ranks that
moved: whether the frame clock keeps its 60 frames a second, and the share of a core that the desk takes. Then message by message,
each sent when the one before is painted: what one costs, which says the same of a machine that others use too. Prints, never
passes or fails.

The desk is asked for every frame, also those in which nothing is another (GANTRY_FRAMES_FILE): due are 60 a second, begun is what
the clock came to, and late is a frame that began more than one refresh after it was due, so that somebody saw the one before
twice. Fifty messages a second can change fifty frames at most: those are the frames with news. Messages that come between two
frames share one."""

import os
import sys
import time
from pathlib import Path

import bench

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'e2e' / 'window'))
import desk  # noqa: E402
import interval  # noqa: E402

RATE = 50
REFRESH = 1000 / 60  # ms
STEPS = 100
FROM = 0.2  # of the race: most are on the course
FIRST = 'live table'


def cpu_seconds(pid):
    words = Path(f'/proc/{pid}/stat').read_text(encoding='ascii').rsplit(')', 1)[1].split()
    return (int(words[11]) + int(words[12])) / os.sysconf('SC_CLK_TCK')


def read_frames(path):
    return [int(line) for line in path.read_text(encoding='ascii').split()]


def cost_of_one(stage, race, app, trace, at):
    """Seconds of the desk's processor time from a message to its frame, the mean of many."""
    topic = f'unit/{interval.UNIT}'
    steps = [i for i in range(at, len(race.events)) if race.events[i - 1][0] != race.events[i - 2][0]][:STEPS]
    bodies = [(2 * (10000 + i), race.message(i, 10000 + i).encode()) for i in steps]
    before = cpu_seconds(app.pid)
    for major, body in bodies:
        bench.post_at(stage.url, [(major, body)], 1000)
        desk.wait_for(lambda: bench.read_trace(trace, topic)[-1][1] >= major, 'the frame')
    return (cpu_seconds(app.pid) - before) / STEPS


def watch(app, frames, trace, act):
    """(seconds, due, begun, late, worst, frames with news, seconds of the processor) while `act` is done."""
    before, since = cpu_seconds(app.pid), time.monotonic_ns() // 1000
    act()
    after, until = cpu_seconds(app.pid), time.monotonic_ns() // 1000
    begun = [at for at in read_frames(frames) if since <= at <= until]
    gaps = [(b - a) / 1000 for a, b in zip(begun, begun[1:])]
    painted = [at for at, _ in bench.read_trace(trace, f'unit/{interval.UNIT}') if since <= at <= until]
    return ((until - since) / 1e6, (begun[-1] - begun[0]) / 1000 / REFRESH, len(gaps), sum(gap > 2 * REFRESH for gap in gaps),
            max(gaps), len(painted), after - before)


def say(name, figures, sent=0, step=0):
    took, due, begun, late, worst, news, cpu = figures
    bench.say(f'{name:24} {sent / took:>7.1f} {due:>7.0f} {begun:>7} {late:>6} {worst:>9.1f} {news / took:>9.1f} {cpu / took:>7.2f}'
              + (f' {step * 1000:>9.1f} {step * RATE:>6.2f}' if step else ''))


def run(programs, name, settings):
    with desk.Stage(programs) as stage:
        race = interval.Race()
        first = int(len(race.events) * FROM)
        stage.start_relay()
        messages = [(2 * (i + 2), race.message(first + i, i + 2).encode()) for i in range(int(RATE * bench.SECONDS) + 1)]
        bench.post_at(stage.url, messages[:1], RATE)
        stage.write_settings(window_width=1900, window_height=1040, **settings)
        frames, trace = stage.folder / 'frames', stage.folder / 'trace'
        app = stage.start_desk('--unit', interval.UNIT, environment={
            'GANTRY_FRAMES_FILE': str(frames), 'GANTRY_TRACE_FILE': str(trace), 'GTK_A11Y': 'none', 'G_DEBUG': ''})
        topic = f'unit/{interval.UNIT}'
        desk.wait_for(lambda: app.check() and trace.exists() and bench.read_trace(trace, topic), 'the table')
        time.sleep(2)
        if name == FIRST:
            say('nothing sent', watch(app, frames, trace, lambda: time.sleep(bench.SECONDS)))
        answered = {}
        figures = watch(app, frames, trace, lambda: answered.update(bench.post_at(stage.url, messages[1:], RATE)[0]))
        assert all(status == 200 for _, status in answered.values())
        step = cost_of_one(stage, race, app, trace, first + len(messages))
        say(name, figures, len(answered), step)


def main():
    desk.enter_session()
    bench.say(f'Interval start of 150 with 8 points, {RATE} messages a second of {len(interval.Race().message(600, 2)) // 1000} kB; '
              'cairo renderer, 1900×1040')
    bench.say('Frames due at 60 a second, begun, and late: begun more than one refresh after they were due; the longest time between two; '
              'frames with news a second;\nshare of a core; processor time of one message alone, and 50 times that')
    bench.say(f'{"":24} {"sent/s":>7} {"due":>7} {"begun":>7} {"late":>6} {"worst, ms":>9} {"with news":>9} {"cores":>7} {"one, ms":>9} {"× 50":>6}')
    run(sys.argv[1], FIRST, {'last_view': "'live'"})
    run(sys.argv[1], 'splits', {'last_view': "'splits'"})
    run(sys.argv[1], 'live table and chart', {'last_view': "'live'", 'show_chart': 'true'})


main()
