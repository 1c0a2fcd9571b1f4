# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check 10: hours of ×10 load, compressed: resident memory of relay and seat flat after the first tenth."""
import os
import selectors
import socket
import sys
import time

import house
import parts

RATE = 50  # ×10: what an hour is counted with
HOURS = 10
CONNECTIONS = 32
SEATS = 1
HELD = 300  # s that a seat keeps what it has shown, for a longer delay
HISTORY = 64 * 1024 * 1024


class Flood:
    """Messages over many connections, each with the next as soon as the last is answered: a thread a connection would be what
    limits it."""

    def __init__(self, relay, versions):
        self.versions, self.sent, self.taken = versions, 0, 0
        self.wanted = True
        self.connections = selectors.DefaultSelector()
        for _ in range(CONNECTIONS):
            connection = socket.create_connection(('127.0.0.1', relay.port))
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections.register(connection, selectors.EVENT_READ, bytearray())
            self.post(connection)

    def post(self, connection):
        body = self.versions[self.sent % len(self.versions)].next()[1].encode()
        connection.sendall(b'POST /odf HTTP/1.1\r\nHost: relay\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n\r\n'
                           % len(body) + body)
        self.sent += 1

    def take(self, connection, answer):
        """What has come of an answer, which is one line."""
        more = connection.recv(4096)
        house.check(more, 'the relay closes the connection of a sender')
        answer += more
        head, end, text = answer.partition(b'\r\n\r\n')
        if not end or not text.endswith(b'\n'):
            return
        house.check(head.startswith(b'HTTP/1.1 200'), 'a message was answered with %r' % bytes(head[:40]))
        answer.clear()
        self.taken += 1
        if self.wanted:
            self.post(connection)

    def run(self, until):
        while time.monotonic() < until:
            for ready, _ in self.connections.select(0.1):
                self.take(ready.fileobj, ready.data)

    def finish(self):
        self.wanted = False
        end = time.monotonic() + house.PATIENCE
        while self.taken < self.sent:
            house.check(time.monotonic() < end, 'the relay takes no more messages')
            self.run(time.monotonic() + 0.05)
        for ready in list(self.connections.get_map().values()):
            ready.fileobj.close()
        self.connections.close()


def fill(flood, relay):
    """The puts that a relay keeps for those who come back have a bound of 64 MiB, and what a seat keeps has one of minutes and of
    bytes; the first of ten hours reaches both, and so must what comes here before anything is counted."""
    end = time.monotonic() + HELD
    while relay.metrics('gantry_history_bytes')[0][1] < HISTORY - 64 * 1024 or time.monotonic() < end:
        house.check(flood.taken < 1000000, 'the history of puts does not fill')
        flood.run(time.monotonic() + 1)
    return flood.taken


def feed_and_sample(flood, relay, probe, seconds):
    """Newer results of every unit in turn, as fast as the relay takes them, until they are ten hours of them or the time is over;
    memory as it goes: [(messages, relay, seats)]."""
    samples, before = [], flood.taken
    end, step = time.monotonic() + seconds, min(seconds / 50, 10)
    while time.monotonic() < end and flood.taken - before < HOURS * 3600 * RATE:
        flood.run(time.monotonic() + step)
        samples.append((flood.taken - before, parts.resident(relay.process.pid), probe.ask('report')['rss']))
        print('memory: %d messages, relay %d kB, a seat %d kB' % samples[-1], file=sys.stderr, flush=True)
    return samples


def growth(samples, column):
    """(kB after the first tenth of the messages, the most after it, kB at the end)"""
    after = [sample[column] for sample in samples if sample[0] >= samples[-1][0] / 10]
    return after[0], max(after), after[-1]


def run_memory(stage, table):
    seconds = 5400 if stage.long else 5
    bodies, _ = parts.rehearse(stage.folder)
    versions = [parts.Versions(bodies[i]) for i in parts.find_live(bodies).values()]
    relay = house.Relay(os.path.join(stage.folder, 'memory'))
    try:
        with parts.Probe(SEATS, relay.url, options=['--forget']) as probe:
            feed = parts.Feed(relay.url)
            feed.send(enumerate(bodies))
            feed.finish()
            probe.wait_equal(relay.url)
            flood = Flood(relay, versions)
            before = fill(flood, relay) if stage.long else 0
            start = time.monotonic()
            samples = feed_and_sample(flood, relay, probe, seconds)
            took = time.monotonic() - start
            flood.finish()
            probe.wait_equal(relay.url)
    finally:
        relay.end()
    sent = samples[-1][0]
    what = '%d messages in %d s (%d/s) = %.1f h at ×10' % (sent, took, sent / took, sent / RATE / 3600)
    if before:
        what += ', after %d that filled what both keep' % before
    for column, name in (1, 'relay'), (2, 'a seat'):
        first, most, last = growth(samples, column)
        # What a short run has not filled yet: the relay's history of puts.
        bound = 2 * first if stage.long else first + 96 * 1024
        house.check(most <= bound, '%s: from %.1f to %.1f MiB' % (name, first / 1024, most / 1024))
        table.holds('10', '%s, resident, %s' % (name, what), '%.1f MiB after a tenth, then at most %.1f, %.1f at the end' % (
            first / 1024, most / 1024, last / 1024), 'flat (≤ 5 % more)' if stage.long else '',
            not stage.long or most <= 1.05 * first)


def run(stage, table):
    stage.guard(table, '10', 'memory', run_memory, stage, table)
