# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks 2 and 5 on the window: a desk killed and started without a relay shows what it had shown; what is wrong with its cache is
said, and the desk runs all the same."""
import contextlib
import glob
import os
import random
import re
import time

import cachefaults
import delay
import desks
import house
import paint
import parts


def strip(text):
    """What a cell says of the data: marks that somebody saw it change belong to the run."""
    return re.sub(r', was [^,]*|, not confirmed| [▲▼]\d+', '', text)


def cells(frames):
    """{(cell, column): text} of the table as last painted."""
    found = {}
    for where, text in paint.rebuild_screen(frames):
        if where.startswith('cell/') and ':' in text:
            found[where, text.split(':')[0]] = strip(text)
    return found


def is_newer(text, last, made):
    """A value that was made after the newest one that had been painted: it had arrived for the next frame."""
    return any(made.get(value, 0) > last for value in paint.VALUE.findall(text))


def kill_once(own, folder, relay, now, number):
    """Differences between the table as last painted and the one after a start without a relay."""
    before, after = (os.path.join(folder, 'paint-%s-%d' % (name, number)) for name in ('before', 'after'))
    own.start({'GANTRY_PAINT_FILE': before, 'GTK_A11Y': 'none'})
    parts.wait_for(lambda: os.path.exists(before) and len(cells(paint.read_paint(before))) > 10 and own.program.check(), 'a table', 30)
    time.sleep(random.uniform(1.0, 2.5))
    own.kill()
    wanted = cells(paint.read_paint(before))
    values = [now.made[value] for text in wanted.values() for value in paint.VALUE.findall(text) if value in now.made]
    urls, own.urls = own.urls, own.urls[:1]
    relay.kill()
    own.start({'GANTRY_PAINT_FILE': after, 'GTK_A11Y': 'none'})

    def look():
        own.program.check()
        found = cells(paint.read_paint(after)) if os.path.exists(after) else {}
        return {key for key in wanted if found.get(key) != wanted[key] and not is_newer(found.get(key, ''), max(values), now.made)}
    with contextlib.suppress(house.Failed):
        parts.wait_for(lambda: not look(), 'the table', 10)
    different = look()
    texts = {text for _, text in paint.rebuild_screen(paint.read_paint(after))}
    own.end()
    own.urls = urls
    relay.start()
    house.check(not different, '%d of %d cells are others, first %s: %r' % (
        len(different), len(wanted), min(different, default=''), wanted.get(min(different, default=''))))
    house.check(any('cop' in text.lower() for text in texts), 'nothing says that it is a copy: %s' % sorted(texts)[:40])
    return len(wanted)


def run_killed(stage, table):
    kills = 8 if stage.long else 1
    bodies, _ = parts.rehearse(stage.folder)
    live = max(parts.find_live(bodies).values(), key=lambda i: len(bodies[i]))
    folder = os.path.join(stage.folder, 'killed-desk')
    relay = house.Relay(os.path.join(folder, 'store'))
    now, compared = None, 0
    try:
        with desks.open_stage(os.path.join(folder, 'desk')) as windows:
            feed = parts.Feed(relay.url)
            feed.send(enumerate(bodies[:live + 1]))
            feed.finish()
            now = delay.Now([relay], bodies[live])
            now.start()
            own = desks.Desk(windows, relay.url, unit=now.unit)
            for number in range(kills):
                compared += kill_once(own, folder, relay, now, number)
    finally:
        if now is not None:
            now.stop()
        relay.end()
    table.holds('2', 'desk killed with SIGKILL %d times, started without a relay' % kills,
                'all %d cells as last painted, or as they had arrived for the next frame; called a copy' % compared,
                'the last state shown')


LEFT = 48 * 1024  # bytes: what one window needs is more
WORDS = {'DAMAGED': 'The copy of earlier results was damaged', 'NEWER': 'The copy of earlier results was written by a later',
         'FOREIGN': 'The copy of earlier results was another program'}


def say_of_file(own, windows, fault, words):
    path, = glob.glob(os.path.join(windows.folder, 'home', 'cache', 'gantry', 'seat-*.db'))
    cachefaults.settle(path)
    fault(path)
    own.start()
    said = own.wait_for(tuple(WORDS[word] for word in words), 30)
    own.wait_for('Connection: Live', 60)
    house.check(parts.wait_for(own.rows, 'the table', 20), 'no table')
    own.end()
    return said


def run_said(stage, table):
    bodies, _ = parts.rehearse(stage.folder)
    live = max(parts.find_live(bodies).values(), key=lambda i: len(bodies[i]))
    folder = os.path.join(stage.folder, 'said')
    relay = house.Relay(os.path.join(folder, 'store'))
    faults = [(fault, words) for fault, words in cachefaults.FAULTS if 'NO' not in words]
    faults = faults if stage.long else faults[:1] + faults[3:4]
    try:
        with desks.open_stage(os.path.join(folder, 'desk')) as windows:
            feed = parts.Feed(relay.url)
            feed.send(enumerate(bodies[:live + 1]))
            feed.finish()
            own = desks.Desk(windows, relay.url, unit=parts.unit_of(bodies[live])).start()
            own.wait_for('Connection: Live', 60)
            parts.wait_for(own.rows, 'the table', 20)
            time.sleep(0.5)
            own.end()
            for fault, words in faults:
                say_of_file(own, windows, fault, words)
    finally:
        relay.end()
    table.holds('5', 'what the window says of a broken cache file', '%d of %d told in words (%s), the table is there, live' % (
        len(faults), len(faults), ', '.join(fault.__name__.replace('_', ' ') for fault, _ in faults)), 'runs, says so')


def run_full(stage, table):
    if os.geteuid() != 0:
        table.skipped('5', 'what the window says of a full disk', 'only root can mount a small file system')
        return
    bodies, _ = parts.rehearse(stage.folder)
    live = max(parts.find_live(bodies).values(), key=lambda i: len(bodies[i]))
    folder = os.path.join(stage.folder, 'said-full')
    relay = house.Relay(os.path.join(folder, 'store'))
    try:
        with desks.open_stage(os.path.join(folder, 'desk')) as windows, \
                cachefaults.small_disk(os.path.join(folder, 'disk'), 32 * 1024 * 1024) as disk:
            filler = os.path.join(disk, 'filler')
            room = os.statvfs(disk)
            with open(filler, 'wb') as file:
                file.write(b'x' * (room.f_bavail * room.f_frsize - LEFT))
            feed = parts.Feed(relay.url)
            feed.send(enumerate(bodies[:live + 1]))
            feed.finish()
            own = desks.Desk(windows, relay.url, unit=parts.unit_of(bodies[live])).start({'XDG_CACHE_HOME': disk})
            own.wait_for('The disk is full', 30)
            own.wait_for('Connection: Live', 60)
            house.check(parts.wait_for(own.rows, 'the table', 20), 'no table')
            os.unlink(filler)
            parts.wait_for(lambda: not own.says('The disk is full'), 'the word to go when there is room', 40)
            own.end()
    finally:
        relay.end()
    table.holds('5', 'what the window says of a full disk', 'told in words, the table is there, live; gone when there is room',
                'runs, says so, recovers')


def run(stage, table):
    stage.guard(table, '2', 'desk killed', run_killed, stage, table)


def run_words(stage, table):
    stage.guard(table, '5', 'words on a broken file', run_said, stage, table)
    stage.guard(table, '5', 'words on a full disk', run_full, stage, table)
