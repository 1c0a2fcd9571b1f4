# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The faults that a feed's expected.json lists: how each must end, one function a kind.

A function gets the fault and a Stage, on which it asks for the state right after a message; the stage is walked once from
the first message to the last, so a function is a generator: it yields the index that it waits for and goes on when the relay
has taken everything up to there.
"""
import time

from house import PATIENCE, Relay, check, export, replay, show


class Stage:
    """The relay with everything up to `index` taken."""

    def __init__(self, relay, recording):
        self.relay, self.recording, self.index = relay, recording, -1

    def unit(self, rsc):
        return export(self.relay, '--unit', rsc, '--parts', 'units')['units'].get(rsc, {})

    def part(self, name, unit=None):
        return export(self.relay, '--parts', name, *(['--unit', unit] if unit else []))[name]

    def topic(self, name):
        return show(self.relay, name)

    def version(self, rsc):
        """The Version of the DT_RESULT that is shown: revisions are 2 × Version, documents.md."""
        head = self.topic('unit/' + rsc).get('head')
        return int(head['rev'].split('.')[0]) // 2 if head else None


def codes(unit):
    return [row['code'] for row in unit.get('rows', [])]


def schedule_status(unit):
    return unit.get('schedule_status', '')


def unchanged(fault, stage):
    """Late, lower or repeated: the state of the unit is what it was."""
    yield fault['index'] - 1
    before = stage.unit(fault['unit'])
    yield fault['index']
    check(before and stage.unit(fault['unit']) == before, 'the unit has changed')


def schema_oddities(fault, stage):
    yield fault['index']
    unit = stage.unit(fault['unit'])
    check(schedule_status(unit) == 'UNSCHEDULED' and not unit.get('start'), 'not taken: %s' % unit)


def old_document_code(fault, stage):
    # Taken, or kept aside: the replay would have ended with an error otherwise.
    yield fault['index']


def phase_level_schedule(fault, stage):
    yield fault['index']
    objects = stage.topic('schedule/' + fault['phase'][:3])
    check('phase/' + fault['phase'] in objects, 'no status of the phase')
    check('unit/' + fault['phase'] not in objects and fault['phase'] not in stage.part('units'), 'the phase became a unit')


def late_replacement(fault, stage):
    yield fault['indexes'][0]
    first = codes(stage.unit(fault['unit']))
    check(fault['out'] in first and fault['into'] not in first, 'first start list: %s' % first)
    yield fault['indexes'][1]
    second = codes(stage.unit(fault['unit']))
    check(fault['into'] in second and fault['out'] not in second, 'second start list: %s' % second)
    check(first.index(fault['out']) == second.index(fault['into']), 'not in the same place')


def unknown_type(fault, stage):
    def counted():
        return sum(value for labels, value in stage.relay.metrics('gantry_messages_total') if 'type="unknown"' in labels)

    yield fault['index'] - 1
    before, count = stage.unit(fault['unit']), counted()
    yield fault['index']
    check(stage.unit(fault['unit']) == before, 'the unit has changed')
    check(counted() == count + 1, 'not counted: %s' % stage.relay.metrics('gantry_messages_total'))


def unscheduled_unit(fault, stage):
    yield fault['index'] - 1
    check(schedule_status(stage.unit(fault['unit'])) == 'UNSCHEDULED', 'not UNSCHEDULED before')
    yield fault['index']
    unit = stage.unit(fault['unit'])
    check(schedule_status(unit) == 'SCHEDULED' and unit.get('start'), 'not SCHEDULED with a date after: %s' % unit)


def applied(fault, stage):
    """The message counts whatever is odd about it: its Version is the one shown."""
    yield fault['index']
    check(stage.version(fault['unit']) == int(stage.recording.header(fault['index'])['Version']), 'not applied')


def unknown_attributes(fault, stage):
    yield from applied(fault, stage)
    names = ' '.join(labels for labels, _ in stage.relay.metrics('gantry_oddities_total'))
    check('FutureAttr' in names, 'the unknown attribute is not counted: %s' % names)


def version_gap(fault, stage):
    yield fault['indexes'][0]
    before = stage.version(fault['unit'])
    yield from applied(fault, stage)
    check(stage.version(fault['unit']) > before + 1, 'there is no gap')


def withdrawn_result(fault, stage):
    first, second, third = fault['indexes']
    yield first
    check(stage.unit(fault['unit'])['result_status'] == 'START_LIST' and codes(stage.unit(fault['unit'])), 'no start list')
    yield second
    unit = stage.unit(fault['unit'])
    check(not unit.get('result_status') and not codes(unit), 'the withdrawn start list is still there')
    yield third
    check(stage.unit(fault['unit'])['result_status'] == 'START_LIST' and codes(stage.unit(fault['unit'])), 'not there again')


def late_dns(fault, stage):
    yield fault['index']
    unit = stage.unit(fault['unit'])
    irm = {row['code']: row.get('irm') for row in unit['rows']}
    check(unit['result_status'] == 'START_LIST' and all(irm.get(code) for code in fault['codes']), 'no IRM: %s' % irm)


def name_correction(fault, stage):
    def families():
        return {row['family'] for unit in stage.part('units').values() for row in unit.get('rows', [])
                if row['code'] == fault['code'] and 'family' in row}

    yield fault['index'] - 1
    check(families() <= {fault['wrong']}, 'before: %s' % families())
    yield fault['index']
    check(families() <= {fault['right']}, 'after: %s' % families())
    check(stage.part('participants')[fault['code']]['family'] == fault['right'], 'the participant keeps the wrong name')


def update_with_lower_version(fault, stage):
    yield fault['index'] - 1
    before = stage.part('participants')
    sent = stage.recording.body(fault['index'])
    yield fault['index']
    after = stage.part('participants')
    check('FamilyName="%s"' % after[fault['code']]['family'] in sent, 'not applied')
    changed = {code for code in after if after[code] != before.get(code)}
    check(changed <= {fault['code']}, 'it changed others as well: %s' % changed)


def withdrawal(fault, stage):
    document = fault['document']
    name = '/'.join(document[key] for key in ('type', 'code', 'subcode', 'subtype', 'language'))
    yield fault['indexes'][0]
    check(name in stage.part('bulletins'), 'not there before: %s' % sorted(stage.part('bulletins')))
    yield fault['index']
    check(name not in stage.part('bulletins'), 'still there')
    yield len(stage.recording) - 1
    check(name not in stage.part('bulletins'), 'it came back')


def out_of_order(fault, stage):
    first, second = fault['indexes']
    yield first
    check(stage.part('phases', fault['unit'])[fault['phase']]['status'] == 'UNOFFICIAL', 'the phase result was not applied')
    yield second
    check(stage.unit(fault['unit'])['result_status'] == 'OFFICIAL', 'the unit result was not applied')


def source_change(fault, stage):
    yield fault['index'] - 1
    before = stage.topic('unit/' + fault['unit'])['head']['body'].get('source')
    yield from applied(fault, stage)
    after = stage.topic('unit/' + fault['unit'])['head']['body'].get('source')
    check(after != before and after == stage.recording.header(fault['index'])['Source'], '%s after %s' % (after, before))


def dsq_after_official(fault, stage):
    yield fault['index'] - 1
    before = stage.unit(fault['unit'])
    check(before['result_status'] == 'OFFICIAL', 'not OFFICIAL before')
    yield fault['index']
    after = stage.unit(fault['unit'])
    check(sorted(after.get('note_texts', [])) == sorted(fault['notes']), 'notes: %s' % after.get('note_texts'))
    out = {row['code'] for row in after['rows'] if row.get('irm')} - {row['code'] for row in before['rows'] if row.get('irm')}
    check(out and not any(row.get('rank') for row in after['rows'] if row['code'] in out), 'nobody was taken out')
    worse = max(int(row['rank']) for row in before['rows'] if row['code'] in out)
    ranks = {row['code']: row.get('rank') for row in before['rows']}
    for row in after['rows']:
        old = ranks.get(row['code'])
        if row.get('rank') and old and int(old) > worse:
            check(int(row['rank']) < int(old), '%s did not move up' % row['code'])


KINDS = {
    'schema_oddities': schema_oddities, 'old_document_code': old_document_code, 'phase_level_schedule': phase_level_schedule,
    'late_replacement': late_replacement, 'unknown_type': unknown_type, 'unscheduled_unit': unscheduled_unit,
    'unknown_attributes': unknown_attributes, 'withdrawn_result': withdrawn_result, 'late_dns': late_dns,
    'late_lower_version': unchanged, 'late_lower_current': unchanged, 'late_lower_actions': unchanged, 'duplicate': unchanged,
    'duplicate_stale': unchanged, 'version_gap': version_gap, 'name_correction': name_correction,
    'update_with_lower_version': update_with_lower_version, 'withdrawal': withdrawal, 'out_of_order': out_of_order,
    'source_change': source_change, 'dsq_after_official': dsq_after_official,
}
# These two are about time that passes without a message: check_silence().
SILENT = ('missed_keep_alive', 'silence_while_off')


def wait_for_state(relay, source, wanted, patience):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if relay.source(source) == wanted:
            return True
        time.sleep(0.25)
    return False


def check_silence(recording, faults, store):
    """A source is lost when it is silent for longer than it announced while on, and never while it is off. True time."""
    missed = next((f for f in faults if f['fault'] == 'missed_keep_alive'), None)
    quiet = next((f for f in faults if f['fault'] == 'silence_while_off'), None)
    if missed is None or quiet is None:
        return
    relay = Relay(store)
    try:
        last, back = missed['indexes']
        source = missed['source']
        replay(relay, recording.plain, 0, last)
        check(relay.source(source) == 'on', 'the source is %s before the silence' % relay.source(source))
        limit = next(s['limit'] for s in relay.health()['sources'] if s['id'] == source) / 1000
        check(0 < limit < PATIENCE, 'the source announced %s s' % limit)
        check(not wait_for_state(relay, source, 'lost', limit * 0.6), 'lost too early')
        check(wait_for_state(relay, source, 'lost', limit * 0.4 + 10), 'silent for %s s and not lost' % limit)
        replay(relay, recording.plain, back, back)
        check(relay.source(source) != 'lost', 'still lost after a message')
        replay(relay, recording.plain, back, quiet['indexes'][0])
        check(relay.source(source) == 'off', 'the source is %s after DT_LOCAL_OFF' % relay.source(source))
        check(not wait_for_state(relay, source, 'lost', limit + 3), 'an alarm while the source is off')
    finally:
        relay.end()
