# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check 10: hours of ×10 load, compressed: resident memory of relay and seat flat after the first tenth."""
import os
import time

import house
import parts

RATE = 50        # ×10: what an hour is counted with
CONNECTIONS = 8
SEATS = 2
HISTORY = 60 * 1024 * 1024


def send_some(feed, versions, sent):
    """50 more; how many there are then."""
    chunk = [versions[(sent + i) % len(versions)].next() for i in range(50)]
    feed.send([((sent + i, major), body) for i, (major, body) in enumerate(chunk)])
    feed.answered.clear()
    return sent + len(chunk)


def fill_history(feed, relay, versions):
    """The puts that a relay keeps for those who come back have a bound of 64 MiB; an hour at ×10 reaches it, and so must a
    minute here, before anything is counted."""
    sent = 0
    while relay.metrics('gantry_history_bytes')[0][1] < HISTORY and sent < 200000:
        for _ in range(20):
            sent = send_some(feed, versions, sent)
    return sent


def feed_and_sample(feed, relay, probe, versions, seconds):
    """Newer results of every unit in turn, as fast as the relay takes them; memory as it goes: [(messages, relay, seats)]."""
    samples, sent = [], 0
    end, step = time.monotonic() + seconds, seconds / 50
    while time.monotonic() < end:
        until = time.monotonic() + step
        while time.monotonic() < until:
            sent = send_some(feed, versions, sent)
        samples.append((sent, parts.resident(relay.process.pid), probe.ask('report')['rss']))
    return samples


def growth(samples, column):
    """(kB after the first tenth, the most after it, kB at the end)"""
    first = samples[len(samples) // 10][column]
    return first, max(sample[column] for sample in samples[len(samples) // 10:]), samples[-1][column]


def run_memory(stage, table):
    seconds = 480 if stage.long else 5
    bodies, _ = parts.rehearse(stage.folder)
    versions = [parts.Versions(bodies[i]) for i in parts.find_live(bodies).values()]
    relay = house.Relay(os.path.join(stage.folder, 'memory'))
    try:
        with parts.Probe(SEATS, relay.url) as probe:
            feed = parts.Feed(relay.url)
            feed.send(enumerate(bodies))
            feed.finish()
            probe.wait_equal(relay.url)
            feed = parts.Feed(relay.url, CONNECTIONS)
            before = fill_history(feed, relay, versions) if stage.long else 0
            samples = feed_and_sample(feed, relay, probe, versions, seconds)
            feed.finish()
            probe.wait_equal(relay.url)
            twice, = probe.sum('twice')
            house.check(twice == 0, '%d alerts came twice' % twice)
    finally:
        relay.end()
    sent = samples[-1][0]
    what = '%d messages in %d s = %.1f h at ×10' % (sent, seconds, sent / RATE / 3600)
    if before:
        what += ', after %d that filled the history' % before
    for column, name in (1, 'relay'), (2, '%d seats' % SEATS):
        first, most, last = growth(samples, column)
        # What a short run has not filled yet: the relay's history of puts.
        bound = 2 * first if stage.long else first + 96 * 1024
        house.check(most <= bound, '%s: from %.1f to %.1f MiB' % (name, first / 1024, most / 1024))
        table.holds('10', '%s, resident, %s' % (name, what), '%.1f MiB after a tenth, then at most %.1f, %.1f at the end' % (
            first / 1024, most / 1024, last / 1024), 'flat (≤ 5 % more)' if stage.long else '',
            not stage.long or most <= 1.05 * first)


def run(stage, table):
    stage.guard(table, '10', 'memory', run_memory, stage, table)
