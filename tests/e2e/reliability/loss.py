# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check 4: a loss is on the screen within three seconds of the last heartbeat, and the data is back soon after the relay is."""
import os
import random
import time

import house
import parts
from faultproxy import FaultProxy

SEATS = 50


def go_away(relay, proxy, way):
    """Nothing comes through any more."""
    if way == 'killed':
        relay.kill()
    elif way == 'stalled':
        proxy.stall()
    else:
        proxy.refuse()
        proxy.drop()


def come_back(relay, proxy, way):
    """When whatever was away is there again: a relay that was killed, when it says where it listens."""
    if way == 'killed':
        relay.start()
    elif way == 'stalled':
        proxy.stall(False)
        proxy.reset()
    else:
        proxy.refuse(False)
    return time.monotonic()


def post(relay, major, body):
    feed = parts.Feed(relay.url)
    feed.send([(major, body)])
    feed.finish()


def measure_back(relay, proxy, probe, versions, way, away):
    """Seconds from the relay's return until each seat has what came meanwhile on its boards."""
    probe.ask('trace unit/%s result' % versions.unit)
    go_away(relay, proxy, way)
    major, body = versions.next()
    if way != 'killed':
        post(relay, major, body)
    time.sleep(away)
    back = come_back(relay, proxy, way)
    if way == 'killed':
        post(relay, major, body)

    def here():
        return all(trace and trace[-1][1] >= major for trace in probe.ask('traces')['seats'])
    parts.wait_for(here, 'the data at every seat', 30)
    return [next(t for t, n in trace if n >= major) / 1e6 - back for trace in probe.ask('traces')['seats']]


def run_back(stage, table):
    rounds = 30 if stage.long else 3
    bodies, _ = parts.rehearse(stage.folder)
    live = max(parts.find_live(bodies).values(), key=lambda i: len(bodies[i]))
    versions = parts.Versions(bodies[live])
    relay = house.Relay(os.path.join(stage.folder, 'back'))
    proxy = FaultProxy(relay.port).start()
    took = {}
    try:
        with parts.Probe(SEATS, 'http://127.0.0.1:%d' % proxy.port) as probe:
            feed = parts.Feed(relay.url)
            feed.send(enumerate(bodies[:live + 1]))
            feed.finish()
            parts.wait_for(probe.all_live, 'every seat live')
            probe.wait_equal(relay.url)
            for number in range(rounds):
                way = ('killed', 'dropped', 'stalled')[number % 3]
                away = random.uniform(1, 5) if stage.long else 1.5
                took.setdefault(way, []).extend(measure_back(relay, proxy, probe, versions, way, away))
                probe.wait_equal(relay.url)
    finally:
        proxy.stop()
        relay.end()
    every = [seconds for times in took.values() for seconds in times]
    p99 = parts.percentile(every, 0.99)
    house.check(max(every) < 10, 'the data was back after %.1f s only' % max(every))
    table.holds('4', 'data back after the relay is, %d outages × %d seats' % (rounds, SEATS),
                'p50 %.2f s, p99 %.2f s, max %.2f s (%s)' % (parts.percentile(every, 0.5), p99, max(every), ', '.join(
                    '%s: p99 %.2f s' % (way, parts.percentile(times, 0.99)) for way, times in took.items())),
                'p99 ≤ 1.5 s', p99 <= 1.5)


def run(stage, table):
    stage.guard(table, '4', 'data back', run_back, stage, table)
