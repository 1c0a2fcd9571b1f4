#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What gantry says of options that cannot be meant: one line that names what and why, status 2, and no window.

test-options.py GANTRY"""
import os
import subprocess
import sys

UNIT = 'SWMW200MFR------------FNL-000100--'
REFUSED = (
    (['--lang', 'xx'], ['“xx”', 'en, fr, nl']),
    (['--lang', ''], ['“”', 'en, fr, nl']),
    (['--unit', 'FOO'], ['“FOO”', '34']),
    (['--unit', UNIT.lower()], [UNIT.lower(), '34']),
    (['--unit', 'SWMW200MFR------------------------'], ['SWMW200MFR', 'event']),
    (['--relay', 'nonsense'], ['“nonsense”', 'http://127.0.0.1:7350']),
    (['--relay', 'http://127.0.0.1:1', 'something'], ['something']),
    (['--colour', 'red'], ['--colour']),
)


def check(program, options, words):
    environment = {name: value for name, value in os.environ.items() if name not in ('DISPLAY', 'WAYLAND_DISPLAY')}
    done = subprocess.run([program, *options], capture_output=True, text=True, timeout=30, check=False,
                          env={**environment, 'LANGUAGE': 'C', 'LC_ALL': 'C.UTF-8'})
    faults = [f'status {done.returncode}'] if done.returncode not in (1, 2) else []
    faults += [f'without {word}' for word in words if word not in done.stderr]
    faults += ['it went on to look for a display'] if 'display' in done.stderr else []
    return [f'{" ".join(options)}: {fault}; it says: {done.stderr.strip()}' for fault in faults]


def main(program):
    print(f'1..{len(REFUSED)}')
    failed = 0
    for n, (options, words) in enumerate(REFUSED, 1):
        faults = check(program, options, words)
        for fault in faults:
            print('#', fault)
        failed += bool(faults)
        print('not ok' if faults else 'ok', n, '-', ' '.join(options))
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
