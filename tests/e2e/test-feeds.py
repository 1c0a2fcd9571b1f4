#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shared feed recordings through a real relay: what gantryctl exports equals what each feed's expected.json says.

For every feed: replayed in steps, every snapshot and every fault is looked at right after its message; in the end every part
is compared, again after a restart, and again through a relay that was killed in the middle and got everything resent.
Usage: test-feeds.py [FEED …]
"""
import heapq
import json
import os
import subprocess
import sys
import tempfile
import threading
import time

import faults
import house

FEEDS = ('athletics', 'swimming', 'orienteering', 'winter', 'football', 'judo')


class Feed:
    def __init__(self, name, folder, compare, tap):
        self.name, self.folder, self.compare, self.tap = name, folder, compare, tap
        with open(house.shared_path('feeds', name, 'expected.json'), encoding='utf-8') as source:
            self.expected = json.load(source)
        self.recording = house.Recording(name, folder)

    def test(self, what, function, *arguments):
        self.tap.run('%s: %s' % (self.name, what), function, *arguments)

    def new_relay(self, name):
        return house.Relay(os.path.join(self.folder, self.name + '-' + name))

    # ---- comparing -----------------------------------------------------------------------------------
    def same(self, pairs):
        """Holds (want, have, where) against each other by the rules of compare_export.py."""
        misses = []
        tally = self.compare.Tally(0)
        tally.miss = misses.append
        for want, have, where in pairs:
            tally.check(want, have, where)
        house.check(not misses, '%d differ; first:\n%s' % (len(misses), '\n'.join(misses[:5])))

    def compare_part(self, part, have):
        want = self.expected.get(part)
        if part == 'units':
            want = {code: unit for code, unit in want.items() if unit.get('kind') != 'none'}
        self.same([(want, have.get(part), part)])

    def compare_all(self, relay, when):
        have = house.export(relay)
        for part in self.compare.PARTS:
            if self.expected.get(part):
                self.test('%s, %s' % (part, when), self.compare_part, part, have)

    def check_snapshot(self, snapshot, stage):
        yield snapshot['after']
        if snapshot['type'] == 'NAME':
            have = {'participants': stage.part('participants')}
        else:
            have = {'units': {snapshot['unit']: stage.unit(snapshot['unit'])}}
        self.same(self.compare.snapshot_pairs(snapshot, have))

    # ---- the walk ------------------------------------------------------------------------------------
    def collect_checks(self, stage):
        """(name, generator) of everything that is to be looked at on the way."""
        for number, snapshot in enumerate(self.expected['snapshots']):
            yield 'snapshot %d: %s' % (number, snapshot['why']), self.check_snapshot(snapshot, stage)
        for fault in self.expected['faults']:
            if fault['fault'] in faults.SILENT:
                continue
            yield 'fault at %d: %s' % (fault['index'], fault['fault']), faults.KINDS[fault['fault']](fault, stage)

    def step(self, waiting, order, name, generator):
        """Lets a check look; asks which message it waits for next."""
        try:
            heapq.heappush(waiting, (next(generator), order, name, generator))
        except StopIteration:
            self.tap.report('%s: %s' % (self.name, name))
        except (house.Failed, subprocess.SubprocessError, OSError, ValueError, KeyError, IndexError, TypeError) as error:
            self.tap.report('%s: %s' % (self.name, name), '%s: %s' % (type(error).__name__, error))

    def walk(self, relay):
        stage = faults.Stage(relay, self.recording)
        waiting = []
        for order, (name, generator) in enumerate(self.collect_checks(stage)):
            self.step(waiting, order, name, generator)
        while waiting:
            index = waiting[0][0]
            if index > stage.index:
                house.replay(relay, self.recording.plain, stage.index + 1, index)
                stage.index = index
            ready = []
            while waiting and waiting[0][0] <= stage.index:
                ready.append(heapq.heappop(waiting))
            for _, order, name, generator in ready:
                self.step(waiting, order, name, generator)
        if stage.index + 1 < len(self.recording):
            house.replay(relay, self.recording.plain, stage.index + 1, len(self.recording) - 1)

    def run_steps(self):
        relay = self.new_relay('steps')
        try:
            self.walk(relay)
            self.compare_all(relay, 'replayed')
            relay.stop()
            relay.start()
            self.compare_all(relay, 'after a restart')
            relay.stop()
        finally:
            relay.end()

    # ---- killed in the middle ------------------------------------------------------------------------
    def kill_and_resend(self):
        relay = self.new_relay('killed')
        middle = len(self.recording) // 2
        try:
            sender = subprocess.Popen([house.CTL, 'replay', self.recording.packed, '--to', relay.url, '--speed', 'max',
                                       '--until', str(middle), '--retry', house.RETRY, '--quiet'], stderr=subprocess.PIPE)
            while sender.poll() is None and relay.taken() < middle * 2 // 3:
                time.sleep(0.02)
            house.check(sender.poll() is None, 'the replay ended before the relay was killed')
            relay.kill()
            relay.start()
            errors = sender.communicate(timeout=house.PATIENCE * 4)[1].decode('utf-8', 'replace')
            house.check(sender.returncode == 0, 'the replay did not survive the restart: %s' % errors)
            house.ctl('replay', self.recording.packed, '--to', relay.url, '--speed', 'max', '--retry', house.RETRY, '--quiet')
            self.compare_all(relay, 'killed in the middle, everything resent')
            relay.stop()
        finally:
            relay.end()

    def run(self):
        silence = threading.Thread(target=self.test, args=(
            'a silent source is lost while it is on, never while it is off', faults.check_silence, self.recording,
            self.expected['faults'], os.path.join(self.folder, self.name + '-silence')))
        silence.start()
        self.test('replay in steps', self.run_steps)
        self.test('replay through a killed relay', self.kill_and_resend)
        silence.join()


def main():
    tap = house.Tap()
    if not os.path.isdir(house.shared_path('feeds')):
        tap.skip('feeds', 'no recordings at %s' % os.path.abspath(house.SHARED))
        tap.finish()
    compare = house.load_compare()
    with tempfile.TemporaryDirectory(prefix='gantry-feeds-') as folder:
        feeds = [Feed(name, folder, compare, tap) for name in sys.argv[1:] or FEEDS]
        threads = [threading.Thread(target=feed.run) for feed in feeds]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    tap.finish()


if __name__ == '__main__':
    main()
