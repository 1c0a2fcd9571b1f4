#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window shows what the relay has, at every step of an invented competition: start lists, live, official, for a swimming
heat, a track final, a jump and a high jump; and in another language. Needs nothing from outside. Speaks TAP.

test-window-rehearsal.py PROGRAMS"""

import gzip
import json
import re
import subprocess
import sys

import compare
import desk

UNITS = {
    'SWMW200MFR------------HEAT000100--': 'swimming',
    'ATHM100M--------------FNL-000100--': 'track',
    'ATHWLJ----------------FNL-000100--': 'long jump',
    'ATHMHJ----------------FNL-000100--': 'high jump',
    'ALPMGS----------------FNL-000100--': 'giant slalom',
}
RESULT = re.compile(r'DocumentType="DT_RESULT"')
HEADER = re.compile(r'DocumentCode="([^"]+)".*?ResultStatus="([^"]+)"', re.DOTALL)


def find_moments(recording):
    """(line, unit, status) to look at: the first start list, the middle of what is live, the last official result."""
    lines = {}
    with gzip.open(recording, 'rt', encoding='utf-8') as text:
        for number, line in enumerate(text):
            body = json.loads(line)['body'][:2000]
            header = HEADER.search(body) if RESULT.search(body) else None
            if header and header.group(1) in UNITS:
                lines.setdefault(header.groups(), []).append(number)
    moments = []
    for unit in UNITS:
        live = lines[unit, 'LIVE']
        moments += [(lines[unit, 'START_LIST'][0], unit, 'START_LIST'), (live[len(live) // 2], unit, 'LIVE'),
                    (live[-1], unit, 'LIVE'), (lines[unit, 'OFFICIAL'][-1], unit, 'OFFICIAL')]
    return sorted(moments)


def export(stage):
    done = subprocess.run([stage.program('ctl', 'gantryctl'), 'export', '--relay', stage.url], check=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, encoding='utf-8')
    return json.loads(done.stdout)


def press(tree, window, button):
    found = tree.find_named(window, button)
    if found:
        found.do_action(0)


def look(tree, pid, unit):
    """Faults of the window right now against the unit as the relay has it."""
    window = tree.find_application(pid)
    table = tree.find_named(window, 'Competitors')
    if table is None:
        return ['no table yet']
    start_list = unit['result_status'] == 'START_LIST'
    if start_list:
        press(tree, window, 'Start list')
    shown = tree.read_table(table)
    faults = compare.compare_start_list(unit['rows'], shown) if start_list else compare.compare_live(unit['rows'], shown)
    names = tree.names(window)
    for wanted in (f'Data: {compare.STATUS[unit["result_status"]]}', f'Schedule: {compare.STATUS[unit["schedule_status"]]}'):
        if wanted not in names:
            faults.append(f'no “{wanted}”, shown {[name for name in names if name.startswith(wanted.split(":")[0] + ":")]}')
    if not start_list:
        press(tree, window, 'Live')
    return faults


def look_french(tree, pid):
    window = tree.find_application(pid)
    names = tree.names(window) if window else []
    return [f'no “{wanted}”' for wanted in ('Couloir', 'Rang', 'Résultat', 'Données: Officiel') if wanted not in names]


def look_old(tree, pid):
    old = tree.read_old(tree.find_named(tree.find_application(pid), 'Competitors'))
    return [] if any(column == 'Name' for column, _ in old) else [f'no old name beside the new one: {old}']


def report(number, name, faults):
    for fault in faults[:20]:
        print(f'# {fault}')
    print(f'{"not ok" if faults else "ok"} {number} - {name}', flush=True)


def main():
    desk.enter_session()
    import tree

    with desk.Stage(sys.argv[1]) as stage:
        recording = stage.rehearse()
        moments = find_moments(recording)
        print(f'1..{len(moments) + 2}', flush=True)
        stage.start_relay()
        done = -1
        desks = {unit: stage.start_desk('--unit', unit) for unit in UNITS}
        for number, (line, unit, status) in enumerate(moments, 1):
            stage.replay(recording, '--from', done + 1, '--until', line)
            done = line
            wanted = export(stage)['units'][unit]
            faults = [] if wanted['result_status'] == status else [f'the relay says {wanted["result_status"]}']
            faults += desk.settle(lambda: desks[unit].check() and look(tree, desks[unit].pid, wanted))
            report(number, f'{UNITS[unit]}, {status} after line {line}', faults)
        jump = desks['ATHWLJ----------------FNL-000100--']
        report(len(moments) + 1, 'a corrected name keeps its old one', look_old(tree, jump.pid))
        french = stage.start_desk('--unit', next(iter(UNITS)), '--lang', 'fr')
        report(len(moments) + 2, 'in French', desk.settle(lambda: french.check() and look_french(tree, french.pid)))


main()
