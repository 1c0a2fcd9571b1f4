#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A sport that Gantry has never heard of, added as one file: the whole example of docs/sport-profiles.md put into the user's folder,
and its columns, points and words read back from the real window, with a value that the file does not know. A sport without a
file shows every value that the feed carries. Speaks TAP.

test-window-sport.py PROGRAMS"""

import json
import re
import sys
import urllib.request

import desk

KNOWN = 'QUOWSINGLES-----------FNL-000100--'
UNKNOWN = 'ZZZWSINGLES-----------FNL-000100--'
PEOPLE = (('1', 'Arno', 'SUI'), ('2', 'Bell', 'CAN'), ('3', 'Cole', 'NED'))

MESSAGE = '''<?xml version="1.0" encoding="UTF-8"?>
<OdfBody CompetitionCode="TEST2026" DocumentCode="{rsc}" DocumentType="DT_RESULT" Version="1" ResultStatus="{status}" FeedFlag="T"
 Date="2026-07-29" Time="120000000" LogicalDate="2026-07-29" Source="TEST1"><Competition Gen="G" Sport="S" Codes="C">
<ExtendedInfos><SportDescription EventName="Singles" SubEventName="Singles, Final" Gender="W"/></ExtendedInfos>{rows}
</Competition></OdfBody>'''
ROW = '''<Result {result} SortOrder="{sort}" StartOrder="{sort}" StartSortOrder="{sort}"><ExtendedResults>{values}</ExtendedResults>
<Competitor Code="{code}" Type="A" Organisation="{noc}"><Composition><Athlete Code="{code}" Order="1">
<Description GivenName="Ada" FamilyName="{family}" Gender="W" Organisation="{noc}"/></Athlete></Composition></Competitor></Result>'''


def make_message(rsc, status, rows):
    """rows: (attributes of the result, [(code, position, value)])."""
    made = ''
    for number, (result, values) in enumerate(rows, 1):
        code, family, noc = PEOPLE[number - 1]
        texts = ''.join(f'<ExtendedResult Type="ER" Code="{name}"{f" Pos={chr(34)}{pos}{chr(34)}" if pos else ""} Value="{value}"/>'
                        for name, pos, value in values)
        made += ROW.format(result=result, sort=number, values=texts, code=code, family=family, noc=noc)
    return MESSAGE.format(rsc=rsc, status=status, rows=made)


def post(stage, body):
    request = urllib.request.Request(stage.url + '/odf', data=body.encode(), headers={'Content-Type': 'application/xml'})
    desk.OPENER.open(request, timeout=10).read()


def add_sport(stage):
    """The example goes where a user's own sports are."""
    text = (desk.SOURCES / 'docs' / 'sport-profiles.md').read_text(encoding='utf-8')
    example = re.search(r'## A whole file\n.*?```json\n(.*?)```', text, re.DOTALL).group(1)
    profile = json.loads(example)
    folder = stage.folder / 'home' / 'data' / 'gantry' / 'sports'
    folder.mkdir(parents=True)
    (folder / f'{profile["discipline"]}.json').write_text(example, encoding='utf-8')
    return profile


def send_results(stage):
    throws = [[('THROW', '1', '7'), ('THROW', '2', '9'), ('THROW', '3', '4'), ('THROW', '4', '8'), ('BONUS', '', '2'),
               ('SPIN', '', '31')],
              [('THROW', '1', '6'), ('THROW', '2', '8'), ('THROW', '3', '5')],
              [('THROW', '1', '3')]]
    post(stage, make_message(KNOWN, 'LIVE', [
        ('Rank="1" ResultType="POINTS" Result="19"', throws[0]), ('Rank="2" ResultType="POINTS" Result="14"', throws[1]),
        ('IRM="BRK" ResultType="IRM"', throws[2])]))
    post(stage, make_message(UNKNOWN, 'LIVE', [
        ('Rank="1" Result="21"', [('LOOP', '1', '5'), ('LOOP', '2', '7'), ('HUE', '', 'teal')]),
        ('Rank="2" Result="20"', [('LOOP', '1', '4')])]))


def read(tree, pid):
    window = tree.find_application(pid)
    table = tree.find_named(window, 'Competitors') if window else None
    return (tree.read_table(table) if table else []), (tree.names(window) if window else [])


def compare(rows, wanted):
    """Faults of the rows, each a dict of what its cells say, against (column, value) in the order in which they must stand."""
    faults = [] if len(rows) == len(wanted) else [f'{len(rows)} rows, not {len(wanted)}']
    for have, want in zip(rows, wanted):
        for column, value in want:
            if have.get(column) is None or not re.fullmatch(value, have[column]):
                faults.append(f'“{column}” says {have.get(column)!r}, not {value!r}; there are {list(have)}')
        order = [column for column in have if column in dict(want)]
        if order != [column for column, _ in want if column in have]:
            faults.append(f'the columns stand as {order}')
    return faults


def look_at_known(tree, pid):
    rows, names = read(tree, pid)
    faults = compare(rows, [
        [('Rank', '1'), ('Peg', '1'), ('Name', '.*ARNO Ada.*'), ('First', '7'), ('2', '9'), ('3', '4'), ('Last', '8'),
         ('Bonus for the closest', '2'), ('Result', '19'), ('SPIN', '31')],
        [('Rank', '2'), ('Peg', '2'), ('Name', '.*BELL Ada.*'), ('First', '6'), ('2', '8'), ('3', '5'), ('Result', '14'),
         ('Gap', '.5.*')],
        [('Peg', '3'), ('Name', '.*COLE Ada.*'), ('First', '3'), ('Result', '.*BRK.*')]])
    return faults + ([] if any('Quoits' in name for name in names) else ['the sport has no name'])


def look_at_unknown(tree, pid):
    rows, _ = read(tree, pid)
    return compare(rows, [
        [('Rank', '1'), ('Name', '.*ARNO Ada.*'), ('Result', '21'), ('LOOP 1', '5'), ('LOOP 2', '7'), ('HUE', 'teal')],
        [('Rank', '2'), ('Name', '.*BELL Ada.*'), ('Result', '20'), ('LOOP 1', '4')]])


def report(number, name, faults):
    for fault in faults[:20]:
        print(f'# {fault}')
    print(f'{"not ok" if faults else "ok"} {number} - {name}', flush=True)


def main():
    desk.enter_session()
    import tree

    with desk.Stage(sys.argv[1]) as stage:
        print('1..2', flush=True)
        stage.desk_environment()
        profile = add_sport(stage)
        stage.start_relay()
        send_results(stage)
        for number, (unit, look) in enumerate(((KNOWN, look_at_known), (UNKNOWN, look_at_unknown)), 1):
            shown = stage.start_desk('--unit', unit)
            report(number, f'{unit[:3]}: {profile["name"] if number == 1 else "no file"}',
                   desk.settle(lambda: shown.check() and look(tree, shown.pid)))
            shown.end()


main()
