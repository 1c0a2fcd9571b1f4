# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scenarios share: seats under test, a sender of messages, resident memory, figures."""
import gzip
import http.client
import json
import os
import queue
import re
import subprocess
import sys
import threading
import time
from urllib.parse import urlsplit

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
import house  # noqa: E402
import witness  # noqa: E402

PROBE = os.environ.get('GANTRY_SEAT_PROBE', 'seat-probe')


def percentile(values, share):
    ordered = sorted(values)
    return ordered[int((len(ordered) - 1) * share)] if ordered else float('nan')


def wait_for(look, what, patience=house.PATIENCE, every=0.05):
    """Calls look() until it says something true, and returns that."""
    end = time.monotonic() + patience
    while True:
        found = look()
        if found:
            return found
        house.check(time.monotonic() < end, '%s: not within %g s' % (what, patience))
        time.sleep(every)


def resident(pid):
    """kB."""
    with open('/proc/%d/status' % pid, encoding='ascii') as status:
        return int(re.search(r'VmRSS:\s+(\d+)', status.read()).group(1))


class Probe:
    """Seats in a process of their own (seat-probe.c)."""

    def __init__(self, seats, *urls, options=(), environment=None, wrapper=()):
        relays = [word for url in urls for word in ('--relay', url)]
        self.process = subprocess.Popen([*wrapper, PROBE, '--seats', str(seats), *relays, *options], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        env={**os.environ, **(environment or {})})
        self.lock = threading.Lock()
        self.told = []  # with --tell: whatever was shown: {at, wall, newest, topics}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def ask(self, command):
        with self.lock:
            self.process.stdin.write(command + '\n')
            self.process.stdin.flush()
            while True:
                line = self.process.stdout.readline()
                house.check(line, 'the seats ended with %s' % self.process.poll())
                answer = json.loads(line)
                if answer.get('t') != 'shown':
                    return answer
                self.told.append(answer)

    def read_told(self):
        """After its end: what it still had said."""
        for line in self.process.stdout:
            answer = json.loads(line)
            self.told.append(answer)
        return self.told

    def report(self):
        return self.ask('report')['seats']

    def sum(self, *names):
        seats = self.report()
        return [sum(seat[name] for seat in seats) for name in names]

    def all_live(self):
        return all(seat['state'] == 'LIVE' for seat in self.report())

    def differences(self, wanted):
        """(seat, topic) of whatever is not what the relay has."""
        return [(number, topic) for number, seat in enumerate(self.ask('digests')['seats'])
                for topic in wanted if seat.get(topic) != wanted[topic]]

    def wait_equal(self, url, patience=house.PATIENCE):
        """Until every seat holds what the relay holds, which must rest; returns (seconds, objects of the relay)."""
        start = time.monotonic()
        wanted, objects = witness.look(url)
        end = start + patience
        while True:
            differing = self.differences(wanted)
            if not differing:
                break
            house.check(time.monotonic() < end, '%d topics of %d seats are not what the relay has, first %s of seat %d' % (
                len(differing), len({seat for seat, _ in differing}), differing[0][1], differing[0][0]))
            time.sleep(0.1)
        have = [seat['objects'] for seat in self.report()]
        house.check(all(n == objects for n in have), 'the relay has %d objects, seats %s' % (objects, sorted(set(have))))
        return time.monotonic() - start, objects

    def end(self):
        if self.process.poll() is None:
            self.process.stdin.close()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process.stdout.close()


def rehearse(folder, *options):
    """The messages of an invented competition, as texts, and the recording's path."""
    path = os.path.join(folder, 'rehearsal%s.jsonl.gz' % ''.join(options).replace('/', ''))
    if not os.path.exists(path):
        house.ctl('rehearse', '--output', path, *options)
    with gzip.open(path, 'rt', encoding='utf-8') as lines:
        return [json.loads(line)['body'] for line in lines], path


# ---- newer versions of what is there -------------------------------------------------------------------
def unit_of(body):
    return re.search(r'DocumentCode="([^"]+)"', body).group(1)


def find_live(bodies, unit=None):
    """Indices of live results, the fullest of each unit."""
    best = {}
    for i, body in enumerate(bodies):
        if 'DT_RESULT"' in body and 'ResultStatus="LIVE"' in body and unit in (None, unit_of(body)):
            code = unit_of(body)
            if code not in best or len(body) > len(bodies[best[code]]):
                best[code] = i
    return best


def change_last_time(row, i):
    """The row's longest time, wherever it stands in it, with other hundredths."""
    times = re.findall(r'"((?:\d+:)?\d\d\.\d\d)"', row)
    if not times:
        return row
    last = max(times, key=lambda text: (len(text), text))
    return row.replace(f'"{last}"', f'"{last[:-2]}{i % 100:02d}"')


def later(clock, ms):
    """"HHMMSSmmm", so much later, the same day."""
    day = ((int(clock[:2]) * 60 + int(clock[2:4])) * 60 + int(clock[4:6])) * 1000 + int(clock[6:])
    day = min(day + ms, 24 * 3600 * 1000 - 1)
    return '%02d%02d%02d%03d' % (day // 3600000, day // 60000 % 60, day // 1000 % 60, day % 1000)


class Versions:
    """Newer and newer versions of a live result, each with another time for one competitor: what a timing system sends."""

    def __init__(self, body):
        self.version = int(re.search(r' Version="(\d+)"', body).group(1))
        self.clock = re.search(r' Time="(\d+)"', body).group(1)
        self.pieces = re.split(r'(<Result .*?</Result>)', body, flags=re.DOTALL)
        self.unit = unit_of(body)
        self.n = 0

    def next(self):
        """(major revision, message)"""
        self.n += 1
        at = 2 * (self.n % (len(self.pieces) // 2)) + 1
        self.pieces[at] = change_last_time(self.pieces[at], self.n)
        version = self.version + self.n
        text = re.sub(r' Version="\d+"', f' Version="{version}"', ''.join(self.pieces), count=1)
        text = re.sub(r' Time="\d+"', f' Time="{later(self.clock, self.n)}"', text, count=1)
        return 2 * version, text


# ---- sending --------------------------------------------------------------------------------------------
class Sender(threading.Thread):
    """Posts what comes out of the queue over a connection of its own, again and again until it is answered with 200."""

    def __init__(self, url, work, answered=None, over=None):
        super().__init__(daemon=True)
        self.place = urlsplit(url)
        self.work, self.answered, self.over = work, answered, over or threading.Event()
        self.connection = None
        self.sent = self.again = 0
        self.fault = None

    def post(self, body):
        if self.connection is None:
            self.connection = http.client.HTTPConnection(self.place.hostname, self.place.port, timeout=30)
        self.connection.request('POST', '/odf', body, {'Content-Type': 'application/xml'})
        response = self.connection.getresponse()
        response.read()
        return response.status

    def deliver(self, body):
        while not self.over.is_set():
            try:
                status = self.post(body)
            except (OSError, http.client.HTTPException):
                self.connection = None
                self.again += 1
                self.over.wait(0.02)
                continue
            if status != 200:
                self.fault = self.fault or 'answered with %d' % status
            return

    def run(self):
        while True:
            item = self.work.get()
            if item is None or self.over.is_set():
                return
            key, body = item
            self.deliver(body.encode() if isinstance(body, str) else body)
            self.sent += 1
            if self.answered is not None:
                self.answered[key] = time.monotonic_ns() // 1000


class Feed:
    """Messages to a relay, at a rate or as fast as it takes them, with one connection (then in order) or several."""

    def __init__(self, url, connections=1):
        self.work, self.answered, self.over = queue.Queue(64), {}, threading.Event()
        self.given = 0
        self.senders = [Sender(url, self.work, self.answered, self.over) for _ in range(connections)]
        for sender in self.senders:
            sender.start()

    def send(self, messages, rate=None):
        """messages: (key, body), each with a key of its own."""
        start = time.monotonic()
        for i, message in enumerate(messages):
            delay = start + i / rate - time.monotonic() if rate else 0
            if delay > 0:
                time.sleep(delay)
            while not self.over.is_set():
                try:
                    self.work.put(message, timeout=0.2)
                    self.given += 1
                    break
                except queue.Full:
                    pass
            if self.over.is_set():
                return

    def wait_taken(self):
        """Until all of it is answered."""
        wait_for(lambda: sum(sender.sent for sender in self.senders) == self.given, 'the relay to take everything', every=0.01)

    def finish(self):
        for _ in self.senders:
            self.work.put(None, timeout=house.PATIENCE)
        for sender in self.senders:
            sender.join(house.PATIENCE)
            house.check(not sender.is_alive(), 'the relay takes no more messages')
            house.check(sender.fault is None, 'a message was %s' % sender.fault)
        return sum(sender.sent for sender in self.senders)

    def stop(self):
        """Whatever still waits is not sent."""
        self.over.set()
