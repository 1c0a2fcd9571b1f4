#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds data/sports/*.json against schema.json and against the words that are translated. Knows as much of JSON Schema as
the schema uses, and fails on a keyword that it does not know. Speaks TAP."""

import json
import re
import subprocess
import sys
from pathlib import Path

KNOWN = {'$schema', '$defs', '$ref', 'title', 'type', 'required', 'additionalProperties', 'properties', 'items', 'minItems', 'maxItems',
         'minLength', 'pattern', 'enum', 'anyOf', 'minimum', 'maximum'}
TYPES = {'object': dict, 'array': list, 'string': str, 'integer': int, 'boolean': bool}


# What columns are called without a value of the feed; a value of the same name would stand in its place.
OWN = set('rank lane bib noc name class horse reaction splits parts result gap record qual wind pb sb entry_time irm'.split())


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


def check_profile(path, validator, words):
    profile = json.loads(path.read_text(encoding='utf-8'))
    faults = validator.check(profile, validator.root)
    if faults:
        return faults
    if profile.get('discipline') != path.stem:
        faults.append(f'"discipline" is {profile.get("discipline")!r}')
    faults += [f'{word!r} is not in src/sport/words.c' for word in sorted(words_of(profile) - words)]
    own = {key for part in parts_of(profile) for key in part.get('values', {})} & OWN
    faults += [f'a value may not be called {key!r}, which is a column of its own' for key in sorted(own)]
    templates = profile.get('templates', {})
    used = {rule['template'] for rule in profile.get('rules', []) if 'template' in rule}
    faults += [f'template {name!r} is not there' for name in sorted(used - set(templates))]
    faults += [f'template {name!r} is not used' for name in sorted(set(templates) - used)]
    return faults


def main():
    folder = Path(sys.argv[1])
    words = set(subprocess.run([sys.argv[2]], check=True, capture_output=True, text=True).stdout.splitlines())
    validator = Validator(json.loads((folder / 'schema.json').read_text(encoding='utf-8')))
    installed = (folder / 'meson.build').read_text(encoding='utf-8')
    profiles = sorted(path for path in folder.glob('*.json') if path.name != 'schema.json')
    failed = 0
    print(f'1..{len(profiles) + 1}')
    for number, path in enumerate(profiles, 1):
        faults = check_profile(path, validator, words)
        if f"'{path.name}'" not in installed:
            faults.append('is not installed by meson.build')
        failed += bool(faults)
        print(f'{"not " if faults else ""}ok {number} {path.name}')
        for fault in faults:
            print(f'# {fault}')
    # A validator that takes everything would pass, too.
    wrong = validator.check({'discipline': 'swm', 'name': '', 'rules': [{'kind': 'rally', 'decimals': 7, 'colour': 1}]},
                            validator.root)
    failed += len(wrong) != 5
    print(f'{"ok" if len(wrong) == 5 else "not ok"} {len(profiles) + 1} a wrong profile is found wrong')
    return 1 if failed else 0


sys.exit(main())
