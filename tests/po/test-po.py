#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file with strings for people is in po/POTFILES.in, and every language of po/LINGUAS has every string of today's
sources, none fuzzy; no two columns of a table have the same head in any of them. With --potfiles: prints what POTFILES.in should hold; with --pot FILE: writes
today's strings there. Speaks TAP."""

import gettext
import itertools
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

IN_C = re.compile(r'\b(?:_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2?|gettext)\s*\(\s*(?:NULL,\s*)?"')
IN_UI = re.compile(r'translatable="(?:yes|true|1)"')
# As meson's preset 'glib' has them.
XGETTEXT = ['--from-code=UTF-8', '--add-comments', '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2',
            '--keyword=g_dcgettext:2', '--keyword=g_dngettext:2,3', '--keyword=g_dpgettext2:2c,3',
            '--flag=N_:1:pass-c-format', '--flag=C_:2:pass-c-format', '--flag=NC_:2:pass-c-format',
            '--flag=g_dngettext:2:pass-c-format', '--flag=g_strdup_printf:1:c-format',
            '--flag=g_string_printf:2:c-format', '--flag=g_string_append_printf:2:c-format', '--flag=g_error_new:3:c-format',
            '--flag=g_set_error:4:c-format', '--flag=g_markup_printf_escaped:1:c-format', '--flag=g_print:1:c-format',
            '--flag=g_printerr:1:c-format']


def has_strings(path):
    if path.name.endswith(('.desktop.in.in', '.metainfo.xml.in.in')):
        return True
    if path.suffix in ('.c', '.h'):
        return IN_C.search(path.read_text(encoding='utf-8')) is not None
    if path.suffix == '.ui':
        return IN_UI.search(path.read_text(encoding='utf-8')) is not None
    return False


def find_files(root):
    files = [path for room in ('data', 'src', 'ui') for path in (root / room).rglob('*') if path.is_file()]
    return sorted(str(path.relative_to(root)) for path in files if has_strings(path))


def read_list(path):
    lines = path.read_text(encoding='utf-8').splitlines() if path.exists() else []
    return [line.strip() for line in lines if line.strip() and not line.startswith('#')]


def check_potfiles(root, listed):
    wanted = find_files(root)
    faults = [f'{name} has strings and is not in po/POTFILES.in' for name in wanted if name not in listed]
    faults += [f'{name} of po/POTFILES.in has no strings or is gone' for name in listed if name not in wanted]
    if listed != sorted(listed):
        faults.append('po/POTFILES.in is not sorted')
    return faults


def extract(root, files, pot):
    subprocess.run(['xgettext', *XGETTEXT, '--package-name=gantry', '-o', str(pot), *files],
                   cwd=root, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    pot.write_text(pot.read_text(encoding='utf-8').replace('charset=CHARSET', 'charset=UTF-8'), encoding='utf-8')
    return pot


def check_language(po, pot, folder):
    """What today's strings make of the language: msgmerge without guesses, then msgfmt's own checks and counts."""
    if not po.exists():
        return [f'{po.name} is missing']
    merged = folder / po.name
    subprocess.run(['msgmerge', '--quiet', '--no-fuzzy-matching', '-o', str(merged), str(po), str(pot)], check=True)
    done = subprocess.run(['msgfmt', '--check', '--statistics', '-o', '/dev/null', str(merged)],
                          capture_output=True, text=True, env={'LC_ALL': 'C', 'PATH': '/usr/bin:/bin'})
    faults = [] if done.returncode == 0 else done.stderr.splitlines()
    for word in ('fuzzy', 'untranslated'):
        if word in done.stderr:
            faults.append(done.stderr.strip().splitlines()[-1])
            faults += list_missing(merged)
            break
    return faults


def list_missing(po):
    names = []
    for option in ('--untranslated', '--only-fuzzy'):
        shown = subprocess.run(['msgattrib', option, '--no-obsolete', '--no-wrap', str(po)], capture_output=True, text=True)
        names += [line for line in shown.stdout.splitlines() if line.startswith('msgid ') and line != 'msgid ""']
    return names


class Heads:
    """What stands above the columns of a table, in one language."""

    def __init__(self, root, language, folder):
        source = (root / 'src' / 'app' / 'unit-columns.c').read_text(encoding='utf-8')
        self.known = dict(re.findall(r'\{ "(\w+)", NC_\("column", "([^"]+)"\)', source))
        self.orders = re.findall(r'(?<!N)C_ ?\("column", "([^"]+)"\)', source)
        self.texts = gettext.NullTranslations()
        if language:
            compiled = folder / f'{language}.mo'
            subprocess.run(['msgfmt', '-o', str(compiled), str(root / 'po' / f'{language}.po')], check=True)
            with open(compiled, 'rb') as catalogue:
                self.texts = gettext.GNUTranslations(catalogue)

    def of_column(self, title):
        return self.texts.pgettext('column', title)

    def of_own(self):
        """Those that can meet in any table, by what they are; a table has one of the orders."""
        named = [(name, self.of_column(title)) for name, title in self.known.items()]
        return [named + [(title, self.of_column(title))] for title in self.orders]

    def of_title(self, title):
        """"Title", or ["Short", "A longer one"]."""
        return self.texts.gettext(title if isinstance(title, str) else title[0])

    def of_profile(self, columns, values):
        """Those of one view of a profile; a value of several positions has them behind its title."""
        named = [(name, self.of_column(self.known[name])) for name in columns if isinstance(name, str) and name in self.known]
        named += [(name, self.of_title(values[name]['title']) + (' 1' if 'pos' in values[name] else ''))
                  for name in columns if isinstance(name, str) and name in values]
        return named + [(column['id'], self.of_title(column['title'])) for column in columns
                        if isinstance(column, dict) and 'title' in column and 'pos' not in column]


def find_columns(node):
    """Every list of columns in a profile, however deep."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == 'columns' and isinstance(value, dict):
                yield from (columns for columns in value.values() if isinstance(columns, list))
            yield from find_columns(value)
    elif isinstance(node, list):
        for value in node:
            yield from find_columns(value)


def find_values(profile):
    """The values that columns may name, by their keys."""
    parts = [profile.get('common', {}), *profile.get('templates', {}).values(), *profile.get('rules', [])]
    return {key: value for part in parts for key, value in part.get('values', {}).items()}


def check_heads(root, language, folder):
    heads = Heads(root, language, folder)
    tables = [('any table', named) for named in heads.of_own()]
    for path in sorted((root / 'data' / 'sports').glob('*.json')):
        if path.name != 'schema.json':
            profile = json.loads(path.read_text(encoding='utf-8'))
            tables += [(path.name, heads.of_profile(columns, find_values(profile))) for columns in find_columns(profile)]
    return sorted({f'{where}: {a} and {b} are both headed "{head}"' for where, named in tables
                   for (a, head), (b, other) in itertools.combinations(named, 2) if head == other})


def report(number, name, faults):
    for fault in faults:
        print(f'# {fault}')
    print(f'{"not ok" if faults else "ok"} {number} - {name}')


def main():
    root = Path(sys.argv[1]).resolve()
    if '--potfiles' in sys.argv:
        print('\n'.join(find_files(root)))
        return
    if '--pot' in sys.argv:
        extract(root, find_files(root), Path(sys.argv[sys.argv.index('--pot') + 1]))
        return
    missing = [tool for tool in ('xgettext', 'msgmerge', 'msgfmt', 'msgattrib') if shutil.which(tool) is None]
    if missing:
        print(f'1..0 # SKIP without {", ".join(missing)}')
        return
    languages = read_list(root / 'po' / 'LINGUAS')
    listed = read_list(root / 'po' / 'POTFILES.in')
    print(f'1..{2 * len(languages) + 2}')
    report(1, 'po/POTFILES.in lists every file with strings', check_potfiles(root, listed))
    with tempfile.TemporaryDirectory() as name:
        pot = extract(root, find_files(root), Path(name) / 'gantry.pot')
        for number, language in enumerate(languages, 2):
            report(number, f'{language} is complete', check_language(root / 'po' / f'{language}.po', pot, Path(name)))
        for number, language in enumerate(['', *languages], len(languages) + 2):
            report(number, f'no two columns have the same head in {language or "en"}', check_heads(root, language, Path(name)))


main()
