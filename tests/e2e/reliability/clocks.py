# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check 6: clocks of seat and relay five minutes apart: ages, the venue's time and running clocks are still right."""
import os
import re
import shutil

import changes
import house
import parts

APART = 300


def venue_time(bodies, relay):
    """The slowest clock of the sources that are on, each as its last message told it, and which message that was."""
    told = {re.search(r' Source="([^"]+)"', body).group(1): (changes.source_time(body), i) for i, body in enumerate(bodies)}
    return min(told[name] for name in told if relay.source(name) == 'on')


def shifted(seconds):
    return ['faketime', '-f', '%+ds' % seconds]


def read(probe):
    seat = probe.ask('clocks')['seats'][0]
    return seat['at'] / 1000, seat['source_time'], {unit: clock / 1000 for unit, clock in seat['clocks'].items()}


def run_clocks(stage, table):
    if shutil.which('faketime') is None:
        table.skipped('6', 'clocks five minutes apart', 'without faketime')
        return
    bodies, _ = parts.rehearse(stage.folder)
    own = {'FAKETIME_DONT_FAKE_MONOTONIC': '1', 'DONT_FAKE_MONOTONIC': '1'}
    running = max(i for i, body in enumerate(bodies) if 'DT_CURRENT' in body)
    relay = house.Relay(os.path.join(stage.folder, 'clocks'))
    try:
        with parts.Probe(1, relay.url) as near, \
                parts.Probe(1, relay.url, wrapper=shifted(APART), environment=own) as ahead, \
                parts.Probe(1, relay.url, wrapper=shifted(-APART), environment=own) as behind:
            feed = parts.Feed(relay.url)
            feed.send(enumerate(bodies[:running]))
            feed.finish()
            at, index = venue_time(bodies[:running], relay)
            sent = feed.answered[index] / 1000
            apart, worst_clock, worst_age, clocks = 0, 0, 0, 0
            for probe in (near, ahead, behind):
                probe.wait_equal(relay.url)
                parts.wait_for(lambda: probe.report()[0]['source_time'] >= at, 'a heartbeat after the last message', 10)
            for _ in range(30 if stage.long else 6):
                parts.time.sleep(0.5)
                here, source_here, clocks_here = read(near)
                for probe in (ahead, behind):
                    there, source_there, clocks_there = read(probe)
                    apart = max(apart, abs((source_there - source_here) - (there - here)), abs(source_there - at - (there - sent)))
                    house.check(clocks_there.keys() == clocks_here.keys(), 'other clocks run')
                    for unit, clock in clocks_there.items():
                        worst_clock = max(worst_clock, abs((clock - clocks_here[unit]) - (there - here)))
                        clocks += 1
                    report = probe.report()[0]
                    house.check(report['state'] == 'LIVE', 'the seat is %s' % report['state'])
                    worst_age = max(worst_age, report['age'])
    finally:
        relay.end()
    house.check(apart < 1000 and worst_clock < 1000 and worst_age < 2000, 'wrong by %d ms, clocks %d ms, age %d ms' % (
        apart, worst_clock, worst_age))
    house.check(clocks, 'no clock ran')
    table.holds('6', 'seats whose clocks are 5 min ahead and behind',
                'venue time within %d ms, running clocks within %d ms, age at most %d ms, LIVE' % (apart, worst_clock, worst_age),
                'right', apart < 200 and worst_clock < 200)


def run(stage, table):
    stage.guard(table, '6', 'clocks apart', run_clocks, stage, table)
