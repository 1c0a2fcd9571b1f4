# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Check 3 on the window: one of two relays dies: it says so at once, and is live all the time."""
import os
import threading
import time

import desks
import drops
import house
import parts
import relays as pairs


def run_window(stage, table):
    kills = 10 if stage.long else 2
    folder = os.path.join(stage.folder, 'pair-window')
    relays = [house.Relay(os.path.join(folder, 'store%d' % i)) for i in range(2)]
    over = threading.Event()
    feeder = threading.Thread(target=pairs.keep_feeding, args=(relays, drops.messages_for(stage.folder, 10 ** 6), over))
    watches = [pairs.BeatWatch(relay) for relay in relays]
    paint, shown = os.path.join(folder, 'paint'), []
    try:
        with desks.open_stage(os.path.join(folder, 'desk')) as windows:
            feeder.start()
            for watch in watches:
                watch.start()
            own = desks.Desk(windows, *(relay.url for relay in relays)).start({'GANTRY_PAINT_FILE': paint})
            own.wait_for('Connection: Live', 30)
            own.wait_for('2 relays', 30)
            start = time.monotonic()
            for number in range(kills):
                before = time.monotonic()
                relays[number % 2].kill()
                own.wait_for('1 of 2 relays', 10)
                shown.append(time.monotonic() - before)
                time.sleep(3)
                relays[number % 2].start()
                own.wait_for('2 relays', 60)
                time.sleep(2)  # so that it is not only there, but has told everything
            own.end()
            over.set()
            feeder.join()
            words = painted_states(paint, start, watches)
    finally:
        over.set()
        for watch in watches:
            watch.over.set()
        for relay in relays:
            relay.end()
    house.check(not words, 'it said %s' % words)
    table.holds('3', 'one of two relays killed %d times, on the window' % kills,
                '“1 of 2 relays” after at most %.2f s; LATE or STALE never painted' % max(shown), 'never LATE, ≤ 3 s', max(shown) <= 3)


def painted_states(path, start, watches):
    """Whatever was painted of the connection since then but LIVE; what was true, because no heartbeat came for anybody, is none."""
    import paint
    house.check(any(text == 'LIVE' for frame in paint.read_paint(path) for _, _, text in frame[4]), 'LIVE was never painted')
    return sorted({text for mono, _, _, _, texts, _ in paint.read_paint(path) if mono > start * 1e6 and not any(watch.was_late(mono / 1e6) for watch in watches)
                   for sign, _, text in texts if sign == '+' and text in ('LATE', 'STALE', 'CACHED', 'CONNECTING')})


def run(stage, table):
    stage.guard(table, '3', 'two relays on the window', run_window, stage, table)
