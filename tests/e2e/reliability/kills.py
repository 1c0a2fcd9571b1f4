# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check 2: the relay killed at random instants of a replay that sends again what was not acknowledged."""
import json
import os
import random
import shutil
import subprocess
import time

import house
import parts

FEED = 'orienteering'


class Goal:
    """What the final state must be: a feed's expected.json, or without the feeds what an undisturbed relay says."""

    def __init__(self, stage):
        self.expected, self.compare = None, None
        feed = house.shared_path('feeds', FEED)
        if os.path.isdir(feed):
            self.name, self.path = FEED + ', expected.json', os.path.join(feed, 'messages.jsonl.gz')
            self.compare = house.load_compare()
            with open(os.path.join(feed, 'expected.json'), encoding='utf-8') as source:
                self.expected = json.load(source)
        else:
            self.name, self.path = 'a rehearsal, an undisturbed relay', parts.rehearse(stage.folder)[1]
        relay = house.Relay(os.path.join(stage.folder, 'undisturbed'))
        try:
            start = time.monotonic()
            self.replay(relay).wait()
            self.seconds = time.monotonic() - start
            self.undisturbed = house.export(relay)
        finally:
            relay.end()
        self.check(self.undisturbed)

    def replay(self, relay):
        return subprocess.Popen([house.CTL, 'replay', self.path, '--to', relay.url, '--speed', 'max', '--retry', '0.02',
                                 '--quiet'], stderr=subprocess.PIPE)

    def check(self, have):
        house.check(have == self.undisturbed, 'the final state is another than that of a relay nobody killed')
        for part in self.compare.PARTS if self.compare else ():
            want = self.expected.get(part)
            if part == 'units':
                want = {code: unit for code, unit in want.items() if unit.get('kind') != 'none'}
            misses = []
            tally = self.compare.Tally(0)
            tally.miss = misses.append
            if want:
                tally.check(want, have.get(part), part)
            house.check(not misses, '%s: %d differ from expected.json; first %s' % (part, len(misses), misses[:1]))


def kill_during_replay(goal, relay, kills):
    """One replay with up to so many kills, each at an instant of chance; returns how many hit it."""
    sender = goal.replay(relay)
    done = 0
    try:
        for _ in range(kills):
            time.sleep(random.uniform(0, 1.6 * goal.seconds / (kills + 1)))
            if sender.poll() is not None:
                break
            relay.kill()
            done += 1
            relay.start()
        errors = sender.communicate(timeout=house.PATIENCE * 2)[1].decode('utf-8', 'replace')
        house.check(sender.returncode == 0, 'the replay did not survive: %s' % errors)
    finally:
        if sender.poll() is None:
            sender.kill()
            sender.wait()
    return done


def run_relay(stage, table):
    goal = Goal(stage)
    wanted, a_replay, replays = (200, 5, 400) if stage.long else (200, 4, 2)
    hits = done = 0
    while hits < wanted and done < replays:
        store = os.path.join(stage.folder, 'killed')
        shutil.rmtree(store, ignore_errors=True)
        relay = house.Relay(store)
        try:
            hits += kill_during_replay(goal, relay, min(a_replay, wanted - hits))
            goal.check(house.export(relay))
            relay.kill()
            relay.start()
            goal.check(house.export(relay))
            done += 1
        finally:
            relay.end()
    house.check(hits, 'no kill hit a replay')
    table.holds('2', 'relay killed with SIGKILL (%s)' % goal.name,
                '%d kills in %d replays; final state equal %d of %d times, and again after a last kill' % (hits, done, done, done),
                'equal each time')


def run(stage, table):
    stage.guard(table, '2', 'relay killed', run_relay, stage, table)
