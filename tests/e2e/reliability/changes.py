# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check 1: what changed while a seat was away is told when it is back, once, as a seat that was there all the time has it."""
import os
import re
from datetime import datetime, timezone

import house
import parts
from faultproxy import FaultProxy


def source_time(body):
    """ms: the venue's wall clock of the message as if it were UTC."""
    date = re.search(r' Date="([\d-]+)"', body).group(1)
    clock = re.search(r' Time="(\d{9})"', body).group(1)
    day = datetime.strptime(date, '%Y-%m-%d').replace(tzinfo=timezone.utc).timestamp()
    return int(day) * 1000 + ((int(clock[:2]) * 60 + int(clock[2:4])) * 60 + int(clock[4:6])) * 1000 + int(clock[6:])


def times_told(folder, bodies):
    """Source times of everything that a seat is told on an undisturbed line."""
    relay = house.Relay(os.path.join(folder, 'told'))
    try:
        with parts.Probe(1, relay.url) as probe:
            feed = parts.Feed(relay.url)
            feed.send(enumerate(bodies), 150)
            feed.finish()
            probe.wait_equal(relay.url)
            return {int(text.rsplit('|', 1)[1]) for text in probe.ask('notices')['seats'][0]}
    finally:
        relay.end()


def send_behind_their_back(proxy, relay, far, body):
    """One message while nobody but the near seat is connected."""
    before = [seat['losses'] for seat in far.report()]
    proxy.refuse()
    proxy.drop()
    parts.wait_for(lambda: all(seat['losses'] > n and not seat['up'] for seat, n in zip(far.report(), before)), 'the loss', 10)
    feed = parts.Feed(relay.url)
    feed.send([(0, body)])
    feed.finish()
    proxy.refuse(False)
    parts.wait_for(lambda: all(seat['up'] for seat in far.report()), 'all seats back', 15)


def run_changes(stage, table):
    bodies, _ = parts.rehearse(stage.folder)
    told = times_told(stage.folder, bodies)
    moments = [i for i, body in enumerate(bodies) if source_time(body) in told]
    moments = moments if stage.long else moments[::max(2, len(moments) // 5)]
    told = {source_time(bodies[i]) for i in moments}
    relay = house.Relay(os.path.join(stage.folder, 'changes'))
    proxy = FaultProxy(relay.port).start()
    try:
        with parts.Probe(3, 'http://127.0.0.1:%d' % proxy.port) as far, parts.Probe(1, relay.url) as near:
            done = 0
            for i in moments:
                feed = parts.Feed(relay.url)
                feed.send(enumerate(bodies[done:i]))
                feed.finish()
                far.wait_equal(relay.url)
                near.wait_equal(relay.url)
                send_behind_their_back(proxy, relay, far, bodies[i])
                far.wait_equal(relay.url)
                near.wait_equal(relay.url)
                done = i + 1
            feed = parts.Feed(relay.url)
            feed.send(enumerate(bodies[done:]))
            feed.finish()
            far.wait_equal(relay.url)
            near.wait_equal(relay.url)

            def said(probe):
                return [{text for text in seat if int(text.rsplit('|', 1)[1]) in told} for seat in probe.ask('notices')['seats']]
            wanted = said(near)[0]
            house.check(wanted, 'nothing was told at all')
            for seat in said(far):
                house.check(seat >= wanted, 'not told of what came while away: %s' % sorted(wanted - seat)[:3])
                house.check(seat <= wanted, 'told of something else: %s' % sorted(seat - wanted)[:3])
            twice, = far.sum('twice')
            house.check(twice == 0, '%d notices came twice' % twice)
        table.holds('1', 'each change that is told of comes while the seats are away (%d outages)' % len(moments),
                    '%d of %d notices told, each once, none else' % (len(wanted), len(wanted)), 'all, once')
    finally:
        proxy.stop()
        relay.end()


def run(stage, table):
    stage.guard(table, '1', 'changes while away', run_changes, stage, table)
