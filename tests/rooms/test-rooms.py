#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every #include "room/…" of src/ against the table under "Allowed arrows" in ARCHITECTURE.md, and GTK against
src/app. Speaks TAP."""

import re
import sys
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')
GTK = re.compile(r'^(gtk|gdk|gsk|adwaita|pango|cairo)\b')


def read_table(text):
    """room → set of rooms it may use, from the first table under a heading 'Allowed arrows'."""
    arrows = {}
    heading = re.search(r'^#+ .*allowed arrows.*$', text, re.IGNORECASE | re.MULTILINE)
    if heading is None:
        return arrows
    for line in text[heading.end():].splitlines():
        if line.startswith('#'):
            break
        cells = [cell.strip() for cell in line.strip().strip('|').split('|')]
        if not line.startswith('|') or len(cells) != 2 or set(cells[0]) <= set('-: '):
            continue
        if cells[0] != 'room':
            arrows[cells[0].strip('`')] = set(re.findall(r'[a-z]+', cells[1]))
    return arrows


def check_file(path, room, arrows):
    faults = []
    for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
        match = INCLUDE.match(line)
        if match is None:
            continue
        target = match.group(2)
        other = target.split('/')[0] if match.group(1) == '"' and '/' in target else None
        if other in arrows and other != room and other not in arrows[room]:
            faults.append(f'{path}:{number}: {room} must not use {other}: {target}')
        if match.group(1) == '"' and '/' in target and other not in arrows:
            faults.append(f'{path}:{number}: {target} names no room')
        if room != 'app' and GTK.match(target):
            faults.append(f'{path}:{number}: GTK belongs into src/app alone: {target}')
    return faults


def check_cycles(arrows):
    """The arrows only run one way: taking away rooms that use nothing left must end with none."""
    left = dict(arrows)
    while left:
        free = [room for room, uses in left.items() if not uses & set(left)]
        if not free:
            return [f'arrows run in a circle among {", ".join(sorted(left))}']
        for room in free:
            del left[room]
    return []


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).resolve().parents[2])
    document = root / 'ARCHITECTURE.md'
    if not document.exists():
        print('1..0 # SKIP ARCHITECTURE.md is missing')
        return
    arrows = read_table(document.read_text(encoding='utf-8'))
    rooms = sorted(path.name for path in (root / 'src').iterdir() if path.is_dir())
    print(f'1..{len(rooms) + 2}')
    faults = [f'src/{room} is not in the table' for room in rooms if room not in arrows]
    faults += [f'{room} of the table is not in src/' for room in arrows if room not in rooms]
    report(1, 'the table of ARCHITECTURE.md names the rooms of src/', faults)
    report(2, 'the arrows run one way', check_cycles(arrows))
    for number, room in enumerate(rooms, 3):
        files = sorted((root / 'src' / room).rglob('*.[ch]'))
        report(number, f'{room}: {len(files)} files keep to the arrows',
               [fault for path in files for fault in check_file(path, room, arrows)] if room in arrows else [])


def report(number, name, faults):
    for fault in faults:
        print(f'# {fault}')
    print(f'{"not ok" if faults else "ok"} {number} - {name}')


main()
