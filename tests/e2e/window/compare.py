# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a unit's table must say, worked out from rows as gantryctl export and the feeds' expected.json have them."""

import re

STATUS = {
    'START_LIST': 'Start list', 'LIVE': 'Live, not official', 'INTERMEDIATE': 'Intermediate', 'UNCONFIRMED': 'Unconfirmed',
    'UNOFFICIAL': 'Unofficial', 'OFFICIAL': 'Official', 'PROVISIONAL': 'Provisional', 'PROTESTED': 'Protested',
    'PARTIAL': 'Partial', 'SCHEDULED': 'Scheduled', 'GETTING_READY': 'Getting ready', 'RUNNING': 'Running',
    'FINISHED': 'Finished',
}


def parts_of(text):
    """What a cell says, without what the seat adds: "27.21, rank 3 ▲1, not confirmed" → ["27.21", "rank 3"]."""
    parts = [re.sub(r' [▲▼]\d+$', '', part) for part in text.split(', ')] if text else []
    return [part for part in parts if part != 'not confirmed']


def check_rank(row, shown, faults):
    want = row.get('rank') or ''
    have = shown.get('Rank', '')
    running = re.fullmatch(r'\d+ at .+', have) is not None
    if want and have.rstrip('= ') != want or not want and have and not running:
        faults.append(f'rank {want!r}, shown {have!r}')
    if want and bool(row.get('rank_equal')) != have.endswith('='):
        faults.append(f'equal rank {row.get("rank_equal")!r}, shown {have!r}')


def check_result(row, shown, faults):
    have = parts_of(shown.get('Result', ''))
    want = [text for text in (row.get('irm'), row.get('result')) if text]
    if have[:len(want)] != want or not want and have:
        faults.append(f'result {want!r}, shown {have!r}')
    if 'records' not in row:
        return
    records = sorted(('=' if record.get('equalled') else '') + record['type'] for record in row.get('records') or [])
    if want and not row.get('irm') and sorted(' '.join(have[1:]).split()) != records:
        faults.append(f'records {records!r}, shown {have!r}')


def check_point(point, shown, faults):
    name = point.get('point') or point['pos']
    if name not in shown:
        faults.append(f'no column {name!r}')
        return
    have = parts_of(shown[name])
    want = [point.get('value') or '']
    if point.get('rank'):
        want.append(f'rank {point["rank"]}')
    if 'wind' in point:
        want.append(point['wind'])
    elif not point.get('rank'):  # a wind that is shown and not exported
        have = have[:1]
    if have != [text for text in want if text]:
        faults.append(f'{name}: {want!r}, shown {have!r}')


def check_row(row, shown, always):
    """always: columns that must be there; others are looked at when they are shown, or when the row has something to say."""
    faults = []
    name = row.get('name') or f'{row.get("family", "")} {row.get("given", "")}'.strip()
    for column, want in (('Name', name), ('Nation', row.get('noc')), ('Lane', row.get('start_order')),
                         ('Start order', row.get('start_order')), ('Bib', row.get('bib')), ('Qualified', row.get('qual'))):
        if column not in shown and column not in always:
            continue
        if (shown.get(column) or '').casefold() != (want or '').casefold():
            faults.append(f'{column} {want!r}, shown {shown.get(column)!r}')
    return faults, name


def complete(rows, known):
    """Rows of a snapshot say only what a message said; who that is and what the points are called is in other rows."""
    people = {row['code']: row for row in known}
    points = {point['pos']: point['point'] for row in known for point in row['splits'] + row['parts'] if 'point' in point}
    completed = []
    for row in rows:
        full = {key: people[row['code']].get(key) for key in ('name', 'family', 'given', 'noc', 'bib', 'start_order', 'start_sort')}
        full.update(row)
        for kind in ('splits', 'parts'):
            full[kind] = [{**point, 'point': points.get(point['pos'])} for point in row.get(kind) or []]
        completed.append(full)
    return completed


def compare_live(rows, shown, always=('Rank', 'Name', 'Result')):
    """Faults of a live or official table against the rows of the unit, in their order."""
    faults = [] if len(rows) == len(shown) else [f'{len(rows)} rows, shown {len(shown)}']
    for row, cells in zip(rows, shown):
        found, name = check_row(row, cells, always)
        check_rank(row, cells, found)
        check_result(row, cells, found)
        for point in (row.get('splits') or []) + (row.get('parts') or []):
            check_point(point, cells, found)
        faults += [f'{name}: {fault}' for fault in found]
    return faults


def compare_start_list(rows, shown, always=('Name', 'Nation')):
    faults = [] if len(rows) == len(shown) else [f'{len(rows)} rows, shown {len(shown)}']
    for row, cells in zip(sorted(rows, key=lambda row: int(row.get('start_sort') or 0)), shown):
        found, name = check_row({**row, 'qual': ''}, cells, always)
        faults += [f'{name}: {fault}' for fault in found]
    return faults
