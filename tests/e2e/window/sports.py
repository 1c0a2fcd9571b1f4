# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sport profiles, read a second time: from the files and docs/sport-profiles.md alone, with nothing of the program's. What a rule
shows in English, for tests that compare it with the window."""

import fnmatch
import json
import re

import desk

# The disciplines of the Summer and the Winter Games, each of which must be there.
DISCIPLINES = {
    'ARC': 'Archery', 'GAR': 'Artistic Gymnastics', 'SWA': 'Artistic Swimming', 'ATH': 'Athletics', 'BDM': 'Badminton',
    'BKB': 'Basketball', 'BK3': '3x3 Basketball', 'VBV': 'Beach Volleyball', 'BMF': 'BMX Freestyle', 'BMX': 'BMX Racing', 'BOX': 'Boxing',
    'BKG': 'Breaking', 'CSL': 'Canoe Slalom', 'CSP': 'Canoe Sprint', 'DIV': 'Diving', 'EQU': 'Equestrian', 'FEN': 'Fencing',
    'FBL': 'Football', 'GLF': 'Golf', 'HBL': 'Handball', 'HOC': 'Hockey', 'JUD': 'Judo', 'OWS': 'Marathon Swimming',
    'MPN': 'Modern Pentathlon', 'MTB': 'Mountain Bike', 'GRY': 'Rhythmic Gymnastics', 'CRD': 'Road Cycling', 'CTR': 'Track Cycling',
    'ROW': 'Rowing', 'RU7': 'Rugby Sevens', 'SAL': 'Sailing', 'SHO': 'Shooting', 'SKB': 'Skateboarding', 'CLB': 'Sport Climbing',
    'SRF': 'Surfing', 'SWM': 'Swimming', 'TTE': 'Table Tennis', 'TKW': 'Taekwondo', 'TEN': 'Tennis', 'GTR': 'Trampoline',
    'TRI': 'Triathlon', 'VVO': 'Volleyball', 'WPO': 'Water Polo', 'WLF': 'Weightlifting', 'WRE': 'Wrestling',
    'ALP': 'Alpine Skiing', 'BTH': 'Biathlon', 'BOB': 'Bobsleigh', 'CCS': 'Cross-Country Skiing', 'CUR': 'Curling',
    'FSK': 'Figure Skating', 'FRS': 'Freestyle Skiing', 'IHO': 'Ice Hockey', 'LUG': 'Luge', 'NCB': 'Nordic Combined',
    'STK': 'Short Track Speed Skating', 'SKN': 'Skeleton', 'SJP': 'Ski Jumping', 'SMT': 'Ski Mountaineering', 'SBD': 'Snowboard',
    'SSK': 'Speed Skating',
}
# What stands above Gantry's own columns, as assistive technology says it.
HEADINGS = {
    'rank': 'Rank', 'bib': 'Bib', 'noc': 'Nation', 'name': 'Name', 'reaction': 'Reaction time', 'result': 'Result', 'gap': 'Gap',
    'qual': 'Qualified', 'irm': 'Irregularity', 'wind': 'Wind', 'pb': 'Personal best', 'sb': 'Season best', 'class': 'Class',
    'horse': 'Horse', 'entry_time': 'Entry time', 'role': 'Role', 'position': 'Position',
}
# Words that every sport has: sides and colours.
KNOWN = {'value': {code: code.capitalize() for code in ('AWAY', 'BLACK', 'BLUE', 'GREEN', 'HOME', 'RED', 'WHITE', 'YELLOW')}}
# What stands above the columns in the tables of an event; what a part is called is the source's.
SHEET_HEADINGS = {**{id: HEADINGS[id] for id in ('rank', 'bib', 'noc', 'name', 'result', 'gap', 'qual')}, 'played': 'Played', 'won': 'Won',
                  'tied': 'Drawn', 'lost': 'Lost', 'for': 'Scored for', 'against': 'Scored against', 'ratio': 'Ratio', 'points': 'Points'}


def list_files():
    """Every discipline that there is a file for."""
    return [path.stem for path in (desk.SOURCES / 'data' / 'sports').glob('???.json')]


def read_defaults():
    """(kind, view) → ids, from the table of the documentation."""
    text = (desk.SOURCES / 'docs' / 'sport-profiles.md').read_text(encoding='utf-8')
    defaults, kind = {}, ''
    for name, view, columns in re.findall(r'^\| (`\w+`|all|) ?\| `([a-z-]+)` \| ([a-z_ ]+) \|$', text, re.MULTILINE):
        kind = name.strip('`') or kind
        defaults[kind, view] = columns.split()
    return defaults


def matches(patterns, text):
    return not patterns or any(fnmatch.fnmatchcase(text, pattern) for pattern in patterns)


def fits(rule, rsc):
    return (matches(rule.get('events'), rsc[4:22].rstrip('-')) and matches(rule.get('phases'), rsc[22:26].rstrip('-')) and
            matches(rule.get('units'), rsc[26:34]) and matches(rule.get('genders'), rsc[3]))


def merge(*parts):
    """Later members win; columns view by view, values and words one by one."""
    merged = {}
    for part in parts:
        for key, value in part.items():
            if key in ('columns', 'values'):
                merged[key] = {**merged.get(key, {}), **value}
            elif key == 'words':
                words = dict(merged.get('words', {}))
                for kind, texts in value.items():
                    words[kind] = {**words.get(kind, {}), **texts}
                merged['words'] = words
            else:
                merged[key] = value
    return merged


def full(title):
    """What a title or a word is in full."""
    return title[1] if isinstance(title, list) else title


def positions(value):
    found = []
    for text in value.get('pos', []):
        first, dash, last = text.partition('-')
        found += [str(number) for number in range(int(first), int(last) + 1)] if dash else [text]
    return found


class Column:
    """id: of Gantry, or TYPE:CODE…; heading: in full; value: what the profile says of it, pos: which of its positions."""

    def __init__(self, id, heading, value=None, pos=None):
        self.id, self.heading, self.value, self.pos = id, heading, value, pos


class Rule:
    """What the profile of a discipline says of a unit."""

    def __init__(self, rsc, defaults):
        profile = json.loads((desk.SOURCES / 'data' / 'sports' / f'{rsc[:3]}.json').read_text(encoding='utf-8'))
        self.number = next(number for number, rule in enumerate(profile['rules']) if fits(rule, rsc))
        own = profile['rules'][self.number]
        self.members = merge(profile['common'], profile.get('templates', {}).get(own.get('template'), {}), own)
        self.kind = self.members['kind']
        self.name = profile['name']
        self.n_rules = len(profile['rules'])
        self.defaults = defaults

    def word(self, kind, code, short=False):
        """short: what stands on the screen."""
        found = self.members.get('words', {}).get(kind, {}).get(code) or KNOWN.get(kind, {}).get(code)
        return found[0] if short and isinstance(found, list) else full(found)

    def columns(self, view):
        ids = (self.members.get('columns', {}).get(view) or self.defaults.get((self.kind, view)) or
               self.defaults.get(('all', view)) or [])
        return [column for id in ids for column in self.make(id)]

    def make(self, id):
        if isinstance(id, dict):
            return [Column(id['id'], full(id['title']))]
        value = self.members.get('values', {}).get(id)
        if value is not None:
            title = full(value['title'])
            return [Column(id, f'{title} {self.word("point", pos, short=True) or pos}', value, pos) for pos in positions(value)] or [
                Column(id, title, value)]
        if id == 'lane':
            return [Column(id, self.members.get('order', 'Order'))]
        if ':' in id:
            return [Column(id, re.split('[:/]', id, maxsplit=2)[-1].replace('_', ' ').replace('/', ' '))]
        return [Column(id, HEADINGS.get(id))]

    def patterns(self, place):
        """Of splits or parts."""
        given = self.members.get(place)
        if given is None and not self.members.get('splits') and not self.members.get('parts'):
            is_part = self.kind in ('attempts', 'heights')
            given = ['*/INTERMEDIATE'] if is_part == (place == 'parts') else []
        return given or []
