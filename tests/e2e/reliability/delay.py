# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check 8: with a delay nothing is shown that is younger than now less the delay; across a reconnect, a relay change, a restart
and a late join. The venue's clock is the machine's: every message carries the time at which it is sent."""
import os
import re
import threading
import time
from datetime import datetime, timezone

import house
import parts
from faultproxy import FaultProxy

FRAME = 1000 / 60  # ms
RATE = 10
FIRST = 5 * 60 * 100  # hundredths: "5:00.00", later than any time of the competition, so that each text is there once


class Now(threading.Thread):
    """The same newer result to every relay that runs, ten a second, with a text of its own that says when it was made."""

    def __init__(self, relays, body):
        super().__init__(daemon=True)
        self.relays, self.body, self.over = relays, body, threading.Event()
        self.version = int(re.search(r' Version="(\d+)"', body).group(1))
        self.pieces = re.split(r'(<Result .*?</Result>)', body, flags=re.DOTALL)
        self.unit = parts.unit_of(body)
        self.made = {}  # text → ms source time
        self.n = 0
        self.clock_started = None  # ms source time

    def make(self):
        self.n += 1
        hundredths = FIRST + self.n
        text = '%d:%02d.%02d' % (hundredths // 6000, hundredths // 100 % 60, hundredths % 100)
        at = 2 * (self.n % (len(self.pieces) // 2)) + 1
        times = re.findall(r'"((?:\d+:)?\d\d\.\d\d)"', self.pieces[at])
        if times:
            last = max(times, key=lambda found: (len(found), found))
            self.pieces[at] = self.pieces[at].replace(f'"{last}"', f'"{text}"')
        self.made[text], date, clock = self.now()
        body = re.sub(r' Version="\d+"', f' Version="{self.version + self.n}"', ''.join(self.pieces), count=1)
        body = re.sub(r' Date="[\d-]+"', f' Date="{date}"', body, count=1)
        return re.sub(r' Time="\d+"', f' Time="{clock}"', body, count=1)

    def start_clock(self):
        """A clock of the unit's that runs from now on: for the picture of the moment, beside the results."""
        at, date, clock = self.now()
        self.clock_started = at
        head = re.sub(r' ResultStatus="\w*"', ' ResultStatus="LIVE"', re.search(r'<OdfBody[^>]*>', self.body).group(0))
        head = head.replace('"DT_RESULT"', '"DT_CURRENT"')
        head = re.sub(r' Time="\d+"', f' Time="{clock}"', re.sub(r' Date="[\d-]+"', f' Date="{date}"', head))
        head = re.sub(r' Version="\d+"', f' Version="{self.version + 1000000}"', head)
        body = head + '<Competition Gen="GEN-1.0" Sport="SPORT-1.0" Codes="CODES-1.0"><Clock Running="Y" Time="0:00"/></Competition></OdfBody>'
        for relay in self.relays:
            feed = parts.Feed(relay.url)
            feed.send([(0, body)])
            feed.finish()

    @staticmethod
    def now():
        """(ms, Date, Time)"""
        wall = int(time.time() * 1000)
        moment = datetime.fromtimestamp(wall / 1000, timezone.utc)
        return wall, moment.strftime('%Y-%m-%d'), moment.strftime('%H%M%S') + '%03d' % (wall % 1000)

    def run(self):
        feeds = {}
        while not self.over.is_set():
            body = self.make()
            for relay in self.relays:
                feed = feeds.setdefault(relay, parts.Feed(relay.url))
                feed.send([(self.n, body)])
            self.over.wait(1 / RATE)
        for feed in feeds.values():
            feed.stop()

    def stop(self):
        self.over.set()
        self.join()


class Account:
    """How much too young what was shown was at worst, and how late what was due was."""

    def __init__(self, delay):
        self.delay, self.worst, self.worst_what, self.looks, self.lateness = delay, -1e12, '', 0, []

    def look(self, wall, source, fresh=False, what=''):
        """ms: too young by how much; a source time is `fresh` when it was not shown before."""
        if source - (wall - self.delay) > self.worst:
            self.worst, self.worst_what = source - (wall - self.delay), what
        self.looks += 1
        if fresh and wall - self.delay - source < 60000:  # not what was there before the test
            self.lateness.append(wall - self.delay - source)

    def take(self, told):
        newest = 0
        for line in told:
            self.look(line['wall'], line['newest'], line['newest'] > newest)
            newest = max(newest, line['newest'])


def run_probe(stage, table):
    delay = 35000 if stage.long else 2000
    bodies, _ = parts.rehearse(stage.folder)
    live = max(parts.find_live(bodies).values(), key=lambda i: len(bodies[i]))
    relays = [house.Relay(os.path.join(stage.folder, 'delay%d' % i)) for i in range(2)]
    proxies = [FaultProxy(relay.port).start() for relay in relays]
    urls = ['http://127.0.0.1:%d' % proxy.port for proxy in proxies]
    options = ['--cache', os.path.join(stage.folder, 'delay-cache', 'seat'), '--tell']
    account = Account(delay)
    now = None

    def follow(seconds, probe, wanted=True):
        """Asks so that what is told is read; in the end what is due must have been shown."""
        end = time.monotonic() + seconds
        before = len(probe.told)
        while time.monotonic() < end:
            report = probe.report()[0]
            time.sleep(0.2)
        house.check(report['delay'] == delay, 'the delay is %d ms' % report['delay'])
        house.check(not wanted or len(probe.told) > before, 'nothing new was shown for %g s' % seconds)

    try:
        for relay in relays:
            feed = parts.Feed(relay.url)
            feed.send(enumerate(bodies[:live + 1]))
            feed.finish()
        now = Now(relays, bodies[live])
        now.start()
        span = delay / 1000 + 3
        with parts.Probe(1, *urls, options=[*options, '--delay', str(delay)]) as probe:
            follow(span, probe)
            for proxy in proxies:  # a reconnect
                proxy.refuse()
                proxy.drop()
            follow(2, probe)
            for proxy in proxies:
                proxy.refuse(False)
            follow(4, probe)
            proxies[0].refuse()  # a change of the relay, and back
            proxies[0].drop()
            follow(4, probe)
            proxies[0].refuse(False)
            proxies[1].refuse()
            proxies[1].drop()
            follow(4, probe)
            proxies[1].refuse(False)
        account.take(probe.told)
        with parts.Probe(1, *urls, options=[*options, '--delay', str(delay)]) as probe:  # a restart
            follow(span, probe)
        account.take(probe.told)
        with parts.Probe(1, *urls, options=['--tell', '--delay', str(delay)]) as probe:  # a late join
            follow(span, probe)
        account.take(probe.told)
    finally:
        if now is not None:
            now.stop()
        for proxy in proxies:
            proxy.stop()
        for relay in relays:
            relay.end()
    house.check(account.worst <= FRAME, 'shown %.0f ms too early' % account.worst)
    table.holds('8', 'boards with a delay of %.1f s: reconnect, relay change, restart, late join' % (delay / 1000),
                '%d states, the youngest %.0f ms older than it had to be; new ones within %.0f ms (p99)' % (
                    account.looks, -account.worst, parts.percentile(account.lateness, 0.99)), 'nothing younger, ± one frame')


def run(stage, table):
    stage.guard(table, '8', 'delay', run_probe, stage, table)
