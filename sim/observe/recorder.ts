import type { Day } from '../engine/index.ts';
import { CLIMBS_TO, MEMBER, RANK, STAGE_COUNT } from '../ladder/index.ts';
import { COUNTERS, FOUNDER, ITEMS, NOBODY, SOURCE_COUNT, type World } from '../world/index.ts';
import { BitsHash } from './bits.ts';
import { ForestBuilder, treeShape, type Forest, type TreeShape } from './forest.ts';
import { MoveLogBuilder, type MoveLog } from './move-log.ts';
import { Standing } from './standing.ts';

/** All that one run leaves behind: columns by day (row t = day t, 0 … days), and what is known at the end. */
export interface RunRecord {
  readonly days: number;
  readonly people: number;
  readonly founders: number;
  /** People placed on day 0 who are no founders: a community that was there before. */
  readonly already: number;
  /** [day × stage] people. */
  readonly stages: Int32Array;
  /** [day × stage] climbs and slips from a stage. */
  readonly climbs: Int32Array;
  readonly slips: Int32Array;
  /** [stage × source] climbs from a stage and slips from it, shared among their sources. */
  readonly climbCredit: Float64Array;
  readonly slipCredit: Float64Array;
  /** [day × source] joins (climbs to member), shared among their sources. */
  readonly joinCredit: Float64Array;
  /** [stage × source] people other than founders on a stage at the end, by what brought them there. */
  readonly standing: Float64Array;
  /** [day] people other than founders, and than who was there on day 0: ever acquaintance or above; ever member or above; now. */
  readonly reach: Int32Array;
  readonly joined: Int32Array;
  readonly members: Int32Array;
  /** [day] detractors. */
  readonly detractors: Int32Array;
  /** [day × item] cents; [day × counter] counts. */
  readonly cents: Float64Array;
  readonly counts: Float64Array;
  /** By week of joining (founders in week 0): people who joined, and joiners whose parent is one of them. */
  readonly cohort: Int32Array;
  readonly children: Int32Array;
  /** Everyone who ever joined and who brought them; those placed as members on day 0 joined then. */
  readonly forest: Forest;
  readonly trees: TreeShape;
  /** Share of its worth that money loses in a year. */
  readonly discountPerYear: number;
  /** Strong ties between two people at member or above, at the end. */
  readonly strongTies: number;
  /** Final stage and day of last move of each person. */
  readonly finalStage: Uint8Array;
  readonly lastMove: Uint16Array;
  readonly bits: string;
  readonly moves: MoveLog | null;
}

/** One day of a {@link RunRecord}: its columns' rows. */
export interface RecordedDay {
  readonly day: number;
  /** [stage] people; climbs and slips from it on this day. */
  readonly stages: Int32Array;
  readonly climbs: Int32Array;
  readonly slips: Int32Array;
  /** [source] joins of this day, shared among their sources. */
  readonly joinCredit: Float64Array;
  /** [item] cents and [counter] counts of this day. */
  readonly cents: Float64Array;
  readonly counts: Float64Array;
  readonly reach: number;
  readonly joined: number;
  readonly members: number;
  readonly detractors: number;
}

/** Days of a cohort of joiners. */
export const WEEK = 7;

/** Watches a run day by day and keeps its record. It only reads. */
export class Recorder {
  /** Keeps code that was optimised for recorders from being thrown away between runs (see engine/run.ts). */
  static readonly keptAlive = new Recorder(1, 1, true);

  readonly #days: number;
  readonly #record: Omit<
    RunRecord,
    | 'strongTies'
    | 'standing'
    | 'finalStage'
    | 'lastMove'
    | 'bits'
    | 'founders'
    | 'already'
    | 'forest'
    | 'trees'
    | 'moves'
  >;
  readonly #reached: Uint8Array;
  readonly #forest: ForestBuilder;
  readonly #standing: Standing;
  readonly #log: MoveLogBuilder | null;
  #reach = 0;
  #joined = 0;
  /** Whom `members` leaves out: founders, and who was a member on day 0. */
  readonly #notWon: number[] = [];
  #founders = 0;
  #already = 0;
  #world: World | null = null;

  constructor(days: number, people: number, keepMoves = false, discountPerYear = 0) {
    const rows = days + 1;
    const weeks = Math.floor(days / WEEK) + 1;
    this.#days = days;
    this.#reached = new Uint8Array(people);
    this.#forest = new ForestBuilder(people);
    this.#standing = new Standing(people);
    this.#log = keepMoves ? new MoveLogBuilder() : null;
    this.#record = {
      days,
      people,
      stages: new Int32Array(rows * STAGE_COUNT),
      climbs: new Int32Array(rows * STAGE_COUNT),
      slips: new Int32Array(rows * STAGE_COUNT),
      climbCredit: new Float64Array(STAGE_COUNT * SOURCE_COUNT),
      slipCredit: new Float64Array(STAGE_COUNT * SOURCE_COUNT),
      joinCredit: new Float64Array(rows * SOURCE_COUNT),
      reach: new Int32Array(rows),
      joined: new Int32Array(rows),
      members: new Int32Array(rows),
      detractors: new Int32Array(rows),
      cents: new Float64Array(rows * ITEMS.length),
      counts: new Float64Array(rows * COUNTERS.length),
      cohort: new Int32Array(weeks),
      children: new Int32Array(weeks),
      discountPerYear,
    };
  }

  /** Takes in the day that a run has just yielded. */
  see(today: Day): void {
    const { day, world, moves } = today;
    this.#world = world;
    if (day === 0) this.#seePlaced(world);
    this.#log?.add(day, moves);
    if (day > 0) for (let row = 0; row < moves.count; row++) this.#seeMove(today, row);
    const r = this.#record;
    r.stages.set(world.count, day * STAGE_COUNT);
    r.cents.set(world.ledger.cents, day * ITEMS.length);
    r.counts.set(world.ledger.counts, day * COUNTERS.length);
    r.reach[day] = this.#reach;
    r.joined[day] = this.#joined;
    r.members[day] = membersNow(world) - this.#notWonInside(world);
    r.detractors[day] = world.detractors;
  }

  /** What is recorded of a day that was seen: views of its columns. */
  row(day: number): RecordedDay {
    const r = this.#record;
    const of = <T extends Int32Array | Float64Array>(column: T, width: number) =>
      column.subarray(day * width, (day + 1) * width) as T;
    return {
      day,
      stages: of(r.stages, STAGE_COUNT),
      climbs: of(r.climbs, STAGE_COUNT),
      slips: of(r.slips, STAGE_COUNT),
      joinCredit: of(r.joinCredit, SOURCE_COUNT),
      cents: of(r.cents, ITEMS.length),
      counts: of(r.counts, COUNTERS.length),
      reach: r.reach[day],
      joined: r.joined[day],
      members: r.members[day],
      detractors: r.detractors[day],
    };
  }

  /** The finished record. */
  finish(): RunRecord {
    const world = this.#world!;
    const r = this.#record;
    const forest = this.#forest.finish();
    const hash = new BitsHash();
    for (let day = 0; day <= this.#days; day++) {
      for (const column of [r.stages, r.climbs, r.slips]) {
        hash.add(column.subarray(day * STAGE_COUNT, (day + 1) * STAGE_COUNT));
      }
    }
    hash.add(world.stage);
    hash.add(world.lastMove);
    return {
      ...r,
      founders: this.#founders,
      already: this.#already,
      forest,
      trees: treeShape(forest, world.founder),
      standing: this.#standing.finish(world),
      strongTies: countStrongTies(world),
      finalStage: world.stage.slice(),
      lastMove: world.lastMove.slice(),
      bits: hash.digest(),
      moves: this.#log && this.#log.finish(),
    };
  }

  #seePlaced(world: World): void {
    for (let person = 0; person < world.people; person++) {
      if (world.founder[person] === 0) continue;
      const founds = world.founder[person] === FOUNDER;
      const rank = RANK[world.stage[person]];
      if (founds) this.#founders++;
      else this.#already++;
      if (founds || rank >= 1) this.#reached[person] = 1;
      if (founds || rank >= RANK[MEMBER]) this.#notWon.push(person);
      if (rank < RANK[MEMBER]) continue;
      this.#forest.join(person, 0, NOBODY);
      this.#record.cohort[0]++;
    }
  }

  #seeMove({ day, world, moves }: Day, row: number): void {
    const person = moves.person[row];
    const from = moves.from[row];
    const to = moves.to[row];
    const r = this.#record;
    const { source, share } = moves;
    const start = moves.first[row];
    const end = moves.first[row + 1];
    const climbed = CLIMBS_TO[from] === to;
    (climbed ? r.climbs : r.slips)[day * STAGE_COUNT + from]++;
    const credit = climbed ? r.climbCredit : r.slipCredit;
    const of = from * SOURCE_COUNT;
    for (let k = start; k < end; k++) credit[of + source[k]] += share[k];
    this.#standing.see(moves, row);
    if (!climbed) return;
    if (RANK[to] >= 1 && this.#reached[person] === 0) {
      this.#reached[person] = 1;
      this.#reach++;
    }
    if (to !== MEMBER) return;
    const on = day * SOURCE_COUNT;
    for (let k = start; k < end; k++) r.joinCredit[on + source[k]] += share[k];
    if (this.#forest.has(person)) return;
    r.cohort[Math.floor(day / WEEK)]++;
    if (world.founder[person] !== FOUNDER) this.#joined++;
    const parentJoined = this.#forest.join(person, day, moves.parent[row]);
    if (parentJoined >= 0) r.children[Math.floor(parentJoined / WEEK)]++;
  }

  #notWonInside(world: World): number {
    let n = 0;
    for (const person of this.#notWon) if (RANK[world.stage[person]] >= RANK[MEMBER]) n++;
    return n;
  }
}

function membersNow(world: World): number {
  let n = 0;
  for (let stage = 0; stage < STAGE_COUNT; stage++) if (RANK[stage] >= RANK[MEMBER]) n += world.count[stage];
  return n;
}

function countStrongTies(world: World): number {
  const inside = (person: number) => RANK[world.stage[person]] >= RANK[MEMBER];
  let n = 0;
  for (let person = 0; person < world.people; person++) {
    if (!inside(person)) continue;
    world.ties.forEach(person, (friend, strong) => {
      if (strong && friend > person && inside(friend)) n++;
    });
  }
  return n;
}
