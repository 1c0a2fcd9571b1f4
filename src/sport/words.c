/* SPDX-FileCopyrightText: The Gantry authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "gantry-sport"

#include "config.h"

#include "sport/words.h"

#define N_(text) text

/* Written by scripts/update-sport-words from data/sports. */
static const char *const words[] = {
  /* Translators: what happens in a match: BK3. */
  N_("1 point"),
  /* Translators: statistic: BK3. */
  N_("1-point shots"),
  /* Translators: heading of a column; statistic; short: ARC. */
  N_("10s"),
  /* Translators: period of a match; short: FBL, HBL, RU7. */
  N_("1H"),
  /* Translators: statistic; short: BK3. */
  N_("1P"),
  /* Translators: statistic; short: TEN. */
  N_("1st %"),
  /* Translators: period of a match: FEN, IHO, WRE. */
  N_("1st period"),
  /* Translators: statistic; short: TEN. */
  N_("1st won"),
  /* Translators: what happens in a match: BK3. */
  N_("2 points"),
  /* Translators: what happens in a match: BKB. */
  N_("2 points, fast break"),
  /* Translators: what happens in a match: BKB. */
  N_("2 points, inside"),
  /* Translators: what happens in a match: BKB. */
  N_("2 points, outside"),
  /* Translators: what happens in a match: HBL. */
  N_("2+2-minute suspension"),
  /* Translators: what happens in a match: HBL. */
  N_("2-minute suspension"),
  /* Translators: what happens in a match: HBL. */
  N_("2-minute suspension of the bench"),
  /* Translators: statistic: HBL. */
  N_("2-minute suspensions"),
  /* Translators: statistic: BK3, BKB. */
  N_("2-point shots"),
  /* Translators: period of a match; short: FBL, HBL, RU7. */
  N_("2H"),
  /* Translators: statistic; short: BK3, BKB. */
  N_("2P"),
  /* Translators: statistic; short: HBL. */
  N_("2min"),
  /* Translators: period of a match: FEN, IHO, WRE. */
  N_("2nd period"),
  /* Translators: statistic; short: TEN. */
  N_("2nd won"),
  /* Translators: what happens in a match: BKB. */
  N_("3 points"),
  /* Translators: what happens in a match: BKB. */
  N_("3 points, fast break"),
  /* Translators: name of a point or a part; short: GRY. */
  N_("3 ribbons + 2 balls"),
  /* Translators: name of a point or a part: GRY. */
  N_("3 ribbons and 2 balls"),
  /* Translators: statistic: BKB. */
  N_("3-point shots"),
  /* Translators: statistic; short: BKB. */
  N_("3P"),
  /* Translators: period of a match: FEN, IHO. */
  N_("3rd period"),
  /* Translators: a sport: BK3. */
  N_("3x3 Basketball"),
  /* Translators: name of a point or a part: GRY. */
  N_("5 hoops"),
  /* Translators: what happens in a match: HBL. */
  N_("7 metres caused"),
  /* Translators: what happens in a match: HBL. */
  N_("7 metres received"),
  /* Translators: period of a match: HBL. */
  N_("7-metre shoot-out"),
  /* Translators: statistic: HBL. */
  N_("7-metre throws"),
  /* Translators: period of a match; statistic; short: HBL. */
  N_("7m"),
  /* Translators: statistic; short: BKB, FBL, HBL …. */
  N_("A"),
  /* Translators: heading of a column; short: SWA. */
  N_("AI"),
  /* Translators: why somebody has no result: BOX, FBL. */
  N_("Abandoned"),
  /* Translators: statistic; short: VBV, VVO. */
  N_("Ace"),
  /* Translators: statistic: TEN, VBV, VVO. */
  N_("Aces"),
  /* Translators: what happens in a match: WPO. */
  N_("Action shot"),
  /* Translators: how somebody went on: STK. */
  N_("Advanced by the referee"),
  /* Translators: how somebody went on: STK. */
  N_("Advanced to final A"),
  /* Translators: how somebody went on: STK. */
  N_("Advanced to final B"),
  /* Translators: kind of record: SWM. */
  N_("African record"),
  /* Translators: a sport: ALP. */
  N_("Alpine Skiing"),
  /* Translators: position in a team: CUR. */
  N_("Alternate"),
  /* Translators: what happens in a match: BKB. */
  N_("Alternating possession"),
  /* Translators: kind of record: SWM. */
  N_("Americas record"),
  /* Translators: a sport: ARC. */
  N_("Archery"),
  /* Translators: heading of a column; short: GRY. */
  N_("Art"),
  /* Translators: a sport: GAR. */
  N_("Artistic Gymnastics"),
  /* Translators: a sport: SWA. */
  N_("Artistic Swimming"),
  /* Translators: heading of a column: SWA. */
  N_("Artistic impression"),
  /* Translators: heading of a column: GRY. */
  N_("Artistry score"),
  /* Translators: kind of record: SWM. */
  N_("Asian record"),
  /* Translators: statistic: BKB, FBL, HBL …. */
  N_("Assists"),
  /* Translators: a sport: ATH. */
  N_("Athletics"),
  /* Translators: statistic; short: VBV, VVO. */
  N_("Att"),
  /* Translators: what happens in a match: VBV, VVO. */
  N_("Attack"),
  /* Translators: statistic: VBV, VVO. */
  N_("Attack points"),
  /* Translators: of the unit as a whole: FBL. */
  N_("Attendance"),
  /* Translators: statistic: ARC. */
  N_("Average arrow"),
  /* Translators: statistic; short: ARC. */
  N_("Avg"),
  /* Translators: heading of a column; short: CLB. */
  N_("B"),
  /* Translators: a sport: BMF. */
  N_("BMX Freestyle"),
  /* Translators: a sport: BMX. */
  N_("BMX Racing"),
  /* Translators: statistic; short: TEN. */
  N_("BP"),
  /* Translators: position in a team: RU7. */
  N_("Back"),
  /* Translators: a sport: BDM. */
  N_("Badminton"),
  /* Translators: name of a point or a part: GAR. */
  N_("Balance beam"),
  /* Translators: name of a point or a part: GRY. */
  N_("Ball"),
  /* Translators: what a value is made of; short: FSK. */
  N_("Base"),
  /* Translators: what a value is made of: FSK. */
  N_("Base value"),
  /* Translators: a sport: BKB. */
  N_("Basketball"),
  /* Translators: a sport: VBV. */
  N_("Beach Volleyball"),
  /* Translators: heading of a column; short: BTH, MPN, NCB. */
  N_("Behind"),
  /* Translators: heading of a column: BTH, MPN, NCB. */
  N_("Behind at the start"),
  /* Translators: heading of a column: WLF. */
  N_("Best clean and jerk"),
  /* Translators: heading of a column: SKB. */
  N_("Best run"),
  /* Translators: heading of a column: WLF. */
  N_("Best snatch"),
  /* Translators: a sport: BTH. */
  N_("Biathlon"),
  /* Translators: name of a point or a part: TRI. */
  N_("Bike"),
  /* Translators: why somebody has no result: SAL. */
  N_("Black flag disqualification"),
  /* Translators: statistic; short: BK3, BKB, HBL …. */
  N_("Blk"),
  /* Translators: what happens in a match: VBV, VVO. */
  N_("Block"),
  /* Translators: what happens in a match: FBL. */
  N_("Blocked"),
  /* Translators: what happens in a match: BK3, BKB. */
  N_("Blocked shot"),
  /* Translators: statistic: BK3, BKB, HBL …. */
  N_("Blocks"),
  /* Translators: why somebody has no result: ROW. */
  N_("Boat under weight"),
  /* Translators: a sport: BOB. */
  N_("Bobsleigh"),
  /* Translators: heading of a column; what a competitor came with: WLF. */
  N_("Body weight"),
  /* Translators: why somebody has no result: BOX, TKW, WRE. */
  N_("Both disqualified"),
  /* Translators: why somebody has no result: TKW. */
  N_("Both withdrawn"),
  /* Translators: heading of a column: CLB. */
  N_("Boulder"),
  /* Translators: position in a team: ROW. */
  N_("Bow"),
  /* Translators: a sport: BOX. */
  N_("Boxing"),
  /* Translators: statistic: TEN. */
  N_("Break points won"),
  /* Translators: a sport: BKG. */
  N_("Breaking"),
  /* Translators: statistic; short: RU7. */
  N_("C"),
  /* Translators: heading of a column; short: WLF. */
  N_("C&J"),
  /* Translators: a sport: CSL. */
  N_("Canoe Slalom"),
  /* Translators: a sport: CSP. */
  N_("Canoe Sprint"),
  /* Translators: why somebody has no result: CSL. */
  N_("Capsized"),
  /* Translators: what a competitor came with: FBL. */
  N_("Captain"),
  /* Translators: heading of a column: FEN. */
  N_("Cards"),
  /* Translators: heading of a column; short: WRE. */
  N_("Caut"),
  /* Translators: heading of a column: WRE. */
  N_("Cautions"),
  /* Translators: position in a team: BKB. */
  N_("Centre"),
  /* Translators: position in a team: HBL, WPO. */
  N_("Centre back"),
  /* Translators: position in a team: WPO. */
  N_("Centre forward"),
  /* Translators: what happens in a match: WPO. */
  N_("Centre shot"),
  /* Translators: what happens in a match: VVO. */
  N_("Challenge"),
  /* Translators: statistic: HOC. */
  N_("Circle entries"),
  /* Translators: heading of a column; short: WRE. */
  N_("Cl"),
  /* Translators: heading of a column: WRE. */
  N_("Classification points"),
  /* Translators: heading of a column: WLF. */
  N_("Clean and jerk attempt"),
  /* Translators: statistic: CUR. */
  N_("Clockwise shots"),
  /* Translators: heading of a column: CSL, ORI, SWM. */
  N_("Club"),
  /* Translators: name of a point or a part: GRY. */
  N_("Clubs"),
  /* Translators: heading of a column: DIV. */
  N_("Code of the dive"),
  /* Translators: heading of a column; what a competitor came with; the order of the start: JUD, SRF, TKW …. */
  N_("Colour"),
  /* Translators: heading of a column: SWM. */
  N_("Comment"),
  /* Translators: heading of a column: FSK. */
  N_("Component score"),
  /* Translators: what happens in a match: RU7. */
  N_("Conversion"),
  /* Translators: statistic: RU7. */
  N_("Conversions"),
  /* Translators: what happens in a match: FBL, WPO. */
  N_("Corner"),
  /* Translators: statistic: FBL. */
  N_("Corners"),
  /* Translators: what happens in a match: WPO. */
  N_("Counter-attack"),
  /* Translators: statistic: CUR. */
  N_("Counter-clockwise shots"),
  /* Translators: position in a team: ROW. */
  N_("Coxswain"),
  /* Translators: position in a team: SAL. */
  N_("Crew"),
  /* Translators: statistic; short: FBL. */
  N_("Crn"),
  /* Translators: a sport: CCS. */
  N_("Cross-Country Skiing"),
  /* Translators: heading of a column: EQU. */
  N_("Cross-country"),
  /* Translators: a sport: CUR. */
  N_("Curling"),
  /* Translators: heading of a column; short: DIV. */
  N_("DD"),
  /* Translators: statistic; short: RU7. */
  N_("DG"),
  /* Translators: statistic; short: BKB. */
  N_("DReb"),
  /* Translators: name of a point or a part: SHO. */
  N_("Day 1"),
  /* Translators: name of a point or a part: SHO. */
  N_("Day 2"),
  /* Translators: heading of a column; short: BOX, WRE. */
  N_("Dec"),
  /* Translators: heading of a column: BOX, WRE. */
  N_("Decision"),
  /* Translators: why somebody has no result: WRE. */
  N_("Decision by points, the loser with points"),
  /* Translators: why somebody has no result: WRE. */
  N_("Decision by points, the loser without points"),
  /* Translators: heading of a column; short: FSK, SWA. */
  N_("Ded"),
  /* Translators: heading of a column: FSK, SWA. */
  N_("Deductions"),
  /* Translators: why somebody has no result: JUD. */
  N_("Default"),
  /* Translators: why somebody has no result: TEN. */
  N_("Defaulted"),
  /* Translators: position in a team: FBL, HOC, IHO. */
  N_("Defender"),
  /* Translators: statistic: BKB. */
  N_("Defensive rebounds"),
  /* Translators: heading of a column: DIV. */
  N_("Degree of difficulty"),
  /* Translators: why somebody has no result: SAL. */
  N_("Did not come to the starting area"),
  /* Translators: why somebody has no result: EQU. */
  N_("Did not start"),
  /* Translators: heading of a column; short: GAR, GRY, GTR. */
  N_("Diff"),
  /* Translators: heading of a column: GAR, GRY, GTR. */
  N_("Difficulty score"),
  /* Translators: what happens in a match; statistic: VBV, VVO. */
  N_("Dig"),
  /* Translators: statistic: VBV, VVO. */
  N_("Digs"),
  /* Translators: what happens in a match: FBL. */
  N_("Direct free kick"),
  /* Translators: why somebody has no result: SAL. */
  N_("Discretionary penalty"),
  /* Translators: heading of a column; short: GTR. */
  N_("Disp"),
  /* Translators: what happens in a match: HBL. */
  N_("Disqualification (red card)"),
  /* Translators: what happens in a match: HBL. */
  N_("Disqualification of the bench"),
  /* Translators: what happens in a match: HBL. */
  N_("Disqualification of the bench with report"),
  /* Translators: what happens in a match: HBL. */
  N_("Disqualification with report"),
  /* Translators: why somebody has no result: SAL. */
  N_("Disqualified for gross misconduct"),
  /* Translators: why somebody has no result: FRS, SBD. */
  N_("Disqualified for intentional contact"),
  /* Translators: why somebody has no result: CSL. */
  N_("Disqualified for the run"),
  /* Translators: why somebody has no result: WRE. */
  N_("Disqualified from the competition"),
  /* Translators: why somebody has no result: SAL. */
  N_("Disqualified, not excludable"),
  /* Translators: heading of a column; short: NCB, SJP. */
  N_("Dist"),
  /* Translators: heading of a column: SJP. */
  N_("Distance"),
  /* Translators: heading of a column: NCB. */
  N_("Distance of the jump"),
  /* Translators: heading of a column; short: DIV. */
  N_("Dive"),
  /* Translators: a sport: DIV. */
  N_("Diving"),
  /* Translators: what happens in a match: WPO. */
  N_("Double exclusion"),
  /* Translators: statistic: TEN. */
  N_("Double faults"),
  /* Translators: heading of a column; short: EQU. */
  N_("Dr"),
  /* Translators: statistic; short: CUR. */
  N_("Draw"),
  /* Translators: heading of a column: EQU. */
  N_("Dressage"),
  /* Translators: position in a team: WPO. */
  N_("Driver"),
  /* Translators: what happens in a match: RU7. */
  N_("Drop goal"),
  /* Translators: statistic: RU7. */
  N_("Drop goals"),
  /* Translators: of the unit as a whole: JUD. */
  N_("Duration"),
  /* Translators: period of a match; short: RU7. */
  N_("ET"),
  /* Translators: period of a match; short: FBL, RU7. */
  N_("ET1"),
  /* Translators: period of a match; short: FBL, RU7. */
  N_("ET2"),
  /* Translators: period of a match; short: RU7. */
  N_("ET3"),
  /* Translators: period of a match; short: RU7. */
  N_("ET4"),
  /* Translators: statistic; short: BKB. */
  N_("Eff"),
  /* Translators: statistic: BKB. */
  N_("Efficiency"),
  /* Translators: heading of a column; short: SWA. */
  N_("El"),
  /* Translators: what a value is made of: FSK. */
  N_("Element"),
  /* Translators: heading of a column: FSK. */
  N_("Element score"),
  /* Translators: heading of a column: SWA. */
  N_("Elements"),
  /* Translators: how somebody went on; why somebody has no result: CSP, EQU, MPN …. */
  N_("Eliminated"),
  /* Translators: period of a match: CUR. */
  N_("End 1"),
  /* Translators: period of a match: CUR. */
  N_("End 10"),
  /* Translators: period of a match: CUR. */
  N_("End 2"),
  /* Translators: period of a match: CUR. */
  N_("End 3"),
  /* Translators: period of a match: CUR. */
  N_("End 4"),
  /* Translators: period of a match: CUR. */
  N_("End 5"),
  /* Translators: period of a match: CUR. */
  N_("End 6"),
  /* Translators: period of a match: CUR. */
  N_("End 7"),
  /* Translators: period of a match: CUR. */
  N_("End 8"),
  /* Translators: period of a match: CUR. */
  N_("End 9"),
  /* Translators: statistic; short: HOC. */
  N_("Entries"),
  /* Translators: what a competitor came with: WLF. */
  N_("Entry total"),
  /* Translators: a sport: EQU. */
  N_("Equestrian"),
  /* Translators: statistic; short: WPO. */
  N_("Excl"),
  /* Translators: why somebody has no result: FEN, ROW. */
  N_("Excluded"),
  /* Translators: what happens in a match: WPO. */
  N_("Exclusion in the centre"),
  /* Translators: what happens in a match: WPO. */
  N_("Exclusion in the field"),
  /* Translators: what happens in a match: WPO. */
  N_("Exclusion with substitution"),
  /* Translators: what happens in a match: WPO. */
  N_("Exclusion, substitution later"),
  /* Translators: statistic: WPO. */
  N_("Exclusions"),
  /* Translators: heading of a column; short: GAR, GRY, GTR. */
  N_("Exec"),
  /* Translators: heading of a column: GAR, GRY, GTR. */
  N_("Execution score"),
  /* Translators: statistic; short: WPO. */
  N_("Extra"),
  /* Translators: period of a match: CUR. */
  N_("Extra end"),
  /* Translators: period of a match: FEN. */
  N_("Extra minute"),
  /* Translators: period of a match: RU7. */
  N_("Extra time"),
  /* Translators: period of a match: RU7. */
  N_("Extra time 1"),
  /* Translators: period of a match: RU7. */
  N_("Extra time 2"),
  /* Translators: period of a match: RU7. */
  N_("Extra time 3"),
  /* Translators: period of a match: RU7. */
  N_("Extra time 4"),
  /* Translators: what happens in a match: WPO. */
  N_("Extra-player shot"),
  /* Translators: statistic: WPO. */
  N_("Extra-player shots"),
  /* Translators: statistic; short: FBL. */
  N_("FK"),
  /* Translators: why somebody has no result; short: IHO. */
  N_("FORFEIT 2"),
  /* Translators: heading of a column; short: ATH. */
  N_("FS"),
  /* Translators: statistic: IHO. */
  N_("Face-offs won"),
  /* Translators: heading of a column; why somebody has no result: ATH, CLB. */
  N_("False start"),
  /* Translators: heading of a column; short: MPN. */
  N_("Fen"),
  /* Translators: a sport; heading of a column: FEN, MPN. */
  N_("Fencing"),
  /* Translators: statistic: BKB, HOC. */
  N_("Field goals"),
  /* Translators: position in a team: FBL. */
  N_("Field player"),
  /* Translators: a sport: FSK. */
  N_("Figure Skating"),
  /* Translators: kind of record: SHO. */
  N_("Finals Olympic record"),
  /* Translators: kind of record: SHO. */
  N_("Finals world record"),
  /* Translators: name of a point or a part: ALP, ATH, BMX …. */
  N_("Finish"),
  /* Translators: the order of the start: SHO. */
  N_("Firing point"),
  /* Translators: period of a match: HBL. */
  N_("First extra time"),
  /* Translators: period of a match: FBL, HBL, RU7. */
  N_("First half"),
  /* Translators: period of a match: FBL. */
  N_("First half of extra time"),
  /* Translators: how somebody went on: GAR, GRY, GTR. */
  N_("First reserve"),
  /* Translators: statistic: TEN. */
  N_("First serves in"),
  /* Translators: name of a point or a part: GAR. */
  N_("First vault"),
  /* Translators: heading of a column; short: GTR. */
  N_("Flight"),
  /* Translators: name of a point or a part: GAR. */
  N_("Floor exercise"),
  /* Translators: heading of a column; short: EQU. */
  N_("Flt"),
  /* Translators: a sport: FBL. */
  N_("Football"),
  /* Translators: why somebody has no result: IHO. */
  N_("Forfeit"),
  /* Translators: why somebody has no result: IHO. */
  N_("Forfeit of both teams"),
  /* Translators: what a competitor came with: FBL. */
  N_("Formation"),
  /* Translators: position in a team: BKB, FBL, HOC …. */
  N_("Forward"),
  /* Translators: what happens in a match: BK3, BKB, FBL. */
  N_("Foul"),
  /* Translators: what happens in a match: BKB. */
  N_("Foul drawn"),
  /* Translators: what happens in a match: BKB. */
  N_("Foul of the coach"),
  /* Translators: statistic; short: FBL. */
  N_("Fouled"),
  /* Translators: statistic: BK3, BKB, FBL. */
  N_("Fouls"),
  /* Translators: statistic: FBL. */
  N_("Fouls committed"),
  /* Translators: statistic: FBL. */
  N_("Fouls suffered"),
  /* Translators: position in a team: CUR. */
  N_("Fourth"),
  /* Translators: how somebody went on: GAR, GRY. */
  N_("Fourth reserve"),
  /* Translators: statistic: FBL. */
  N_("Free kicks"),
  /* Translators: what happens in a match: BK3, BKB. */
  N_("Free throw"),
  /* Translators: statistic: BK3, BKB. */
  N_("Free throws"),
  /* Translators: a sport: FRS. */
  N_("Freestyle Skiing"),
  /* Translators: period of a match: FBL. */
  N_("Full time"),
  /* Translators: statistic; short: FBL, HBL, HOC …. */
  N_("G"),
  /* Translators: statistic; short: BDM. */
  N_("GP"),
  /* Translators: heading of a column; short: TKW. */
  N_("Gam"),
  /* Translators: heading of a column: TKW. */
  N_("Gam-jeom"),
  /* Translators: period of a match: BDM, TTE. */
  N_("Game 1"),
  /* Translators: period of a match: BDM, TTE. */
  N_("Game 2"),
  /* Translators: period of a match: BDM, TTE. */
  N_("Game 3"),
  /* Translators: period of a match: TTE. */
  N_("Game 4"),
  /* Translators: period of a match: TTE. */
  N_("Game 5"),
  /* Translators: period of a match: TTE. */
  N_("Game 6"),
  /* Translators: period of a match: TTE. */
  N_("Game 7"),
  /* Translators: statistic: BDM. */
  N_("Game points"),
  /* Translators: what happens in a match: IHO. */
  N_("Game-winning goal"),
  /* Translators: heading of a column: CSL, SJP. */
  N_("Gate"),
  /* Translators: heading of a column: SJP. */
  N_("Gate points"),
  /* Translators: what happens in a match: FBL, IHO. */
  N_("Goal"),
  /* Translators: what happens in a match: FBL. */
  N_("Goal checked: offside"),
  /* Translators: what happens in a match: FBL. */
  N_("Goal taken back: offside"),
  /* Translators: position in a team: FBL, HBL, HOC …. */
  N_("Goalkeeper"),
  /* Translators: what happens in a match: HBL, IHO, WPO. */
  N_("Goalkeeper change"),
  /* Translators: statistic: FBL, HBL, HOC …. */
  N_("Goals"),
  /* Translators: statistic: FBL, IHO. */
  N_("Goals against"),
  /* Translators: period of a match; of the unit as a whole: JUD. */
  N_("Golden score"),
  /* Translators: a sport: GLF. */
  N_("Golf"),
  /* Translators: why somebody has no result: WRE. */
  N_("Great superiority"),
  /* Translators: what happens in a match: HOC. */
  N_("Green card"),
  /* Translators: statistic: HOC. */
  N_("Green cards"),
  /* Translators: heading of a column; what a competitor came with: GLF, WLF. */
  N_("Group"),
  /* Translators: heading of a column; short: FSK, GLF. */
  N_("Grp"),
  /* Translators: heading of a column; short: CSL. */
  N_("Gt"),
  /* Translators: position in a team: BKB. */
  N_("Guard"),
  /* Translators: heading of a column; short: ARC. */
  N_("Half"),
  /* Translators: period of a match: BKB, FBL. */
  N_("Half-time"),
  /* Translators: a sport: HBL. */
  N_("Handball"),
  /* Translators: position in a team: SAL. */
  N_("Helm"),
  /* Translators: a sport: HOC. */
  N_("Hockey"),
  /* Translators: heading of a column; short: CLB. */
  N_("Holds"),
  /* Translators: heading of a column: CLB. */
  N_("Holds reached"),
  /* Translators: heading of a column: GLF. */
  N_("Holes played"),
  /* Translators: name of a point or a part: GRY. */
  N_("Hoop"),
  /* Translators: name of a point or a part: GAR. */
  N_("Horizontal bar"),
  /* Translators: heading of a column: GTR. */
  N_("Horizontal displacement"),
  /* Translators: a sport: IHO. */
  N_("Ice Hockey"),
  /* Translators: how somebody went on: SWM. */
  N_("In a swim-off"),
  /* Translators: how somebody went on: CUR. */
  N_("In the tie-breaker"),
  /* Translators: heading of a column: SJP. */
  N_("In-run speed"),
  /* Translators: why somebody has no result: VBV. */
  N_("Injury"),
  /* Translators: heading of a column; statistic: ARC, SHO. */
  N_("Inner tens"),
  /* Translators: why somebody has no result: SRF. */
  N_("Interference"),
  /* Translators: heading of a column: JUD. */
  N_("Ippon"),
  /* Translators: heading of a column; short: BOX, EQU. */
  N_("J"),
  /* Translators: heading of a column; short: WLF. */
  N_("Jerk"),
  /* Translators: heading of a column; short: EQU. */
  N_("Jmp"),
  /* Translators: heading of a column: BOX, EQU, SJP. */
  N_("Judges"),
  /* Translators: a sport: JUD. */
  N_("Judo"),
  /* Translators: what happens in a match: BKB. */
  N_("Jump ball"),
  /* Translators: why somebody has no result: FRS, SBD. */
  N_("Jump not scored"),
  /* Translators: heading of a column: EQU. */
  N_("Jumping"),
  /* Translators: heading of a column: EQU. */
  N_("Jumping faults"),
  /* Translators: name of a point or a part: SHO. */
  N_("Kneeling"),
  /* Translators: why somebody has no result: BOX. */
  N_("Knockout"),
  /* Translators: statistic; short: RU7. */
  N_("LB"),
  /* Translators: heading of a column; short: MPN. */
  N_("LR"),
  /* Translators: the order of the start; heading of a column; what a competitor came with: ATH, BMX, CLB …. */
  N_("Lane"),
  /* Translators: why somebody has no result: BTH, CCS, NCB …. */
  N_("Lapped"),
  /* Translators: heading of a column; short: CTR. */
  N_("Laps"),
  /* Translators: heading of a column: CTR. */
  N_("Laps won or lost"),
  /* Translators: heading of a column: MPN. */
  N_("Laser run"),
  /* Translators: of the unit as a whole: CUR. */
  N_("Last stone"),
  /* Translators: position in a team: CUR. */
  N_("Lead"),
  /* Translators: heading of a column; short: CLB. */
  N_("Lead pts"),
  /* Translators: position in a team: HBL. */
  N_("Left back"),
  /* Translators: position in a team: HBL. */
  N_("Left wing"),
  /* Translators: heading of a column; short: ATH. */
  N_("Leg"),
  /* Translators: position in a team: VVO. */
  N_("Libero"),
  /* Translators: statistic: RU7. */
  N_("Line breaks"),
  /* Translators: heading of a column; short: SSK. */
  N_("Ln"),
  /* Translators: what happens in a match: WPO. */
  N_("Long shot"),
  /* Translators: the order of the start: WLF. */
  N_("Lot"),
  /* Translators: how somebody went on: CCS. */
  N_("Lucky loser"),
  /* Translators: a sport: LUG. */
  N_("Luge"),
  /* Translators: heading of a column; short: SAL. */
  N_("M"),
  /* Translators: name of a point or a part; short: SAL. */
  N_("MR"),
  /* Translators: a sport: OWS. */
  N_("Marathon Swimming"),
  /* Translators: heading of a column: SAL. */
  N_("Mark"),
  /* Translators: of the unit as a whole: FBL. */
  N_("Match"),
  /* Translators: how somebody went on: ROW. */
  N_("May go on by time"),
  /* Translators: how somebody went on: CSP. */
  N_("May qualify by time"),
  /* Translators: name of a point or a part: SAL. */
  N_("Medal race"),
  /* Translators: position in a team: VVO. */
  N_("Middle blocker"),
  /* Translators: position in a team: FBL, HOC. */
  N_("Midfielder"),
  /* Translators: statistic; short: BKB, FBL, HBL. */
  N_("Min"),
  /* Translators: statistic: FBL. */
  N_("Minute of the yellow card"),
  /* Translators: statistic: BKB, FBL, HBL. */
  N_("Minutes played"),
  /* Translators: why somebody has no result: ORI. */
  N_("Mispunched"),
  /* Translators: what happens in a match: FBL. */
  N_("Missed"),
  /* Translators: why somebody has no result: GLF. */
  N_("Missed the cut"),
  /* Translators: a sport: MPN. */
  N_("Modern Pentathlon"),
  /* Translators: statistic: BDM, TTE. */
  N_("Most points in a row"),
  /* Translators: a sport: MTB. */
  N_("Mountain Bike"),
  /* Translators: what a value is made of: FSK. */
  N_("Name of the element"),
  /* Translators: heading of a column; name of a point or a part: SAL. */
  N_("Net"),
  /* Translators: heading of a column: SAL. */
  N_("Net points"),
  /* Translators: why somebody has no result: ATH. */
  N_("No height"),
  /* Translators: why somebody has no result: ATH. */
  N_("No mark"),
  /* Translators: a sport: NCB. */
  N_("Nordic Combined"),
  /* Translators: period of a match: JUD. */
  N_("Normal time"),
  /* Translators: why somebody has no result: ORI. */
  N_("Not competing"),
  /* Translators: why somebody has no result: ALP. */
  N_("Not permitted to start"),
  /* Translators: statistic; short: VVO. */
  N_("OE"),
  /* Translators: statistic; short: BKB. */
  N_("OReb"),
  /* Translators: heading of a column; short: MPN. */
  N_("Obs"),
  /* Translators: heading of a column: MPN. */
  N_("Obstacle"),
  /* Translators: kind of record: SWM. */
  N_("Oceania record"),
  /* Translators: statistic; short: FBL. */
  N_("Off"),
  /* Translators: statistic: BKB. */
  N_("Offensive rebounds"),
  /* Translators: what happens in a match: FBL. */
  N_("Offside"),
  /* Translators: statistic: FBL. */
  N_("Offsides"),
  /* Translators: kind of record: CSP, ROW. */
  N_("Olympic best"),
  /* Translators: kind of record: MPN, SHO. */
  N_("Olympic record equalled"),
  /* Translators: what happens in a match: VBV, VVO. */
  N_("Opponent’s error"),
  /* Translators: statistic: VVO. */
  N_("Opponent’s errors"),
  /* Translators: position in a team: VVO. */
  N_("Opposite"),
  /* Translators: the order of the start: ATH, BDM, BK3 …. */
  N_("Order"),
  /* Translators: a sport: ORI. */
  N_("Orienteering"),
  /* Translators: how somebody went on: SWM. */
  N_("Out of competition"),
  /* Translators: position in a team: VVO. */
  N_("Outside hitter"),
  /* Translators: why somebody has no result: SAL. */
  N_("Over the line at the start"),
  /* Translators: why somebody has no result: CRD, MTB. */
  N_("Over the time limit"),
  /* Translators: why somebody has no result: CTR. */
  N_("Overtaken"),
  /* Translators: why somebody has no result: SSK. */
  N_("Overtaken by the other team"),
  /* Translators: period of a match: BK3, BKB, IHO. */
  N_("Overtime"),
  /* Translators: period of a match: BKB. */
  N_("Overtime 1"),
  /* Translators: period of a match: BKB. */
  N_("Overtime 2"),
  /* Translators: period of a match: BKB. */
  N_("Overtime 3"),
  /* Translators: what happens in a match: FBL. */
  N_("Own goal"),
  /* Translators: heading of a column; short: FSK. */
  N_("PCS"),
  /* Translators: statistic; short: BK3, BKB. */
  N_("PF"),
  /* Translators: heading of a column; what a competitor came with: SSK. */
  N_("Pair"),
  /* Translators: heading of a column; short: GLF. */
  N_("Par"),
  /* Translators: name of a point or a part: GAR. */
  N_("Parallel bars"),
  /* Translators: period of a match: WRE. */
  N_("Pause"),
  /* Translators: heading of a column; statistic; short: CSL, FBL, GAR …. */
  N_("Pen"),
  /* Translators: heading of a column; short: CSL. */
  N_("PenC"),
  /* Translators: statistic: FBL, IHO, RU7 …. */
  N_("Penalties"),
  /* Translators: heading of a column; what happens in a match; why somebody has no result: GAR, GRY, GTR …. */
  N_("Penalty"),
  /* Translators: what happens in a match: FBL. */
  N_("Penalty checked: attacking foul"),
  /* Translators: what happens in a match: FBL. */
  N_("Penalty confirmed: attacking foul"),
  /* Translators: what happens in a match: HOC. */
  N_("Penalty corner"),
  /* Translators: what happens in a match: HOC. */
  N_("Penalty corner without a shot"),
  /* Translators: statistic: HOC. */
  N_("Penalty corners"),
  /* Translators: what happens in a match: WPO. */
  N_("Penalty foul"),
  /* Translators: what happens in a match: FBL. */
  N_("Penalty kick"),
  /* Translators: statistic: IHO. */
  N_("Penalty minutes"),
  /* Translators: heading of a column: CSL. */
  N_("Penalty seconds"),
  /* Translators: heading of a column: CSL. */
  N_("Penalty seconds of the run that counts"),
  /* Translators: period of a match: FBL, WPO. */
  N_("Penalty shoot-out"),
  /* Translators: what happens in a match: IHO, WPO. */
  N_("Penalty shot"),
  /* Translators: what happens in a match: HOC. */
  N_("Penalty stroke"),
  /* Translators: statistic: HOC. */
  N_("Penalty strokes"),
  /* Translators: heading of a column: SMT. */
  N_("Penalty time"),
  /* Translators: what happens in a match: RU7. */
  N_("Penalty try"),
  /* Translators: why somebody has no result: SWM. */
  N_("Pending for disqualification"),
  /* Translators: what happens in a match: BK3, BKB, FBL …. */
  N_("Period begins"),
  /* Translators: what happens in a match: BK3, BKB, FBL …. */
  N_("Period ends"),
  /* Translators: position in a team: HBL. */
  N_("Pivot"),
  /* Translators: period of a match: BK3. */
  N_("Playing time"),
  /* Translators: statistic: IHO. */
  N_("Plus/minus"),
  /* Translators: position in a team: BKB. */
  N_("Point guard"),
  /* Translators: heading of a column; statistic: ATH, BDM, BK3 …. */
  N_("Points"),
  /* Translators: heading of a column: FSK. */
  N_("Points for the team"),
  /* Translators: heading of a column: CLB. */
  N_("Points in boulder"),
  /* Translators: heading of a column: CLB. */
  N_("Points in lead"),
  /* Translators: heading of a column: TEN. */
  N_("Points in the game"),
  /* Translators: heading of a column: SJP. */
  N_("Points of the judges"),
  /* Translators: heading of a column: MPN. */
  N_("Points of the part"),
  /* Translators: heading of a column: SAL. */
  N_("Points of the race"),
  /* Translators: heading of a column: BMX. */
  N_("Points of the runs"),
  /* Translators: statistic: TEN. */
  N_("Points won on first serve"),
  /* Translators: statistic: TEN. */
  N_("Points won on second serve"),
  /* Translators: name of a point or a part: GAR. */
  N_("Pommel horse"),
  /* Translators: heading of a column; short: BKB, FBL, HBL …. */
  N_("Pos"),
  /* Translators: heading of a column: BKB, FBL, HBL …. */
  N_("Position"),
  /* Translators: statistic; short: FBL. */
  N_("Poss"),
  /* Translators: statistic: FBL. */
  N_("Possession"),
  /* Translators: position in a team: BKB. */
  N_("Power forward"),
  /* Translators: statistic: IHO. */
  N_("Power-play goals"),
  /* Translators: name of a point or a part: SHO. */
  N_("Precision"),
  /* Translators: how somebody went on: SJP. */
  N_("Prequalified"),
  /* Translators: heading of a column; short: FEN, SRF. */
  N_("Pri"),
  /* Translators: heading of a column; of the unit as a whole: FEN, SRF. */
  N_("Priority"),
  /* Translators: name of a point or a part: SHO. */
  N_("Prone"),
  /* Translators: statistic; heading of a column; short: BDM, BK3, BKB …. */
  N_("Pts"),
  /* Translators: how somebody went on: BMX, CSL, CTR …. */
  N_("Qualified"),
  /* Translators: how somebody went on: FBL. */
  N_("Qualified as one of the best thirds"),
  /* Translators: how somebody went on: ALP. */
  N_("Qualified by bib"),
  /* Translators: how somebody went on: ATH. */
  N_("Qualified by place or standard"),
  /* Translators: how somebody went on: SJP. */
  N_("Qualified by rule"),
  /* Translators: how somebody went on: ALP, BMX, CSP …. */
  N_("Qualified by time"),
  /* Translators: how somebody went on: ATH. */
  N_("Qualified by time or rank"),
  /* Translators: how somebody went on: CSP, ROW, SSK …. */
  N_("Qualified for final A"),
  /* Translators: how somebody went on: CSP, ROW, SSK …. */
  N_("Qualified for final B"),
  /* Translators: how somebody went on: ROW, SSK, SWM. */
  N_("Qualified for final C"),
  /* Translators: how somebody went on: ROW, SSK. */
  N_("Qualified for final D"),
  /* Translators: how somebody went on: ROW. */
  N_("Qualified for final E"),
  /* Translators: how somebody went on: ROW. */
  N_("Qualified for final F"),
  /* Translators: how somebody went on: SSK. */
  N_("Qualified for semi-final 1"),
  /* Translators: how somebody went on: SSK. */
  N_("Qualified for semi-final 2"),
  /* Translators: how somebody went on: ROW. */
  N_("Qualified for semi-finals A/B"),
  /* Translators: how somebody went on: ROW. */
  N_("Qualified for semi-finals C/D"),
  /* Translators: how somebody went on: ROW. */
  N_("Qualified for semi-finals E/F"),
  /* Translators: how somebody went on: FRS, SBD. */
  N_("Qualified for the big final"),
  /* Translators: how somebody went on: CTR. */
  N_("Qualified for the bronze final"),
  /* Translators: how somebody went on: SHO. */
  N_("Qualified for the bronze medal match"),
  /* Translators: how somebody went on: FRS, FSK, SBD …. */
  N_("Qualified for the final"),
  /* Translators: how somebody went on: CTR. */
  N_("Qualified for the gold final"),
  /* Translators: how somebody went on: SHO. */
  N_("Qualified for the gold medal match"),
  /* Translators: how somebody went on: CUR. */
  N_("Qualified for the play-offs"),
  /* Translators: how somebody went on: CSP, ROW. */
  N_("Qualified for the quarter-finals"),
  /* Translators: how somebody went on: FRS, SBD. */
  N_("Qualified for the semi-final"),
  /* Translators: how somebody went on: CSP. */
  N_("Qualified for the semi-finals"),
  /* Translators: how somebody went on: FRS, SBD. */
  N_("Qualified for the small final"),
  /* Translators: how somebody went on: EQU. */
  N_("Qualified, subject to the declaration of starters"),
  /* Translators: period of a match: BKB, HOC, WPO. */
  N_("Quarter 1"),
  /* Translators: period of a match: BKB, HOC, WPO. */
  N_("Quarter 2"),
  /* Translators: period of a match: BKB, HOC, WPO. */
  N_("Quarter 3"),
  /* Translators: period of a match: BKB, HOC, WPO. */
  N_("Quarter 4"),
  /* Translators: period of a match: CTR. */
  N_("Race 1"),
  /* Translators: period of a match: CTR. */
  N_("Race 2"),
  /* Translators: period of a match: CTR. */
  N_("Race 3"),
  /* Translators: heading of a column: ALP, BOB, LUG …. */
  N_("Rank in the run"),
  /* Translators: why somebody has no result: CCS, CSL, FRS …. */
  N_("Ranked as last"),
  /* Translators: name of a point or a part: SHO. */
  N_("Rapid"),
  /* Translators: statistic; short: BK3, BKB. */
  N_("Reb"),
  /* Translators: what happens in a match: BK3, BKB. */
  N_("Rebound"),
  /* Translators: statistic: BK3, BKB. */
  N_("Rebounds"),
  /* Translators: statistic; short: VVO. */
  N_("Rec"),
  /* Translators: what happens in a match: VVO. */
  N_("Reception"),
  /* Translators: statistic: VVO. */
  N_("Receptions"),
  /* Translators: what happens in a match; why somebody has no result: FBL, HOC, RU7 …. */
  N_("Red card"),
  /* Translators: what happens in a match: WPO. */
  N_("Red card of the coach"),
  /* Translators: statistic: FBL, HBL, HOC …. */
  N_("Red cards"),
  /* Translators: why somebody has no result: SAL. */
  N_("Redress given"),
  /* Translators: why somebody has no result: BOX, TKW. */
  N_("Referee stopped the contest"),
  /* Translators: why somebody has no result: BOX. */
  N_("Referee stopped the contest, injury"),
  /* Translators: what happens in a match: HOC. */
  N_("Referral rejected"),
  /* Translators: what happens in a match: HOC. */
  N_("Referral upheld"),
  /* Translators: why somebody has no result: BMX, CTR. */
  N_("Relegated"),
  /* Translators: how somebody went on: DIV, EQU, SWA …. */
  N_("Reserve"),
  /* Translators: why somebody has no result: EQU, SAL. */
  N_("Retired"),
  /* Translators: a sport: GRY. */
  N_("Rhythmic Gymnastics"),
  /* Translators: name of a point or a part: GRY. */
  N_("Ribbon"),
  /* Translators: heading of a column; short: MPN. */
  N_("Rid"),
  /* Translators: heading of a column: MPN. */
  N_("Riding"),
  /* Translators: position in a team: HBL. */
  N_("Right back"),
  /* Translators: position in a team: HBL. */
  N_("Right wing"),
  /* Translators: name of a point or a part: GAR. */
  N_("Rings"),
  /* Translators: a sport: CRD. */
  N_("Road Cycling"),
  /* Translators: period of a match: BKG, BOX, TKW. */
  N_("Round 1"),
  /* Translators: period of a match: BKG, BOX, TKW. */
  N_("Round 2"),
  /* Translators: period of a match: BKG, BOX, TKW. */
  N_("Round 3"),
  /* Translators: statistic; short: BDM, TTE. */
  N_("Row"),
  /* Translators: a sport: ROW. */
  N_("Rowing"),
  /* Translators: a sport: RU7. */
  N_("Rugby Sevens"),
  /* Translators: heading of a column: ALP, BOB, CSL …. */
  N_("Run"),
  /* Translators: name of a point or a part: TRI. */
  N_("Running"),
  /* Translators: heading of a column; short: SHO. */
  N_("S-off"),
  /* Translators: period of a match; short: HOC, IHO. */
  N_("SO"),
  /* Translators: a sport: SAL. */
  N_("Sailing"),
  /* Translators: what happens in a match: VVO. */
  N_("Sanction"),
  /* Translators: what happens in a match: FBL. */
  N_("Saved"),
  /* Translators: statistic: HBL, IHO, WPO. */
  N_("Saves"),
  /* Translators: why somebody has no result: SAL. */
  N_("Scoring penalty"),
  /* Translators: position in a team: CUR. */
  N_("Second"),
  /* Translators: period of a match: CUR. */
  N_("Second extra end"),
  /* Translators: period of a match: HBL. */
  N_("Second extra time"),
  /* Translators: period of a match: FBL, HBL, RU7. */
  N_("Second half"),
  /* Translators: period of a match: FBL. */
  N_("Second half of extra time"),
  /* Translators: how somebody went on: GAR, GRY, GTR. */
  N_("Second reserve"),
  /* Translators: name of a point or a part: GAR. */
  N_("Second vault"),
  /* Translators: what happens in a match: FBL. */
  N_("Second yellow card"),
  /* Translators: heading of a column; short: TRI. */
  N_("Seg"),
  /* Translators: heading of a column: TRI. */
  N_("Segment"),
  /* Translators: what happens in a match: VBV, VVO. */
  N_("Serve"),
  /* Translators: heading of a column: TEN. */
  N_("Serving"),
  /* Translators: period of a match: ARC, TEN, VBV …. */
  N_("Set 1"),
  /* Translators: period of a match: ARC, TEN, VBV …. */
  N_("Set 2"),
  /* Translators: period of a match: ARC, TEN, VBV …. */
  N_("Set 3"),
  /* Translators: period of a match: ARC, TEN, VVO. */
  N_("Set 4"),
  /* Translators: period of a match: ARC, TEN, VVO. */
  N_("Set 5"),
  /* Translators: what happens in a match: VBV, VVO. */
  N_("Set begins"),
  /* Translators: position in a team: VVO. */
  N_("Setter"),
  /* Translators: what happens in a match: VVO. */
  N_("Setting"),
  /* Translators: heading of a column; statistic; short: BTH, FBL, HBL …. */
  N_("Sh"),
  /* Translators: statistic; short: IHO. */
  N_("Shf"),
  /* Translators: heading of a column: JUD. */
  N_("Shido"),
  /* Translators: statistic: IHO. */
  N_("Shifts"),
  /* Translators: what a competitor came with: FBL. */
  N_("Shirt"),
  /* Translators: period of a match; heading of a column: ARC, SHO. */
  N_("Shoot-off"),
  /* Translators: a sport: SHO. */
  N_("Shooting"),
  /* Translators: position in a team: BKB. */
  N_("Shooting guard"),
  /* Translators: heading of a column: MPN. */
  N_("Shooting time"),
  /* Translators: period of a match: HOC, IHO. */
  N_("Shootout"),
  /* Translators: what happens in a match: HOC, IHO. */
  N_("Shootout shot"),
  /* Translators: a sport: STK. */
  N_("Short Track Speed Skating"),
  /* Translators: statistic: IHO. */
  N_("Short-handed goals"),
  /* Translators: what a competitor came with: FBL. */
  N_("Shorts"),
  /* Translators: what happens in a match: FBL, HBL, HOC. */
  N_("Shot"),
  /* Translators: what happens in a match: HOC. */
  N_("Shot from a penalty corner"),
  /* Translators: statistic: FBL, HBL, HOC …. */
  N_("Shots"),
  /* Translators: heading of a column: BTH. */
  N_("Shots missed"),
  /* Translators: statistic: IHO. */
  N_("Shots on goal"),
  /* Translators: a sport: SKB. */
  N_("Skateboarding"),
  /* Translators: a sport: SKN. */
  N_("Skeleton"),
  /* Translators: a sport: SJP. */
  N_("Ski Jumping"),
  /* Translators: a sport: SMT. */
  N_("Ski Mountaineering"),
  /* Translators: position in a team: BKB. */
  N_("Small forward"),
  /* Translators: heading of a column; short: WLF. */
  N_("Sn"),
  /* Translators: heading of a column; short: WLF. */
  N_("Snatch"),
  /* Translators: heading of a column: WLF. */
  N_("Snatch attempt"),
  /* Translators: a sport: SBD. */
  N_("Snowboard"),
  /* Translators: what a competitor came with: FBL. */
  N_("Socks"),
  /* Translators: heading of a column: CTR. */
  N_("Speed"),
  /* Translators: a sport: SSK. */
  N_("Speed Skating"),
  /* Translators: a sport: CLB. */
  N_("Sport Climbing"),
  /* Translators: why somebody has no result: ORI. */
  N_("Sporting withdrawal"),
  /* Translators: heading of a column; short: CTR. */
  N_("Spr"),
  /* Translators: heading of a column; statistic: CTR, WPO. */
  N_("Sprint"),
  /* Translators: heading of a column: SSK. */
  N_("Sprint points"),
  /* Translators: what happens in a match: WPO. */
  N_("Sprint won"),
  /* Translators: statistic: WPO. */
  N_("Sprints won"),
  /* Translators: heading of a column; short: TEN. */
  N_("Srv"),
  /* Translators: statistic; short: BKB, HBL, WPO. */
  N_("St"),
  /* Translators: name of a point or a part: SHO. */
  N_("Stage 1"),
  /* Translators: name of a point or a part: SHO. */
  N_("Stage 2"),
  /* Translators: why somebody has no result: SAL. */
  N_("Standard penalty"),
  /* Translators: name of a point or a part: SHO. */
  N_("Standing"),
  /* Translators: the order of the start; name of a point or a part: ALP, ATH, BMF …. */
  N_("Start"),
  /* Translators: kind of record: BOB, LUG, SKN. */
  N_("Start record"),
  /* Translators: what a competitor came with: FBL. */
  N_("Starter"),
  /* Translators: what happens in a match: HBL, WPO. */
  N_("Starting goalkeeper"),
  /* Translators: what happens in a match: BKB, HBL, WPO. */
  N_("Steal"),
  /* Translators: statistic: BKB, HBL, WPO. */
  N_("Steals"),
  /* Translators: position in a team: ROW. */
  N_("Stroke"),
  /* Translators: statistic; short: FBL. */
  N_("Sub"),
  /* Translators: statistic: FBL. */
  N_("Substituted"),
  /* Translators: what happens in a match: BK3, BKB, FBL …. */
  N_("Substitution"),
  /* Translators: statistic: CUR. */
  N_("Success of all shots"),
  /* Translators: statistic: CUR. */
  N_("Success of draws"),
  /* Translators: statistic: CUR. */
  N_("Success of take-outs"),
  /* Translators: a sport: SRF. */
  N_("Surfing"),
  /* Translators: why somebody has no result: CUR. */
  N_("Suspended"),
  /* Translators: what happens in a match: HOC. */
  N_("Suspension ends"),
  /* Translators: statistic; short: HBL, IHO, WPO. */
  N_("Sv"),
  /* Translators: name of a point or a part: TRI. */
  N_("Swim"),
  /* Translators: heading of a column; a sport: MPN, SWM. */
  N_("Swimming"),
  /* Translators: heading of a column; short: MPN. */
  N_("Swm"),
  /* Translators: statistic; short: RU7. */
  N_("T"),
  /* Translators: heading of a column; short: EQU. */
  N_("T flt"),
  /* Translators: statistic; short: CUR. */
  N_("T-out"),
  /* Translators: name of a point or a part; short: TRI. */
  N_("T1"),
  /* Translators: name of a point or a part; short: TRI. */
  N_("T2"),
  /* Translators: heading of a column; short: FSK. */
  N_("TES"),
  /* Translators: statistic; short: IHO. */
  N_("TOI"),
  /* Translators: a sport: TTE. */
  N_("Table Tennis"),
  /* Translators: statistic; short: RU7. */
  N_("Tack"),
  /* Translators: statistic: RU7. */
  N_("Tackles"),
  /* Translators: a sport: TKW. */
  N_("Taekwondo"),
  /* Translators: the order of the start: ARC. */
  N_("Target"),
  /* Translators: what happens in a match: VBV, VVO. */
  N_("Team fault"),
  /* Translators: heading of a column; short: FSK. */
  N_("Team pts"),
  /* Translators: what happens in a match: BKB. */
  N_("Team rebound"),
  /* Translators: what happens in a match: BKB, HBL. */
  N_("Team turnover"),
  /* Translators: why somebody has no result: WRE. */
  N_("Technical superiority"),
  /* Translators: heading of a column; short: GLF. */
  N_("Tee"),
  /* Translators: heading of a column; what a competitor came with: GLF. */
  N_("Tee time"),
  /* Translators: a sport: TEN. */
  N_("Tennis"),
  /* Translators: heading of a column; statistic: ARC. */
  N_("Tens"),
  /* Translators: position in a team: CUR. */
  N_("Third"),
  /* Translators: how somebody went on: GAR, GRY. */
  N_("Third reserve"),
  /* Translators: heading of a column: ATH. */
  N_("Thousandths"),
  /* Translators: why somebody has no result: WRE. */
  N_("Three cautions"),
  /* Translators: heading of a column; short: GLF. */
  N_("Thru"),
  /* Translators: what happens in a match: TEN. */
  N_("Tie-break"),
  /* Translators: heading of a column: CSL, EQU. */
  N_("Time"),
  /* Translators: heading of a column: NCB. */
  N_("Time behind after the jump"),
  /* Translators: heading of a column: EQU. */
  N_("Time faults"),
  /* Translators: heading of a column: GTR. */
  N_("Time of flight"),
  /* Translators: heading of a column: ATH. */
  N_("Time of the leg"),
  /* Translators: heading of a column: CSL. */
  N_("Time of the run"),
  /* Translators: statistic: IHO. */
  N_("Time on ice"),
  /* Translators: statistic: IHO. */
  N_("Time on power play"),
  /* Translators: what happens in a match: BK3, BKB, HBL …. */
  N_("Time-out"),
  /* Translators: heading of a column: GLF. */
  N_("To par"),
  /* Translators: how somebody went on: CTR, ROW. */
  N_("To the repechage"),
  /* Translators: heading of a column: BOB, LUG, SKN. */
  N_("Top speed"),
  /* Translators: name of a point or a part; heading of a column; period of a match: ALP, ARC, ATH …. */
  N_("Total"),
  /* Translators: heading of a column: ARC. */
  N_("Total of a half"),
  /* Translators: heading of a column: SAL. */
  N_("Total rank"),
  /* Translators: a sport: CTR. */
  N_("Track Cycling"),
  /* Translators: kind of record: BOB, LUG, SKN. */
  N_("Track record"),
  /* Translators: a sport: GTR. */
  N_("Trampoline Gymnastics"),
  /* Translators: name of a point or a part: TRI. */
  N_("Transition 1"),
  /* Translators: name of a point or a part: TRI. */
  N_("Transition 2"),
  /* Translators: a sport: TRI. */
  N_("Triathlon"),
  /* Translators: statistic: RU7. */
  N_("Tries"),
  /* Translators: what happens in a match: RU7. */
  N_("Try"),
  /* Translators: what happens in a match: BK3, BKB, HBL. */
  N_("Turnover"),
  /* Translators: what happens in a match: WPO. */
  N_("Turnover foul"),
  /* Translators: statistic: BK3, BKB, HBL …. */
  N_("Turnovers"),
  /* Translators: why somebody has no result: SAL. */
  N_("U flag disqualification"),
  /* Translators: name of a point or a part: GAR. */
  N_("Uneven bars"),
  /* Translators: statistic: TEN. */
  N_("Unforced errors"),
  /* Translators: name of a point or a part: GAR. */
  N_("Vault"),
  /* Translators: why somebody has no result: WRE. */
  N_("Victory by fall"),
  /* Translators: why somebody has no result: WRE. */
  N_("Victory by forfeit"),
  /* Translators: why somebody has no result: WRE. */
  N_("Victory by injury"),
  /* Translators: why somebody has no result: WRE. */
  N_("Victory by withdrawal"),
  /* Translators: what happens in a match: FBL. */
  N_("Video review"),
  /* Translators: what happens in a match: HOC. */
  N_("Video review: goal"),
  /* Translators: what happens in a match: HOC. */
  N_("Video review: no goal"),
  /* Translators: a sport: VVO. */
  N_("Volleyball"),
  /* Translators: heading of a column: BKG. */
  N_("Votes"),
  /* Translators: kind of record; short: ATH. */
  N_("WU20"),
  /* Translators: why somebody has no result: BDM, BOX. */
  N_("Walkover"),
  /* Translators: heading of a column; what a competitor came with: FSK. */
  N_("Warm-up group"),
  /* Translators: heading of a column; short: ATH. */
  N_("Warn"),
  /* Translators: what happens in a match: HBL. */
  N_("Warning (yellow card)"),
  /* Translators: what happens in a match: HBL. */
  N_("Warning of the bench"),
  /* Translators: heading of a column: ATH. */
  N_("Warnings"),
  /* Translators: a sport: WPO. */
  N_("Water Polo"),
  /* Translators: heading of a column; short: JUD. */
  N_("Waza"),
  /* Translators: heading of a column: JUD. */
  N_("Waza-ari"),
  /* Translators: a sport: WLF. */
  N_("Weightlifting"),
  /* Translators: statistic; short: TEN. */
  N_("Win"),
  /* Translators: why somebody has no result: TKW. */
  N_("Win by final score"),
  /* Translators: why somebody has no result: TKW. */
  N_("Win by golden point"),
  /* Translators: why somebody has no result: TKW. */
  N_("Win by points gap"),
  /* Translators: why somebody has no result: TKW. */
  N_("Win by punitive declaration"),
  /* Translators: why somebody has no result: TKW. */
  N_("Win by superiority"),
  /* Translators: why somebody has no result: BOX. */
  N_("Win on points"),
  /* Translators: heading of a column; short: SJP. */
  N_("Wind"),
  /* Translators: heading of a column: SJP. */
  N_("Wind points"),
  /* Translators: how somebody went on: ALP. */
  N_("Winner of the big final"),
  /* Translators: how somebody went on: ALP. */
  N_("Winner of the small final"),
  /* Translators: statistic: TEN. */
  N_("Winners"),
  /* Translators: why somebody has no result: JUD. */
  N_("Withdrawal"),
  /* Translators: why somebody has no result: BDM, EQU, SWM. */
  N_("Withdrawn"),
  /* Translators: why somebody has no result: SSK. */
  N_("Won by overtaking the other team"),
  /* Translators: kind of record: CSP, ROW. */
  N_("World best"),
  /* Translators: kind of record: ATH. */
  N_("World decathlon best"),
  /* Translators: kind of record: ATH. */
  N_("World heptathlon best"),
  /* Translators: kind of record: SWM, WLF. */
  N_("World junior record"),
  /* Translators: what a competitor came with: ATH. */
  N_("World ranking"),
  /* Translators: kind of record: MPN, SHO. */
  N_("World record equalled"),
  /* Translators: kind of record: ATH. */
  N_("World under-20 record"),
  /* Translators: a sport: WRE. */
  N_("Wrestling"),
  /* Translators: heading of a column; short: SHO. */
  N_("X"),
  /* Translators: heading of a column; short: EQU. */
  N_("XC"),
  /* Translators: heading of a column; statistic; short: ARC. */
  N_("Xs"),
  /* Translators: statistic; short: FBL. */
  N_("YC min"),
  /* Translators: what happens in a match; why somebody has no result: FBL, HOC, RU7 …. */
  N_("Yellow card"),
  /* Translators: what happens in a match: WPO. */
  N_("Yellow card of the coach"),
  /* Translators: statistic: FBL, HBL, HOC …. */
  N_("Yellow cards"),
  /* Translators: heading of a column: JUD. */
  N_("Yuko"),
  /* Translators: why somebody has no result: SAL. */
  N_("Z flag penalty"),
  /* Translators: heading of a column; short: WLF. */
  N_("kg"),
  /* Translators: heading of a column; short: BOB, CTR, LUG …. */
  N_("km/h"),
  /* Translators: heading of a column; short: ATH. */
  N_("ms"),
  /* Translators: why somebody has no result; short: SWM. */
  N_("pd"),
  NULL,
};

const char *const *
gantry_sport_words (void)
{
  return words;
}
