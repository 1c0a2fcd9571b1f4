#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes the pictures of docs/screens: screens.py PROGRAMS FOLDER WIDTHxHEIGHT [NAME…]. Called by scripts/screens."""

import gzip
import json
import re
import subprocess
import sys
import time
from pathlib import Path

import desk
import kinds

SWIM = 'SWMW200MFR------------FNL-000100--'
HIGH = 'ATHMHJ----------------FNL-000100--'
LONG = 'ATHWLJ----------------FNL-000100--'
TRACK = 'ATHM100M--------------FNL-000100--'
MIDDLE = 'ATHW800M--------------FNL-000100--'
SKI = 'ALPMGS----------------FNL-000200--'
# name, unit, status, how far into the messages of that status, theme, language, keys; what happens then, see Scene
PICTURES = [
    ('start-list-dark', SWIM, 'START_LIST', 1, 'dark', 'en', ['1']),
    ('start-list-light', SWIM, 'START_LIST', 1, 'light', 'en', ['1']),
    ('start-list-french', SWIM, 'START_LIST', 1, 'dark', 'fr', ['1']),
    ('live-dark', SWIM, 'LIVE', 0.62, 'dark', 'en', ['2', 'Down']),
    ('live-light', SWIM, 'LIVE', 0.62, 'light', 'en', ['2']),
    ('live-french', SWIM, 'LIVE', 0.62, 'dark', 'fr', ['2']),
    ('official-dark', SWIM, 'OFFICIAL', 1, 'dark', 'en', ['2']),
    ('official-light', SWIM, 'OFFICIAL', 1, 'light', 'en', ['2', 'Down']),
    ('official-french', SWIM, 'OFFICIAL', 1, 'dark', 'fr', ['2']),
    ('track-official-dark', TRACK, 'OFFICIAL', 1, 'dark', 'en', ['2']),
    ('high-jump-live-dark', HIGH, 'LIVE', 0.7, 'dark', 'en', ['2']),
    ('giant-slalom-live-light', SKI, 'LIVE', 0.8, 'light', 'en', ['2']),
    ('records-dark', SWIM, 'OFFICIAL', 1, 'dark', 'en', ['4']),
    ('schedule-french', SWIM, 'OFFICIAL', 1, 'dark', 'fr', ['F2']),
    ('medals-dark', SWIM, 'OFFICIAL', 1, 'dark', 'en', ['F3']),
    ('chart-gap-dark', SWIM, 'LIVE', 0.62, 'dark', 'en', ['2', 'c']),
    ('chart-gap-light', SWIM, 'LIVE', 0.62, 'light', 'en', ['2', 'c', 'Down', 'Down', 'Down']),
    ('chart-rank-light', SWIM, 'LIVE', 0.8, 'light', 'en', ['2', 'c', 'C']),
    ('chart-heights-dark', HIGH, 'LIVE', 0.9, 'dark', 'en', ['2', 'c']),
    ('chart-marks-dark', LONG, 'LIVE', 0.8, 'dark', 'en', ['2', 'c']),
    ('references-light', SWIM, 'LIVE', 0.62, 'light', 'en', ['2', 'Down', 'r']),
    ('help-light', SWIM, 'OFFICIAL', 1, 'light', 'en', ['F1']),
    ('corrected-dark', MIDDLE, 'OFFICIAL', 1, 'dark', 'en', ['2'], 'watch'),
    ('corrected-light', MIDDLE, 'OFFICIAL', 1, 'light', 'en', ['2'], 'watch'),
    ('changes-dark', MIDDLE, 'OFFICIAL', 1, 'dark', 'en', ['2'], 'watch', 'F7'),
    ('changes-light', MIDDLE, 'OFFICIAL', 1, 'light', 'en', ['2'], 'watch', 'F7'),
    ('delay-dark', SWIM, 'LIVE', 0.9, 'dark', 'en', ['2', *['alt+Prior'] * 3, *['alt+shift+Up'] * 5], 'watch', 'd'),
    ('delay-light', SWIM, 'LIVE', 0.9, 'light', 'en', ['2', *['alt+Prior'] * 3, *['alt+shift+Up'] * 5], 'watch'),
    ('stale-dark', SWIM, 'LIVE', 0.62, 'dark', 'en', ['2'], 'lose'),
    ('stale-light', SWIM, 'LIVE', 0.62, 'light', 'en', ['2'], 'lose'),
    ('cached-dark', SWIM, 'LIVE', 0.62, 'dark', 'en', ['2'], 'restart'),
    ('cached-light', SWIM, 'LIVE', 0.62, 'light', 'en', ['2'], 'restart'),
    ('ledger-dark', SWIM, 'LIVE', 0.62, 'dark', 'en', ['2'], 'lose', 'return', 'lose', 'F8'),
    ('ledger-light', SWIM, 'LIVE', 0.62, 'light', 'en', ['2'], 'lose', 'return', 'lose', 'F8'),
    ('going-back-dark', SWIM, 'LIVE', 0.95, 'dark', 'en', ['2'], 'watch', 'shift+Left', 'shift+Left'),
    ('going-back-light', SWIM, 'LIVE', 0.95, 'light', 'en', ['2'], 'watch', 'shift+Left', 'shift+Left'),
]
# Of the kinds: name, unit, theme, language, text size in percent, keys.
KINDS = [
    ('match-dark', kinds.MATCH, 'dark', 'en', 100, ['2']),
    ('match-light-large', kinds.MATCH, 'light', 'en', 200, ['2']),
    ('match-statistics-light', kinds.MATCH, 'light', 'fr', 100, ['3']),
    ('match-line-ups-dark', kinds.MATCH, 'dark', 'en', 100, ['1']),
    ('pool-light', kinds.MATCH, 'light', 'en', 100, ['e']),
    ('bracket-dark', kinds.FINAL, 'dark', 'en', 100, ['b']),
    ('bracket-light', kinds.FINAL, 'light', 'nl', 100, ['b']),
    ('judged-dark', kinds.SKATE, 'dark', 'en', 100, ['2']),
    ('judged-detail-light', kinds.SKATE, 'light', 'en', 100, ['i']),
    ('interval-150-dark', kinds.SKI, 'dark', 'en', 100, ['2']),
    ('weather-dark', kinds.SKI, 'dark', 'en', 100, ['F6']),
]
# Of the rehearsal: an event beyond its units, records by event.
PICTURES += [
    ('total-light', SKI, 'OFFICIAL', 1, 'light', 'en', ['e', 't', 't']),
    ('medallists-dark', SWIM, 'OFFICIAL', 1, 'dark', 'en', ['e']),
    ('records-page-dark', SWIM, 'OFFICIAL', 1, 'dark', 'en', ['F5']),
    ('medals-by-total-light', SWIM, 'OFFICIAL', 1, 'light', 'en', ['F3', 't']),
]
# Of the disciplines, rehearsed with the longest names of kinds.py: name, unit, how far into what is live, theme, language, text size in
# percent, keys. "ar" is no language of the desk: its texts stay English, and run from right to left.
DISCIPLINES = [
    ('ends-light', 'ARCWMAIN--------------RND1000100--', 0.6, 'light', 'en', 100, ['2']),
    ('match-ends-dark', 'CURWMAIN--------------SFNL000100--', 0.7, 'dark', 'en', 100, ['2']),
    ('sets-light', 'VVOWMAIN--------------SFNL000100--', 0.7, 'light', 'en', 100, ['2', 'c']),
    ('bout-dark', 'FENWTEAM--------------SFNL000100--', 0.6, 'dark', 'en', 100, ['2']),
    ('chart-score-dark', 'BKBWMAIN--------------FNL-000100--', 0.6, 'dark', 'en', 100, ['2', 'c']),
    ('lifts-light', 'WLFWMAIN--------------FNL-000100--', 0.6, 'light', 'en', 100, ['3', 'c']),
    ('series-panel-dark', 'SHOWAR----------------FNL-000100--', 0.6, 'dark', 'en', 100, ['2', 'Down']),
    ('shooting-stages-light', 'BTHWMAIN--------------FNL-000100--', 0.6, 'light', 'en', 100, ['2']),
    ('relay-line-up-light', 'SWMW4X----------------FNL-000100--', 0.6, 'light', 'en', 100, ['1']),
    ('relay-legs-dark', 'SWMW4X----------------FNL-000100--', 0.6, 'dark', 'en', 100, ['2']),
    ('apparatus-light', 'GARWAA----------------FNL-000100--', 0.6, 'light', 'en', 100, ['2']),
    ('dives-dark', 'DIVMMAIN--------------FNL-000100--', 0.6, 'dark', 'en', 100, ['2', 'c']),
    ('waves-light', 'SRFWMAIN--------------FNL-000100--', 0.6, 'light', 'en', 100, ['2']),
    ('cards-dark', 'GLFWMAIN--------------FNL-000200--', 0.6, 'dark', 'en', 100, ['2', 'Down']),
    ('regatta-light', 'SALWMAIN--------------FNL-000200--', 0.6, 'light', 'en', 100, ['e', 't', 't']),
    ('horses-light', 'EQUWEV----------------FNL-000100--', 0.6, 'light', 'en', 100, ['2']),
    ('heats-dark', 'STKWMAIN--------------FNL-000100--', 0.8, 'dark', 'en', 100, ['2', 'c', 'C']),
    ('large-text-dark', 'BTHWMAIN--------------FNL-000100--', 0.6, 'dark', 'en', 200, ['2', 'Down']),
    ('large-text-light', 'FBLWMAIN--------------GPA-000200--', 0.6, 'light', 'nl', 200, ['2']),
    ('right-to-left-light', 'ALPWMAIN--------------FNL-000100--', 0.6, 'light', 'ar', 100, ['2', 'Down', 'c']),
    ('right-to-left-dark', 'CURWMAIN--------------SFNL000100--', 0.7, 'dark', 'ar', 100, ['2', 'c']),
]
HEADER = re.compile(r'DocumentCode="([^"]+)" .*?DocumentType="DT_RESULT".*?ResultStatus="([^"]+)"', re.DOTALL)


def find_lines(recording):
    """(unit, status) → lines of the recording with a result of that status."""
    lines = {}
    with gzip.open(recording, 'rt', encoding='utf-8') as text:
        for number, line in enumerate(text):
            header = HEADER.search(json.loads(line)['body'][:2000])
            if header:
                lines.setdefault(header.groups(), []).append(number)
    return lines


def start_window_manager(stage):
    """One that knows of client-side frames, and composites: otherwise GTK draws a frame around what fills the screen."""
    stage.start(['metacity', '--sm-disable', '--compositor=xrender'])
    desk.wait_for(lambda: '_NET_SUPPORTING_WM_CHECK' in subprocess.run(
        ['xprop', '-root', '_NET_SUPPORTING_WM_CHECK'], capture_output=True, text=True).stdout, 'a window manager')


def find_window(pid):
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(pid)], capture_output=True, text=True)
    return found.stdout.split()[-1] if found.stdout.split() else None


def is_large(window, size):
    shown = subprocess.run(['xdotool', 'getwindowgeometry', window], capture_output=True, text=True).stdout
    return size in shown


def shoot(path):
    """With as few colours as nobody misses: pictures stay in the repository for ever."""
    subprocess.run(['import', '-window', 'root', '-silent', '-strip', '-define', 'png:exclude-chunks=date,time', str(path)],
                   check=True)
    subprocess.run(['pngquant', '--force', '--skip-if-larger', '--strip', '--speed', '3', '--ext', '.png', '128', str(path)], check=False)


class Scene:
    """A relay and a desk, and what can happen to them: "lose" the relay for some seconds, "return" it, "restart" the desk without
    one; everything else is a key. "watch" opens the desk before the unit has begun instead of just before the picture."""

    def __init__(self, stage, unit, language, size):
        self.stage, self.unit, self.language, self.size = stage, unit, language, size
        self.relay = stage.start_relay()
        self.app = self.window = None

    def open(self):
        options, environment = ['--lang', self.language], {}
        if self.language == 'ar':
            options, environment = [], {'LANGUAGE': 'ar'}
        self.app = self.stage.start_desk('--unit', self.unit, *options, environment=environment)
        self.window = desk.wait_for(lambda: self.app.check() and find_window(self.app.pid), 'a window')
        desk.wait_for(lambda: is_large(self.window, self.size), f'a window of {self.size}')
        subprocess.run(['xdotool', 'mousemove', '--window', self.window, '5', str(int(self.size.split('x')[1]) - 5),
                        'windowfocus', self.window], check=True)
        time.sleep(1.5)  # the first frames, fonts, the connection

    def press(self, key):
        subprocess.run(['xdotool', 'key', '--window', self.window, key], check=True)
        time.sleep(0.3)

    def lose(self):
        self.relay.process.kill()
        self.relay.process.wait()
        time.sleep(7.5)

    def give_back(self):
        port = self.stage.url.rsplit(':', 1)[1]
        self.relay = self.stage.start([self.stage.program('relay', 'gantry-relay'), '--listen', f'127.0.0.1:{port}',
                                       '--store', str(self.stage.folder / 'store')])
        time.sleep(6)

    def restart(self):
        self.app.end()
        self.relay.process.kill()
        self.relay.process.wait()
        self.open()

    def happen(self, what):
        {'lose': self.lose, 'return': self.give_back, 'restart': self.restart, 'watch': lambda: None}.get(
            what, lambda: self.press(what))()


def find_start(lines, unit, line, watch):
    """The line before which the desk opens."""
    own = sorted(number for (code, _), numbers in lines.items() if code == unit for number in numbers)
    return own[0] if watch else max([number for number in own if number < line], default=line) - 1


def take(picture, programs, folder, size):
    name, unit, status, far, theme, language, keys, *happens = picture
    path = folder / f'{name}-{size.split("x")[0]}.png'
    with desk.Stage(programs) as stage:
        start_window_manager(stage)
        recording = stage.rehearse()
        lines = find_lines(recording)
        own = lines[unit, status]
        line = own[min(len(own) - 1, int(len(own) * far))]
        before = max(0, find_start(lines, unit, line, 'watch' in happens))
        stage.write_settings(theme=f"'{theme}'", window_maximized='true')
        scene = Scene(stage, unit, language, size)
        stage.replay(recording, '--until', before)
        scene.open()
        for key in keys:
            scene.press(key)
        stage.replay(recording, '--from', before + 1, '--until', line)
        time.sleep(1.2)
        for what in happens:
            scene.happen(what)
        shoot(path)
    print(path.name, flush=True)


def take_kind(picture, programs, folder, size):
    name, unit, theme, language, text, keys = picture
    path = folder / f'{name}-{size.split("x")[0]}.png'
    with desk.Stage(programs) as stage:
        start_window_manager(stage)
        recording = stage.folder / 'kinds.jsonl.gz'
        before = kinds.write(recording)
        stage.write_settings(theme=f"'{theme}'", window_maximized='true', text_size=text)
        scene = Scene(stage, unit, language, size)
        stage.replay(recording, '--until', before)
        scene.open()
        for key in keys:
            scene.press(key)
        stage.replay(recording, '--from', before + 1)
        time.sleep(1.2)
        shoot(path)
    print(path.name, flush=True)


def lengthen(recording):
    """Everybody gets one of the longest names that there are."""
    people = {'FamilyName': {}, 'GivenName': {}}

    def rename(match):
        known = people[match[1]]
        long = kinds.FAMILY[:3] + kinds.FAMILY[10:12] if match[1] == 'FamilyName' else kinds.GIVEN
        return f'{match[1]}="{long[known.setdefault(match[2], len(known)) % len(long)]}"'

    with gzip.open(recording, 'rt', encoding='utf-8') as text:
        lines = [json.loads(line) for line in text]
    for line in lines:
        line['body'] = re.sub(r' (?:PrintName|TVName)="[^"]*"', '', line['body'])
        line['body'] = re.sub(r'(FamilyName|GivenName)="([^"]*)"', rename, line['body'])
    with gzip.open(recording, 'wt', encoding='utf-8') as out:
        out.write('\n'.join(json.dumps(line) for line in lines) + '\n')


def take_discipline(picture, programs, folder, size):
    name, unit, far, theme, language, text, keys = picture
    path = folder / f'{name}-{size.split("x")[0]}.png'
    with desk.Stage(programs) as stage:
        start_window_manager(stage)
        recording = stage.rehearse('--discipline', unit[:3])
        lengthen(recording)
        own = find_lines(recording)[unit, 'LIVE']
        line = own[min(len(own) - 1, int(len(own) * far))]
        stage.write_settings(theme=f"'{theme}'", window_maximized='true', text_size=text)
        scene = Scene(stage, unit, language, size)
        stage.replay(recording, '--until', line - 1)
        scene.open()
        for key in keys:
            scene.press(key)
        stage.replay(recording, '--from', line, '--until', line)
        time.sleep(1.2)
        shoot(path)
    print(path.name, flush=True)


def main():
    programs, folder, size = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    desk.enter_session()
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        if not sys.argv[4:] or any(word in picture[0] for word in sys.argv[4:]):
            take(picture, programs, folder, size)
    for picture in KINDS:
        if not sys.argv[4:] or any(word in picture[0] for word in sys.argv[4:]):
            take_kind(picture, programs, folder, size)
    for picture in DISCIPLINES:
        if not sys.argv[4:] or any(word in picture[0] for word in sys.argv[4:]):
            take_discipline(picture, programs, folder, size)


main()
