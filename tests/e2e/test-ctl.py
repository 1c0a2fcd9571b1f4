#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""gantryctl against a real relay, with a rehearsal: nothing from outside is needed."""
import gzip
import json
import os
import signal
import subprocess
import tempfile
import time

import house

RACE = 'SWMW200MFR------------FNL-000100--'
RUNS = ('ALPMGS----------------FNL-000100--', 'ALPMGS----------------FNL-000200--')


def rehearse(folder, *options):
    path = os.path.join(folder, 'rehearsal' + ''.join(options).replace('/', '') + '.jsonl.gz')
    house.ctl('rehearse', '--output', path, *options)
    return path


def lines_of(path):
    with gzip.open(path, 'rt', encoding='utf-8') as source:
        return [json.loads(line) for line in source]


def check_rehearsal(folder):
    one, same, other = rehearse(folder), rehearse(folder, '--seed=1'), rehearse(folder, '--seed=2')
    with open(one, 'rb') as a, open(same, 'rb') as b, open(other, 'rb') as c:
        first, second, third = a.read(), b.read(), c.read()
    house.check(first == second, 'the same seed gave other bytes')
    house.check(first != third, 'another seed gave the same bytes')
    messages = lines_of(one)
    times = [m['t'] for m in messages]
    house.check(times == sorted(times) and 360 <= times[-1] <= 620, 'it lasts %s s' % times[-1])
    running = [m['t'] for m in messages if 'ScheduleStatus="RUNNING"' in m['body']]
    house.check(running[0] < 15, 'nothing runs before %s s' % running[0])


def check_export(relay):
    have = house.export(relay)
    units = have['units']
    house.check(len(units) == 9, '%d units' % len(units))
    for rsc, unit in units.items():
        house.check(unit['schedule_status'] == 'FINISHED' and unit['result_status'] == 'OFFICIAL', '%s is not over' % rsc)
    winner = units[RACE]['rows'][0]
    house.check([r['type'] for r in winner['records']][:2] == ['WR', 'OR'], 'no record: %s' % winner['records'])
    record = have['records'][RACE[:22] + '-' * 12]['WR']
    house.check(record['result'] == winner['result'] and record['unconfirmed'], 'the record list says %s' % record)
    house.check([s['point'] for s in winner['splits']] == ['50', '100', '150', '200'], 'splits %s' % winner['splits'])
    runs = have['cumulative'][RUNS[0][:22] + '-' * 12]['rows'][0]
    house.check([i['unit'] for i in runs['items']] == list(RUNS), 'runs %s' % runs['items'])
    house.check(len(have['medallists']) == 6 and sum(n['gold'] for n in have['medals']) == 6, 'medals %s' % have['medals'])


def check_parts(relay):
    some = house.export(relay, '--parts', 'medals,participants')
    house.check(set(some) == {'format', 'medals', 'participants'}, 'parts: %s' % sorted(some))
    one = house.export(relay, '--unit', RACE)
    house.check(list(one['units']) == [RACE] and one['participants'], 'unit: %s' % list(one['units']))
    whole = house.export(relay)
    house.check(one['units'][RACE] == whole['units'][RACE], 'the one unit differs from the same in the whole')
    house.ctl('export', '--relay', relay.url, '--parts', 'units,nonsense', expect=2)
    house.ctl('export', '--relay', relay.url, '--unit', 'nonsense', expect=2)


def check_show(relay):
    listed = house.ctl('show', '--relay', relay.url).stdout
    house.check('unit/' + RACE in listed and 'medals' in listed, 'topics: %s' % listed)
    text = house.ctl('show', 'unit/' + RACE, '--relay', relay.url).stdout
    house.check('OFFICIAL' in text and 'line/' in text, 'text: %s' % text[:200])
    objects = house.show(relay, 'unit/' + RACE)
    house.check(objects['head']['body']['status'] == 'OFFICIAL' and objects['head']['rev'], 'head: %s' % objects['head'])
    house.ctl('show', 'unit/none', '--relay', relay.url, expect=1)
    house.ctl('show', 'medals', '--relay', relay.url, '--format', 'nonsense', expect=2)


def check_no_relay():
    started = time.monotonic()
    done = house.ctl('export', '--relay', 'http://127.0.0.1:1', expect=1)
    house.check('no relay answers' in done.stderr and time.monotonic() - started < 10, 'said %r' % done.stderr)
    house.ctl('export', '--relay', 'gopher://127.0.0.1', expect=2)


def watch(relay, *options):
    return subprocess.Popen([house.CTL, 'watch', '--relay', relay.url, *options], stdout=subprocess.PIPE, text=True)


def wait_for_seats(relay, count):
    end = time.monotonic() + house.PATIENCE
    while relay.metrics('gantry_topics_opened_total') == [] or \
            sum(v for _, v in relay.metrics('gantry_topics_opened_total')) < count:
        house.check(time.monotonic() < end, 'nobody watches')
        time.sleep(0.05)


def check_watch(folder, path):
    relay = house.Relay(os.path.join(folder, 'watched'))
    messages = lines_of(path)
    first = next(i for i, m in enumerate(messages) if RACE in m['body'] and 'ResultStatus="LIVE"' in m['body'])
    try:
        house.replay(relay, path, 0, first - 1)
        watcher = watch(relay, 'unit/' + RACE, '--count', '5', '--format', 'json')
        stopped = watch(relay, 'unit/' + RACE)
        wait_for_seats(relay, 2)
        house.replay(relay, path, first, len(messages) - 1)
        said = [json.loads(line) for line in watcher.communicate(timeout=house.PATIENCE)[0].splitlines()]
        house.check(watcher.returncode == 0 and len(said) == 5, '%d lines' % len(said))
        house.check(all(s['topic'] == 'unit/' + RACE and s['id'] and s['body'] for s in said), 'lines: %s' % said)
        line = stopped.stdout.readline()
        stopped.send_signal(signal.SIGINT)
        house.check(stopped.wait(house.PATIENCE) == 0 and RACE in line, 'Ctrl-C ended it with %s' % stopped.returncode)
        stopped.stdout.close()
        relay.stop()
    finally:
        relay.end()


def check_key(folder, path):
    key_file, wrong_file = os.path.join(folder, 'key'), os.path.join(folder, 'wrong')
    for name, key in ((key_file, 'k' * 32), (wrong_file, 'w' * 32)):
        with open(name, 'w', encoding='ascii') as target:
            target.write(key + '\n')
    relay = house.Relay(os.path.join(folder, 'keyed'), '--odf-key-file', key_file)
    try:
        house.replay(relay, path, 0, 3, '--key', key_file)
        done = house.replay(relay, path, 0, 3, '--key', wrong_file, expect=1)
        house.check('401' in done.stderr, 'said %r' % done.stderr)
        house.replay(relay, path, 0, 3, expect=1)
    finally:
        relay.end()


def check_record(folder, path):
    """What a relay records can be replayed, and gives the same."""
    recorded = os.path.join(folder, 'recorded.jsonl')
    first = house.Relay(os.path.join(folder, 'recording'), '--record', recorded)
    second = house.Relay(os.path.join(folder, 'replaying'))
    try:
        house.ctl('replay', path, '--to', first.url, '--speed', 'max', '--quiet')
        whole = house.export(first)
        first.stop()
        found = [os.path.join(folder, name) for name in os.listdir(folder) if name.startswith('recorded')]
        house.check(len(found) == 1, 'recordings: %s' % found)
        house.ctl('replay', found[0], '--to', second.url, '--speed', 'max', '--quiet')
        house.check(house.export(second) == whole, 'the replay of what was recorded gives something else')
    finally:
        first.end()
        second.end()


def check_interrupt(relay, path):
    sender = subprocess.Popen([house.CTL, 'replay', path, '--to', relay.url, '--quiet'], stderr=subprocess.PIPE, text=True)
    time.sleep(1)
    sender.send_signal(signal.SIGINT)
    said = sender.communicate(timeout=house.PATIENCE)[1]
    house.check(sender.returncode == 0 and 'stopped after line' in said, '%d: %s' % (sender.returncode, said))


def check_usage():
    house.check('replay' in house.ctl('--help').stdout, 'no help')
    for verb in ('replay', 'show', 'watch', 'export', 'rehearse'):
        house.check('gantryctl ' + verb in house.ctl(verb, '--help').stdout, 'no help of ' + verb)
    for wrong in (['nonsense'], ['replay'], ['replay', 'a', 'b'], ['watch'], ['export', 'x'], ['rehearse', '--sports', 'chess'],
                  ['rehearse', '--start', 'soon'], ['replay', 'x', '--speed', '-1'], ['replay', 'x', '--from', '9', '--until', '2']):
        house.ctl(*wrong, expect=2)
    house.ctl('replay', '/nonexistent/recording', expect=1)


def main():
    tap = house.Tap()
    tap.run('usage and errors', check_usage)
    tap.run('nobody answers', check_no_relay)
    with tempfile.TemporaryDirectory(prefix='gantry-ctl-') as folder:
        tap.run('a rehearsal is the same for the same seed', check_rehearsal, folder)
        path = rehearse(folder)
        relay = house.Relay(os.path.join(folder, 'store'))
        try:
            tap.run('Ctrl-C ends a replay', check_interrupt, relay, path)
            tap.run('the rehearsal is taken whole', house.ctl, 'replay', path, '--to', relay.url, '--speed', 'max', '--quiet')
            tap.run('export', check_export, relay)
            tap.run('parts of the export', check_parts, relay)
            tap.run('show', check_show, relay)
            tap.run('the relay ends in order', relay.stop)
        finally:
            relay.end()
        tap.run('watch', check_watch, folder, path)
        tap.run('key', check_key, folder, path)
        tap.run('a recording of the relay', check_record, folder, path)
    tap.finish()


if __name__ == '__main__':
    main()
