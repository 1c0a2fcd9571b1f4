#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a rehearsal of every discipline says is what a commentator would believe: no result far from the record, none better than
what stands; splits that grow to the result; performances that are what their judges gave; statistics that add up to the score."""

import collections
import os
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

import house

sys.path.insert(0, str(Path(__file__).resolve().parent / 'window'))
import rehearsed  # noqa: E402

NEAR = Decimal('0.05')  # of the record: what the best of a unit are off it at most
SEEDS = ('1', '2')
# discipline: (what is added, what is taken off) of the last performance, and the part that it was; none: the result
JUDGED = {'FSK': (['ELEMENT', 'COMPONENT'], ['DEDUCTION'], None), 'SWA': (['ELEMENTS', 'ARTISTIC_IMPRESSION'], ['DEDUCTION'], None),
          'GTR': (['D_SCORE', 'E_SCORE', 'H_SCORE', 'T_SCORE'], ['PENALTY'], 'ROUTINE'),
          'GRY': (['D_SCORE', 'A_SCORE', 'E_SCORE'], ['PENALTY'], 'APPARATUS'),
          'MPN': (['FENCING', 'RIDING', 'SWIMMING', 'OBSTACLE', 'LASER_RUN'], [], None), 'TRI': (['SEGMENT'], [], None),
          'CLB': (['BOULDER_TOTAL', 'LEAD'], [], None)}
# (statistic, those that it is the sum of with how much each is worth)
SUMS = {'BKB': [('PTS', {'P2': 2, 'P3': 3, 'FT': 1}), ('FG', {'P2': 1, 'P3': 1}), ('REB', {'OREB': 1, 'DREB': 1})],
        'BK3': [('PTS', {'P1': 1, 'P2': 2, 'FT': 1})], 'RU7': [('PTS', {'TRY': 5, 'CONV': 2})],
        'VVO': [('PTS', {'SPK': 1, 'BLC': 1, 'SRV': 1, 'OPP_ERR': 1})], 'IHO': [('PTS', {'GF': 1, 'ASSIST': 1}), ('PIM', {'PTY': 2})]}
SHARED = {'FBL': ('POSSESS', 100), 'IHO': ('FO', 60), 'WPO': ('SWP', 4)}  # what both sides have together
NOT_SUMMED = {'POSSESS', 'OPP_ERR', 'PTS', 'SRV1_PCT', 'AVG', 'GAME_SUCCESS', 'DRAW', 'TAKEOUT', 'CW', 'CCW'}  # of a side, not of players


def is_better(one, two, less):
    return one < two if less else one > two


def add(row, codes):
    """The sum of values of a row, those of a total where there is one."""
    found = [(code, pos, one.get('Value', '')) for _, code, pos, one in row.values if code in codes]
    totals = [value for _, pos, value in found if pos == 'TOT'] or [value for _, _, value in found]
    return sum((rehearsed.number(value) for value in totals), Decimal(0))


class Figures:
    def __init__(self, path):
        self.units, self.records, _, _ = rehearsed.read_recording(path)
        self.faults = collections.defaultdict(list)
        self.counted = collections.Counter()

    def say(self, what, fault):
        self.faults[what].append(fault)

    def check_records(self, unit):
        """In the end the record is as good as the best of every unit that is measured alike, and not much better."""
        records = self.records.get(unit.rsc[:22].ljust(34, '-'))
        best = next((row for row in unit.rows if row.rank == '1'), None)
        if records is None or best is None or len(unit.periods) > 0 or best.type != records[1]:
            return
        if ('.' in best.result) != ('.' in records[2]):  # rounds that are shot by other rules
            return
        record, mark, less = rehearsed.number(records[2]), rehearsed.number(best.result), best.type == 'TIME'
        self.counted['records'] += 1
        if is_better(mark, record, less) or abs(mark - record) > NEAR * record:
            self.say('records', f'{unit.rsc}: {best.result}, the record is {records[2]}')
        for row in unit.rows:
            for code in ('PB', 'SB'):
                if row.entry.get(code) and is_better(rehearsed.number(row.entry[code]), record, less) and mark != record:
                    self.say('records', f'{unit.rsc}: {row.name} came with {code} {row.entry[code]}, the record is {records[2]}')

    def check_splits(self, unit):
        for row in unit.rows:
            marks = [rehearsed.number(one.get('Value', '')) for _, code, pos, one in row.values if code == 'INTERMEDIATE' and one.get('Value')]
            if row.irm or row.type != 'TIME' or None in marks or len(marks) < 2:
                continue
            self.counted['splits'] += 1
            if marks != sorted(set(marks)) or marks[-1] != rehearsed.number(row.result):
                self.say('splits', f'{unit.rsc}: {row.name}: {marks} to {row.result}')

    def check_judged(self, unit):
        rule = JUDGED.get(unit.rsc[:3])
        for row in unit.rows if rule else []:
            given, taken, part = rule
            parts = [one.get('Value') for _, code, _, one in row.values if code == part]
            if row.irm or not all(any(code == want for _, code, _, _ in row.values) for want in given) or (part and not parts):
                continue
            self.counted['performances'] += 1
            mark = rehearsed.number(parts[-1] if part else row.result)
            if add(row, given) - add(row, taken) != mark:
                self.say('performances', f'{unit.rsc}: {row.name}: {add(row, given)} less {add(row, taken)} is not {mark}')

    def check_slalom(self, unit):
        for row in unit.rows if unit.rsc.startswith('CSL') else []:
            if not row.irm and any(code == 'GATE' for _, code, _, _ in row.values):
                self.counted['slalom'] += 1
                if add(row, ['GATE']) != add(row, ['PENALTY']) or add(row, ['TIME', 'PENALTY']) != rehearsed.number(row.result):
                    self.say('slalom', f'{unit.rsc}: {row.name}: {add(row, ["TIME"])} and {add(row, ["PENALTY"])} are not {row.result}')

    def check_score(self, unit):
        """Periods give the result: their points where they count, else how many were won."""
        for side, row in zip(('Home', 'Away'), unit.sides if unit.periods else []):
            self.counted['scores'] += 1
            last = unit.periods[-1][f'{side}Score']
            points = sum(int(period[f'{side}PeriodScore']) for period in unit.periods)
            other = 'Away' if side == 'Home' else 'Home'
            won = sum(int(period[f'{side}PeriodScore']) > int(period[f'{other}PeriodScore']) for period in unit.periods)
            if last != row.result or int(row.result) not in (points, won):
                self.say('scores', f'{unit.rsc}: {row.name} has {row.result}, in periods {points}, won {won}')
        told = [action for action in unit.actions if 'ScoreH' in action]
        if told and [told[-1]['ScoreH'], told[-1]['ScoreA']] != [row.result for row in unit.sides]:
            self.say('scores', f'{unit.rsc}: the play-by-play ends at {told[-1]}')

    def check_stats(self, unit):
        discipline = unit.rsc[:3]
        for row in unit.sides if unit.periods else []:
            for code, parts in SUMS.get(discipline, []):
                self.counted['statistics'] += 1
                if int(row.stats[code, 'TOT']) != sum(worth * int(row.stats[part, 'TOT']) for part, worth in parts.items()):
                    self.say('statistics', f'{unit.rsc}: {row.name}: {code} of {row.stats}')
            for (code, pos), value in row.stats.items():
                players = [who.stats.get((code, pos)) for who in row.people]
                if row.team and code not in NOT_SUMMED and int(value) != sum(int(one or 0) for one in players):
                    self.say('statistics', f'{unit.rsc}: {row.name}: {code} {value}, players {players}')
        if unit.periods and discipline in SHARED:
            code, whole = SHARED[discipline]
            if sum(int(row.stats[code, 'TOT']) for row in unit.sides) != whole:
                self.say('statistics', f'{unit.rsc}: {code} is not {whole}')

    def check_all(self):
        for unit in self.units.values():
            unit.actions.sort(key=lambda action: int(action['Order']))
            for check in (self.check_records, self.check_splits, self.check_judged, self.check_slalom, self.check_score, self.check_stats):
                check(unit)


def main():
    checks = ('records', 'splits', 'performances', 'slalom', 'scores', 'statistics')
    print(f'1..{len(SEEDS) * len(checks)}', flush=True)
    n = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in SEEDS:
            path = os.path.join(folder, f'{seed}.jsonl.gz')
            house.ctl('rehearse', '--output', path, '--discipline', 'all', f'--seed={seed}')
            figures = Figures(path)
            figures.check_all()
            for what in checks:
                n += 1
                for fault in figures.faults[what][:12]:
                    print(f'# {fault}')
                good = not figures.faults[what] and figures.counted[what] > 5
                print(f'{"ok" if good else "not ok"} {n} - {what} of seed {seed}: {figures.counted[what]}', flush=True)


main()
