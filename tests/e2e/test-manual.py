#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every option that --help names is in the manual page, and the other way round: test-manual.py FOLDER PROGRAM...

The page of gantryctl has a subsection (.Ss) for each verb; the synopsis of a page names every option too."""
import os
import re
import subprocess
import sys

ALWAYS = {'help', 'help-all', 'help-gapplication'}


def options_of_help(*command):
    environment = {**os.environ, 'LANGUAGE': 'C', 'LC_ALL': 'C.UTF-8'}
    text = subprocess.run([*command, '--help'], capture_output=True, text=True, check=True, env=environment).stdout
    return set(re.findall(r'^ +(?:-\w, )?--([a-z][a-z-]*)', text, re.MULTILINE)) - ALWAYS


def options_of_page(text):
    return {name.replace('\\-', '-') for name in re.findall(r'\bFl \\-([a-z\\-]+)', text)} - ALWAYS


def section(page, title, level='Sh'):
    found = re.search(rf'^\.{level} {title}\n(.*?)(?=^\.S[hs] |\Z)', page, re.MULTILINE | re.DOTALL)
    return found.group(1) if found else ''


def compare(name, said, written):
    faults = [f'--help names --{option}, {name} does not' for option in sorted(said - written)]
    return faults + [f'{name} names --{option}, --help does not' for option in sorted(written - said)]


def check_program(program, page):
    said = options_of_help(program)
    return (compare('the description', said, options_of_page(section(page, 'DESCRIPTION')))
            + compare('the synopsis', said - {'version'}, options_of_page(section(page, 'SYNOPSIS')) - {'version'}))


def check_verbs(program, page):
    text = subprocess.run([program, '--help'], capture_output=True, text=True, check=True).stdout
    verbs = re.findall(r'^  ([a-z]+)  ', text, re.MULTILINE)
    faults = [] if verbs else ['--help names no verb']
    for verb in verbs:
        synopsis = re.search(rf'^\.Cm {verb}\n((?:\.(?:Op|Ar) .*\n)*)', section(page, 'SYNOPSIS'), re.MULTILINE)
        said = options_of_help(program, verb)
        faults += compare(f'the description of {verb}', said, options_of_page(section(page, verb, 'Ss')))
        faults += compare(f'the synopsis of {verb}', said, options_of_page(synopsis.group(1) if synopsis else ''))
    return faults


def main(folder, programs):
    print(f'1..{len(programs)}')
    failed = 0
    for n, program in enumerate(programs, 1):
        name = os.path.basename(program)
        with open(os.path.join(folder, name + '.1'), encoding='utf-8') as source:
            page = source.read()
        faults = (check_verbs if name == 'gantryctl' else check_program)(program, page)
        for fault in faults:
            print('#', fault)
        failed += bool(faults)
        print('not ok' if faults else 'ok', n, '-', name)
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1], sys.argv[2:]))
