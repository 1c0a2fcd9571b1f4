#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Real files and recordings of other formats through the real relay. What must come out is counted here from the XML itself, with
another parser and without a word from the relay's own code. They lie in ../shared; without them the tests skip. Speaks TAP."""

import json
import os
import re
import shutil
import socket
import tempfile
import threading
import time
import urllib.request
import xml.etree.ElementTree as ET
import zipfile

from house import PATIENCE, Relay, Tap, check, export, shared_path
from stream import read_all


def wait_for(condition, what):
    until = time.monotonic() + PATIENCE
    pause = threading.Event()
    while not condition():
        check(time.monotonic() < until, 'waited too long for ' + what)
        pause.wait(0.05)


def settled(relay, count):
    """Everything that was sent has been dealt with."""
    wait_for(lambda: relay.taken() + sum(v for _, v in relay.metrics('gantry_refused_total')) >= count, '%d messages' % count)


def same(got, expected, what):
    check(got == expected, '%s: got %r, the source has %r' % (what, got, expected))


def bare(tree):
    """Without namespaces."""
    for element in tree.iter():
        element.tag = element.tag.rpartition('}')[2]
    return tree


def text(element, path):
    found = element.find(path) if element is not None else None
    return (found.text or '').strip() if found is not None else ''


def seconds(value):
    """'1:02:03.5', '55.94', '' → seconds or None."""
    if not value:
        return None
    total = 0.0
    for part in value.split(':'):
        total = total * 60 + float(part)
    return round(total, 3)


# ---------------------------------------------------------------------------------------------------------------- C123

class Venue:
    """A timing system that sends to whoever connects."""

    def __init__(self):
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.listener.settimeout(PATIENCE)
        self.port = self.listener.getsockname()[1]
        self.connection = None

    def accept(self):
        self.connection, _ = self.listener.accept()

    def say(self, data, step):
        for at in range(0, len(data), step):
            self.connection.sendall(data[at:at + step])

    def hang_up(self):
        self.connection.close()

    def close(self):
        self.listener.close()
        if self.connection is not None:
            self.connection.close()


def read_recording():
    with open(shared_path('data', 'canoe-slalom-live', 'rec-first-165s.jsonl'), encoding='utf-8') as lines:
        return [json.loads(line) for line in lines]


def last_results(messages):
    """RaceId → Results element: the last that came whole."""
    found = {}
    for message in messages:
        try:
            root = ET.fromstring(message)
        except ET.ParseError:
            continue
        for results in root.findall('Results'):
            found[results.get('RaceId')] = results
    return found


def cells(gates):
    return [(str(i // 3 + 1), gates[i:i + 3].strip()) for i in range(0, len(gates), 3) if gates[i:i + 3].strip()]


def check_race(units, schedule, race, results):
    # The run and the day are in the middle and at the end of the race's name; found by the name of the unit.
    unit = next((u for u in units.values() if u.get('name') == schedule[race] and u.get('rows') and len(u['rows']) == len(results)
                 and {r['code'] for r in u['rows']} == {p.get('Id') for p in results.iter('Participant')}), None)
    check(unit is not None, '%s: no unit for it' % race)
    for number, (row, given) in enumerate(zip(unit['rows'], results.findall('Row'), strict=True)):
        who, result = given.find('Participant'), given.find('Result')
        what = '%s row %d' % (race, number + 1)
        extras = {}
        for extra in row.get('extras', []):
            extras.setdefault(extra['code'], []).append((extra.get('pos'), extra['value']))
        same(row['code'], who.get('Id'), what)
        same(row.get('bib', ''), who.get('Bib').strip(), what + ' bib')
        same((row.get('family', ''), row.get('given', '')), (who.get('FamilyName'), who.get('GivenName')), what + ' name')
        same(row.get('start_order', ''), who.get('StartOrder'), what + ' order')
        same(row.get('sort'), int(result.get('RankOrder')), what + ' sort')
        for mine, theirs in (('rank', 'Rank'), ('result', 'Total'), ('irm', 'IRM'), ('diff', 'Behind'), ('qual', 'Q')):
            same(row.get(mine, ''), result.get(theirs), '%s %s' % (what, mine))
        same(extras.get('TIME', [(None, '')])[0][1], result.get('Time'), what + ' time')
        same(extras.get('GATE', []), cells(result.get('Gates')), what + ' gates')
        own = sum(int(value) for _, value in extras.get('GATE', []))
        if extras.get('GATE'):
            same(int(extras['PENALTY'][0][1]), own, what + ' penalty')
        if extras.get('GATE') and result.get('Pen') and int(result.get('Pen')) != own:
            same(extras['PENALTY_COUNTING'][0][1], result.get('Pen'), what + ' penalty that counts')
    return len(results)


def check_tables(relay, messages):
    units = export(relay)['units']
    schedule = {}
    for message in messages:
        if '<Schedule>' in message and message.startswith('<Canoe123'):
            try:
                schedule.update({r.get('RaceId'): r.get('Race') for r in ET.fromstring(message).iter('Race')})
            except ET.ParseError:
                pass
    expected = last_results(messages)
    check(len(expected) >= 5, 'the recording has %d races only' % len(expected))
    rows = sum(check_race(units, schedule, race, results) for race, results in expected.items())
    same(len([u for u in units.values() if u.get('rows')]), len(expected), 'units with rows')
    same({u['name'] for u in units.values() if u.get('name')}, set(schedule.values()), 'races of the schedule')
    return rows


def play_tcp(folder):
    """What came over TCP, in odd pieces, broken off in the middle of a long list and begun again; then the relay is killed."""
    records = read_recording()
    messages = [r['data'] for r in records if r.get('src') == 'tcp']
    broken = next(r['data'] for r in records if r.get('src') == 'udp27333')
    cut = next(i for i, m in enumerate(messages) if '<Results RaceId="K1M_ST_BR2_6"' in m)
    venue = Venue()
    relay = Relay(os.path.join(folder, 'tcp'), '--source', 'c123:127.0.0.1:%d' % venue.port)
    name = 'c123:127.0.0.1:%d' % venue.port
    try:
        venue.accept()
        venue.say(broken.encode() + '|'.join(messages[:cut]).encode() + b'|' + messages[cut].encode()[:9000], 777)
        venue.hang_up()
        venue.accept()
        venue.say(('|'.join(messages[cut + 1:]) + '|').encode(), 1461)
        kinds = [re.search(r'<Canoe123[^>]*><(\w+)', m).group(1) for i, m in enumerate(messages) if i != cut]
        settled(relay, sum(k in ('OnCourse', 'Results', 'Schedule') for k in kinds) + 2)
        wait_for(lambda: relay.source(name) == 'on', 'the source')
        rows = check_tables(relay, messages)
        same(sum(v for _, v in relay.metrics('gantry_refused_total')), 2, 'refused: the tail of a list, and one that was cut')
        same(relay.metrics('gantry_quarantine_files')[0][1], 2, 'kept in quarantine')
        before = export(relay)
        relay.kill()
        venue.close()
        relay.start()
        same(export(relay), before, 'after a kill and a start')
        wait_for(lambda: relay.source(name) == 'lost', 'the loss to be told')
        return rows
    finally:
        relay.end()
        venue.close()


def play_datagrams(folder):
    """What was broadcast, cut into datagrams that begin and end anywhere: the pieces in one stream."""
    pieces = [r['data'] for r in read_recording() if r.get('src') == 'udp27333']
    whole = ''.join(pieces)
    venue = Venue()
    relay = Relay(os.path.join(folder, 'udp'), '--source', 'c123:127.0.0.1:%d' % venue.port)
    try:
        venue.accept()
        for piece in pieces:
            venue.connection.sendall(piece.encode())
        kinds = re.findall(r'<Canoe123[^>]*><(?:OnCourse|Results|Schedule)\b(?=.*?</Canoe123>)', whole)
        settled(relay, len(kinds))
        check_tables(relay, whole.split('|'))
        check(sum(v for _, v in relay.metrics('gantry_refused_total')) == 1, 'the tail at the beginning was not refused')
    finally:
        relay.end()
        venue.close()


# ----------------------------------------------------------------------------------------------------------------- IOF

IRMS = {'OK': '', 'MissingPunch': 'MP', 'MisPunch': 'MP', 'DidNotStart': 'DNS', 'DidNotFinish': 'DNF', 'Disqualified': 'DSQ',
        'NotCompeting': 'NC', 'OverTime': 'OTL', 'Active': '', 'Inactive': '', 'Finished': ''}


def iof_time(element, path):
    value = text(element, path)
    return seconds(value) if value else None


def expect_splits(result):
    return [iof_time(s, 'Time') for s in result.findall('SplitTime') if s.get('status') != 'Additional']


def check_person(row, person, result, old, what):
    name = person.find('Person/PersonName' if old else 'Person/Name')
    same((row.get('family', ''), row.get('given', '')), (text(name, 'Family'), text(name, 'Given')), what + ' name')
    identity = text(person, 'Person/PersonId' if old else 'Person/Id')
    if identity:
        same(row['code'].partition('#')[0], identity, what + ' id')
    if result is None:
        return 0
    status = result.find('CompetitorStatus').get('value') if old else text(result, 'Status')
    same(row.get('rank', ''), text(result, 'ResultPosition' if old else 'Position'), what + ' rank')
    same(seconds(row.get('result')), iof_time(result, 'Time'), what + ' result')
    same(row.get('irm', ''), IRMS[status], what + ' status')
    splits = expect_splits(result)
    same([seconds(s.get('value')) for s in row.get('splits', [])], splits, what + ' splits')
    same([s['pos'] for s in row.get('splits', [])], [str(i + 1) for i in range(len(splits))], what + ' points')
    return len(result.findall('SplitTime'))


def check_team(row, team, what):
    members = team.findall('TeamMemberResult')
    same(row.get('name', ''), text(team, 'Name'), what + ' name')
    same(row['type'], 'T', what)
    same([(m.get('family', ''), m.get('given', '')) for m in row['members']],
         [(text(m, 'Person/Name/Family'), text(m, 'Person/Name/Given')) for m in members], what + ' members')
    overall = [(int(text(m, 'Result/Leg')), m.find('Result/OverallResult')) for m in members
               if m.find('Result/OverallResult') is not None]
    best = max(overall, key=lambda pair: pair[0])[1] if overall else None
    if best is not None:
        last = [o for leg, o in overall if leg == max(leg for leg, _ in overall)][-1]
        same(row.get('rank', ''), text(last, 'Position'), what + ' rank')
        same(seconds(row.get('result')), iof_time(last, 'Time'), what + ' result')
        same(row.get('irm', ''), IRMS[text(last, 'Status')], what + ' status')
    count = 0
    for mine, theirs in zip(row['members'], members, strict=True):
        splits = expect_splits(theirs.find('Result'))
        same([seconds(s.get('value')) for s in mine.get('splits', [])], splits, what + ' splits of a member')
        count += len(theirs.findall('Result/SplitTime'))
    return count


def check_class(unit, rows, group, old, counts):
    name = text(group, 'ClassShortName') if old else text(group, 'Class/Name')
    people = group.findall('PersonResult') + group.findall('PersonStart')
    teams = group.findall('TeamResult') + group.findall('TeamStart')
    same(len(rows), len(people) + len(teams), name + ': rows')
    for i, person in enumerate(people):
        counts['splits'] += check_person(rows[i], person, person.find('Result'), old, '%s row %d' % (name, i + 1))
        start = text(person, 'Result/StartTime') or text(person, 'Start/StartTime') or text(person, 'Result/StartTime/Clock')
        same(rows[i].get('start_order', ''), start.rpartition('T')[2][:8], '%s row %d start' % (name, i + 1))
        bib = text(person, 'Result/BibNumber') or text(person, 'Start/BibNumber')
        same(rows[i].get('bib', ''), bib, '%s row %d bib' % (name, i + 1))
    for i, team in enumerate(teams):
        counts['splits'] += check_team(rows[len(people) + i], team, '%s team %d' % (name, i + 1))
    counts['rows'] += len(rows)


def take_file(folder, path, way):
    """The file through a folder, or by PUT; then the export."""
    name = os.path.basename(path)
    inbox = os.path.join(folder, 'in-' + name + way)
    os.makedirs(inbox)
    options = ['--source', 'iof:' + inbox] if way == 'folder' else []
    relay = Relay(os.path.join(folder, 'store-' + name + way), *options)
    try:
        if way == 'folder':
            shutil.copy(path, os.path.join(inbox, '.part'))
            os.rename(os.path.join(inbox, '.part'), os.path.join(inbox, name))
        else:
            with open(path, 'rb') as file:
                request = urllib.request.Request(relay.url + '/iof', data=file.read(), method='PUT',
                                                 headers={'Last-Modified': 'Sun, 01 Mar 2026 12:00:00 GMT'})
            urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=PATIENCE).close()
        settled(relay, 1)
        same(relay.taken(), 1, name + ': taken')
        return export(relay)
    finally:
        relay.end()


def check_iof(folder, path, way):
    root = bare(ET.parse(path).getroot())
    whole = take_file(folder, path, way)
    old = root.find('IOFVersion') is not None
    groups = root.findall('ClassResult') + root.findall('ClassStart')
    counts = {'rows': 0, 'splits': 0}
    units = list(whole.get('units', {}).values())
    for group in groups:
        name = text(group, 'ClassShortName') if old else text(group, 'Class/Name')
        unit = [u for u in units if u.get('name') == name]
        same(len(unit), 1, name + ': units')
        check_class(unit[0], unit[0].get('rows', []), group, old, counts)
    same(len(units), len(groups), 'units')
    people = {text(p, 'Person/Id'): p for p in root.findall('PersonEntry') + root.findall('Competitor')}
    same(set(whole.get('participants', {})), set(people), 'participants')
    for code, person in people.items():
        same(whole['participants'][code].get('family'), text(person, 'Person/Name/Family'), 'participant ' + code)
    same(counts['splits'], len(root.findall('.//SplitTime')), 'splits in all')
    same(counts['rows'], len(root.findall('.//PersonResult')) + len(root.findall('.//TeamResult')) +
         len(root.findall('.//PersonStart')) + len(root.findall('.//TeamStart')), 'rows in all')


def iof_files():
    top = shared_path('data', 'orienteering-iof')
    names = [os.path.join(top, n) for n in os.listdir(top)] if os.path.isdir(top) else []
    more = os.path.join(top, 'official-examples')
    names += [os.path.join(more, n) for n in os.listdir(more)] if os.path.isdir(more) else []
    return sorted(n for n in names if n.endswith('.xml'))


# --------------------------------------------------------------------------------------------------------------- Lenex

def read_lef(name):
    with zipfile.ZipFile(shared_path('data', 'swimming-lenex', name)) as archive:
        return ET.fromstring(archive.read([n for n in archive.namelist() if n.endswith('.lef')][0]))


def take_meet(folder, names):
    """The files through a watched folder, one after the other; then everything that the relay holds."""
    inbox = os.path.join(folder, 'meet-' + names[-1])
    os.makedirs(inbox)
    relay = Relay(os.path.join(folder, 'meet-store-' + names[-1]), '--source', 'lenex:' + inbox)
    try:
        for count, name in enumerate(names, 1):
            shutil.copy(shared_path('data', 'swimming-lenex', name), os.path.join(inbox, '.part'))
            os.rename(os.path.join(inbox, '.part'), os.path.join(inbox, name))
            settled(relay, count)
        same(relay.taken(), len(names), 'files taken')
        return read_all(relay.url)
    finally:
        relay.end()


def swim_time(value):
    """'00:05:16.83' → seconds; None for NT, none and zero."""
    return None if value in (None, '', 'NT') else seconds(value) or None


def by_unit(topics):
    """heatid → objects of its unit: the last eight characters of its code are the heat's."""
    units = {}
    for topic, objects in topics.items():
        if topic.startswith('unit/'):
            heat = topic[-8:].strip('-')
            check(heat not in units, 'two units of heat ' + heat)
            units[heat] = objects
    return units


def swims_by_heat(root, kind):
    heats = {}
    for athlete in root.iter('ATHLETE'):
        for swim in athlete.iter(kind):
            if swim.get('heatid') is not None:
                heats.setdefault(swim.get('heatid'), []).append((athlete, swim))
    return heats


def ext(body, code, member='ext'):
    return [(e.get('pos'), e.get('value')) for e in body.get(member, []) if e['code'] == code]


def check_start(objects, athlete, swim, what):
    entry = objects.get('entry/' + athlete.get('athleteid'))
    check(entry is not None, what + ': not in the list')
    same((entry.get('family', ''), entry.get('given', '')), (athlete.get('lastname'), athlete.get('firstname')), what + ' name')
    same(entry.get('start_order', ''), swim.get('lane'), what + ' lane')
    same(entry.get('birth', ''), athlete.get('birthdate'), what + ' birth')
    given = ext(entry, 'ENTRY_TIME', 'entry')
    same(seconds(given[0][1]) if given else None, swim_time(swim.get('entrytime')), what + ' entry time')


def check_entries(folder):
    root = read_lef('example-entries.lxf')
    people = take_meet(folder, ['example-entries.lxf'])['people/SWM']
    lists = {i.rpartition('~')[2]: b for i, b in people.items() if i.startswith('entries/')}
    expected = {}
    for athlete in root.iter('ATHLETE'):
        body = people['athlete/' + athlete.get('athleteid')]
        same((body['family'], body['given']), (athlete.get('lastname'), athlete.get('firstname')), 'athlete')
        for entry in athlete.iter('ENTRY'):
            expected.setdefault(entry.get('eventid'), []).append(
                (athlete.get('athleteid'), swim_time(entry.get('entrytime')), entry.get('status') or ''))
    for event, entries in expected.items():
        got = [(e['code'], seconds((ext(e, 'ENTRY_TIME', 'entry') or [(None, None)])[0][1]), e.get('status', ''))
               for e in lists[event]['entries']]
        same(sorted(got, key=str), sorted(entries, key=str), 'entries of event ' + event)
    same(set(lists), set(expected), 'events with entries')
    same(sum(len(b['entries']) for b in lists.values()), len(list(root.iter('ENTRY'))), 'entries in all')
    same(len([i for i in people if i.startswith('athlete/')]), len(list(root.iter('ATHLETE'))), 'athletes in all')


def check_start_lists(folder):
    root = read_lef('example-startlist.lxf')
    topics = take_meet(folder, ['example-startlist.lxf'])
    units, heats = by_unit(topics), swims_by_heat(root, 'ENTRY')
    same(set(units), set(heats), 'heats')
    for heat, swims in heats.items():
        same(units[heat]['head']['status'], 'START_LIST', 'status of heat ' + heat)
        same(len([i for i in units[heat] if i.startswith('entry/')]), len(swims), 'rows of heat ' + heat)
        for athlete, swim in swims:
            check_start(units[heat], athlete, swim, 'heat %s lane %s' % (heat, swim.get('lane')))
    schedule = topics['schedule/SWM']
    same(len([i for i in schedule if i.startswith('unit/')]), len(list(root.iter('HEAT'))), 'units of the schedule')
    same(len([i for i in schedule if i.startswith('session/')]), len(list(root.iter('SESSION'))), 'sessions')


STATUS = {'OFFICIAL': 'OFFICIAL', 'INOFFICIAL': 'UNOFFICIAL'}


def check_result(objects, athlete, swim, what):
    check_start(objects, athlete, swim, what)
    line = objects['line/' + athlete.get('athleteid')]
    same(seconds(line.get('result')), swim_time(swim.get('swimtime')), what + ' result')
    same(line.get('irm', ''), swim.get('status') or '', what + ' status')
    same(line.get('points', ''), swim.get('points') or '', what + ' points')
    reaction = ext(line, 'REACT_TIME')
    same(round(float(reaction[0][1]) * 100) if reaction else None,
         int(swim.get('reactiontime')) if swim.get('reactiontime') else None, what + ' reaction')
    same([(d, seconds(v)) for d, v in ext(line, 'INTERMEDIATE')],
         [(s.get('distance'), swim_time(s.get('swimtime'))) for s in swim.iter('SPLIT')], what + ' splits')
    return len(ext(line, 'INTERMEDIATE'))


def check_ranks(event, heats, units, places):
    """Counted in a heat of several; the file's own in an event of one; none where classes swim together."""
    nodes = event.findall('HEATS/HEAT')
    classes = any(g.get('handicap') for g in event.iter('AGEGROUP'))
    for heat in nodes:
        swims = heats.get(heat.get('heatid'), [])
        times = [swim_time(s.get('swimtime')) for _, s in swims if s.get('status') is None and swim_time(s.get('swimtime'))]
        for athlete, swim in swims:
            line = units[heat.get('heatid')]['line/' + athlete.get('athleteid')]
            time = swim_time(swim.get('swimtime'))
            ranked = time is not None and swim.get('status') is None
            alone = len(nodes) == 1 and event.find('AGEGROUPS/AGEGROUP/RANKINGS') is not None
            if alone:
                rank = places.get(swim.get('resultid'), '')
            else:
                rank = '' if classes else str(1 + sum(t < time for t in times)) if ranked else ''
            same(line.get('rank', ''), rank if ranked else '', 'rank of %s in heat %s' % (swim.get('resultid'), heat.get('heatid')))


def check_rankings(root, topics):
    """Every ranking of every age group, wherever it stands."""
    swims = {s.get('resultid'): (a.get('athleteid'), s) for a in root.iter('ATHLETE') for s in a.iter('RESULT')}
    expected, got = [], []
    for group in root.iter('AGEGROUP'):
        rows = sorted(group.iter('RANKING'), key=lambda r: int(r.get('order')))
        if rows:
            expected.append([(swims[r.get('resultid')][0], r.get('place') if r.get('place') != '-1' else '',
                              swim_time(swims[r.get('resultid')][1].get('swimtime'))) for r in rows])
    for topic, objects in topics.items():
        for identity, body in objects.items():
            if topic.startswith('event/') and identity.startswith('phase/'):
                got.append([(r['code'].partition('#')[0], r.get('rank', ''), seconds(r.get('result'))) for r in body['rows']])
    same(sorted(got, key=str), sorted(expected, key=str), 'rankings')


def check_meet_results(folder):
    """The whole meet in its order: what results say stands above entries and start lists."""
    root = read_lef('results-first-sessions.lxf')
    topics = take_meet(folder, ['example-entries.lxf', 'example-startlist.lxf', 'results-first-sessions.lxf'])
    units, heats = by_unit(topics), swims_by_heat(root, 'RESULT')
    splits = rows = 0
    for heat in root.iter('HEAT'):
        swims = heats.get(heat.get('heatid'), [])
        objects = units[heat.get('heatid')]
        swum = heat.get('status') in STATUS or any(swim_time(s.get('swimtime')) for _, s in swims)
        same(objects['head']['status'], STATUS.get(heat.get('status'), 'UNCONFIRMED') if swum else 'START_LIST', 'status')
        same(len([i for i in objects if i.startswith('line/')]), len(swims), 'rows of heat ' + heat.get('heatid'))
        for athlete, swim in swims:
            splits += check_result(objects, athlete, swim, 'result ' + swim.get('resultid'))
            rows += 1
    for event in root.iter('EVENT'):
        group = event.find('AGEGROUPS/AGEGROUP')
        places = {r.get('resultid'): r.get('place') for r in group.iter('RANKING')} if group is not None else {}
        check_ranks(event, heats, units, {k: v for k, v in places.items() if v != '-1'})
    check_rankings(root, topics)
    outside = [(i.split('~')[1], e['code'], e.get('status', '')) for i, b in topics['people/SWM'].items()
               if i.startswith('entries/') and i.endswith('~RESULT') for e in b['entries']]
    expected = [(s.get('eventid'), a.get('athleteid'), s.get('status') or '') for a in root.iter('ATHLETE')
                for s in a.iter('RESULT') if s.get('heatid') is None]
    same(sorted(outside), sorted(expected), 'results of nobody\'s heat')
    same(rows + len(outside), len(list(root.iter('RESULT'))), 'results in all')
    same(splits, len(list(root.iter('SPLIT'))), 'splits in all')


def record_of(record):
    relay, athlete, where = record.find('RELAY'), record.find('ATHLETE'), record.find('MEETINFO')
    members = [] if relay is None else [(a.get('lastname') or '', a.get('firstname') or '') for a in relay.iter('ATHLETE')]
    return (swim_time(record.get('swimtime')),
            (athlete.get('lastname') or '', athlete.get('firstname') or '') if athlete is not None else ('', ''), tuple(members),
            where.get('date') or '' if where is not None else '', where.get('city') or '' if where is not None else '',
            tuple((s.get('distance'), swim_time(s.get('swimtime'))) for s in record.iter('SPLIT')))


def check_records(folder):
    root = read_lef('example-records.lxf')
    topics = take_meet(folder, ['example-records.lxf'])
    expected, got = {}, {}
    for group in root.iter('RECORDLIST'):
        for record in group.iter('RECORD'):
            expected.setdefault((group.get('name'), group.get('gender')), []).append(record_of(record))
    for objects in topics.values():
        for identity, body in objects.items():
            if not identity.startswith('record/'):
                continue
            gender = {'M': 'M', 'W': 'F', 'X': 'X'}[body['event'][3]]
            for data in body['data']:
                members = tuple((m.get('family', ''), m.get('given', '')) for m in data.get('members', []))
                got.setdefault((body['list'], gender), []).append(
                    (seconds(data['result']), (data.get('family', ''), data.get('given', '')), members, data.get('date', ''),
                     data.get('place', ''), tuple((d, seconds(v)) for d, v in ext(data, 'INTERMEDIATE'))))
    same(set(got), set(expected), 'lists of records')
    for key, records in expected.items():
        same(sorted(got[key], key=str), sorted(records, key=str), 'records of %s %s' % key)
    same(sum(map(len, got.values())), len(list(root.iter('RECORD'))), 'records in all')


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        if os.path.isdir(shared_path('data', 'canoe-slalom-live')):
            tap.run('c123: the recording as it came over TCP', play_tcp, folder)
            tap.run('c123: the recording as it was broadcast', play_datagrams, folder)
        else:
            tap.skip('c123', 'no recording beside the checkout')
        if os.path.isdir(shared_path('data', 'swimming-lenex')):
            tap.run('lenex: entries', check_entries, folder)
            tap.run('lenex: start lists', check_start_lists, folder)
            tap.run('lenex: results with splits, after entries and start lists', check_meet_results, folder)
            tap.run('lenex: records', check_records, folder)
        else:
            tap.skip('lenex', 'no meet beside the checkout')
        if not iof_files():
            tap.skip('iof', 'no files beside the checkout')
        for path in iof_files():
            tap.run('iof: %s through a folder' % os.path.basename(path), check_iof, folder, path, 'folder')
            tap.run('iof: %s by PUT' % os.path.basename(path), check_iof, folder, path, 'put')
    tap.finish()


if __name__ == '__main__':
    main()
