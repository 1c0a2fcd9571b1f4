#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shared hostile messages, one by one through a real relay: each refused with a reason and nothing changed, or taken."""
import json
import os
import re
import tempfile

import house


def send(relay, recording, outcome, state):
    """One message; returns the state after it."""
    index = outcome['index']
    refused = outcome['outcome'] == 'refused'
    done = house.replay(relay, recording.plain, index, index, expect=1 if refused else 0)
    after = house.export(relay)
    if refused:
        said = re.search(r'line %d refused: (4\d\d) [^:]+: (.+)' % index, done.stderr)
        house.check(said and len(said.group(2)) > 10, 'no clear reason: %r' % done.stderr)
        house.check(after == state, 'the state has changed')
    else:
        house.check(after != state, 'nothing has changed')
    return after


def check_end(relay, store, expected):
    rows = house.export(relay, '--unit', expected['unit'])['units'][expected['unit']]['rows']
    short = [{key: row.get(key) for key in ('code', 'rank', 'result')} for row in rows]
    house.check(short == expected['rows'], 'rows at the end: %s' % short)
    counted = sum(value for _, value in relay.metrics('gantry_refused_total'))
    house.check(counted == expected['counts']['refused'], '%d counted as refused' % counted)
    kept = sum(len(files) for folder, _, files in os.walk(store) if 'quarantine' in folder)
    house.check(kept >= expected['counts']['refused'] - 1, '%d bodies kept aside' % kept)


def main():
    tap = house.Tap()
    path = house.shared_path('feeds', 'hostile', 'expected.json')
    if not os.path.exists(path):
        tap.skip('hostile messages', 'no recordings at %s' % os.path.abspath(house.SHARED))
        tap.finish()
    with open(path, encoding='utf-8') as source:
        expected = json.load(source)
    with tempfile.TemporaryDirectory(prefix='gantry-hostile-') as folder:
        recording = house.Recording('hostile', folder)
        store = os.path.join(folder, 'store')
        relay = house.Relay(store)
        state = house.export(relay)
        try:
            for outcome in expected['outcomes']:
                def one():
                    nonlocal state
                    state = send(relay, recording, outcome, state)
                tap.run('%s: %s' % (outcome['what'], outcome['outcome']), one)
            tap.run('counted, kept aside, and the good ones shown', check_end, relay, store, expected)
            tap.run('the relay ends in order', relay.stop)
        finally:
            relay.end()
    tap.finish()


if __name__ == '__main__':
    main()
