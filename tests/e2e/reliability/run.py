#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes every fault that docs/reliability.md lists, with the real programs on loopback, and prints what came of it.

run.py [--long] [--tap] [--windows too|only|none] [CHECK…]

The programs come from the environment, as for the other end-to-end tests; scripts/faults sets it.
"""
import argparse
import sys
import tempfile
import threading
import time
import traceback

import parts  # first: it says where the others are
import cachefaults
import catchup
import changes
import clocks
import copies
import delay
import desks
import drops
import house
import kills
import loss
import memory
import paint
import pair
import relays
import restart
import screen
import slow
import table as tables

# (check, scenario), or with a True behind them: only in the long form or when the check is asked for by number, because the
# short form has another that shows nearly the same. Scenarios of one list run one after the other, the lists at the same time:
# they mostly wait. Those that measure come after them and have the machine to themselves. Windows are looked at from the main
# thread only.
WAITING = [[('1', drops.run), ('6', clocks.run)], [('1', drops.run_slow_line)], [('3', relays.run), ('1', changes.run)],
           [('2', kills.run), ('2', restart.run)], [('5', cachefaults.run), ('8', delay.run, True)]]
MEASURING = [('4', loss.run, True), ('9', slow.run), ('10', memory.run)]
WINDOWS_WAITING = [('8', paint.run), ('2', copies.run, True), ('3', pair.run, True), ('5', copies.run_words, True)]
WINDOWS_MEASURING = [('4', screen.run), ('7', catchup.run)]


class Stage:
    def __init__(self, folder, long):
        self.folder, self.long = folder, long

    def guard(self, table, check, what, function, *arguments):
        """Whatever goes wrong in a scenario is a failure of that scenario."""
        start = time.monotonic()
        try:
            function(*arguments)
        except (house.Failed, AssertionError) as error:
            table.failed(check, what, error)
        except Exception:  # pylint: disable=broad-except
            table.failed(check, what, traceback.format_exc())
        print('%s: %.0f s' % (what, time.monotonic() - start), file=sys.stderr, flush=True)


def choose(scenarios, wanted, long):
    return [(entry[0], entry[1]) for entry in scenarios
            if (entry[0] in wanted if wanted else long or len(entry) == 2)]


def run_all(stage, table, wanted, kinds, no_windows):
    def run_list(scenarios):
        for _, scenario in choose(scenarios, wanted, stage.long):
            scenario(stage, table)

    def run_windows(scenarios):
        for check, scenario in choose(scenarios, wanted, stage.long) if no_windows else []:
            table.skipped(check, scenario.__module__, no_windows)
        run_list([] if no_windows else scenarios)

    threads = [threading.Thread(target=run_list, args=(scenarios,)) for scenarios in (WAITING if 'plain' in kinds else [])]
    for thread in threads:
        thread.start()
    if 'windows' in kinds:
        run_windows(WINDOWS_WAITING)
    for thread in threads:
        thread.join()
    if 'windows' in kinds:
        run_windows(WINDOWS_MEASURING)
    if 'plain' in kinds:
        run_list(MEASURING)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--long', action='store_true', help='as the figures of docs/reliability.md were made')
    parser.add_argument('--tap', action='store_true', help='for the test runner')
    parser.add_argument('--windows', choices=['too', 'only', 'none'], default='too', help='scenarios that look at a window')
    parser.add_argument('check', nargs='*', help='only these, by number')
    arguments = parser.parse_args()
    kinds = {'too': ['plain', 'windows'], 'only': ['windows'], 'none': ['plain']}[arguments.windows]
    no_windows = desks.why_not() if 'windows' in kinds else None
    if 'windows' in kinds and no_windows is None:
        desks.desk.enter_session()
    table = tables.Table(arguments.tap)
    with tempfile.TemporaryDirectory(prefix='gantry-faults-') as folder:
        parts.rehearse(folder)
        run_all(Stage(folder, arguments.long), table, arguments.check, kinds, no_windows)
    sys.exit(table.finish())


if __name__ == '__main__':
    main()
