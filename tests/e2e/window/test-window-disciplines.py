#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every discipline of the Games in the real window: a rehearsal of all of them goes through one relay, one desk opens a unit for
every rule of every sport profile, and its tables are read back through the accessibility tree: the columns that the profile names,
in its order, under its words, and in every row what the messages say. So are the pages of every event: medallists, ranking, sums,
phases, pools, the bracket. Both sides of the comparison are read a second time here, in Python, from the profiles and from the XML.
Speaks TAP, a line a discipline.

test-window-disciplines.py PROGRAMS [DISCIPLINE…]"""

import re
import sys

import desk
import eventpages
import rehearsed
import sports

NAME = 'io.github.gantry_cis.Gantry'
WINDOW = '/io/github/gantry_cis/Gantry/window/1'


class Window:
    """The desk's window: its actions, and its tables as a screen reader has them."""

    def __init__(self, app, tree):
        import bulk
        from gi.repository import Gio, GLib
        self.app, self.glib, self.tables = app, GLib, {}
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        desk.wait_for(lambda: app.check() and tree.find_application(app.pid), 'a window')
        self.reader = bulk.Reader(app.pid)

    def act(self, action, word):
        """What a click on a unit or a key for a view does: it activates an action of the window."""
        arguments = self.glib.Variant('(sava{sv})', (action, [self.glib.Variant('s', word)], {}))
        self.bus.call_sync(NAME, WINDOW, 'org.gtk.Actions', 'Activate', arguments, None, 0, 10000, None)

    def turn(self):
        """To the next page of a view that has several."""
        self.bus.call_sync(NAME, WINDOW, 'org.gtk.Actions', 'Activate', self.glib.Variant('(sava{sv})', ('turn-next', [], {})), None, 0,
                           10000, None)

    def read_page(self, title):
        """The table of a page, when it is the one shown. When it is another, the next one is turned to."""
        self.name_tables()
        if title not in self.tables:
            self.turn()
            self.name_tables()
        return self.read(title)

    def list_buttons(self):
        """What the buttons of the window are called."""
        return {name for name, _ in self.reader.find_buttons()}

    def name_tables(self):
        """The tables that are known may be called otherwise by now."""
        paths = [path for found in self.tables.values() for path in found]
        self.tables = {}
        for name, path in zip(self.reader.names(paths), paths):
            self.tables.setdefault(name, []).append(path)

    def list_tables(self, title):
        if title not in self.tables:
            self.tables = {}
            for name, path in self.reader.find_tables():
                self.tables.setdefault(name, []).append(path)
        return self.tables.get(title, [])

    def read(self, title):
        """([heading], [[what a cell says]]) of a table as it is now. Several pages may have one of that name: those that are closed
        have no rows."""
        self.app.check()
        for path in self.list_tables(title):
            headings, *rows = self.reader.read_table(path) or [[]]
            if rows:
                return headings, [[cell[len(heading) + 1:].strip() if cell.startswith(heading + ':') else f'?{cell}' for heading, cell in
                                   zip(headings, cells)] for cells in rows]
        self.tables = {}  # its page may have been made since
        return [], []


# Values that are codes, and the words that every sport has for them.
WORDS = {'HOME': 'Home', 'AWAY': 'Away', 'WHITE': 'White', 'BLUE': 'Blue', 'RED': 'Red', 'YELLOW': 'Yellow'}


def value_of(row, column):
    """What a cell says that a row has for a column of the profile."""
    text = find_value(row, column)
    return WORDS.get(text, text) if column.value is not None else text


def find_value(row, column):
    """What a row has for a column of the profile."""
    value, id = column.value, column.id
    if value is not None:
        sources = value['from'] if isinstance(value['from'], list) else [value['from']]
        of = value.get('of', 'line')
        codes = [source.split('/')[-1] for source in sources]
        if 'sub' in value:
            found = row.find(sources)
            subs = {one.get('Pos', ''): one.get('Value', '') for one in (found if found is not None else [])
                    if one.get('Code') == value['sub']}
            return subs.get(column.pos or '', '')
        if of == 'entry':
            return row.entry.get(codes[0], '')
        if of == 'stat':
            return row.stats.get((codes[0], column.pos or 'TOT')) or row.stats.get((codes[0], column.pos or ''), '')
        return row.get(sources, column.pos or '')
    if id.startswith('ext:CUMULATIVE/'):
        return row.sum.get(id.rsplit('/', 1)[1], '')
    if id.startswith('ext:'):
        kind, code, *pos = id[4:].split('/')
        return row.get([f'{kind}/{code}'], pos[0] if pos else '')
    if id.startswith('entry:'):
        return row.entry.get(id[6:], '')
    if id in ('pb', 'sb', 'entry_time'):
        return row.entry.get(id.upper()) or row.get([f'*/{id.upper()}'])
    plain = {'bib': row.bib, 'noc': row.noc, 'lane': row.order, 'qual': row.qual, 'horse': row.horse, 'name': row.name,
             'reaction': row.get(['*/REACT_TIME']), 'wind': row.get(['*/WIND_SPEED']), 'class': ''}
    return plain[id]


def rank_of_point(pos):
    return (0, 0, pos) if pos == 'S' else (1, int(pos), '') if pos.isdigit() else (3, 0, pos) if pos == 'F' else (2, 0, pos)


def list_points(unit, rule):
    """[(pos, heading)] of the unit, in order: those that it names, and those with a value."""
    patterns = rule.patterns('parts') + rule.patterns('splits')
    found = set(unit.points)
    for row in unit.rows:
        found |= {pos for kind, code, pos, _ in row.values if pos and sports.matches(patterns, f'{kind}/{code}') and patterns}
    points = []
    for pos in sorted(found, key=rank_of_point):
        name = unit.points.get(pos, pos)
        points.append((pos, rule.word('point', pos, short=True) or name if name == pos else name))
    return points


def parse(text):
    """What a cell says as a number, without its sign; None when it is none."""
    return rehearsed.number(text.lstrip('+−-≈ '))


def is_decided(row):
    return bool(row.result) and not row.irm


class Expected:
    """The table of a unit, worked out from its rule and its messages."""

    def __init__(self, unit, rule, view, records):
        self.unit, self.rule, self.view = unit, rule, view
        self.rows = unit.rows if view != 'start-list' else sorted(unit.rows, key=lambda row: int(row.start_sort))
        self.record = records.get(unit.rsc[:22].ljust(34, '-'))
        self.points = list_points(unit, rule)
        self.patterns = rule.patterns('parts') + rule.patterns('splits')
        self.columns = self.list_columns()

    def has_gaps(self):
        return len([row for row in self.rows if is_decided(row) and parse(row.result) is not None]) > 1

    def is_shown(self, column):
        """A column that nobody has anything for is not."""
        if column.id in ('rank', 'name', 'result'):
            return True
        if column.id == 'gap':
            return self.has_gaps()
        if column.id == 'record':
            return self.record is not None and any(row.type == self.record[1] for row in self.rows)
        return any(value_of(row, column) for row in self.rows)

    def list_columns(self):
        views = [self.view] if self.view != 'live' else ['live', 'result']
        columns, seen = [], set()
        for view in views:
            for column in self.rule.columns(view):
                key = 'points' if column.id in ('splits', 'parts') else (column.id, column.pos)
                if key in seen:
                    continue
                seen.add(key)
                if key == 'points':
                    columns += [sports.Column('point', heading, None, pos) for pos, heading in self.points]
                elif self.is_shown(column):
                    columns.append(column)
        for column in columns:
            if column.id == 'record':
                column.heading = f'vs {self.record[0]}'
        return columns

    def check_gap(self, row, shown):
        if not is_decided(row):
            return shown == ''
        if self.rule.members.get('total') == 'ranks':  # to the leader of the sum
            return shown != ''
        own, best = parse(row.result), parse(self.rows[0].result)
        if own == best:
            return shown in ('leader', 'level with the leader')
        return parse(shown) == abs(own - best)

    def check_cell(self, row, column, shown):
        if column.id == 'gap':
            return self.check_gap(row, shown)
        if column.id == 'record':
            return (parse(shown) is not None) == is_decided(row)
        return shown == self.say(row, column)

    def say(self, row, column):
        """What a cell must say."""
        if column.id == 'rank':
            return row.rank + (' =' if row.equal else '')
        if column.id == 'result':
            marks = ', '.join(sorted(row.records))
            return ', '.join(text for text in ((row.irm, row.result) if row.irm else (row.result, marks)) if text)
        if column.id in ('gap', 'record'):
            return 'worked out'
        if column.id != 'point':
            return self.rule.word('value', value_of(row, column)) or value_of(row, column)
        found = row.find(self.patterns, column.pos)
        if found is None or not found.get('Value'):
            return ''
        is_split = row.find(self.rule.patterns('splits'), column.pos) is not None
        rank = f', rank {found.get("Rank")}' if found.get('Rank') and is_split else ''
        return found.get('Value') + rank

    def compare(self, headings, rows):
        wanted = [column.heading for column in self.columns]
        if headings != wanted:
            return [f'{self.view}: columns {wanted}, shown {headings}']
        faults = [] if len(rows) == len(self.rows) else [f'{self.view}: {len(self.rows)} rows, shown {len(rows)}']
        for row, cells in zip(self.rows, rows):
            for column, shown in zip(self.columns, cells):
                shown = re.sub(r' [▲▼]\d+$', '', shown)
                if not self.check_cell(row, column, shown):
                    faults.append(f'{self.view}: {row.name}: {column.heading} {self.say(row, column)!r}, shown {shown!r}')
        return faults


def look_at_table(window, unit, rule, records, view):
    window.act('view', view)
    expected = Expected(unit, rule, view, records)
    return desk.settle(lambda: expected.compare(*window.read('Competitors')))


class ExpectedMatch:
    """The tables of a match: the score, what happened in it, statistics, line-ups."""

    def __init__(self, unit, rule):
        self.unit, self.rule = unit, rule

    def keep(self, columns, rows):
        """Without columns that nobody has anything for, but those that always stand. columns: [(heading, always)]."""
        kept = [i for i, (_, always) in enumerate(columns) if always or any(row[i] for row in rows)]
        return [columns[i][0] for i in kept], [[row[i] for i in kept] for row in rows]

    def list_score(self):
        values = [column for column in self.rule.columns('live') if column.value is not None or ':' in column.id]
        known = {source for one in self.rule.members.get('values', {}).values() for source in
                 (one['from'] if isinstance(one['from'], list) else [one['from']])}
        assert all(f'{kind}/{code}' in known for row in self.unit.rows for kind, code, *_ in row.values), 'values of no column'
        columns = [('Nation', False), ('Name', True)]
        columns += [(self.rule.word('period', period['Code']) or period['Code'], True) for period in self.unit.periods]
        columns += [(column.heading, False) for column in values] + [('Result', True), ('Qualified', False)]
        rows = []
        for row, side in zip(self.unit.sides, ('Home', 'Away')):
            scores = [period[f'{side}PeriodScore'] or period[f'{side}Score'] for period in self.unit.periods]
            result = row.result + (' ✓' if row.wlt == 'W' else '')
            rows.append([row.noc, row.name, *scores,
                         *(self.rule.word('value', value_of(row, column)) or value_of(row, column) for column in values), result, row.qual])
        return self.keep(columns, rows)

    def list_actions(self):
        """The newest first: what a period is called, what happened and, where the feed tells it, the score after it."""
        order = {period['Code']: i for i, period in enumerate(self.unit.periods)}
        actions = sorted(self.unit.actions, key=lambda one: (order[one['Period']], int(one['Order'])), reverse=True)
        scored = any('ScoreH' in one for one in actions)
        rows = [[self.rule.word('period', one['Period']) or one['Period'], self.rule.word('action', one['Action']) or one['Action'],
                 *([f'{one["ScoreH"]}–{one["ScoreA"]}'] if scored else [])] for one in actions]
        return ['Period', 'Action', *(['Score'] if scored else [])], rows

    def list_stats(self):
        home, away = self.unit.sides
        words = list(self.rule.members.get('words', {}).get('stat', {}))
        codes = words + [code for code in dict.fromkeys(code for row in (home, away) for code, _ in row.stats) if code not in words]
        rows = [[self.rule.word('stat', code) or code, *(row.stats.get((code, 'TOT'), '') for row in (home, away))] for code in codes]
        return [row for row in rows if any(row[1:])]

    def list_line_up(self):
        columns = [column for column in self.rule.columns('line-up') if column.id.startswith('stat:')]
        rows = []
        for row in self.unit.sides:
            for who in row.people:
                place = who.entry.get('POSITION', '')
                rows.append([row.noc, who.bib, self.rule.word('position', place) or place, who.name,
                             *(who.stats.get((column.id[5:], 'TOT'), '') for column in columns)])
        return self.keep([(heading, heading == 'Name') for heading in ('Nation', 'Bib', 'Position', 'Name')] +
                         [(column.heading, False) for column in columns], rows)


def compare_sheet(what, wanted, shown):
    """Of whole tables: [heading], [[cell]]."""
    if shown[0] != wanted[0]:
        return [f'{what}: columns {wanted[0]}, shown {shown[0]}']
    faults = [] if len(wanted[1]) == len(shown[1]) else [f'{what}: {len(wanted[1])} rows, shown {len(shown[1])}']
    return faults + [f'{what}: {want}, shown {have}' for want, have in zip(wanted[1], shown[1]) if want != have]


def pick_columns(table, headings):
    """Only some columns of a table."""
    have, rows = table
    kept = [have.index(heading) for heading in headings if heading in have]
    return [have[i] for i in kept], [[row[i] for i in kept] for row in rows]


def check_match(window, unit, rule):
    expected = ExpectedMatch(unit, rule)
    score, actions, stats = expected.list_score(), expected.list_actions(), expected.list_stats()
    window.act('view', 'live')
    faults = desk.settle(lambda: compare_sheet('score', score, window.read('Score')))
    if actions[1]:
        told = ['Period', 'Action', 'Score']
        faults += desk.settle(lambda: compare_sheet('actions', actions, pick_columns(window.read('Play-by-play'), told)))
    if stats:
        window.act('view', 'splits')
        headings = ['Statistic', *(row.name for row in unit.sides)]
        faults += desk.settle(lambda: compare_sheet('statistics', (headings, stats), window.read('Statistics')))
    if any(row.team for row in unit.rows):
        window.act('view', 'start-list')
        faults += desk.settle(lambda: compare_sheet('line-ups', expected.list_line_up(), window.read('Line-ups')))
        return faults
    return faults + look_at_table(window, unit, rule, {}, 'start-list')


def check_unit(window, unit, rule, records):
    window.act('open', unit.rsc)
    if rule.kind == 'match':
        return check_match(window, unit, rule)
    views = ['start-list', 'live'] + (['splits'] if rule.kind in ('race', 'generic') else [])
    return [fault for view in views for fault in look_at_table(window, unit, rule, records, view)]


def check_pages(window, sheets, event, defaults):
    """What an event says beyond its units, page by page in the order in which they stand."""
    faults = []
    for sheet in sorted(sheets, key=lambda sheet: (rehearsed.SHEETS.index(sheet.kind), sheet.code)):
        page = eventpages.Page(sheet, event, defaults)
        faults += desk.settle(lambda: page.compare(window.read_page(page.title)))
    return faults


def check_bracket(window, bracket, event):
    """Every match is a button that says who met whom, and with what."""
    matches = eventpages.list_matches(bracket, event)
    window.act('view', 'bracket')
    return desk.settle(lambda: [f'bracket: no {match!r}' for match in matches if match not in window.list_buttons()])


def check_events(window, rehearsal, discipline, defaults):
    """The pages of every event of the discipline, opened from its last unit: ([fault], how many pages)."""
    units, _, sheets, brackets = rehearsal
    faults, n = [], 0
    for code in sorted({rsc[:22].ljust(34, '-') for rsc in units if rsc.startswith(discipline)}):
        event = eventpages.Event(code, units)
        own = [sheet for sheet in sheets if sheet.code[:22] == code[:22]]
        found = []
        window.act('open', max(event.units))
        window.act('view', 'event')
        found += check_pages(window, own, event, defaults)
        if code in brackets:
            found += check_bracket(window, brackets[code], event)
        faults += [f'{code}: {fault}' for fault in found]
        n += len(own) + (code in brackets)
    return faults, n


def pick_units(units, discipline, defaults):
    """A unit for every rule of the profile: {number of the rule: (unit, rule)}."""
    picked = {}
    for rsc, unit in sorted(units.items()):
        if rsc.startswith(discipline):
            rule = sports.Rule(rsc, defaults)
            picked.setdefault(rule.number, (unit, rule))
    return picked


def check_discipline(window, rehearsal, discipline, defaults):
    units, records, *_ = rehearsal
    picked = pick_units(units, discipline, defaults)
    if not picked:
        return ['it is not rehearsed'], 'no units'
    number = next(iter(picked.values()))[1].n_rules
    faults = [] if len(picked) == number else [f'{number} rules, rehearsed {sorted(picked)}']
    for unit, rule in picked.values():
        faults += [f'{unit.rsc}: {fault}' for fault in check_unit(window, unit, rule, records)]
    found, n_pages = check_events(window, rehearsal, discipline, defaults)
    return faults + found, f'{len(picked)} units, {n_pages} pages'


def main():
    desk.enter_session()
    import tree

    chosen = sys.argv[2:] or sorted({*sports.DISCIPLINES, *sports.list_files()})
    with desk.Stage(sys.argv[1], in_memory=True) as stage:
        recording = stage.rehearse('--discipline', ','.join(sys.argv[2:]) or 'all')
        rehearsal = rehearsed.read_recording(recording)
        defaults = sports.read_defaults()
        print(f'1..{len(chosen)}', flush=True)
        stage.start_relay()
        stage.replay(recording)
        stage.write_settings(window_width=1900, window_height=1040, relays=f"['{stage.url}']", show_athlete='false')
        window = Window(stage.start([stage.program('app', 'gantry')], stage.desk_environment()), tree)
        for number, discipline in enumerate(chosen, 1):
            faults, looked = check_discipline(window, rehearsal, discipline, defaults)
            for fault in faults[:12]:
                print(f'# {fault}')
            name = sports.DISCIPLINES.get(discipline, 'beyond the Games')
            print(f'{"not ok" if faults else "ok"} {number} - {discipline} {name}, {looked}', flush=True)


main()
