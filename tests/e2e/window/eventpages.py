# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of an event as its messages have them: medallists, ranking, sums with what each part gave, heats of a phase, pools, the
bracket. Worked out a second time from the XML and the profiles, with nothing of the program's."""

import sports

# What the first page of a kind is called, and how the lists of the profile call it.
KINDS = {'DT_MEDALLISTS': 'medallists', 'DT_RANKING': 'ranking', 'DT_CUMULATIVE_RESULT': 'total', 'DT_PHASE_RESULT': 'phase',
         'DT_POOL_STANDING': 'pool'}
PHASES = {'FNL': 'Final', 'SFNL': 'Semi-finals', 'QFNL': 'Quarter-finals', '8FNL': 'Round of 16', 'HEAT': 'Heats', 'BRN': 'Bronze medal'}
MEDALS = {'ME_GOLD': 'Gold', 'ME_SILVER': 'Silver', 'ME_BRONZE': 'Bronze'}
# Of a line: what stands in its columns.
LINE = {'rank': 'Rank', 'gap': 'Diff', 'qual': 'QualificationMark', 'played': 'Played', 'won': 'Won', 'tied': 'Tied', 'lost': 'Lost',
        'for': 'For', 'against': 'Against', 'ratio': 'Ratio'}


def name_phase(code):
    """What a page or a round is called: "Group A" of "GPA-"."""
    code = code.rstrip('-')
    return PHASES.get(code) or (f'Group {code[2]}' if code.startswith('GP') else code)


class Event:
    """What is known beside a page: its units, and what everybody is called."""

    def __init__(self, code, units):
        self.units = {rsc: unit for rsc, unit in units.items() if rsc[:22] == code[:22]}
        self.names = {row.code: row.name for unit in self.units.values() for row in unit.rows}
        self.starts = {}  # phase → {code: its unit}
        for rsc, unit in self.units.items():
            self.starts.setdefault(rsc[:26], {}).update({row.code: unit for row in unit.rows})
        self.n_units = {phase: sum(rsc.startswith(phase) for rsc in self.units) for phase in self.starts}

    def find_unit(self, phase, code):
        """The name of the unit that somebody was in; "" when the phase is one unit."""
        return self.starts[phase][code].name if self.n_units.get(phase, 0) > 1 and code in self.starts[phase] else ''


class Page:
    """title, headings and rows of a page, as assistive technology has them."""

    def __init__(self, sheet, event, defaults):
        self.sheet, self.event = sheet, event
        self.view = KINDS[sheet.kind]
        self.title = self.name()
        columns = self.list_columns(sports.Rule(sheet.code, defaults))
        rows = [[self.say(line, id) for id, _ in columns] for line in sheet.lines]
        kept = [i for i, (id, _) in enumerate(columns) if id in ('rank', 'name', 'medal') or any(row[i] for row in rows)]
        self.headings = [columns[i][1] for i in kept]
        self.rows = [[row[i] for i in kept] for row in rows]

    def name(self):
        if self.view == 'total':
            return f'Total after {self.event.units[self.sheet.last].name}'
        return {'medallists': 'Medallists', 'ranking': 'Ranking'}.get(self.view) or name_phase(self.sheet.code[22:26])

    def list_columns(self, rule):
        """[(id, heading)]: parts come before the result where the profile does not say where, in a phase the unit after the name."""
        if self.view == 'medallists':
            return [('medal', 'Medal'), ('noc', 'Nation'), ('name', 'Name')]
        parts = [(unit, self.event.units[unit].name) for unit in self.sheet.parts]
        listed = [column.id for column in rule.columns(self.view)]
        columns = []
        for id in listed:
            if id == 'items' or (id in ('result', 'points') and 'items' not in listed):
                columns += parts
            if id != 'items':
                columns.append((id, sports.SHEET_HEADINGS[id]))
            if id == 'name' and self.view == 'phase':
                columns.append(('unit', 'Unit'))
        return columns

    def say(self, line, id):
        who = line.find('Competitor')
        code = who.get('Code')
        if len(id) == 34:
            return self.sheet.say_part(line, id)
        if id == 'name':
            members = [self.event.names.get(one.get('Code'), '') for one in who.findall('Composition/Athlete')]
            return ', '.join(name for name in [self.event.names.get(code, ''), *(members if who.get('Type') == 'T' else [])] if name)
        if id == 'rank':
            return line.get('Rank', '') + (' =' if line.get('RankEqual') == 'Y' else '')
        if id in ('result', 'points'):
            return line.get('IRM') or line.get('Result', '')
        plain = {'medal': MEDALS.get(line.get('Code'), ''), 'bib': who.get('Bib', ''), 'noc': who.get('Organisation', ''),
                 'unit': self.event.find_unit(self.sheet.code[:26], code)}
        return plain[id] if id in plain else line.get(LINE[id], '')

    def compare(self, shown):
        """Faults of a page, [heading], [[cell]]."""
        headings, rows = shown
        if headings != self.headings:
            return [f'{self.title}: columns {self.headings}, shown {headings}']
        faults = [] if len(rows) == len(self.rows) else [f'{self.title}: {len(self.rows)} rows, shown {len(rows)}']
        return faults + [f'{self.title}: {want}, shown {have}' for want, have in zip(self.rows, rows) if want != have]


def list_matches(bracket, event):
    """What every match of a bracket that is over says of itself, in order."""
    found = []
    for items in bracket.iterfind('.//BracketItems'):
        matches = items.findall('BracketItem')
        for match in matches:
            sides = []
            for place in match.findall('CompetitorPlace'):
                who = place.find('Competitor')
                sides.append(f'{event.names[who.get("Code")]} {who.get("Organisation")} {place.get("Result")}' +
                             (', won' if place.get('WLT') == 'W' else ''))
            number = f', match {match.get("Code")}' if len(matches) > 1 else ''
            found.append(f'{name_phase(items.get("Code"))}{number}: {"; ".join(sides)}')
    return found
