#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Views by kind on real feeds, read back through the accessibility tree: the score, the play-by-play and the statistics of a match,
the bracket, the table of a pool, sums of runs with what each gave, phases, rankings and medallists. Once in the middle of the feed
against what the relay has then, and at its end against expected.json. Speaks TAP.

test-window-kinds.py PROGRAMS SHARED FEED"""

import gzip
import json
import re
import subprocess
import sys
from pathlib import Path

import desk

# feed: units with what is looked at in each
CASES = {
    'football': {'FBLMTEAM11------------GPB-000100--': ['score', 'actions', 'stats', 'pool']},
    'judo': {'JUDM66KG--------------8FNL000300--': ['score', 'bracket']},
    'winter': {'IHOWTEAM6-------------GPB-000300--': ['score', 'actions'],
               'BOBMTEAM2-------------FNL-000400--': ['cumulative', 'ranking', 'medallists'],
               'STKM500M--------------QFNL000200--': ['phase']},
}
# what is looked at: the button of its view, and the chip of the page in it
WHERE = {'score': ('Match', 'Result'), 'actions': ('Match', 'Result'), 'stats': ('Statistics',), 'bracket': ('Bracket',),
         'pool': ('Event',), 'cumulative': ('Event',), 'ranking': ('Event',), 'medallists': ('Event',), 'phase': ('Event',)}
CHIPS = {'pool': 'Group', 'cumulative': 'Total', 'ranking': 'Ranking', 'medallists': 'Medallists', 'phase': 'Quarter-finals'}
TABLES = {'score': 'Score', 'actions': 'Play-by-play', 'stats': 'Statistics'}


def export(stage):
    done = subprocess.run([stage.program('ctl', 'gantryctl'), 'export', '--relay', stage.url], check=True,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, encoding='utf-8')
    return json.loads(done.stdout)


def event_of(unit):
    return unit[:22].ljust(34, '-')


def phase_of(unit):
    return unit[:26].ljust(34, '-')


def press(tree, window, titles):
    """Shows a view by its button: a toggle, which a second press would leave as it is."""
    for title in titles:
        for node in tree.walk(window):
            if tree.name(node) == title and tree.is_button(node):
                node.do_action(0)
                return True
    return False


def press_chip(tree, window, start):
    for node in tree.walk(window):
        if tree.name(node).startswith(start) and tree.is_button(node):
            node.do_action(0)
            return True
    return False


def first(cell):
    return (cell or '').split(', ')[0].rstrip('= ')


def check_score(known, unit, rows):
    faults = []
    wanted = known['units'][unit]
    periods = [period for period in wanted.get('periods') or [] if period['code'] != 'TOT']
    if len(rows) != len(wanted['rows']):
        return [f'{len(wanted["rows"])} sides, shown {len(rows)}']
    for side, (row, shown) in enumerate(zip(wanted['rows'], rows)):
        result = first(shown.get('Result')).removesuffix('✓').strip()
        if result != (row.get('irm') or row.get('result') or ''):
            faults.append(f'result {row.get("result")!r}, shown {shown}')
        cells = [cell for name, cell in shown.items() if name not in ('Nation', 'Name', 'Result')]
        for period, cell in zip(periods, cells):
            want = period['home_period' if side == 0 else 'away_period'] or period['home' if side == 0 else 'away']
            if first(cell) != want:
                faults.append(f'{period["code"]} {want!r}, shown {cell!r}')
    return faults


def check_actions(known, unit, rows):
    want = len(known['units'][unit]['actions'])
    return [] if len(rows) == want else [f'{want} actions, shown {len(rows)}']


def check_stats(known, unit, rows):
    sides = known['units'][unit]['rows']
    faults = [] if rows else ['no statistics']
    for shown in rows:
        values = [first(value) for name, value in shown.items() if name != 'Statistic']
        pairs = [[side['stats'].get(code, '') for side in sides] for code in
                 {name for side in sides for name in side['stats'] if name.endswith('.TOT') or '.' not in name}]
        if values + [''] * (2 - len(values)) not in pairs:
            faults.append(f'nobody has {shown}')
    return faults


def check_rows(wanted, rows, what):
    faults = [] if len(wanted) == len(rows) else [f'{what}: {len(wanted)} rows, shown {len(rows)}']
    for row, shown in zip(wanted, rows):
        result = 'Points' if 'points' in row and 'played' in row else 'Result'
        for column, want in (('Rank', row.get('rank')), (result, row.get('irm') or row.get('result') or row.get('points')),
                             ('Qualified', row.get('qual')), ('Played', row.get('played')), ('Won', row.get('won'))):
            if want is not None and first(shown.get(column)) != want:
                faults.append(f'{what} {row["code"]}: {column} {want!r}, shown {shown.get(column)!r}')
        parts = [first(value) for name, value in shown.items() if re.match(r'(Run|Race|Leg) ', name)]
        for item, have in zip(row.get('items') or [], parts):
            if have != (item['irm'] or item['points'] or item['result']):
                faults.append(f'{what} {row["code"]}: part {item}, shown {have!r}')
    return faults


def check_medallists(known, unit, rows):
    want = [(medal['medal'][3:].capitalize(), medal['noc']) for medal in known['medallists'][event_of(unit)]]
    have = [(first(row.get('Medal')), row.get('Nation')) for row in rows]
    return [] if want == have else [f'medals {want}, shown {have}']


def check_bracket(known, unit, names):
    """Each match of the bracket is a button that says who was in it, and with what; names: of all buttons."""
    faults = []
    for code, places in known['brackets'][event_of(unit)].items():
        results = [place['result'] for place in places if place.get('wlt')]
        number = int(code[26:30])
        found = [name for name in names if re.search(rf', match {number}: ', name) and
                 ('Round of 32' if code[22:25] == 'R32' else 'Round of 16') in name]
        if not found:
            faults.append(f'no match {code}')
        elif results and not all(re.search(rf' [A-Z]{{3}} {re.escape(result)}(,|;|$)', found[0]) for result in results):
            faults.append(f'{code}: {results}, shown {found[0]!r}')
        elif any(place.get('wlt') == 'W' for place in places) != (', won' in found[0]):
            faults.append(f'{code}: who has won, shown {found[0]!r}')
    return faults


def look(tree, pid, unit, what, known):
    """Faults of one view right now."""
    window = tree.find_application(pid)
    if window is None:
        return ['no window yet']
    if not press(tree, window, WHERE[what]):
        return [f'no button {WHERE[what]}']
    if what in CHIPS and not press_chip(tree, window, CHIPS[what]):
        return [f'no page {CHIPS[what]}']
    if what == 'bracket':
        return check_bracket(known, unit, [tree.name(node) for node in tree.walk(window) if tree.is_button(node)])
    table = next((node for node in tree.walk(window) if tree.is_table(node) and tree.is_shown(node) and
                  (tree.name(node) == TABLES[what] if what in TABLES else tree.name(node).startswith(CHIPS[what]))), None)
    if table is None:
        return [f'no table of {what}']
    rows = tree.read_table(table)
    if what in ('score', 'actions', 'stats'):
        return {'score': check_score, 'actions': check_actions, 'stats': check_stats}[what](known, unit, rows)
    if what == 'medallists':
        return check_medallists(known, unit, rows)
    event, phase = event_of(unit), phase_of(unit)
    wanted = {'pool': lambda: known['pools'][phase], 'cumulative': lambda: known['cumulative'][event]['rows'],
              'ranking': lambda: known['rankings'][event], 'phase': lambda: known['phases'][phase]['rows']}[what]()
    return check_rows(wanted, rows, what)


def find_middle(recording, unit):
    """The line in the middle of what is live of a unit."""
    lines = []
    with gzip.open(recording, 'rt', encoding='utf-8') as text:
        for number, line in enumerate(text):
            head = json.loads(line)['body'][:600]
            if unit in head and 'DocumentType="DT_RESULT"' in head and 'ResultStatus="LIVE"' in head:
                lines.append(number)
    return lines[len(lines) // 2]


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
    early = [unit for unit in units if 'score' in units[unit]]
    print(f'1..{len(early) + sum(len(looks) for looks in units.values())}', flush=True)
    number, done = 0, -1
    with desk.Stage(programs) as stage:
        stage.start_relay()
        desks = {unit: stage.start_desk('--unit', unit) for unit in units}

        def report(unit, what, known, when):
            nonlocal number
            number += 1
            faults = desk.settle(lambda: desks[unit].check() and look(tree, desks[unit].pid, unit, what, known))
            for fault in faults[:20]:
                print(f'# {fault}')
            print(f'{"not ok" if faults else "ok"} {number} - {what} of {unit}, {when}', flush=True)

        for unit in sorted(early, key=lambda unit: find_middle(recording, unit)):
            middle = find_middle(recording, unit)
            stage.replay(recording, '--from', done + 1, '--until', middle)
            done = middle
            report(unit, 'score', export(stage), f'after message {middle}')
        stage.replay(recording, '--from', done + 1)
        for unit, looks in units.items():
            for what in looks:
                report(unit, what, expected, 'at the end')


main()
