# SPDX-FileCopyrightText: The Gantry authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An invented recording with what a picture of each kind needs: a football match and its group, a judo bracket, the program of a
skater, a cross-country race of 150 starters with eight points, weather. Names are made up, and as long as names get. Every last
step of a unit is a change that leaves marks."""

import gzip
import json
from xml.sax.saxutils import quoteattr

DAY = '2031-02-14'
MATCH = 'FBLWTEAM11------------GPB-000100--'
POOL = 'FBLWTEAM11------------GPB---------'
BRACKET = 'JUDW57KG--------------------------'
FINAL = 'JUDW57KG--------------FNL-000100--'
SKATE = 'FSKWSINGLES-----------FNL-000100--'
SKI = 'CCSM15KM--------------FNL-000100--'

FAMILY = ['Wickramasinghe Arachchige', 'Suwannaphum Rattanakosin', 'Þorgeirsdóttir', 'Ilmar', 'Quarrier', 'Vostane', 'Ørsnes', 'Łazurek',
          'Dalvigny', 'Montesclaros', 'Heiðarsson', 'Kumarathunga', 'Charoenphol', 'Bellacroix', 'Sandvoort', 'Trevignon']
GIVEN = ['Dilhani', 'Ploypailin', 'Guðrún', 'Jo', 'Bo', 'Bea', 'Liv', 'Zofia', 'Ines', 'Pilar', 'Ari', 'Nimali', 'Kanya', 'Odile', 'Noor',
         'Maëlle']
NOC = ['SRI', 'THA', 'ISL', 'FIN', 'SUI', 'FRA', 'NOR', 'POL', 'CAN', 'BRA', 'ISL', 'SRI', 'THA', 'BEL', 'NED', 'FRA']


def xml(name, children='', **attributes):
    shown = ''.join(f' {key}={quoteattr(str(value))}' for key, value in attributes.items() if value not in ('', None))
    return f'<{name}{shown}>{children}</{name}>' if children else f'<{name}{shown}/>'


class Recording:
    def __init__(self):
        self.lines = []
        self.versions = {}

    def add(self, kind, code, children, status='', subcode=''):
        key = (kind, code, subcode)
        self.versions[key] = self.versions.get(key, 0) + 1
        second = len(self.lines)
        clock = f'{10 + second // 3600:02d}{second // 60 % 60:02d}{second % 60:02d}000'
        head = {'CompetitionCode': 'KINDS', 'DocumentCode': code, 'DocumentSubcode': subcode, 'DocumentType': kind,
                'Version': self.versions[key], 'ResultStatus': status, 'FeedFlag': 'T', 'Date': DAY, 'Time': clock, 'LogicalDate': DAY,
                'Source': f'{code[:3]}1'}
        body = xml('OdfBody', xml('Competition', children, Gen='1', Codes='1'), **head)
        self.lines.append(json.dumps({'t': float(second), 'kind': 'odf', 'body': '<?xml version="1.0" encoding="UTF-8"?>\n' + body}))

    def write(self, path):
        with gzip.open(path, 'wt', encoding='utf-8') as out:
            out.write('\n'.join(self.lines) + '\n')


def infos(event, sub='', extra=''):
    return xml('ExtendedInfos', extra + xml('SportDescription', EventName=event, SubEventName=sub) +
               xml('VenueDescription', Venue='VEN', VenueName='Lake Park'))


def athlete(index, bib='', entry='', stats=''):
    family, given, noc = FAMILY[index % 16], GIVEN[(index * 7 + index // 16) % 16], NOC[index % 16]
    return xml('Athlete', xml('Description', GivenName=given, FamilyName=family, Gender='W', Organisation=noc) + entry + stats,
               Code=f'A{index}', Order=1, Bib=bib)


def single(index, bib='', entry=''):
    return xml('Competitor', xml('Composition', athlete(index, bib, entry)), Code=f'A{index}', Type='A', Organisation=NOC[index % 16])


def schedule(record, units):
    for discipline in sorted({code[:3] for code, *_ in units}):
        children = ''.join(
            xml('Unit', xml('ItemName', Language='ENG', Value=name) + xml('VenueDescription', VenueName='Lake Park'), Code=code,
                PhaseType='3', ScheduleStatus=status, StartDate=f'{DAY}T{start}:00+01:00', Venue='VEN', Medal='0')
            for code, name, status, start in units if code.startswith(discipline))
        record.add('DT_SCHEDULE', discipline.ljust(34, '-'), children)


def football(record):
    def team(code, noc, name, base, stats, goals, sort):
        members = ''.join(
            xml('Athlete', xml('Description', GivenName=GIVEN[(base + i) % 16], FamilyName=FAMILY[(base + i * 3) % 16], Organisation=noc) +
                xml('EventUnitEntry', Type='EUE', Code='STARTER', Value='Y' if i < 11 else '') +
                xml('EventUnitEntry', Type='EUE', Code='POSITION', Value=['GK', 'DF', 'DF', 'DF', 'DF', 'MF', 'MF', 'MF', 'FW', 'FW', 'FW',
                                                                          'GK', 'DF', 'MF', 'FW'][i]),
                Code=f'{code}{i}', Order=i + 1, Bib=i + 1) for i in range(15))
        values = ''.join(xml('StatsItem', Type='ST', Code=stat, Pos='TOT', Value=value) for stat, value in stats.items())
        return xml('Result', xml('Competitor', xml('Description', TeamName=name) + xml('StatsItems', values) + xml('Composition', members),
                                 Code=code, Type='T', Organisation=noc), Result=goals, ResultType='POINTS', SortOrder=sort,
                   StartOrder=sort, StartSortOrder=sort)

    def result(goals):
        periods = xml('Periods', xml('Period', Code='H1', HomeScore=1, AwayScore=0, HomePeriodScore=1, AwayPeriodScore=0) +
                      xml('Period', Code='H2', HomeScore=1, AwayScore=goals, HomePeriodScore=0, AwayPeriodScore=goals), Home='ISL', Away='SRI')
        stats = {'SHOT': 9, 'POSSESS': 47, 'CRN': 4, 'FOC': 11, 'OFF': 2, 'YC': 1}
        other = {'SHOT': 12, 'POSSESS': 53, 'CRN': 7, 'FOC': 8, 'OFF': 1, 'YC': 2}
        record.add('DT_RESULT', MATCH, infos('Women’s Football', 'Women’s Football Group B') + periods +
                   team('ISL', 'ISL', 'Iceland', 2, {**stats, 'GF': 1}, 1, 1) + team('SRI', 'SRI', 'Sri Lanka', 0, {**other, 'GF': goals}, goals, 2),
                   'LIVE')

    happened = [('STARTP', 'H1', "1'", '', '', ''), ('CRN', 'H1', "9'", 'SRI', 'SRI8', ''), ('GOAL', 'H1', "23'", 'ISL', 'ISL9', '1-0'),
                ('YC', 'H1', "38'", 'SRI', 'SRI4', ''), ('ENDP', 'H1', "45' +2", '', '', ''), ('STARTP', 'H2', "46'", '', '', ''),
                ('FOUL', 'H2', "52'", 'ISL', 'ISL6', ''), ('SUBST', 'H2', "60'", 'ISL', 'ISL10', ''), ('SHOT', 'H2', "66'", 'SRI', 'SRI9', ''),
                ('GOAL', 'H2', "71'", 'SRI', 'SRI10', '1-1')]

    def actions(n):
        for period in ('H1', 'H2'):
            children = ''
            for i, (what, where, when, side, who, score) in enumerate(happened[:n]):
                home, away = score.split('-') if score else ('', '')
                number = int(who[3:]) if who else 0
                base = 2 if side == 'ISL' else 0
                people = xml('Competitor', xml('Composition', xml('Athlete', xml(
                    'Description', GivenName=GIVEN[(base + number) % 16], FamilyName=FAMILY[(base + number * 3) % 16], Organisation=side),
                    Code=who, Order=1, Bib=number + 1)), Code=side, Type='T', Organisation=side, Order=1) if who else ''
                if where == period:
                    children += xml('Action', people, Id=i + 1, Period=where, Order=i + 1, Action=what, When=when, ScoreH=home, ScoreA=away)
            if children:
                record.add('DT_PLAY_BY_PLAY', MATCH, xml('Actions', children, Home='ISL', Away='SRI'), 'LIVE', period)

    result(0)
    actions(9)
    standings = [('SRI', 'Sri Lanka', 4, 2, 1, 1, 0, 3, 1), ('ISL', 'Iceland', 4, 2, 1, 1, 0, 2, 1), ('THA', 'Thailand', 1, 2, 0, 1, 1, 1, 2),
                 ('SUI', 'Switzerland', 1, 2, 0, 1, 1, 0, 2)]
    record.add('DT_POOL_STANDING', POOL, xml('ExtendedInfos', xml('Progress', UnitsTotal=6, UnitsComplete=4) +
                                             xml('SportDescription', EventName='Women’s Football')) + ''.join(
        xml('Result', xml('Competitor', xml('Description', TeamName=name), Code=noc, Type='T', Organisation=noc), Rank=i + 1, Result=points,
            ResultType='POINTS', SortOrder=i + 1, Played=played, Won=won, Tied=tied, Lost=lost, For=scored, Against=against)
        for i, (noc, name, points, played, won, tied, lost, scored, against) in enumerate(standings)), 'INTERMEDIATE')
    record.add('DT_CURRENT', MATCH, xml('Clock', Period='H2', Running='Y', Time='1:10:58'), 'LIVE')
    yield MATCH
    result(1)
    actions(10)


def judo(record):
    def unit(phase, number):
        return f'JUDW57KG--------------{phase}{number:04d}00--'

    def place(pos, index, won, result):
        return xml('CompetitorPlace', single(index), Pos=pos, WLT='W' if won else 'L' if result else '', Result=result)

    def fed(pos, code, wlt='W'):
        return xml('CompetitorPlace', xml('PreviousUnit', Unit=code, WLT=wlt), Pos=pos)

    def bracket(final):
        first = ''.join(xml('BracketItem', place(1, 2 * i, True, '10') + place(2, 2 * i + 1, False, '0'), Code=i + 1, Order=i + 1,
                            Position=i + 1, Unit=unit('QFNL', i + 1)) for i in range(4))
        semi = ''.join(xml('BracketItem', xml('CompetitorPlace', xml('PreviousUnit', Unit=unit('QFNL', 2 * i + 1), WLT='W') + single(4 * i),
                                              Pos=1, WLT='W' if done else '', Result='1' if done else '') +
                           xml('CompetitorPlace', xml('PreviousUnit', Unit=unit('QFNL', 2 * i + 2), WLT='W') + single(4 * i + 2), Pos=2,
                               WLT='L' if done else '', Result='0' if done else ''), Code=i + 1, Order=i + 1, Position=i + 1,
                           Unit=unit('SFNL', i + 1)) for i, done in ((0, final), (1, False)))
        last = xml('BracketItem', (xml('CompetitorPlace', xml('PreviousUnit', Unit=unit('SFNL', 1), WLT='W') + single(0), Pos=1) if final
                                   else fed(1, unit('SFNL', 1))) + fed(2, unit('SFNL', 2)), Code=1, Order=1, Position=1, Unit=FINAL)
        bronze = xml('BracketItem', fed(1, unit('SFNL', 1), 'L') + fed(2, unit('SFNL', 2), 'L'), Code=1, Order=1, Position=1,
                     Unit=unit('BRN-', 1))
        record.add('DT_BRACKETS', BRACKET, infos('Women −57 kg') + xml(
            'Bracket', xml('BracketItems', first, Code='QFNL') + xml('BracketItems', semi, Code='SFNL') +
            xml('BracketItems', last, Code='FNL-'), Code='FNL') + xml('Bracket', xml('BracketItems', bronze, Code='BRN-'), Code='BRN'), 'LIVE')

    record.add('DT_RESULT', FINAL, infos('Women −57 kg', 'Women −57 kg Final'), 'START_LIST')
    bracket(False)
    yield FINAL
    bracket(True)


def skating(record):
    elements = [('3Lz+3T', '10.10', '11.43'), ('2A', '3.30', '4.07'), ('FCSp4', '3.20', '3.98'), ('3F', '5.83', '6.71'), ('LSp4', '2.70', '3.51'),
                ('StSq4', '3.90', '5.18')]

    def result(n):
        rows = ''
        for index in range(9):
            shown = elements[:n if index == 0 else 6]
            values = ''.join(
                xml('ExtendedResult', xml('Extension', Code='ELEMENT_CODE', Value=name) + xml('Extension', Code='BASE_TOT', Value=base),
                    Type='ER', Code='ELEMENT', Pos=i + 1, Value=score) for i, (name, base, score) in enumerate(shown))
            values += xml('ExtendedResult', Type='ER', Code='ELEMENT', Pos='TOT', Value=f'{34.88 - index:.2f}')
            values += xml('ExtendedResult', Type='ER', Code='COMPONENT', Pos='TOT', Value=f'{33.25 - index * 0.75:.2f}')
            values += xml('ExtendedResult', Type='ER', Code='DEDUCTION', Pos='TOT', Value='1.00' if index == 4 else '0.00')
            rows += xml('Result', xml('ExtendedResults', values) + single(index), Rank=index + 1, ResultType='POINTS',
                        Result=f'{68.13 - index * 1.75:.2f}', SortOrder=index + 1, StartOrder=9 - index, StartSortOrder=9 - index)
        record.add('DT_RESULT', SKATE, infos('Women’s Single Skating', 'Women’s Single Skating Short Program') + rows, 'LIVE')

    result(5)
    yield SKATE
    result(6)


def skiing(record):
    points = xml('ExtendedInfo', Type='UI', Code='INTERMEDIATE', Pos=1, Value='1.8') + ''.join(
        xml('ExtendedInfo', Type='UI', Code='INTERMEDIATE', Pos=i, Value=f'{i * 1.8:.1f}') for i in range(2, 9))

    def time(seconds):
        return f'{int(seconds // 60)}:{seconds % 60:04.1f}'

    def result(on):
        order = []
        for index in range(150):
            reached = 9 if index < on - 20 else max(0, min(8, (on - index) // 2))
            pace = 282 + (index * 37 % 90) * 0.11
            order.append((0 if reached == 9 else 1, -reached, pace, index, reached))
        rows = ''
        for sort, (_, _, pace, index, reached) in enumerate(sorted(order), 1):
            values = ''.join(xml('ExtendedResult', Type='PROGRESS', Code='INTERMEDIATE', Pos=i, Value=time(pace * i))
                             for i in range(1, min(reached, 8) + 1))
            done = reached == 9
            rows += xml('Result', xml('ExtendedResults', values) + single(index, bib=index + 1), Rank=sort if done else '',
                        ResultType='TIME' if done else '', Result=time(pace * 8.33) if done else '', SortOrder=sort, StartOrder=index + 1,
                        StartSortOrder=index + 1)
        record.add('DT_RESULT', SKI, infos('Men’s 15 km', 'Men’s 15 km Final', points) + rows, 'LIVE')

    result(64)
    yield SKI
    result(66)


def weather(record):
    for venue, sky, air in (('VEN', 'SNOW', '-4.5'), ('RIV', 'SUN', '2')):
        record.add('DT_WEATHER', f'CCS-----------------------{venue}-----', xml('Weather', xml(
            'Conditions', xml('Condition', Code='SKY', Value=sky) + xml('Condition', Code='SNOW', Value='PACKED') +
            xml('Temperature', Code='AIR', Value=air, Unit='C') + xml('Temperature', Code='SNOW', Value='-7', Unit='C') +
            xml('Wind', Code='SPEED', Value='3.2', Unit='MPS'), Code='GEN', Humidity='71', Wind_Direction='NW'), Date=f'{DAY}T10:00:00+01:00'))


def write(path):
    """Writes the recording; (unit) → number of its last line before the change that marks."""
    record = Recording()
    schedule(record, [(MATCH, 'Women’s Football Group B', 'RUNNING', '10:00'), (FINAL, 'Women −57 kg Final', 'SCHEDULED', '11:40'),
                      ('JUDW57KG--------------SFNL000200--', 'Women −57 kg Semi-final 2', 'RUNNING', '11:05'),
                      (SKATE, 'Women’s Single Skating Short Program', 'RUNNING', '10:10'), (SKI, 'Men’s 15 km Final', 'RUNNING', '10:20')])
    weather(record)
    parts = [part(record) for part in (football, judo, skating, skiing)]
    units = {next(part): part for part in parts}
    before = len(record.lines) - 1
    for part in units.values():
        next(part, None)
    record.write(path)
    return before
