# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The units of a recording as its ODF messages have them in the end, straight from the XML: no relay, no export, no program."""

import fnmatch
import gzip
import json
import xml.etree.ElementTree as ElementTree
from decimal import Decimal, InvalidOperation

# In the order in which an event lists them.
SHEETS = ('DT_MEDALLISTS', 'DT_RANKING', 'DT_CUMULATIVE_RESULT', 'DT_PHASE_RESULT', 'DT_POOL_STANDING')


def first(node, path, attribute=None):
    found = node.find(path) if node is not None else None
    return found if attribute is None else (found.get(attribute, '') if found is not None else '')


def number(text):
    """A mark in seconds, metres or points; None when it is none."""
    try:
        total = Decimal(0)
        for part in text.lstrip('+').split(':'):
            total = total * 60 + Decimal(part)
        return total
    except InvalidOperation:
        return None


class Person:
    """Somebody in a result: an athlete, or one of a team."""

    def __init__(self, node, names):
        described = node.find('Description')
        self.code = node.get('Code')
        self.bib = node.get('Bib', '')
        self.noc = described.get('Organisation', '') if described is not None else ''
        self.horse = described.get('Horse', '') if described is not None else ''
        self.name = names.get(self.code) or f'{described.get("FamilyName", "").upper()} {described.get("GivenName", "")}'.strip()
        self.entry = {one.get('Code'): one.get('Value') for one in node.findall('EventUnitEntry')}
        self.values = read_values(node)
        self.stats = read_stats(node)


def read_values(node):
    """[(type, code, pos, element)] of a result, or of a member."""
    return [(one.get('Type'), one.get('Code'), one.get('Pos', ''), one) for one in node.findall('ExtendedResults/ExtendedResult')]


def read_stats(node):
    return {(one.get('Code'), one.get('Pos', '')): one.get('Value', '') for one in node.findall('StatsItems/StatsItem')}


class Row:
    """A competitor in a unit."""

    def __init__(self, node, names):
        who = node.find('Competitor')
        self.code = who.get('Code')
        self.rank, self.equal = node.get('Rank', ''), node.get('RankEqual') == 'Y'
        self.result, self.irm = node.get('Result', ''), node.get('IRM', '')
        self.qual, self.wlt = node.get('QualificationMark', ''), node.get('WLT', '')
        self.type = node.get('ResultType', '')
        self.order, self.start_sort, self.sort = (node.get(name, '') for name in ('StartOrder', 'StartSortOrder', 'SortOrder'))
        self.people = [Person(one, names) for one in who.findall('Composition/Athlete')]
        self.team = first(who, 'Description', 'TeamName')
        self.name = self.team or self.people[0].name
        self.noc = who.get('Organisation', '')
        self.bib = who.get('Bib', '')
        self.entry = {one.get('Code'): one.get('Value') for one in who.findall('EventUnitEntry')}
        if not self.team:
            self.entry.update(self.people[0].entry)
            self.bib = self.bib or self.people[0].bib
        self.sum = {}  # over the units of the event as of this one
        self.horse = next((one.horse for one in self.people if one.horse), '')
        self.values = read_values(node) + [value for one in self.people for value in one.values]
        self.stats = read_stats(who)
        self.records = [('=' if one.get('Equalled') == 'Y' else '') + one.get('RecordType', '') for one in
                        node.findall('RecordIndicators/RecordIndicator')]

    def find(self, patterns, pos=''):
        """The element of the first value of one of TYPE/CODE at a position; '': at any."""
        for kind, code, where, element in self.values:
            if any(fnmatch.fnmatchcase(f'{kind}/{code}', pattern) for pattern in patterns) and pos in ('', where):
                return element
        return None

    def get(self, patterns, pos=''):
        found = self.find(patterns, pos)
        return found.get('Value', '') if found is not None else ''


class Sheet:
    """A table of an event: a sum over units, a ranking, the heats of a phase, a pool, the medallists."""

    def __init__(self, kind, root):
        self.kind, self.code = kind, root.get('DocumentCode')
        lines = list(root.iterfind('.//Competitor/..'))
        self.lines = lines if kind == 'DT_MEDALLISTS' else sorted(lines, key=lambda line: int(line.get('SortOrder')))
        self.last = first(root, './/Progress', 'LastUnit')
        orders = {item.get('Unit'): int(item.get('Order')) for line in self.lines for item in line.iterfind('ResultItems/ResultItem')}
        self.parts = sorted(orders, key=orders.get)

    def say_part(self, line, unit):
        """What a part gave: why it has no result, else its points with the result, else the result with its rank."""
        result = line.find(f"ResultItems/ResultItem[@Unit='{unit}']/Result")
        if result is None:
            return ''
        irm, points, mark = (result.get(name, '') for name in ('IRM', 'ResultPoints', 'Result'))
        rank = f'rank {result.get("Rank")}' if result.get('Rank') else ''
        told = (irm, points or mark) if irm else (points, mark) if points else (mark, rank)
        return ', '.join(text for text in told if text)


class Unit:
    def __init__(self, body, names):
        root = ElementTree.fromstring(body.encode())
        self.rsc = root.get('DocumentCode')
        self.name = first(root, './/SportDescription', 'SubEventName').removeprefix(
            first(root, './/SportDescription', 'EventName')).strip()
        self.status = root.get('ResultStatus')
        self.points = {one.get('Pos'): one.get('Value') for one in root.iter('ExtendedInfo') if one.get('Code') == 'INTERMEDIATE'}
        self.rows = sorted((Row(node, names) for node in root.iter('Result')), key=lambda row: int(row.sort))
        self.home = first(root, './/Periods', 'Home')
        self.sides = sorted(self.rows, key=lambda row: row.code != self.home)
        self.periods = [dict(one.attrib) for one in root.iter('Period')]
        self.actions = []


def add_sums(units, root):
    """What the sum of an event says in each of its units: of the last one the sum itself, before that what it had been then, where
    the message says so. A sum of one is none."""
    for line in root.iterfind('.//Competitor/..'):
        items = line.findall('ResultItems/ResultItem')
        orders = [int(item.get('Order')) for item in items]
        for item in items:
            row = next((row for row in units[item.get('Unit')].rows if row.code == first(line, 'Competitor', 'Code')), None)
            if row is None or int(item.get('Order')) == min(orders):
                continue
            now = int(item.get('Order')) == max(orders)
            row.sum = {'CUMULATIVE_RESULT': line.get('Result', '') if now else first(
                           item, "Result/ExtendedResults/ExtendedResult[@Code='TOTAL_PTS']", 'Value'),
                       'CUMULATIVE_RANK': line.get('Rank', '') if now else '', 'CUMULATIVE_DIFF': line.get('Diff', '') if now else ''}


def get_header(body):
    return ElementTree.fromstring(body[:body.index('>', body.index('<OdfBody')) + 1].encode() + b'</OdfBody>').attrib


def read_recording(path):
    """({unit: Unit}, {event: (type, result type, result) of its first record as it stands}, [Sheet], {event: its bracket}): of every key the highest version
    counts."""
    last = {}
    with gzip.open(path, 'rt', encoding='utf-8') as text:
        for line in text:
            body = json.loads(line).get('body') or ''
            if '<OdfBody' not in body:
                continue
            head = get_header(body)
            key = (head['DocumentType'], head['DocumentCode'], head.get('DocumentSubcode', ''))
            if int(head.get('Version', 1)) >= last.get(key, (0, ''))[0]:
                last[key] = (int(head.get('Version', 1)), body)
    names = {one.get('Code'): one.get('PrintName') for (kind, *_), (_, body) in last.items() if kind == 'DT_PARTIC'
             for one in ElementTree.fromstring(body.encode()).iter('Participant')}
    units = {code: Unit(body, names) for (kind, code, _), (_, body) in last.items() if kind == 'DT_RESULT'}
    for (kind, code, _), (_, body) in last.items():
        if kind == 'DT_PLAY_BY_PLAY' and code in units:
            units[code].actions += [dict(one.attrib) for one in ElementTree.fromstring(body.encode()).iter('Action')]
    records = {one.get('Code'): (first(one, 'RecordType', 'RecordType'), first(one, 'RecordType/RecordData', 'ResultType'),
                                     first(one, 'RecordType/RecordData', 'Result'))
               for (kind, *_), (_, body) in last.items() if kind == 'DT_RECORD'
               for one in ElementTree.fromstring(body.encode()).iter('Record')}
    for (kind, code, _), (_, body) in last.items():
        if kind == 'DT_CUMULATIVE_RESULT':
            add_sums(units, ElementTree.fromstring(body.encode()))
    sheets = [Sheet(kind, ElementTree.fromstring(body.encode())) for (kind, *_), (_, body) in last.items() if kind in SHEETS]
    brackets = {code: ElementTree.fromstring(body.encode()) for (kind, code, _), (_, body) in last.items() if kind == 'DT_BRACKETS'}
    return units, records, sheets, brackets
