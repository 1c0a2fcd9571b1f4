# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check 3: two relays fed the same; either is killed at instants of chance: no seat is ever LATE, the loss shows."""
import os
import random
import threading
import time

import drops
import house
import parts
import witness

SEATS = 10
RATE = 10


def keep_feeding(relays, messages, over):
    """The same messages to both, each at its own pace, until told to end; then both have all of them."""
    feeds = [parts.Feed(relay.url) for relay in relays]
    while not over.is_set():
        message = [next(messages)]
        for feed in feeds:
            feed.send(message)
        over.wait(1 / RATE)
    for feed in feeds:
        feed.finish()


def when_known(before, after, probe):
    """Seconds after `before` until each seat said that fewer relays are up; a seat that never did: None."""
    found = []
    for seat in probe.ask('states')['seats']:
        times = [t for t, up in seat['relays'] if up < 2 and before * 1e6 <= t <= after * 1e6]
        found.append(times[0] / 1e6 - before if times else None)
    return found


def run_pair(stage, table):
    kills = 40 if stage.long else 3
    relays = [house.Relay(os.path.join(stage.folder, 'pair%d' % i)) for i in range(2)]
    over = threading.Event()
    feeder = threading.Thread(target=keep_feeding, args=(relays, drops.messages_for(stage.folder, 10 ** 6), over))
    shown = []
    try:
        with parts.Probe(SEATS, *(relay.url for relay in relays)) as probe:
            feeder.start()
            parts.wait_for(lambda: all(seat['up'] == 2 for seat in probe.report()), 'both lines of every seat', 15)
            parts.wait_for(probe.all_live, 'every seat live', 10)
            start = time.monotonic()
            for _ in range(kills):
                time.sleep(random.uniform(0.2, 2.0))
                relay = random.choice(relays)
                before = time.monotonic()
                relay.kill()
                time.sleep(3.2)
                shown += when_known(before, time.monotonic(), probe)
                relay.start()
                parts.wait_for(lambda: all(seat['up'] == 2 for seat in probe.report()), 'both lines again', 15)
            over.set()
            feeder.join()
            states = [[state for t, state in seat['states'] if t > start * 1e6] for seat in probe.ask('states')['seats']]
            probe.wait_equal(relays[0].url)
            probe.wait_equal(relays[1].url)
            twice, mismatches = probe.sum('twice', 'mismatches')
        house.check(witness.look(relays[0].url)[0] == witness.look(relays[1].url)[0], 'the relays have different digests')
        worse = [state for seat in states for state in seat if state != 'LIVE']
        house.check(not worse, '%d times a seat was %s' % (len(worse), sorted(set(worse))))
        house.check(None not in shown, '%d of %d times a loss was not shown within 3.2 s' % (shown.count(None), len(shown)))
        house.check(twice == 0, '%d alerts came twice' % twice)
        table.holds('3', 'two relays, %d × SIGKILL of either, %d seats' % (kills, SEATS),
                    'never LATE; loss shown after at most %.2f s; digests equal, %d mismatches on the way, 0 alerts twice' % (
                        max(shown), mismatches), 'never LATE, ≤ 3 s', max(shown) <= 3)
    finally:
        over.set()
        for relay in relays:
            relay.end()


def run(stage, table):
    stage.guard(table, '3', 'two relays', run_pair, stage, table)
