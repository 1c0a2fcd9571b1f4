#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Hard cases of real results, each named by its place in the source, as the seat's rows show them.

The raw results of ../shared/data become messages by ../shared/tools/make_feeds.py, the messages go through the adapter into a
seat, and every case reads its own place of the raw file once more and holds the row against it: IRMs, marks of qualification,
shared ranks, sums over runs. A case of Rio 2016 is a line of the XML; one of Beijing 2022 is "part/competitor" in the list of
results of a file, or "standings/competitor". Usage: test-hard-cases.py LIST-ROWS
"""
import json
import os
import re
import subprocess
import sys
import tempfile

import house

RIO = 'rio_athletics_results_first_days.xml'
RIO_UNITS = 'W:HEP,M:20W:f,W:100:ps,M:LJ,M:110H:sf,W:HT:f'

# (what it shows, line, unit or where the unit's code begins, member of the row, what the row says)
RIO_CASES = (
    ('disqualified in a final of lanes', 6657, 'ATHM110MH-------------FNL-', 'irm', 'DQ'),
    ('did not start in a semi-final', 20773, 'ATHW100M--------------SFNL', 'irm', 'DNS'),
    ('no mark in a final of throws', 37027, 'ATHWHT----------------FNL-', 'irm', 'NM'),
    ('no mark in a qualification of jumps', 12223, 'ATHMLJ----------------QUAL', 'irm', 'NM'),
    ('disqualified on the road', 20309, 'ATHM20KMW-------------FNL-', 'irm', 'DQ'),
    ('did not finish on the road', 20369, 'ATHM20KMW-------------FNL-', 'irm', 'DNF'),
    ('did not finish the first of seven events', 39209, 'ATHWHEPTATH-----------100H', 'irm', 'DNF'),
    ('qualified by the standard', 11405, 'ATHMLJ----------------QUAL', 'qual', 'Q'),
    ('qualified as one of the best others', 11441, 'ATHMLJ----------------QUAL', 'qual', 'q'),
    ('qualified by place', 20523, 'ATHW100M--------------SFNL', 'qual', 'Q'),
    ('qualified by time: only the result of the phase says it', 20543, 'ATHW100M--------------SFNL', 'qual', 'q'),
    ('a world record', 36670, 'ATHWHT----------------FNL-', 'records', 'WR PB'),
    ('the sum of seven events', 38566, 'ATHWHEPTATH-----------800-', 'total', '6775'),
)

# (what it shows, file, place, member, what the row says)
BEIJING_CASES = (
    ('did not finish', 'alpine-skiing/1969862', '0/36', 'irm', 'DNF'),
    ('did not start', 'alpine-skiing/1969862', '0/42', 'irm', 'DNS'),
    ('disqualified in a first run', 'alpine-skiing/2411505', '0/79', 'irm', 'DSQ'),
    ('disqualified after the jump', 'nordic-combined/2412888', '0/44', 'irm', 'DSQ'),
    ('lapped in a pursuit', 'biathlon/1937886', '0/58', 'irm', 'LAP'),
    ('penalised, first heat', 'short-track/2413659', '0/3', 'irm', 'PEN'),
    ('withdrawn', 'speed-skating/1969393', '0/30', 'irm', 'WDR'),
    ('ranked as last of his heat', 'cross-country/2412652', '3/5', 'irm', 'RAL'),
    ('a team that was lapped', 'cross-country/1937869', '0/17', 'irm', 'LAP'),
    ('a team that did not finish', 'luge/1939957', '0/13', 'irm', 'DNF'),
    ('qualified for the next round', 'cross-country/2412652', '0/0', 'qual', 'Q'),
    ('a lucky loser', 'cross-country/2412652', '0/2', 'qual', 'LL'),
    ('qualified for the final', 'freestyle-skiing/2413167', '0/0', 'qual', 'QF'),
    ('the fastest third', 'short-track/2413657', '1/2', 'qual', 'q'),
    ('advanced by the referee', 'short-track/2413659', '6/2', 'qual', 'ADV'),
    ('qualified for final A', 'short-track/2413921', '0/0', 'qual', 'QA'),
    ('qualified for final B', 'short-track/2413921', '0/2', 'qual', 'QB'),
    ('advanced to final B', 'short-track/2413921', '1/4', 'qual', 'ADVB'),
    ('advanced to final A', 'short-track/2413921', '1/5', 'qual', 'ADVA'),
)
TIES = (
    ('level to the hundredth', 'alpine-skiing/1969862', '0/10', '0/11'),
    ('level with bibs far apart', 'alpine-skiing/2411505', '0/49', '0/50'),
    ('level in points', 'nordic-combined/2412888', '0/4', '0/5'),
    ('level to the thousandth', 'speed-skating/1969390', '0/20', '0/21'),
    ('level in the second of four runs', 'bobsleigh/2411652', '0/2', '0/3'),
)
# Of the last run: every competitor's sum, rank and place by it; how many of them the run alone would put elsewhere.
SUMS = (
    ('four runs of two', 'bobsleigh/2411654', 'BOBMTEAM2-------------FNL-000400--'),
    ('four runs to the thousandth', 'luge/2412773', 'LUGMSINGLES-----------FNL-000400--'),
    ('four runs', 'skeleton/2412933', 'SKNMSINGLES-----------FNL-000400--'),
    ('two rounds of points of teams', 'ski-jumping/2413342', 'SJPMLHTEAM4-----------FNL-0002SJ--'),
)
# Runs that are needed for the sums, beside the files of the cases.
MORE_FILES = ('bobsleigh/2411651', 'luge/2412770', 'luge/2412772', 'skeleton/2412930', 'skeleton/2412931',
              'ski-jumping/2413341')


def make_feed(folder, *arguments):
    tools = house.shared_path('tools')
    done = subprocess.run([sys.executable, 'make_feeds.py', *arguments, '--clean', '--out', folder], cwd=tools,
                          capture_output=True, text=True, timeout=house.PATIENCE)
    house.check(done.returncode == 0, 'make_feeds.py: %s' % done.stderr[-500:])
    return os.path.join(folder, 'messages.jsonl.gz')


def list_rows(program, recording):
    done = subprocess.run([program, recording], capture_output=True, timeout=house.PATIENCE)
    house.check(done.returncode == 0, 'list-rows: %s' % done.stderr.decode('utf-8', 'replace')[-500:])
    return json.loads(done.stdout)


def find_row(units, beginning, fits, where):
    found = [row for rsc, rows in units.items() if rsc.startswith(beginning) for row in rows if fits(row)]
    house.check(len(found) == 1, '%s: %d rows of %s fit' % (where, len(found), beginning))
    return found[0]


def hold(row, member, wanted, where):
    shown = row.get(member, '')
    house.check(shown == wanted, '%s: %s is %r, not %r' % (where, member, shown, wanted))


class Rio:
    def __init__(self, program, folder):
        self.folder = house.shared_path('data', 'rio2016-athletics')
        with open(os.path.join(self.folder, RIO), encoding='utf-8') as source:
            self.lines = source.read().split('\n')
        names = sorted(os.listdir(self.folder))
        self.units = list_rows(program, make_feed(
            os.path.join(folder, 'rio'), 'athletics', '--results', os.path.join(self.folder, RIO),
            '--entries', *[os.path.join(self.folder, name) for name in names if name.startswith('rio_entries')],
            '--schedule', *[os.path.join(self.folder, name) for name in names if name.startswith('rio_schedule')],
            '--select', RIO_UNITS))

    def read(self, line, member):
        """The text of a line of the source, and the competitor that it is of."""
        text = re.search(r'>(.*)<', self.lines[line - 1]).group(1)
        above = next(one for one in reversed(self.lines[:line]) if '<competitorid>' in one)
        if member == 'records':
            text = ' '.join(flag for flag in text.split() if flag != 'WL')
        return text, re.search(r'>(.*)<', above).group(1)

    def case(self, line, unit, member, wanted):
        where = '%s:%d' % (RIO, line)
        text, code = self.read(line, member)
        house.check(text == wanted, '%s says %r, not %r' % (where, text, wanted))
        row = find_row(self.units, unit, lambda row: row['code'] == code, where)
        hold(row, member, wanted, where)
        if member == 'irm':
            house.check(row.get('out'), '%s: is not shown as out' % where)


def plain(value):
    """Single values come wrapped in arrays, empty ones as {}."""
    if isinstance(value, list) and len(value) == 1 and not isinstance(value[0], (dict, list)):
        value = value[0]
    return '' if value in (None, [], {}) else str(value)


class Beijing:
    def __init__(self, program, folder):
        self.folder = house.shared_path('data', 'beijing2022-results')
        self.files = sorted({case[1] for case in BEIJING_CASES + TIES + SUMS} | set(MORE_FILES))
        self.raw = {}
        for name in self.files:
            with open(os.path.join(self.folder, name + '.json'), encoding='utf-8') as source:
                self.raw[name] = json.load(source)
        self.units = list_rows(program, make_feed(os.path.join(folder, 'beijing'), 'winter', '--beijing', self.folder,
                                                  '--select', ','.join(self.files)))

    def read(self, name, place):
        part, index = place.split('/')
        if part == 'standings':
            return self.raw[name]['Standings']['ParticipantList'][int(index)]
        return self.raw[name]['Result']['PhaseList'][int(part)]['ParticipantList'][int(index)]

    def find(self, name, item, where, among=None):
        """The rows of a competitor: athletes have their number, teams are found by nation, and by bib where there is one."""
        units = among or {rsc: rows for rsc, rows in self.units.items() if rsc[:3] == self.discipline(name)}
        event = plain(self.raw[name]['PhaseInfo']['GenderEvent']['c_Name'])
        number, noc, bib = plain(item['n_ParticipantID']), plain(item['NOC']['c_Short']), plain(item.get('c_Bib'))
        found = [row for rows in units.values() for row in rows if row['code'] == number]
        if not found:
            found = [row for rows in units.values() for row in rows
                     if row.get('noc') == noc and bib in ('', row.get('bib', '')) and not row['code'].isdigit()]
        house.check(found, '%s: nobody of %s fits' % (where, event))
        return found

    def discipline(self, name):
        return plain(self.raw[name]['PhaseInfo']['Sport']['c_Short'])

    def irm_of(self, item):
        return plain(item.get('c_ODF_IRM')) or plain(item.get('c_ResultAbs')) or plain(item.get('c_Result'))

    def case(self, name, place, member, wanted):
        where = '%s.json %s' % (name, place)
        item = self.read(name, place)
        said = self.irm_of(item) if member == 'irm' else plain(item.get('c_ODF_QualificationMark'))
        house.check(said == wanted, '%s says %r, not %r' % (where, said, wanted))
        rows = [row for row in self.find(name, item, where) if row.get(member) == wanted]
        house.check(len(rows) >= 1, '%s: no row has %s %r' % (where, member, wanted))
        hold(rows[0], member, wanted, where)
        if member == 'irm':
            house.check('result' not in rows[0], '%s: has a result beside %s' % (where, wanted))
            hold(rows[0], 'rank' if not rows[0].get('run_rank') else 'run_rank', plain(item.get('c_Rank')), where)

    def tie(self, name, first, second):
        where = '%s.json %s and %s' % (name, first, second)
        items = self.read(name, first), self.read(name, second)
        rank = plain(items[0]['c_Rank'])
        house.check(rank == plain(items[1]['c_Rank']), '%s are not level' % where)
        for item in items:
            result = plain(item.get('c_ResultAbs')) or plain(item.get('c_Result'))
            rows = [row for row in self.find(name, item, where) if row.get('result') == result and row.get('rank') == rank]
            house.check(len(rows) == 1, '%s: %d rows have rank %s and %s' % (where, len(rows), rank, result))
            house.check(rows[0].get('rank_equal'), '%s: the rank is not marked as shared' % where)

    def sum(self, name, unit):
        rows = self.units[unit]
        items = self.raw[name]['Standings']['ParticipantList']
        place = 0
        for index, item in enumerate(sorted(items, key=lambda item: int(plain(item.get('n_RankSort')) or 999))):
            where = '%s.json standings, sorted, %d' % (name, index)
            result = plain(item.get('c_ResultAbs')) or plain(item.get('c_Result'))
            if place == len(rows):
                break  # the others were in earlier runs only
            row = self.find(name, item, where, {unit: [rows[place]]})[0]
            hold(row, 'total', result, where)
            hold(row, 'rank', plain(item['c_Rank']), where)
            hold(row, 'total_rank', plain(item['c_Rank']), where)
            place += 1
        house.check(place == len(rows), '%s: %d of %d rows are in the sum' % (unit, place, len(rows)))
        elsewhere = sum(row.get('run_rank') != row.get('rank') for row in rows)
        house.check(elsewhere > 0, '%s: the run alone gives the same ranks: no hard case' % unit)


def main():
    tap = house.Tap()
    if not os.path.isdir(house.shared_path('data', 'beijing2022-results')):
        tap.skip('hard cases', 'no results at %s' % os.path.abspath(house.SHARED))
        tap.finish()
    with tempfile.TemporaryDirectory(prefix='gantry-hard-') as folder:
        rio, beijing = Rio(sys.argv[1], folder), Beijing(sys.argv[1], folder)
        for what, line, unit, member, wanted in RIO_CASES:
            tap.run('%s: %s:%d' % (what, RIO, line), rio.case, line, unit, member, wanted)
        for what, name, place, member, wanted in BEIJING_CASES:
            tap.run('%s: %s.json %s' % (what, name, place), beijing.case, name, place, member, wanted)
        for what, name, first, second in TIES:
            tap.run('%s: %s.json %s, %s' % (what, name, first, second), beijing.tie, name, first, second)
        for what, name, unit in SUMS:
            tap.run('%s: %s.json standings' % (what, name), beijing.sum, name, unit)
    tap.finish()


if __name__ == '__main__':
    main()
