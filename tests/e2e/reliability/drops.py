# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check 1: repeated drops of two seconds, fifty seats: everything delivered, digests equal, nothing alerted twice."""
import os
import random
import threading
import time

import house
import parts
from faultproxy import FaultProxy

SEATS = 50
AWAY = 2.0


def drop(proxy):
    proxy.refuse()
    proxy.drop()
    time.sleep(AWAY)
    proxy.refuse(False)


def reset(proxy):
    proxy.refuse()
    proxy.reset()
    time.sleep(AWAY)
    proxy.refuse(False)


def stall(proxy):
    proxy.stall()
    time.sleep(AWAY)
    proxy.stall(False)


def half_open(proxy):
    proxy.half_open()
    time.sleep(AWAY)
    proxy.half_open(False)


def cut(proxy):
    """In the middle of a frame, and away."""
    proxy.cut(random.randint(1, 4000))
    parts.wait_for(lambda: not proxy.cutting(), 'a connection to be cut', 10)
    drop(proxy)


def cut_only(proxy):
    """Again and again for as long, the relay being there all the time."""
    end = time.monotonic() + AWAY
    while time.monotonic() < end:
        proxy.cut(random.randint(1, 20000))
        time.sleep(0.1)


def messages_for(folder, n):
    """An invented competition, and when it is over newer results of it: (key, body)."""
    bodies, _ = parts.rehearse(folder)
    versions = [parts.Versions(bodies[i]) for i in parts.find_live(bodies).values()]
    for i in range(n):
        yield i, bodies[i] if i < len(bodies) else versions[i % len(versions)].next()[1]


def run_line(stage, table, name, faults, delay):
    """rounds × (two seconds of a fault, then a good line); after each, all must be equal."""
    rounds, period, rate = (60, 10.0, 5) if stage.long else (len(faults), 3.0, 40)
    relay = house.Relay(os.path.join(stage.folder, 'drops' + name))
    proxy = FaultProxy(relay.port).start()
    proxy.delay(delay)
    messages = messages_for(stage.folder, int(rounds * period * rate) + 1)
    settled = []
    try:
        with parts.Probe(SEATS, 'http://127.0.0.1:%d' % proxy.port) as probe, parts.Probe(1, relay.url) as near:
            feed = parts.Feed(relay.url)
            feed.send([next(messages)])
            parts.wait_for(probe.all_live, 'all seats connected')
            for number in range(rounds):
                chunk = [next(messages) for _ in range(int(period * rate))]
                sending = threading.Thread(target=feed.send, args=(chunk, rate))
                sending.start()
                time.sleep(random.uniform(0, period - AWAY) / 2)
                faults[number % len(faults)](proxy)
                sending.join()
                feed.wait_taken()
                settled.append(probe.wait_equal(relay.url)[0])
            sent = feed.finish()
            objects = probe.wait_equal(relay.url)[1]
            parts.wait_for(probe.all_live, 'all seats live in the end', 15)
            losses, twice, mismatches, lost = probe.sum('losses', 'twice', 'mismatches', 'lost_histories')
            notices = max(seat['notices'] for seat in probe.report())
            reference = near.report()[0]
        house.check(twice == 0, '%d alerts came twice' % twice)
        house.check(mismatches == 0, 'a digest of the relay differed %d times where nothing was missing' % mismatches)
        house.check(reference['twice'] == 0, 'alerts came twice where nothing was broken')
        house.check(losses >= SEATS * rounds / 3, 'only %d connections were lost' % losses)
        table.holds('1', '%s: %d rounds, %d seats, %d messages' % (name, rounds, SEATS, sent),
                    '100.00 %% of %d × %d objects; %d of %d digest rounds equal, slowest after %.1f s; %d losses, up to '
                    '%d alerts a seat (undisturbed: %d), twice 0, histories lost %d' % (
                        SEATS, objects, rounds, rounds, max(settled), losses, notices, reference['notices'], lost),
                    '100.00 %, equal, 0 twice')
    finally:
        proxy.stop()
        relay.end()


def run(stage, table):
    stage.guard(table, '1', 'drops', run_line, stage, table, '2-s drops', [drop, reset, stall, half_open], 0)


def run_slow_line(stage, table):
    stage.guard(table, '1', '240 ms, cut', run_line, stage, table, '2-s drops, 240 ms, cut frames', [cut, drop, cut_only], 0.24)
