# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check 2, the seat: killed at instants of chance; started again without a relay it shows the last state that it had shown."""
import os
import random
import threading
import time

import house
import parts

RATE = 50  # ×10


def major(shown):
    return int(shown.split()[1]) if shown else -1


def find_missing(told, topics):
    """µs when the first state was shown that is not there again; None: what is there is what was shown, or came after it."""
    missing = []
    for topic, last in told[-1]['topics'].items():
        if topics.get(topic) != last and major(topics.get(topic)) <= major(last):
            missing += [t['at'] for t in told if major(t['topics'].get(topic)) > major(topics.get(topic))][:1] or [told[-1]['at']]
    return min(missing, default=None)


def start_again(cache, told):
    """Without a relay: (since when, in µs, what is missing of the last state had been shown; whether there is more than that)"""
    with parts.Probe(1, options=['--cache', cache]) as probe:
        end = time.monotonic() + 3
        while True:
            shown = probe.ask('shown')['seats'][0]
            missing = find_missing(told, shown['topics'])
            if missing is None:
                house.check(shown['state'] == 'CACHED', 'what it shows is called %s' % shown['state'])
                return None, shown['topics'] != told[-1]['topics']
            if time.monotonic() > end:
                return missing, False
            time.sleep(0.05)


def run_seat(stage, table):
    kills = 200 if stage.long else 6
    bodies, _ = parts.rehearse(stage.folder)
    versions = [parts.Versions(bodies[i]) for i in parts.find_live(bodies).values()]
    relay = house.Relay(os.path.join(stage.folder, 'restart'))
    cache = os.path.join(stage.folder, 'restart-cache', 'seat')
    behind, ahead = [], 0
    try:
        feed = parts.Feed(relay.url)
        feed.send(enumerate(bodies))
        over = threading.Event()

        def keep_feeding():
            number = 0
            while not over.is_set():
                number += 1
                major, body = versions[number % len(versions)].next()
                feed.send([((number, major), body)])
                over.wait(1 / RATE)
        feeder = threading.Thread(target=keep_feeding)
        feeder.start()
        for _ in range(kills):
            probe = parts.Probe(1, relay.url, options=['--cache', cache, '--tell'])
            parts.wait_for(lambda: probe.report()[0]['state'] == 'LIVE' and probe.report()[0]['objects'] > 200, 'the seat', 30)
            time.sleep(random.uniform(0.1, 0.8))
            killed = time.monotonic() * 1e6
            probe.process.kill()
            probe.process.wait()
            told = probe.read_told()
            probe.process.stdout.close()
            missing, more = start_again(cache, told)
            behind.append((killed - missing) / 1000 if missing else None)
            ahead += more
        over.set()
        feeder.join()
        feed.finish()
    finally:
        over.set()
        relay.end()
    late = [ms for ms in behind if ms is not None]
    house.check(max(late, default=0) < 1000, 'what had been shown for %.0f ms is not shown again' % max(late, default=0))
    table.holds('2', 'seat killed with SIGKILL %d times, started without a relay' % kills,
                '%d times the last state that it had shown, %d times with what had arrived for the next frame%s' % (
                    kills - len(late) - ahead, ahead, '; %d times without what had been shown for at most %.0f ms' % (
                        len(late), max(late)) if late else ', never less'), 'the last state shown', not late)


def run(stage, table):
    stage.guard(table, '2', 'seat killed', run_seat, stage, table)
