#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures the real programs; prints, and never passes or fails on a time.

bench.py apply PROGRAMS [SHARED]   what a message costs (bench-apply), on an invented competition and on the recordings of SHARED
bench.py paint PROGRAMS            POST answered → frame painted, one seat, 5, 50 and 500 messages a second
bench.py start PROGRAMS            start to a full table against an empty libadwaita window, and peak memory of both
"""

import gzip
import http.client
import json
import os
import queue
import re
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'e2e' / 'window'))
import desk  # noqa: E402

UNIT = 'SWMW200MFR------------FNL-000100--'
SENDERS = 8
SECONDS = float(os.environ.get('GANTRY_BENCH_SECONDS', '15'))
STARTS = int(os.environ.get('GANTRY_BENCH_STARTS', '10'))


def say(text=''):
    print(text, flush=True)


def percentile(values, share):
    ordered = sorted(values)
    return ordered[int((len(ordered) - 1) * share)]


def read_bodies(recording):
    with gzip.open(recording, 'rt', encoding='utf-8') as lines:
        return [json.loads(line)['body'] for line in lines]


def find_live(bodies):
    """Index of the unit's live result with the most in it."""
    live = [i for i, body in enumerate(bodies)
            if f'DocumentCode="{UNIT}"' in body and 'DT_RESULT"' in body and 'ResultStatus="LIVE"' in body]
    return max(live, key=lambda i: len(bodies[i]))


def change_last_time(row, i):
    """The row's longest time, wherever it stands in it, with other hundredths."""
    times = re.findall(r'"((?:\d+:)?\d\d\.\d\d)"', row)
    if not times:
        return row
    last = max(times, key=lambda text: (len(text), text))
    return row.replace(f'"{last}"', f'"{last[:-2]}{i % 100:02d}"')


def make_messages(body, n):
    """n newer versions of a live result, each with another time for one competitor: what a busy timing system sends."""
    version = int(re.search(r' Version="(\d+)"', body).group(1))
    clock = int(re.search(r' Time="(\d+)"', body).group(1))
    pieces = re.split(r'(<Result .*?</Result>)', body, flags=re.DOTALL)
    messages = []
    for i in range(1, n + 1):
        at = 2 * (i % (len(pieces) // 2)) + 1
        pieces[at] = change_last_time(pieces[at], i)
        text = re.sub(r' Version="\d+"', f' Version="{version + i}"', ''.join(pieces), count=1)
        text = re.sub(r' Time="\d+"', f' Time="{min(clock + i, 235959999):09d}"', text, count=1)
        messages.append((2 * (version + i), text.encode()))
    return messages


class Sender(threading.Thread):
    """Posts what comes out of the queue over one connection, and notes when each was answered."""

    def __init__(self, url, work, answered):
        super().__init__(daemon=True)
        self.connection = http.client.HTTPConnection(urlsplit(url).hostname, urlsplit(url).port)
        self.work = work
        self.answered = answered

    def run(self):
        while True:
            item = self.work.get()
            if item is None:
                return
            major, body = item
            self.connection.request('POST', '/odf', body, {'Content-Type': 'application/xml'})
            response = self.connection.getresponse()
            response.read()
            self.answered[major] = (time.monotonic_ns() // 1000, response.status)


def post_at(url, messages, rate):
    work, answered = queue.Queue(), {}
    senders = [Sender(url, work, answered) for _ in range(SENDERS)]
    for sender in senders:
        sender.start()
    start = time.monotonic()
    for i, message in enumerate(messages):
        delay = start + i / rate - time.monotonic()
        if delay > 0:
            time.sleep(delay)
        work.put(message)
    for _ in senders:
        work.put(None)
    for sender in senders:
        sender.join()
    return answered, time.monotonic() - start


def read_trace(path, topic):
    """[(µs, major)] of the frames that painted a newer result of the topic."""
    frames = []
    for line in path.read_text(encoding='utf-8').splitlines():
        words = line.split()
        if len(words) == 4 and words[1] == topic and words[2] == 'result':
            frames.append((int(words[0]), int(words[3].split('.')[0])))
    return frames


def match(answered, frames):
    """Milliseconds from the answer to the first frame that shows that version or a newer one."""
    delays, at = [], 0
    for major in sorted(answered):
        while at < len(frames) and frames[at][1] < major:
            at += 1
        if at < len(frames):
            delays.append((frames[at][0] - answered[major][0]) / 1000)
    return delays


def wait_painted(desk_program, trace, major):
    def painted():
        desk_program.check()
        return trace.exists() and any(frame[1] >= major for frame in read_trace(trace, f'unit/{UNIT}'))
    desk.wait_for(painted, f'version {major // 2} on the screen')


def bench_paint(programs):
    desk.enter_session()
    say('POST answered → frame painted, ms; one seat, everything in the unit that it shows, 8 connections')
    say(f'{"messages/s":>12} {"sent/s":>8} {"painted":>9} {"frames":>8} {"p50":>8} {"p99":>8} {"max":>8}')
    for rate in (5, 50, 500):
        with desk.Stage(programs) as stage:
            recording = stage.rehearse()
            bodies = read_bodies(recording)
            live = find_live(bodies)
            stage.start_relay()
            stage.replay(recording, '--until', live)
            trace = stage.folder / 'trace'
            app = stage.start_desk('--unit', UNIT, environment={'GANTRY_TRACE_FILE': str(trace), 'GTK_A11Y': 'none',
                                                                'G_DEBUG': ''})
            messages = make_messages(bodies[live], max(int(rate * SECONDS), 60))
            wait_painted(app, trace, messages[0][0] - 2)
            time.sleep(1)
            answered, took = post_at(stage.url, messages, rate)
            refused = [status for _, status in answered.values() if status != 200]
            assert not refused, f'refused: {refused[:3]}'
            wait_painted(app, trace, messages[-1][0])
            frames = read_trace(trace, f'unit/{UNIT}')
            delays = match(answered, frames)
            say(f'{rate:>12} {len(messages) / took:>8.0f} {len(delays):>4}/{len(messages):<5} {len(frames):>7} '
                f'{percentile(delays, 0.5):>8.1f} {percentile(delays, 0.99):>8.1f} {max(delays):>8.1f}')


def peak_kb(pid):
    for line in Path(f'/proc/{pid}/status').read_text(encoding='ascii').splitlines():
        if line.startswith('VmHWM:'):
            return int(line.split()[1])
    return 0


def time_start(command, environment, trace, is_done, folder):
    """(ms from the start of the process to the first frame that is_done accepts, peak memory in kB a second later, ms to
    the first frame of all)."""
    trace.unlink(missing_ok=True)
    before = time.monotonic_ns() // 1000
    program = desk.Program(command, folder / 'start.log', {**environment, 'GANTRY_TRACE_FILE': str(trace)})
    try:
        frame = desk.wait_for(lambda: program.check() and trace.exists() and is_done(trace), 'the first frame')
        time.sleep(1)
        return (frame - before) / 1000, peak_kb(program.pid), (first_paint(trace) - before) / 1000
    finally:
        program.end()


def first_paint(trace):
    words = trace.read_text(encoding='utf-8').split()
    return int(words[1]) if len(words) > 1 and words[0] == 'paint' else None


def first_table(trace):
    frames = read_trace(trace, f'unit/{UNIT}')
    return frames[0][0] if frames else None


def summary(runs, column):
    times = [run[column] for run in runs]
    return f'{min(times):>8.0f} {statistics.median(times):>8.0f} {max(times):>8.0f}'


def bench_start(programs):
    desk.enter_session()
    with desk.Stage(programs) as stage:
        recording = stage.rehearse()
        stage.start_relay()
        stage.replay(recording)
        own = stage.desk_environment({'GTK_A11Y': 'none', 'G_DEBUG': ''})
        trace = stage.folder / 'trace'
        window = str(Path(programs) / 'tests' / 'bench' / 'empty-window')
        starts = {'empty libadwaita window': ([window], first_paint, {}),
                  'the same, dark': ([window, '--dark'], first_paint, {}),
                  'the same, dark, no GL': ([window, '--dark'], first_paint, {'GDK_DEBUG': 'gl-disable', 'GDK_DISABLE': 'gl'}),
                  'gantry, full table': ([stage.program('app', 'gantry'), '--relay', stage.url, '--unit', UNIT], first_table, {})}
        runs = {name: [] for name in starts}
        for turn in range(STARTS + 1):  # the first fills the caches and does not count
            for name, (command, is_done, more) in starts.items():
                run = time_start(command, {**own, **more}, trace, is_done, stage.folder)
                if turn:
                    runs[name].append(run)
    say(f'Start of the process → frame painted, ms; {STARTS} starts each, in turn, files cached')
    say(f'{"":24} {"best":>8} {"median":>8} {"max":>8} {"peak memory, MB":>18}')
    for name, results in runs.items():
        say(f'{name:24} {summary(results, 0)} {max(run[1] for run in results) / 1000:>18.1f}')
    full = runs.pop('gantry, full table')
    say(f'{"its first frame of all":24} {summary(full, 2)}')
    for name, results in runs.items():
        best, median = (look(r[0] for r in full) / look(r[0] for r in results) for look in (min, statistics.median))
        say(f'{"ratio: " + name:32} {best:>4.2f} {median:>8.2f} {"":8} '
            f'{max(r[1] for r in full) / max(r[1] for r in results):>14.2f}')


def bench_apply(programs, shared=None):
    with desk.Stage(programs) as stage:
        recordings = [('an invented competition', stage.rehearse())]
        for feed in ('athletics', 'swimming'):
            path = Path(shared or '/nowhere') / 'feeds' / feed / 'messages.jsonl.gz'
            recordings += [(feed, path)] if path.exists() else []
        for name, path in recordings:
            say(f'{name}:')
            subprocess.run([str(Path(programs) / 'tests' / 'bench' / 'bench-apply'), str(path)], check=True)
            say()


if __name__ == '__main__':
    {'apply': bench_apply, 'paint': bench_paint, 'start': bench_start}[sys.argv[1]](*sys.argv[2:])
