import type { Day } from '../engine/index.ts';
import { PROMOTES_TO, MEMBER, RANK, STAGE_COUNT, isInside } from '../stages/index.ts';
import { FOUNDER, NOBODY, STANDARD_TABLES, type Tables, type World } from '../world/index.ts';
import { DigestHash } from './digest.ts';
import { ForestBuilder, treeShape, type Forest, type TreeShape } from './forest.ts';
import { cohortTable, type CohortTable } from './cohorts.ts';
import { conversion, type Conversion } from './conversion.ts';
import { HistoryBuilder } from './history.ts';
import { InvitationTracker, type InvitationRecord } from './invitations.ts';
import { OrderTracker, type OrderRecord } from './orders.ts';
import { monthTable, type MonthTable } from './months.ts';
import { TransitionLogBuilder, type TransitionLog } from './transition-log.ts';
import { CurrentStageCredit } from './current-stage-credit.ts';

/** The record of one run: columns by day (row t = day t, 0 … days), and values at the end. */
export interface RunRecord {
  readonly days: number;
  readonly people: number;
  readonly founders: number;
  /** People placed on day 0 who are not founders: the community that existed before. */
  readonly initial: number;
  /** [day × stage] people. */
  readonly stages: Int32Array;
  /** [day × stage] promotions and demotions from a stage. */
  readonly promotions: Int32Array;
  readonly demotions: Int32Array;
  /** [stage × source] promotions and demotions from a stage, shared among their sources. */
  readonly promotionCredit: Float64Array;
  readonly demotionCredit: Float64Array;
  /** [day × source] joins (promotions to member), shared among their sources. */
  readonly joinCredit: Float64Array;
  /** [stage × source] people other than founders on a stage at the end, by what brought them there. */
  readonly currentStageCredit: Float64Array;
  /** [day] people ever acquaintance or above; ever member or above; member or above now. */
  readonly reach: Int32Array;
  readonly joined: Int32Array;
  readonly members: Int32Array;
  /** [day] the same without founders and without those who were there on day 0. */
  readonly reachNew: Int32Array;
  readonly joinedNew: Int32Array;
  readonly membersNew: Int32Array;
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
  /** Who stays, by month of first joining; what came and went by month; who climbed on within 30 days. */
  readonly retention: CohortTable;
  readonly months: MonthTable;
  readonly conversion: Conversion;
  /** Who ordered what; who invited, and how soon. */
  readonly orders: OrderRecord;
  readonly invitations: InvitationRecord;
  /** Discount rate per year. */
  readonly discountPerYear: number;
  /** What the columns by source, item and counter go by. */
  readonly tables: Tables;
  /** Strong ties between two people at member or above, at the end. */
  readonly strongTies: number;
  /** Final stage and day of last transition of each person. */
  readonly finalStage: Uint8Array;
  readonly lastTransition: Uint16Array;
  readonly digest: string;
  readonly transitions: TransitionLog | null;
}

/** One day of a {@link RunRecord}: its columns' rows. */
export interface RecordedDay {
  readonly day: number;
  /** [stage] people; promotions and demotions from it on this day. */
  readonly stages: Int32Array;
  readonly promotions: Int32Array;
  readonly demotions: Int32Array;
  /** [source] joins of this day, shared among their sources. */
  readonly joinCredit: Float64Array;
  /** [item] cents and [counter] counts of this day. */
  readonly cents: Float64Array;
  readonly counts: Float64Array;
  readonly reach: number;
  readonly joined: number;
  readonly members: number;
  readonly reachNew: number;
  readonly joinedNew: number;
  readonly membersNew: number;
  readonly detractors: number;
}

/** Days of a cohort of joiners. */
export const WEEK = 7;

/** Keeps the record of a run, day by day. It only reads. */
export class Recorder {
  /** Keeps code that was optimised for recorders from being thrown away between runs (see engine/run.ts). */
  static readonly keptAlive = new Recorder(1, 1, true);

  readonly #days: number;
  readonly #record: Omit<
    RunRecord,
    | 'strongTies'
    | 'currentStageCredit'
    | 'finalStage'
    | 'lastTransition'
    | 'digest'
    | 'founders'
    | 'initial'
    | 'forest'
    | 'trees'
    | 'retention'
    | 'months'
    | 'conversion'
    | 'orders'
    | 'invitations'
    | 'transitions'
  >;
  readonly #reached: Uint8Array;
  readonly #forest: ForestBuilder;
  readonly #history = new HistoryBuilder();
  readonly #orders: OrderTracker;
  readonly #invitations: InvitationTracker;
  readonly #joinedOn = (person: number) => this.#forest.dayOf(person);
  readonly #currentStageCredit: CurrentStageCredit;
  readonly #log: TransitionLogBuilder | null;
  #reachNew = 0;
  #joinedNew = 0;
  /** People at acquaintance or above on day 0, founders among them. */
  #reachedFirst = 0;
  /** People that `membersNew` leaves out: founders, and members of day 0. */
  readonly #notWon: number[] = [];
  #founders = 0;
  #initial = 0;
  #world: World | null = null;

  constructor(
    days: number,
    people: number,
    keepTransitions = false,
    discountPerYear = 0,
    tables: Tables = STANDARD_TABLES,
  ) {
    const { sources, items, counters } = tables;
    const rows = days + 1;
    const weeks = Math.floor(days / WEEK) + 1;
    this.#days = days;
    this.#reached = new Uint8Array(people);
    this.#forest = new ForestBuilder(people);
    this.#orders = new OrderTracker(days, people, discountPerYear);
    this.#invitations = new InvitationTracker(days, people);
    this.#currentStageCredit = new CurrentStageCredit(people, sources.length);
    this.#log = keepTransitions ? new TransitionLogBuilder() : null;
    this.#record = {
      days,
      people,
      stages: new Int32Array(rows * STAGE_COUNT),
      promotions: new Int32Array(rows * STAGE_COUNT),
      demotions: new Int32Array(rows * STAGE_COUNT),
      promotionCredit: new Float64Array(STAGE_COUNT * sources.length),
      demotionCredit: new Float64Array(STAGE_COUNT * sources.length),
      joinCredit: new Float64Array(rows * sources.length),
      reach: new Int32Array(rows),
      joined: new Int32Array(rows),
      members: new Int32Array(rows),
      reachNew: new Int32Array(rows),
      joinedNew: new Int32Array(rows),
      membersNew: new Int32Array(rows),
      detractors: new Int32Array(rows),
      cents: new Float64Array(rows * items.length),
      counts: new Float64Array(rows * counters.length),
      cohort: new Int32Array(weeks),
      children: new Int32Array(weeks),
      discountPerYear,
      tables,
    };
  }

  /** Takes in the day that a run has just yielded. */
  see(today: Day): void {
    const { day, world, transitions } = today;
    this.#world = world;
    if (day === 0) {
      this.#checkTables(world);
      this.#seePlaced(world);
    }
    this.#log?.add(day, transitions);
    this.#history.add(day, transitions);
    if (day > 0) for (let row = 0; row < transitions.count; row++) this.#seeTransition(today, row);
    const { orders, fees, invitations } = world.ledger.acts;
    this.#orders.see(day, orders, fees, this.#joinedOn);
    this.#invitations.see(day, invitations, this.#joinedOn);
    const r = this.#record;
    r.stages.set(world.count, day * STAGE_COUNT);
    r.cents.set(world.ledger.cents, day * r.tables.items.length);
    r.counts.set(world.ledger.counts, day * r.tables.counters.length);
    r.reach[day] = this.#reachedFirst + this.#reachNew;
    r.joined[day] = this.#forest.size;
    r.members[day] = membersNow(world);
    r.reachNew[day] = this.#reachNew;
    r.joinedNew[day] = this.#joinedNew;
    r.membersNew[day] = r.members[day] - this.#notWonInside(world);
    r.detractors[day] = world.detractors;
  }

  /** Rows of other tables would be counted under the names of these. */
  #checkTables({ tables }: World): void {
    const { sources, items, counters } = this.#record.tables;
    const same = (a: readonly { id: string }[], b: readonly { id: string }[]) =>
      a.length === b.length && a.every(({ id }, k) => id === b[k].id);
    if (same(sources, tables.sources) && same(items, tables.items) && same(counters, tables.counters)) return;
    throw new RangeError('a recorder was made for other tables than those of the run');
  }

  /** The record of a day already seen: views of its columns. */
  row(day: number): RecordedDay {
    const r = this.#record;
    const of = <T extends Int32Array | Float64Array>(column: T, width: number) =>
      column.subarray(day * width, (day + 1) * width) as T;
    return {
      day,
      stages: of(r.stages, STAGE_COUNT),
      promotions: of(r.promotions, STAGE_COUNT),
      demotions: of(r.demotions, STAGE_COUNT),
      joinCredit: of(r.joinCredit, r.tables.sources.length),
      cents: of(r.cents, r.tables.items.length),
      counts: of(r.counts, r.tables.counters.length),
      reach: r.reach[day],
      joined: r.joined[day],
      members: r.members[day],
      reachNew: r.reachNew[day],
      joinedNew: r.joinedNew[day],
      membersNew: r.membersNew[day],
      detractors: r.detractors[day],
    };
  }

  /** The finished record. */
  finish(): RunRecord {
    const world = this.#world!;
    const r = this.#record;
    const forest = this.#forest.finish();
    const history = this.#history.finish();
    const hash = new DigestHash();
    for (let day = 0; day <= this.#days; day++) {
      for (const column of [r.stages, r.promotions, r.demotions]) {
        hash.add(column.subarray(day * STAGE_COUNT, (day + 1) * STAGE_COUNT));
      }
    }
    hash.add(world.stage);
    hash.add(world.lastTransition);
    return {
      ...r,
      founders: this.#founders,
      initial: this.#initial,
      forest,
      trees: treeShape(forest, world.founder),
      retention: cohortTable(history, r.days, r.people),
      months: monthTable(history, r.days, r.people),
      conversion: conversion(history, r.days, r.people),
      orders: this.#orders.finish(),
      invitations: this.#invitations.finish(),
      currentStageCredit: this.#currentStageCredit.finish(world),
      strongTies: countStrongTies(world),
      finalStage: world.stage.slice(),
      lastTransition: world.lastTransition.slice(),
      digest: hash.digest(),
      transitions: this.#log && this.#log.finish(),
    };
  }

  #seePlaced(world: World): void {
    for (let person = 0; person < world.people; person++) {
      if (world.founder[person] === 0) continue;
      const founds = world.founder[person] === FOUNDER;
      const rank = RANK[world.stage[person]];
      if (founds) this.#founders++;
      else this.#initial++;
      if (founds || rank >= 1) {
        this.#reached[person] = 1;
        this.#reachedFirst++;
      }
      if (founds || rank >= RANK[MEMBER]) this.#notWon.push(person);
      if (rank < RANK[MEMBER]) continue;
      this.#forest.join(person, 0, NOBODY);
      this.#record.cohort[0]++;
    }
  }

  #seeTransition({ day, world, transitions }: Day, row: number): void {
    const person = transitions.person[row];
    const from = transitions.from[row];
    const to = transitions.to[row];
    const r = this.#record;
    const { source, share } = transitions;
    const start = transitions.first[row];
    const end = transitions.first[row + 1];
    const promoted = PROMOTES_TO[from] === to;
    (promoted ? r.promotions : r.demotions)[day * STAGE_COUNT + from]++;
    const credit = promoted ? r.promotionCredit : r.demotionCredit;
    const of = from * r.tables.sources.length;
    for (let k = start; k < end; k++) credit[of + source[k]] += share[k];
    this.#currentStageCredit.see(transitions, row);
    if (!promoted) return;
    if (RANK[to] >= 1 && this.#reached[person] === 0) {
      this.#reached[person] = 1;
      this.#reachNew++;
    }
    if (to !== MEMBER) return;
    const on = day * r.tables.sources.length;
    for (let k = start; k < end; k++) r.joinCredit[on + source[k]] += share[k];
    if (this.#forest.has(person)) return;
    r.cohort[Math.floor(day / WEEK)]++;
    if (world.founder[person] !== FOUNDER) this.#joinedNew++;
    const parentJoined = this.#forest.join(person, day, transitions.parent[row]);
    if (parentJoined >= 0) r.children[Math.floor(parentJoined / WEEK)]++;
  }

  #notWonInside(world: World): number {
    let n = 0;
    for (const person of this.#notWon) if (isInside(world.stage[person])) n++;
    return n;
  }
}

function membersNow(world: World): number {
  let n = 0;
  for (let stage = 0; stage < STAGE_COUNT; stage++) if (isInside(stage)) n += world.count[stage];
  return n;
}

function countStrongTies(world: World): number {
  const inside = (person: number) => isInside(world.stage[person]);
  let n = 0;
  for (let person = 0; person < world.people; person++) {
    if (!inside(person)) continue;
    world.ties.forEach(person, (friend, strong) => {
      if (strong && friend > person && inside(friend)) n++;
    });
  }
  return n;
}
