#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what meson's test logs say, case by case where a test speaks TAP.

count-tests.py BUILD LOG.json STATUS   a line a case on stdout: passed|failed|skipped TAB name TAB reason
count-tests.py --sum FILE              lists failed and skipped ones and ends with "N passed, N failed, N skipped";
                                       exit status 1 when one failed or none passed
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

CASE = re.compile(r'^(not )?ok\b\s*\d*\s*-?\s*([^#]*?)\s*(?:#\s*(SKIP|TODO)\b[:\s]*(.*))?$', re.IGNORECASE)
PLAN_SKIP = re.compile(r'^1\.\.0\s*#\s*SKIP\b[:\s]*(.*)$', re.IGNORECASE)
REASON = re.compile(r'^(?:# )?SKIP[:\s]+(.*)$', re.IGNORECASE)


def read_cases(output):
    """(outcome, name, reason) of each TAP case in the output of a test."""
    for line in output.splitlines():
        plan = PLAN_SKIP.match(line)
        if plan:
            yield 'skipped', '', plan.group(1)
            continue
        case = CASE.match(line)
        if case is None:
            continue
        failed, name, directive, reason = case.groups()
        if directive and (directive.upper() == 'SKIP' or failed):
            yield 'skipped', name, reason if directive.upper() == 'SKIP' else f'to do: {reason}'
        else:
            yield 'failed' if failed else 'passed', name, ''


def count_test(test):
    name = test['name'].split(' / ')[-1]
    output = test.get('stdout') or ''
    cases = [(outcome, f'{name} {case}'.strip(), reason) for outcome, case, reason in read_cases(output)]
    result = test['result']
    if not cases:
        outcome = {'OK': 'passed', 'EXPECTEDFAIL': 'passed', 'SKIP': 'skipped'}.get(result, 'failed')
        reasons = [match.group(1) for match in map(REASON.match, output.splitlines()) if match]
        cases = [(outcome, name, reasons[0] if reasons else result.lower() if outcome != 'passed' else '')]
    elif result not in ('OK', 'SKIP', 'EXPECTEDFAIL') and not any(case[0] == 'failed' for case in cases):
        cases.append(('failed', name, result.lower()))
    return cases


def count_log(build, log, status):
    try:
        tests = [json.loads(line) for line in Path(log).read_text(encoding='utf-8').splitlines() if line.strip()]
    except OSError:
        tests = []
    cases = [case for test in tests for case in count_test(test)]
    if not cases:
        cases.append(('failed', 'meson test', 'no test was run'))
    if status != '0' and not any(outcome == 'failed' for outcome, _, _ in cases):
        cases.append(('failed', 'meson test', f'ended with {status}'))
    for outcome, name, reason in cases:
        print(f'{outcome}\t{build}: {name}\t{reason}')


def print_sum(path):
    lines = [line.split('\t') for line in Path(path).read_text(encoding='utf-8').splitlines()]
    counts = Counter(line[0] for line in lines)
    for outcome in ('skipped', 'failed'):
        for line in lines:
            if line[0] == outcome:
                print(f'{outcome}: {line[1]}{": " + line[2] if line[2] else ""}')
    print(f'{counts["passed"]} passed, {counts["failed"]} failed, {counts["skipped"]} skipped')
    return 1 if counts['failed'] or not counts['passed'] else 0


if __name__ == '__main__':
    if sys.argv[1] == '--sum':
        sys.exit(print_sum(sys.argv[2]))
    count_log(*sys.argv[1:4])
