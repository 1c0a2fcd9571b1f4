#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window shows what the data says: real feeds are replayed to chosen messages, and names, ranks, splits, results and
statuses are read back through the accessibility tree, for a track final, a field final and a swimming final. Speaks TAP.

test-window-feeds.py PROGRAMS SHARED FEED"""

import json
import sys
from pathlib import Path

import compare
import desk

CASES = {
    # feed: units, and the messages after which a unit is looked at
    'athletics': {'ATHMHJ----------------FNL-000100--': 'a field final', 'ATHM3000MSC-----------FNL-000100--': 'a track final'},
    'swimming': {'SWMW400MFR------------FNL-000100--': 'a swimming final'},
}


def plan(expected, units):
    """(message, unit, rows, result status) in the order of the recording; the last ones are the final state."""
    known = {unit: expected['units'][unit]['rows'] for unit in units}
    moments = [(snapshot['after'], snapshot['unit'], compare.complete(snapshot['rows'], known[snapshot['unit']]),
                snapshot['result_status'])
               for snapshot in expected['snapshots']
               if snapshot['type'] == 'DT_RESULT' and snapshot['unit'] in units and not snapshot.get('absent')]
    ends = [(None, unit, known[unit], expected['units'][unit]['result_status']) for unit in units]
    return sorted(moments, key=lambda moment: moment[0]) + ends


def look(tree, pid, rows, status):
    """Faults of the window right now."""
    window = tree.find_application(pid)
    if window is None:
        return [f'no window yet']
    table = tree.find_named(window, 'Competitors')
    shown = tree.read_table(table) if table else []
    faults = compare.compare_live(rows, shown)
    names = tree.names(window)
    if f'Data: {compare.STATUS[status]}' not in names:
        faults.append(f'status {status}, shown {[name for name in names if name.startswith("Data: ")]}')
    return faults


def main():
    programs, shared, feed = sys.argv[1:4]
    folder = Path(shared) / 'feeds' / feed
    if not folder.exists():
        desk.skip(f'{folder} is not there')
    desk.enter_session()
    import tree

    expected = json.loads((folder / 'expected.json').read_text(encoding='utf-8'))
    recording = folder / 'messages.jsonl.gz'
    units = CASES[feed]
    moments = plan(expected, units)
    print(f'1..{len(moments)}', flush=True)
    with desk.Stage(programs) as stage:
        stage.start_relay()
        desks = {unit: stage.start_desk('--unit', unit) for unit in units}
        done = -1
        for number, (message, unit, rows, status) in enumerate(moments, 1):
            if message is None and done is not None:
                stage.replay(recording, '--from', done + 1)
            elif message is not None and message > done:
                stage.replay(recording, '--from', done + 1, '--until', message)
            done = message
            faults = desk.settle(lambda: desks[unit].check() and look(tree, desks[unit].pid, rows, status))
            where = f'after message {message}' if message is not None else 'at the end'
            for fault in faults[:20]:
                print(f'# {fault}')
            print(f'{"not ok" if faults else "ok"} {number} - {units[unit]}, {status}, {where}', flush=True)


main()
