#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes every fault that docs/reliability.md lists, with the real programs on loopback, and prints what came of it.

run.py [--long] [--tap] [--no-display | --display] [CHECK…]

The programs come from the environment, as for the other end-to-end tests; scripts/faults sets it.
"""
import argparse
import sys
import tempfile
import threading
import time
import traceback

import parts  # noqa: F401: first, it says where the others are
import changes
import clocks
import drops
import house
import kills
import loss
import memory
import relays
import slow
import table as tables

# (check, scenario). Scenarios of one list run one after the other, the lists at the same time: the first ones mostly wait,
# those of the last one measure and want the machine to themselves.
WAITING = [[('1', drops.run), ('6', clocks.run)], [('1', drops.run_slow_line)], [('3', relays.run), ('1', changes.run)]]
BUSY = [('2', kills.run)]
MEASURING = [('4', loss.run), ('9', slow.run), ('10', memory.run)]


class Stage:
    def __init__(self, folder, long):
        self.folder, self.long = folder, long

    def guard(self, table, check, what, function, *arguments):
        """Whatever goes wrong in a scenario is a failure of that scenario."""
        start = time.monotonic()
        try:
            function(*arguments)
        except house.Failed as error:
            table.failed(check, what, error)
        except Exception:  # pylint: disable=broad-except
            table.failed(check, what, traceback.format_exc())
        print('%s: %.0f s' % (what, time.monotonic() - start), file=sys.stderr, flush=True)


def run_all(stage, table, wanted):
    def run_list(scenarios):
        for check, scenario in scenarios:
            if not wanted or check in wanted:
                scenario(stage, table)

    threads = [threading.Thread(target=run_list, args=(scenarios,)) for scenarios in [*WAITING, BUSY]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    run_list(MEASURING)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--long', action='store_true', help='as the figures of docs/reliability.md were made')
    parser.add_argument('--tap', action='store_true', help='for the test runner')
    parser.add_argument('check', nargs='*', help='only these, by number')
    arguments = parser.parse_args()
    table = tables.Table(arguments.tap)
    with tempfile.TemporaryDirectory(prefix='gantry-faults-') as folder:
        parts.rehearse(folder)
        run_all(Stage(folder, arguments.long), table, arguments.check)
    sys.exit(table.finish())


if __name__ == '__main__':
    main()
