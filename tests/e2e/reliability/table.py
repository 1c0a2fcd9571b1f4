# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was found, as a table for people and as TAP for the test runner.

A row either holds, or falls short (a figure misses its goal: said, and no failure, because machines differ), or has failed
(something that must be true is not), or was skipped with the reason.
"""
import sys
import threading

MARKS = {'holds': 'holds', 'short': 'FALLS SHORT', 'failed': 'FAILED', 'skipped': 'skipped'}


class Table:
    def __init__(self, tap=False):
        self.rows, self.tap, self.lock = [], tap, threading.Lock()

    def add(self, check, what, figure, goal, verdict):
        with self.lock:
            self.rows.append((check, what, figure, goal, verdict))
            row = self.rows[-1]
            if self.tap:
                self.print_tap(len(self.rows), *row)
            else:
                print('  %-3s %-11s %s: %s' % (check, MARKS[verdict], what, figure), file=sys.stderr, flush=True)

    def holds(self, check, what, figure, goal, reached=True):
        """Nothing that must be true is wrong; the figure may still miss its goal."""
        self.add(check, what, figure, goal, 'holds' if reached else 'short')

    def failed(self, check, what, error):
        self.add(check, what, str(error), '', 'failed')

    def skipped(self, check, what, why):
        self.add(check, what, why, '', 'skipped')

    def print_tap(self, number, check, what, figure, goal, verdict):
        first, *more = (figure or '-').splitlines()
        text = 'check %s: %s: %s' % (check, what, first.replace('#', ''))
        if goal:
            text += ' (goal: %s)' % goal
        if verdict == 'skipped':
            text += ' # SKIP ' + first
        print('%sok %d - %s' % ('not ' if verdict == 'failed' else '', number, text))
        for line in more:
            print('# ' + line)
        if verdict == 'short':
            print('# falls short of its goal')
        sys.stdout.flush()

    def finish(self):
        """Prints what is to be printed in the end; the exit status."""
        if self.tap:
            print('1..%d' % len(self.rows))
        else:
            print('| check | what | figure | goal | |')
            print('| --- | --- | --- | --- | --- |')
            for check, what, figure, goal, verdict in sorted(self.rows, key=lambda row: (int(row[0]), row[1])):
                print('| %s | %s | %s | %s | %s |' % (check, what, ' '.join(figure.split()), goal, MARKS[verdict]))
        return 1 if any(row[4] == 'failed' for row in self.rows) else 0
