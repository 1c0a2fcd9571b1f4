# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check 9: one seat among fifty that reads nothing for a minute: the others do not notice, the relay stays small."""
import os
import threading
import time

import house
import parts
import witness

SEATS = 50
RATE = 50  # ×10 load


class Watch(threading.Thread):
    """The most memory that a process had resident while watched."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.most, self.over = pid, 0, threading.Event()

    def run(self):
        while not self.over.wait(0.1):
            self.most = max(self.most, parts.resident(self.pid))

    def stop(self):
        self.over.set()
        self.join()
        return self.most


def measure(relay, probe, versions, seconds):
    """Milliseconds from a message's 200 until a seat has it on its boards, for every seat and message."""
    probe.ask('trace unit/%s result' % versions.unit)
    feed = parts.Feed(relay.url)
    sent = [versions.next() for _ in range(int(seconds * RATE))]
    feed.send(sent, RATE)
    feed.finish()
    last = sent[-1][0]

    def here():
        return all(trace and trace[-1][1] >= last for trace in probe.ask('traces')['seats'])
    parts.wait_for(here, 'the last message at every seat', 30)
    delays = []
    for trace in probe.ask('traces')['seats']:
        at = 0
        for major, _ in sent:
            while trace[at][1] < major:
                at += 1
            delays.append((trace[at][0] - feed.answered[major]) / 1000)
    return delays


def catch_up(seat, relay):
    """The seat reads again: in the end it has what the relay has, if need be over a new connection."""
    wanted, _ = witness.look(relay.url)
    try:
        seat.read_until(lambda: seat.frames.get('beat') and seat.digests() == wanted, 30)
    except ConnectionError:
        # A seat that takes no byte cannot be told; then the relay's own count must say why.
        reasons = [labels for labels, n in relay.metrics('gantry_seats_dismissed_total') if n]
        house.check(seat.said_bye or reasons, 'it was let go without a reason')
        with witness.Witness(relay.url) as again:
            again.open_all()
            house.check(again.digests() == wanted, 'come again it has not what the relay has')
        return 'let go (%s), whole when it came again' % (seat.said_bye or ', '.join(reasons))
    house.check(seat.digests() == wanted, 'it has not what the relay has')
    return 'caught up'


def run_slow(stage, table):
    seconds = 60 if stage.long else 5
    bodies, _ = parts.rehearse(stage.folder)
    live = max(parts.find_live(bodies).values(), key=lambda i: len(bodies[i]))
    versions = parts.Versions(bodies[live])
    relay = house.Relay(os.path.join(stage.folder, 'slow'))
    try:
        with parts.Probe(SEATS - 1, relay.url) as probe:
            feed = parts.Feed(relay.url)
            feed.send(enumerate(bodies[:live + 1]))
            feed.finish()
            probe.wait_equal(relay.url)
            measure(relay, probe, versions, seconds / 4)  # the history's own growth comes first
            without, with_slow, grown, ended = [], [], 0, ''
            for _ in range(2 if stage.long else 1):
                watch = Watch(relay.process.pid)
                watch.start()
                without += measure(relay, probe, versions, seconds)
                before = watch.stop()
                slow = witness.Witness(relay.url, receive_buffer=4096)
                slow.open_all()
                watch = Watch(relay.process.pid)
                watch.start()
                with_slow += measure(relay, probe, versions, seconds)
                grown = max(grown, watch.stop() - before)
                ended = catch_up(slow, relay)
                slow.socket.close()
            probe.wait_equal(relay.url)
    finally:
        relay.end()
    one, two = parts.percentile(without, 0.99), parts.percentile(with_slow, 0.99)
    house.check(grown <= 2 * 20 * 1024, 'the relay has grown by %.1f MiB' % (grown / 1024))
    table.holds('9', 'a seat that reads nothing for %d s among %d at %d messages/s' % (seconds, SEATS, RATE),
                'p99 of the others %.1f ms, without it %.1f ms (%+.0f %%); %s' % (two, one, 100 * (two / one - 1), ended),
                'within 10 %', two <= 1.1 * one)
    table.holds('9', 'the relay meanwhile', '%+.1f MiB' % (grown / 1024), '≤ 20 MiB', grown <= 20 * 1024)


def run(stage, table):
    stage.guard(table, '9', 'slow seat', run_slow, stage, table)
