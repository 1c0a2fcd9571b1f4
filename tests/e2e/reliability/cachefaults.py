# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check 5: the cache's file truncated, overwritten, from the future, somebody else's, on a full disk: the seat runs, says so,
recovers."""
import contextlib
import glob
import os
import random
import sqlite3
import subprocess

import house
import parts

LEFT = 200 * 1024  # bytes that a full disk still has: less than the competition needs


def settle(path):
    """All of it in the one file, whatever ended the process that wrote it."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    for ending in '-wal', '-shm', '.tail':
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path + ending)


def truncate(path):
    os.truncate(path, os.path.getsize(path) // 3)


def noise(path):
    with open(path, 'r+b') as file:
        file.write(random.randbytes(os.path.getsize(path)))


def some_noise(path):
    """Pages in the middle, behind a good beginning."""
    size = os.path.getsize(path)
    with open(path, 'r+b') as file:
        for at in range(8192, size - 4096, 16384):
            file.seek(at)
            file.write(random.randbytes(4096))


def empty(path):
    os.truncate(path, 0)


def future(path):
    with contextlib.closing(sqlite3.connect(path)) as database:
        version = database.execute('PRAGMA user_version').fetchone()[0]
        database.execute('PRAGMA user_version = %d' % (version + 50))
        database.commit()


def foreign(path):
    os.unlink(path)
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute('CREATE TABLE recipes (name TEXT)')
        database.commit()


# What is done to the file, and what the seat may call it; an empty file is a new one, and nothing to tell of.
FAULTS = [(truncate, ('DAMAGED',)), (noise, ('DAMAGED', 'FOREIGN')), (some_noise, ('DAMAGED',)), (future, ('NEWER',)),
          (foreign, ('FOREIGN',)), (empty, ('NO', 'DAMAGED', 'FOREIGN'))]


def shown(probe):
    return probe.ask('shown')['seats'][0]


def fill(cache, relay):
    """A good file; what is shown from it without a relay."""
    with parts.Probe(1, relay.url, options=['--cache', cache]) as probe:
        probe.wait_equal(relay.url)
        wanted = shown(probe)['topics']
    check_copy(cache, wanted)
    return wanted


def check_copy(cache, wanted):
    with parts.Probe(1, options=['--cache', cache]) as probe:
        parts.wait_for(lambda: shown(probe)['topics'] == wanted, 'the copy without a relay', 15)


def break_once(cache, relay, wanted, fault, words):
    """A seat with a broken file and a relay: it runs and says so; and the next time the file is good."""
    path = cache + '.0'
    settle(path)
    fault(path)
    with parts.Probe(1, relay.url, options=['--cache', cache]) as probe:
        probe.wait_equal(relay.url)
        parts.wait_for(lambda: shown(probe)['cache'] == 'READY', 'the cache with the %s file' % fault.__name__, 30)
        said = parts.wait_for(lambda: shown(probe)['rebuilt'] in words and shown(probe)['rebuilt'], 'a word on the %s file'
                              % fault.__name__, 30)
        house.check(shown(probe)['state'] == 'LIVE', 'the seat is %s' % shown(probe)['state'])
    house.check(said == 'NO' or glob.glob(path + '.*-*'), 'the %s file was not set aside' % fault.__name__)
    check_copy(cache, wanted)
    return '%s: %s' % (fault.__name__.replace('_', ' '), said)


def run_files(stage, table):
    rounds = 5 if stage.long else 1
    bodies, _ = parts.rehearse(stage.folder)
    relay = house.Relay(os.path.join(stage.folder, 'cachefaults'))
    cache = os.path.join(stage.folder, 'cachefaults-cache', 'seat')
    try:
        feed = parts.Feed(relay.url)
        feed.send(enumerate(bodies))
        feed.finish()
        wanted = fill(cache, relay)
        for _ in range(rounds):
            said = [break_once(cache, relay, wanted, fault, words) for fault, words in FAULTS]
    finally:
        relay.end()
    table.holds('5', 'cache file broken in %d ways, %d times each' % (len(FAULTS), rounds),
                'always live with the relay\'s data, told (%s), whole at the next start' % ', '.join(said), 'runs, says so, recovers')


def run_cut(stage, table):
    """Every file of the cache is cut while the seat runs. None is mapped: who cuts such a file ends the process that has it."""
    bodies, _ = parts.rehearse(stage.folder)
    half = len(bodies) // 2
    relay = house.Relay(os.path.join(stage.folder, 'cut'))
    cache = os.path.join(stage.folder, 'cut-cache', 'seat')
    try:
        with parts.Probe(1, relay.url, options=['--cache', cache]) as probe:
            feed = parts.Feed(relay.url)
            feed.send(enumerate(bodies[:half]))
            feed.wait_taken()
            probe.wait_equal(relay.url)
            cut = glob.glob(cache + '.0*')
            house.check(cache + '.0.tail' in cut, 'there is no tail in %s' % cut)
            house.check(cache + '.0-shm' not in cut, 'SQLite shares memory: %s' % cut)
            for path in cut:
                os.truncate(path, 100)
            feed.send(enumerate(bodies[half:], half))
            feed.finish()
            probe.wait_equal(relay.url)
            house.check(shown(probe)['state'] == 'LIVE', 'the seat is %s' % shown(probe)['state'])
        fill(cache, relay)
    finally:
        relay.end()
    table.holds('5', 'files of the cache cut while a seat runs', 'live with the relay\'s data, whole after the next start',
                'runs, recovers')


@contextlib.contextmanager
def small_disk(folder, size):
    os.makedirs(folder)
    subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=%d' % size, 'gantry-faults', folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(['umount', '-l', folder], check=False)


def run_full(stage, table):
    folder = os.path.join(stage.folder, 'small-disk')
    if os.geteuid() != 0:
        table.skipped('5', 'cache on a full disk', 'only root can mount a small file system')
        return
    bodies, _ = parts.rehearse(stage.folder)
    relay = house.Relay(os.path.join(stage.folder, 'full'))
    try:
        with small_disk(folder, 32 * 1024 * 1024):
            cache, filler = os.path.join(folder, 'seat'), os.path.join(folder, 'filler')
            with open(filler, 'wb') as file:
                disk = os.statvfs(folder)
                file.write(b'x' * (disk.f_bavail * disk.f_frsize - LEFT))
            with parts.Probe(1, relay.url, options=['--cache', cache]) as probe:
                feed = parts.Feed(relay.url)
                feed.send(enumerate(bodies))
                feed.finish()
                parts.wait_for(lambda: shown(probe)['cache'] == 'FULL', 'the word that the disk is full', 30)
                probe.wait_equal(relay.url)
                house.check(shown(probe)['state'] == 'LIVE', 'the seat is %s' % shown(probe)['state'])
                os.unlink(filler)
                parts.wait_for(lambda: shown(probe)['cache'] == 'READY', 'the cache to go on', 40)
                wanted = shown(probe)['topics']
                house.check(shown(probe)['rebuilt'] == 'NO', 'the file was rebuilt: %s' % shown(probe)['rebuilt'])
            check_copy(cache, wanted)
    except subprocess.CalledProcessError as error:
        table.skipped('5', 'cache on a full disk', 'no small file system can be mounted: %s' % error)
        return
    finally:
        relay.end()
    table.holds('5', 'cache on a full disk', 'live with the relay\'s data, FULL told; with room again everything is written, whole at '
                'the next start', 'runs, says so, recovers')


def run(stage, table):
    stage.guard(table, '5', 'cache files', run_files, stage, table)
    stage.guard(table, '5', 'cache files cut', run_cut, stage, table)
    stage.guard(table, '5', 'full disk', run_full, stage, table)
