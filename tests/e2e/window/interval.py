# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An interval start of many, with long names, as ODF messages: each event of it, somebody at a point, is a whole DT_RESULT with
the ranks that follow from it. Invented, and the same at every run."""

import random

UNIT = 'CCSM10KM--------------FNL-000100--'
POINTS = ['1.0', '2.2', '3.5', '5.0', '6.2', '7.5', '8.7', '9.4']
NAMES = [
    ('Wickremanayake Mudiyanselage', 'Chandrasekara Bandula', 'SRI'), ('Rattanasombatphong', 'Phiphatthanachai', 'THA'),
    ('Þorvaldsdóttir-Hallgrímsson', 'Snæbjörn Aðalsteinn', 'ISL'), ('Kuznierewicz', 'Bogdan', 'POL'), ('Li', 'Na', 'CHN'),
    ('Van Oosterwijck-de Haan', 'Joris', 'NED'), ('Ó Súilleabháin', 'Fionn', 'IRL'), ('Myllyharju', 'Eero', 'FIN'),
    ('Saelensminde', 'Ola', 'NOR'), ('Grünwaldt', 'Till', 'GER'),
]
GAP = 15  # s between two starts


def text_of(seconds):
    minutes, rest = divmod(round(seconds * 10), 600)
    return f'{minutes}:{rest // 10:02d}.{rest % 10}'


def clock_of(seconds):
    at = 10 * 3600 + seconds
    return f'{int(at // 3600):02d}{int(at // 60 % 60):02d}{int(at % 60):02d}{int(at * 1000 % 1000):03d}'


class Race:
    def __init__(self, n=150, seed=5):
        dice = random.Random(seed)
        self.racers = []
        for i in range(n):
            family, given, noc = NAMES[i % len(NAMES)]
            pace = 145 + dice.random() * 25
            times, at = [], 0.0
            for point in range(len(POINTS) + 1):
                at += pace * (0.9 + 0.2 * dice.random())
                times.append(round(at, 1))
            self.racers.append({'code': str(7000 + i), 'bib': i + 1, 'family': f'{family}' if i < len(NAMES) else f'{family} {i + 1}',
                                'given': given, 'noc': noc, 'start': i * GAP, 'times': times})
        # (time of the race, racer, point) in the order in which they happen
        self.events = sorted((r['start'] + t, i, p) for i, r in enumerate(self.racers) for p, t in enumerate(r['times']))

    def message(self, upto, version):
        """The result after so many events; what it costs to make is no part of what is measured."""
        now = self.events[upto - 1][0] if upto else 0
        reached = [sum(1 for t in r['times'] if r['start'] + t <= now) for r in self.racers]
        ranks = []
        for p in range(len(POINTS) + 1):
            there = sorted((r['times'][p], i) for i, r in enumerate(self.racers) if reached[i] > p)
            ranks.append({i: sum(1 for other, _ in there if other < t) + 1 for t, i in there})
        order = sorted(range(len(self.racers)), key=lambda i: (-reached[i], self.racers[i]['times'][max(reached[i] - 1, 0)])
                       if reached[i] else (1, self.racers[i]['start']))
        rows = [self.row(i, sort + 1, reached[i], ranks) for sort, i in enumerate(order)]
        infos = ''.join(f'<ExtendedInfo Type="UI" Code="INTERMEDIATE" Pos="{p + 1}" Value="{name}"/>' for p, name in enumerate(POINTS))
        status = 'LIVE' if upto else 'START_LIST'
        return (f'<?xml version="1.0" encoding="UTF-8"?>\n<OdfBody CompetitionCode="REHEARSAL" DocumentCode="{UNIT}" '
                f'DocumentType="DT_RESULT" Version="{version}" ResultStatus="{status}" FeedFlag="P" Date="2026-07-18" '
                f'Time="{clock_of(now)}" LogicalDate="2026-07-18" Source="MTNCCS1"><Competition Gen="GEN-1.0" Sport="SPORT-1.0" '
                f'Codes="CODES-1.0"><ExtendedInfos>{infos}<SportDescription DisciplineName="Cross-Country Skiing" '
                f'EventName="Men\'s 10km Classic" SubEventName="Men\'s 10km Classic Final" Gender="M"/>'
                f'<VenueDescription Venue="MTN" VenueName="Northern Trails" Location="MTN" LocationName="Northern Trails"/>'
                f'</ExtendedInfos>{"".join(rows)}</Competition></OdfBody>')

    def row(self, i, sort, reached, ranks):
        r = self.racers[i]
        ext = ''.join(f'<ExtendedResult Type="PROGRESS" Code="INTERMEDIATE" Pos="{p + 1}" Value="{text_of(r["times"][p])}" '
                      f'Rank="{ranks[p][i]}"/>' for p in range(min(reached, len(POINTS))))
        done = reached > len(POINTS)
        result = f' Rank="{ranks[len(POINTS)][i]}" ResultType="TIME" Result="{text_of(r["times"][-1])}"' if done else ''
        return (f'<Result{result} SortOrder="{sort}" StartOrder="{i + 1}" StartSortOrder="{i + 1}">'
                f'{f"<ExtendedResults>{ext}</ExtendedResults>" if ext else ""}'
                f'<Competitor Code="{r["code"]}" Type="A" Bib="{r["bib"]}" Organisation="{r["noc"]}"><Composition>'
                f'<Athlete Code="{r["code"]}" Order="1" Bib="{r["bib"]}"><Description GivenName="{r["given"]}" '
                f'FamilyName="{r["family"]}" Gender="M" Organisation="{r["noc"]}"/></Athlete></Composition></Competitor></Result>')
