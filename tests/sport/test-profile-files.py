#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds data/sports/*.json against schema.json and against the words that are translated. Knows as much of JSON Schema as
the schema uses, and fails on a keyword that it does not know. Speaks TAP."""

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

KNOWN = {'$schema', '$defs', '$ref', 'title', 'type', 'required', 'additionalProperties', 'properties', 'items', 'minItems', 'maxItems',
         'minLength', 'pattern', 'enum', 'anyOf', 'minimum', 'maximum'}
TYPES = {'object': dict, 'array': list, 'string': str, 'integer': int, 'boolean': bool}


# What columns are called without a value of the feed; a value of the same name would stand in its place.
OWN = set('rank lane bib noc name class horse reaction splits parts result gap record qual wind pb sb entry_time irm'.split())


# Besides, in other views than those of a unit's table.
OTHER_OWN = set('items played won tied lost for against ratio points position stats'.split())
# Every discipline of the Games, and orienteering.
DISCIPLINES = set("""
    ARC ATH BDM BK3 BKB BKG BMF BMX BOX CLB CRD CSL CSP CTR DIV EQU FBL FEN GAR GLF GRY GTR HBL HOC JUD MPN MTB OWS ROW RU7 SAL
    SHO SKB SRF SWA SWM TEN TKW TRI TTE VBV VVO WLF WPO WRE
    ALP BOB BTH CCS CUR FRS FSK IHO LUG NCB SBD SJP SKN SMT SSK STK
    ORI
    """.split())
FEEDS = ('athletics', 'swimming', 'orienteering', 'winter', 'football', 'judo')
WORDS_FROM = {'period': 'PERIOD/*', 'action': 'ACTION/*', 'stat': 'ST/*'}


class Validator:
    def __init__(self, schema):
        self.root = schema

    def check(self, value, schema, where='$'):
        """What is wrong with a value, one line each."""
        unknown = set(schema) - KNOWN
        if unknown:
            return [f'schema.json uses {sorted(unknown)}, which this test does not know']
        if '$ref' in schema:
            return self.check(value, self.root['$defs'][schema['$ref'].rsplit('/', 1)[1]], where)
        if 'anyOf' in schema:
            faults = [self.check(value, one, where) for one in schema['anyOf']]
            return [] if any(not one for one in faults) else [f'{where}: fits none of {len(faults)} forms'] + faults[0]
        if 'enum' in schema and value not in schema['enum']:
            return [f'{where}: {value!r} is none of {schema["enum"]}']
        kind = schema.get('type')
        if kind and (not isinstance(value, TYPES[kind]) or (kind == 'integer' and isinstance(value, bool))):
            return [f'{where}: {value!r} is no {kind}']
        return self.check_inside(value, schema, where)

    def check_inside(self, value, schema, where):
        if isinstance(value, dict):
            return self.check_object(value, schema, where)
        if isinstance(value, list):
            faults = [] if len(value) >= schema.get('minItems', 0) else [f'{where}: too few']
            faults += [] if len(value) <= schema.get('maxItems', len(value)) else [f'{where}: too many']
            for i, one in enumerate(value):
                faults += self.check(one, schema.get('items', {}), f'{where}[{i}]')
            return faults
        if isinstance(value, str):
            if len(value) < schema.get('minLength', 0) or not re.search(schema.get('pattern', ''), value):
                return [f'{where}: {value!r} does not fit']
        elif isinstance(value, int) and not schema.get('minimum', value) <= value <= schema.get('maximum', value):
            return [f'{where}: {value} is out of range']
        return []

    def check_object(self, value, schema, where):
        faults = [f'{where}: {name} is missing' for name in schema.get('required', []) if name not in value]
        properties = schema.get('properties', {})
        more = schema.get('additionalProperties', True)
        for name, one in value.items():
            if name in properties:
                faults += self.check(one, properties[name], f'{where}.{name}')
            elif more is False:
                faults.append(f'{where}: {name} is not known')
            elif isinstance(more, dict):
                faults += self.check(one, more, f'{where}.{name}')
        return faults


def titles_of(value):
    return {value} if isinstance(value, str) else set(value)


def words_of_rule(rule):
    """Every text of a rule that gets on the screen."""
    found = {rule['order']} if 'order' in rule else set()
    for value in rule.get('values', {}).values():
        found |= titles_of(value['title'])
    for words in rule.get('words', {}).values():
        for code, title in words.items():
            found |= titles_of(title) - {code} # a code that is shown as it is
    for columns in rule.get('columns', {}).values():
        found = found.union(*(titles_of(column['title']) for column in columns if isinstance(column, dict)))
    return found


def parts_of(profile):
    """Everything that has the members of a rule."""
    return [profile.get('common', {})] + list(profile.get('templates', {}).values()) + profile.get('rules', [])


def words_of(profile):
    words = {profile['name']}.union(*map(words_of_rule, parts_of(profile)))
    return {word for word in words if any(letter.isalpha() for letter in word)}


def columns_of(part):
    for columns in part.get('columns', {}).values():
        yield from (column if isinstance(column, str) else column['id'] for column in columns)


def codes_of(part):
    """Every TYPE/CODE that a rule names, and the kinds of its words."""
    found = set(part.get('splits', [])) | set(part.get('parts', []))
    for value in part.get('values', {}).values():
        found |= {value['from']} if isinstance(value['from'], str) else set(value['from'])
    for column in columns_of(part):
        if column.startswith('ext:') and not column.startswith(('ext:CUMULATIVE/', 'ext:RUN/RUN_RANK')):
            found.add('/'.join(column[4:].split('/')[:2]))
    return found | {code for kind, code in WORDS_FROM.items() if kind in part.get('words', {})}


def check_codes(profile):
    known = set(profile.get('codes', {}))
    named = set().union(*map(codes_of, parts_of(profile)))
    return [f'"codes" does not say where {code} is known from' for code in sorted(named - known)]


def check_columns(profile):
    keys = {key for part in parts_of(profile) for key in part.get('values', {})}
    named = {column for part in parts_of(profile) for column in columns_of(part) if ':' not in column}
    faults = [f'a value may not be called {key!r}, which is a column of its own' for key in sorted(keys & OWN)]
    return faults + [f'column {name!r} is none of Gantry\'s and no value' for name in sorted(named - keys - OWN - OTHER_OWN)]


def check_templates(profile):
    templates = set(profile.get('templates', {}))
    used = {rule['template'] for rule in profile['rules'] if 'template' in rule}
    faults = [f'template {name!r} is not there' for name in sorted(used - templates)]
    return faults + [f'template {name!r} is not used' for name in sorted(templates - used)]


def check_profile(path, validator, words):
    profile = json.loads(path.read_text(encoding='utf-8'))
    faults = validator.check(profile, validator.root)
    if faults:
        return faults
    if profile['discipline'] != path.stem:
        faults.append(f'"discipline" is {profile["discipline"]!r}')
    faults += [f'{word!r} is not in src/sport/words.c' for word in sorted(words_of(profile) - words)]
    return faults + check_columns(profile) + check_codes(profile) + check_templates(profile)


def read_feeds(folder):
    """What the recordings carry, by discipline: TYPE/CODE, and a code of any type."""
    seen = {}
    for feed in FEEDS:
        with gzip.open(folder / feed / 'messages.jsonl.gz', 'rt', encoding='utf-8') as lines:
            for line in lines:
                code = re.search(r'DocumentCode=\\"(...)', line)
                if code:
                    found = re.findall(r'Type=\\"(\w+)\\" Code=\\"(\w+)\\"', line)
                    of = seen.setdefault(code.group(1), set())
                    of.update(f'{kind}/{name}' for kind, name in found)
                    of.update(f'*/{name}' for _, name in found)
    return seen


def check_seen(profiles, folder):
    """What a profile says was seen in a feed is there to be seen."""
    seen = read_feeds(folder)
    faults = []
    for path in profiles:
        profile = json.loads(path.read_text(encoding='utf-8'))
        told = {code for code, known in profile.get('codes', {}).items() if known == 'feed' and not code.endswith('/*')}
        faults += [f'{path.name}: {code} is in no feed' for code in sorted(told - seen.get(path.stem, set()))]
    return faults


def report(number, name, faults):
    print(f'{"not " if faults else ""}ok {number} {name}')
    for fault in faults:
        print(f'# {fault}')
    return bool(faults)


def kinds_of(profile):
    """(kind, form) of every rule; what is known of nothing has none."""
    for rule in profile['rules']:
        made = {**profile.get('common', {}), **profile.get('templates', {}).get(rule.get('template'), {}), **rule}
        if made.get('kind', 'generic') != 'generic':
            yield made['kind'], made.get('form')


def check_demo(profiles, script):
    """scripts/demo plays at least one unit of each kind and form that there is; three sports it plays as they are."""
    text = script.read_text(encoding='utf-8')
    played = set(re.search(r'^disciplines=([A-Z0-9,]+)$', text, re.MULTILINE).group(1).split(',')) | {'SWM', 'ATH', 'ALP'}
    kinds = {path.stem: set(kinds_of(json.loads(path.read_text(encoding='utf-8')))) for path in profiles}
    shown = set().union(*(kinds.get(code, set()) for code in played))
    return ([f'there is no {code}' for code in sorted(played - set(kinds))] +
            [f'no {kind} {form or ""}' for kind, form in sorted(set().union(*kinds.values()) - shown, key=str)])


def main():
    folder = Path(sys.argv[1]).resolve()
    words = set(subprocess.run([sys.argv[2]], check=True, capture_output=True, encoding='utf-8').stdout.splitlines())
    validator = Validator(json.loads((folder / 'schema.json').read_text(encoding='utf-8')))
    installed = (folder / 'meson.build').read_text(encoding='utf-8')
    profiles = sorted(path for path in folder.glob('*.json') if path.name != 'schema.json')
    feeds = Path(os.environ.get('GANTRY_SHARED', folder.parent.parent.parent / 'shared')) / 'feeds'
    failed = 0
    print(f'1..{len(profiles) + 5}')
    for number, path in enumerate(profiles, 1):
        faults = check_profile(path, validator, words)
        if f"'{path.name}'" not in installed:
            faults.append('is not installed by meson.build')
        failed += report(number, path.name, faults)
    n = len(profiles)
    missing = DISCIPLINES - {path.stem for path in profiles}
    failed += report(n + 1, 'every discipline has a profile', [f'{code} is missing' for code in sorted(missing)])
    # A validator that takes everything would pass, too.
    wrong = validator.check({'discipline': 'swm', 'name': '', 'rules': [{'kind': 'rally', 'decimals': 7, 'colour': 1}]},
                            validator.root)
    failed += report(n + 2, 'a wrong profile is found wrong', [] if len(wrong) == 5 else wrong + ['five faults, no more or less'])
    example = {'discipline': 'QQQ', 'name': 'Golf', 'codes': {}, 'rules': [
        {'template': 'x', 'values': {'rank': {'from': 'ER/A', 'title': 'Points'}}, 'columns': {'live': ['moon', 'rank']}}]}
    faults = check_columns(example) + check_codes(example) + check_templates(example)
    failed += report(n + 3, 'what fits nothing is found', [] if len(faults) == 4 else faults + ['four faults, no more or less'])
    failed += report(n + 4, 'the demo plays every kind', check_demo(profiles, folder.parent.parent / 'scripts' / 'demo'))
    if feeds.is_dir():
        failed += report(n + 5, 'what was seen in a feed is there', check_seen(profiles, feeds))
    else:
        print(f'ok {n + 5} what was seen in a feed is there # SKIP no recordings at {feeds}')
    return 1 if failed else 0


sys.exit(main())
