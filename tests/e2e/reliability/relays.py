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


class BeatWatch(threading.Thread):
    """An independent client of a relay that notes when heartbeats were late: on a machine that stops for seconds they are, and
    then a seat that says LATE says the truth."""

    def __init__(self, relay):
        super().__init__(daemon=True)
        self.relay, self.over, self.gaps = relay, threading.Event(), []  # (from, to), time.monotonic()

    def run(self):
        while not self.over.is_set():
            try:
                with witness.Witness(self.relay.url) as client:
                    last = time.monotonic()
                    while not self.over.is_set():
                        kind = client.read()['t']
                        if kind == 'beat':
                            now = time.monotonic()
                            if now - last > 1.6:
                                self.gaps.append((last, now))
                            last = now
            except (OSError, ConnectionError, ValueError):
                self.over.wait(0.05)

    def was_late(self, at):
        return any(start + 1.5 <= at <= end + 0.5 for start, end in self.gaps)


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
    watches = [BeatWatch(relay) for relay in relays]
    shown = []
    try:
        with parts.Probe(SEATS, *(relay.url for relay in relays)) as probe:
            feeder.start()
            for watch in watches:
                watch.start()
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
            states = [(t / 1e6, state) for seat in probe.ask('states')['seats'] for t, state in seat['states']
                      if t > start * 1e6 and state != 'LIVE']
            probe.wait_equal(relays[0].url)
            probe.wait_equal(relays[1].url)
            twice, mismatches = probe.sum('twice', 'mismatches')
        house.check(witness.look(relays[0].url)[0] == witness.look(relays[1].url)[0], 'the relays have different digests')
        # The other relay was late too, for everybody.
        excused = [state for t, state in states if any(watch.was_late(t) for watch in watches)]
        worse = len(states) - len(excused)
        house.check(not worse, '%d times a seat was %s' % (worse, sorted({state for _, state in states})))
        house.check(shown.count(None) == 0, '%d of %d times a loss was not shown within 3.2 s' % (shown.count(None), len(shown)))
        house.check(twice == 0, '%d alerts came twice' % twice)
        table.holds('3', 'two relays, %d × SIGKILL of either, %d seats' % (kills, SEATS),
                    'never LATE%s; loss shown after at most %.2f s; digests equal, %d mismatches on the way, 0 alerts twice' % (
                        ' (but %d times with the living relay\'s own heartbeat)' % len(excused) if excused else '', max(shown),
                        mismatches), 'never LATE, ≤ 3 s', max(shown) <= 3)
    finally:
        over.set()
        for watch in watches:
            watch.over.set()
        for relay in relays:
            relay.end()


def run(stage, table):
    stage.guard(table, '3', 'two relays', run_pair, stage, table)
