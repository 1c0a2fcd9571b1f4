# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check 7: ten thousand messages that came while the desk was away; its main loop is never away for long meanwhile."""
import os
import time

import desks
import house
import parts
from faultproxy import FaultProxy

SETTLE = 1.0  # s after the last painted message that still count for the main loop


def main_thread_cpu(pid):
    """Seconds that the main thread has computed: what a machine that does other things as well says least wrongly."""
    with open('/proc/%d/task/%d/stat' % (pid, pid), encoding='ascii') as stat:
        fields = stat.read().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


def catch_up_once(relay, proxy, own, versions, trace, frames, messages):
    """(seconds until everything is painted, longest time between two frames in ms, frames, seconds computed)"""
    proxy.refuse()
    proxy.drop()
    feed = parts.Feed(relay.url)
    sent = [versions.next() for _ in range(messages)]
    feed.send(sent)
    feed.finish()
    parts.wait_for(lambda: len(desks.read_frames(frames)) > 10, 'frames', 20)
    computed = main_thread_cpu(own.pid)
    proxy.refuse(False)
    connections = proxy.connections
    parts.wait_for(lambda: proxy.connections > connections, 'the desk to come back', 20, every=0.001)
    start = time.monotonic() * 1e6

    def painted():
        own.program.check()
        return [t for t, n in desks.read_painted(trace, 'unit/' + versions.unit) if n >= sent[-1][0]]
    end = parts.wait_for(painted, 'the last of %d messages on the screen' % messages, 60)[0]
    computed = main_thread_cpu(own.pid) - computed
    time.sleep(SETTLE)
    times = [t for t in desks.read_frames(frames) if start - 1e5 <= t <= end + SETTLE * 1e6]
    return (end - start) / 1e6, max(b - a for a, b in zip(times, times[1:])) / 1e3, len(times), computed


def run_catchup(stage, table):
    messages, rounds = (10000, 3) if stage.long else (1500, 1)
    bodies, _ = parts.rehearse(stage.folder)
    live = max(parts.find_live(bodies).values(), key=lambda i: len(bodies[i]))
    versions = parts.Versions(bodies[live])
    folder = os.path.join(stage.folder, 'catchup')
    relay = house.Relay(os.path.join(folder, 'store'))
    proxy = FaultProxy(relay.port).start()
    try:
        with desks.open_stage(folder) as windows:
            trace, frames = os.path.join(folder, 'trace'), os.path.join(folder, 'frames')
            feed = parts.Feed(relay.url)
            feed.send(enumerate(bodies[:live + 1]))
            feed.finish()
            own = desks.Desk(windows, 'http://127.0.0.1:%d' % proxy.port, unit=versions.unit)
            own.start({'GANTRY_TRACE_FILE': trace, 'GANTRY_FRAMES_FILE': frames, 'GTK_A11Y': 'none'})
            parts.wait_for(lambda: desks.read_painted(trace, 'unit/' + versions.unit), 'the table')
            time.sleep(1)
            found = [catch_up_once(relay, proxy, own, versions, trace, frames, messages) for _ in range(rounds)]
    finally:
        proxy.stop()
        relay.end()
    took, away = max(each[0] for each in found), max(each[1] for each in found)
    house.check(took <= 20 and away <= 1000, '%.1f s, main loop away for %.0f ms' % (took, away))
    table.holds('7', 'catching up %d messages of the unit shown, %d times' % (messages, rounds),
                'painted after at most %.2f s; the main thread computed for %.2f s' % (took, max(each[3] for each in found)),
                '≤ 1 s', took <= 1)
    table.holds('7', 'main loop meanwhile, by the frame clock', 'away for at most %.0f ms (%d frames)' % (
        away, sum(each[2] for each in found)), '≤ 50 ms', away <= 50)


def run(stage, table):
    stage.guard(table, '7', 'catching up', run_catchup, stage, table)
