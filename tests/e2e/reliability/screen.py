# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check 4 on the screen: the loss is said within three seconds of the last heartbeat; then the data is back."""
import os
import random
import time

import desks
import house
import loss
import parts
from faultproxy import FaultProxy


def is_lost(name):
    return name.startswith(('Connection: Late', 'Connection: Stale'))


def is_live(name):
    return name.startswith('Connection: Live')


def lose_once(stage, relay, proxy, own, versions, trace, way):
    """(seconds from the last heartbeat until the screen says it, seconds from the relay's return until its data is painted)"""
    pill = own.wait_for('Connection: ')
    desks.watch_name(pill, is_live, 20)
    time.sleep(random.uniform(0.3, 1.3))
    loss.go_away(relay, proxy, way)
    last = proxy.last_passed
    seen, _ = desks.watch_name(pill, is_lost, 15)
    major, body = versions.next()
    if way == 'killed':
        back = loss.come_back(relay, proxy, way)
        loss.post(relay, major, body)
    else:
        loss.post(relay, major, body)
        back = loss.come_back(relay, proxy, way)

    def painted():
        own.program.check()
        return [t for t, n in desks.read_painted(trace, 'unit/' + versions.unit) if n >= major]
    when = parts.wait_for(painted, 'the new result on the screen', 30, every=0.02)[0] / 1e6
    desks.watch_name(pill, is_live, 15)
    return seen - last, when - back


def run_screen(stage, table):
    rounds = 18 if stage.long else 2
    bodies, _ = parts.rehearse(stage.folder)
    live = max(parts.find_live(bodies).values(), key=lambda i: len(bodies[i]))
    versions = parts.Versions(bodies[live])
    folder = os.path.join(stage.folder, 'screen')
    relay = house.Relay(os.path.join(folder, 'store'))
    proxy = FaultProxy(relay.port).start()
    try:
        with desks.open_stage(folder) as windows:
            trace = os.path.join(folder, 'trace')
            feed = parts.Feed(relay.url)
            feed.send(enumerate(bodies[:live + 1]))
            feed.finish()
            own = desks.Desk(windows, 'http://127.0.0.1:%d' % proxy.port, unit=versions.unit)
            own.start({'GANTRY_TRACE_FILE': trace})
            own.wait_for('Connection: Live')
            pairs = [lose_once(stage, relay, proxy, own, versions, trace, ('killed', 'stalled', 'dropped')[i % 3])
                     for i in range(rounds)]
    finally:
        proxy.stop()
        relay.end()
    seen, back = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    house.check(max(seen) <= 6, 'a loss was on the screen after %.1f s only' % max(seen))
    table.holds('4', 'loss on the screen after the last heartbeat, %d outages' % rounds,
                'median %.2f s, max %.2f s' % (parts.percentile(seen, 0.5), max(seen)), '≤ 3 s', max(seen) <= 3)
    table.holds('4', 'painted after the relay is back, %d outages' % rounds,
                'median %.2f s, p99 %.2f s' % (parts.percentile(back, 0.5), parts.percentile(back, 0.99)),
                'p99 ≤ 1.5 s', parts.percentile(back, 0.99) <= 1.5)


def run(stage, table):
    stage.guard(table, '4', 'loss on the screen', run_screen, stage, table)
