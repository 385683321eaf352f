import type { Graph } from '../graph/index.ts';
import { CLIMBS_TO, STAGE_IDS, STRANGER } from '../ladder/index.ts';
import {
  MECHANISM_IDS,
  MECHANISMS,
  type Mechanism,
  type MechanismId,
  type Running,
} from '../mechanisms/index.ts';
import type { Key } from '../random/index.ts';
import type { Plan, Scenario } from '../scenario/index.ts';
import { ALREADY, FOUNDER, NOBODY, SOURCE_COUNT, World } from '../world/index.ts';
import { makeKernel } from '../kernel/index.ts';
import { Buckets, visitKey } from './buckets.ts';
import { Credit } from './credit.ts';
import { aboveNothing, Factors } from './factors.ts';
import { Moves } from './moves.ts';
import { resolveDay } from './resolve-day.ts';
import { Watch } from './watch.ts';

/** What a run yields at the end of day 0, 1 … days. The same object every day: read it before asking for the next. */
export interface Day {
  day: number;
  readonly world: World;
  readonly moves: Moves;
}

export interface RunOptions {
  /** Whether moves get shares by source and climbs a parent; without, both stay empty. Bits are the same. */
  readonly credit?: boolean;
  /** Looks at everybody every day instead of passing over those who cannot move: a reference, with the same bits. */
  readonly everyone?: boolean;
  /** Runs the hot loops in TypeScript even where WebAssembly is there: a reference, with the same bits. */
  readonly reference?: boolean;
}

/**
 * Runs one replicate. A generator: the host decides the pace, and pauses or cancels by not asking for the next day.
 *
 *   day 0   founders are placed; row 0 is recorded
 *   1  phases that begin today take effect
 *   2  every influence is computed from the state at the end of yesterday
 *   3  it is poured
 *   4  everybody is resolved at once: climb, slip or stay
 *   5  what changed acts from tomorrow: ties first, then stages, then the mechanisms are told
 */
export function* simulate(
  plan: Plan,
  graph: Graph,
  key: Key,
  { credit: withCredit = true, everyone = false, reference = false }: RunOptions = {},
): Generator<Day, void, void> {
  const { scenario } = plan;
  const kernel = makeKernel(graph.people, scenario.days, reference);
  const world = new World(graph, scenario.people, key, kernel);
  const running = startMechanisms(scenario, world);
  const active = [...running.values()];
  const factors = new Factors(world, active);
  const steps = STAGE_IDS.map((id) => scenario.ladder.steps[id]);
  const buckets = new Buckets(world, kernel, key, steps, scenario.people.fitSoftensDoubt, factors);
  const watch = new Watch(world, kernel, everyone);
  keptAlive ??= sample(plan, key);
  const moves = new Moves();
  const credit = new Credit(key);
  /** Shares of hidden steps already taken, by person, where a rung has several. */
  const pending = new Map<number, Float64Array>();
  const today: Day = { day: 0, world, moves };

  placeFounders();
  yield today;

  for (let day = 1; day <= scenario.days; day++) {
    today.day = day;
    world.ledger.newDay();
    for (const phase of plan.phases) if (phase.day === day) beginPhase(phase.scenario);
    for (const m of active) m.today?.(day);
    takeNoteOfFactors();
    moves.clear();
    world.trust.intake.flush();
    world.doubt.intake.flush();
    world.trust.advance(day);
    world.doubt.advance(day);
    watch.newDay(day);
    const stayed = resolveDay(world, kernel, buckets, moves, day, creditStep);
    if (withCredit) creditMoves();
    for (const m of active) m.changeTies?.(day);
    world.trust.endDay(day);
    world.doubt.endDay(day);
    for (const { i, j, before, after } of world.ties.changes) {
      for (const m of active) m.tieChanged?.(i, j, before, after);
    }
    world.ties.changes.length = 0;
    settle(day);
    watch.foresee(stayed, stayed.length);
    yield today;
  }

  function placeFounders(): void {
    for (const m of active) {
      for (const { person, stage, already = false } of m.founders?.() ?? []) {
        if (world.founder[person] !== 0) continue;
        world.founder[person] = already ? ALREADY : FOUNDER;
        moves.push(person, STRANGER, stage);
      }
    }
    moves.shares.fill(0);
    settle(0);
  }

  /** Everybody who moved arrives with empty buckets and new thresholds; then the mechanisms are told. */
  function settle(day: number): void {
    const { person, from, to, count } = moves;
    for (let row = 0; row < count; row++) world.arrive(person[row], to[row], day);
    buckets.arrive(person, count);
    for (const m of active) {
      if (m.moved) for (let row = 0; row < count; row++) m.moved(person[row], from[row], to[row], day);
    }
    world.trust.intake.flush();
    world.doubt.intake.flush();
    takeNoteOfFactors();
    watch.foresee(person, count);
  }

  function creditStep(person: number): void {
    if (!withCredit) return;
    const share = new Float64Array(SOURCE_COUNT);
    credit.shares(world.trust, person, world.stage[person], share, 0);
    const sum = pending.get(person);
    if (!sum) pending.set(person, share);
    else for (let s = 0; s < SOURCE_COUNT; s++) sum[s] += share[s];
  }

  function creditMoves(): void {
    const { shares } = moves;
    for (let row = 0; row < moves.count; row++) {
      const person = moves.person[row];
      const from = moves.from[row];
      const climbed = CLIMBS_TO[from] === moves.to[row];
      const into = climbed ? world.trust : world.doubt;
      const at = row * SOURCE_COUNT;
      credit.shares(into, person, from, shares, at);
      moves.parent[row] = climbed
        ? credit.drawParent(into, person, visitKey(from, buckets.visit(person, from)), shares, at)
        : NOBODY;
      const earlier = pending.get(person);
      if (!earlier) continue;
      pending.delete(person);
      if (!climbed) continue;
      for (let s = 0; s < SOURCE_COUNT; s++) shares[at + s] = (shares[at + s] + earlier[s]) / steps[from];
    }
  }

  /** New policy numbers; where a factor changed, what is left to fill is rescaled. */
  function beginPhase(next: Scenario): void {
    const { stage, people } = world;
    const trust = factors.any ? Float64Array.from(stage, (s, person) => factors.trust(person, s)) : null;
    const doubt = factors.any ? Float64Array.from(stage, (s, person) => factors.doubt(person, s)) : null;
    for (const [id, m] of running) m.configure(next[id]);
    if (!trust || !doubt) return;
    for (let person = 0; person < people; person++) {
      refactorTrust(person, trust[person], factors.trust(person, stage[person]));
      refactorDoubt(person, doubt[person], factors.doubt(person, stage[person]));
    }
  }

  /** The same where mechanisms say that a factor of theirs is another. */
  function takeNoteOfFactors(): void {
    for (const { person, before, after } of world.trust.changedFactors)
      refactorTrust(person, aboveNothing(before), aboveNothing(after));
    for (const { person, before, after } of world.doubt.changedFactors) refactorDoubt(person, before, after);
    world.trust.changedFactors.length = 0;
    world.doubt.changedFactors.length = 0;
  }

  function refactorTrust(person: number, before: number, after: number): void {
    const shut = factors.isShut(person, world.stage[person]);
    if (before === after && shut === buckets.isHeld(person)) return;
    const { trust, lastMove, stage } = world;
    const { throughDay } = trust.intake;
    const common = trust.commonBetween(stage[person], lastMove[person], throughDay);
    const level = common + trust.intake.through(person, throughDay);
    buckets.rescale(person, level, before, after);
    if (shut && !buckets.isHeld(person)) buckets.shut(person, level);
    if (!shut && buckets.isHeld(person)) {
      // What friends poured meanwhile is taken out again: it may be more than any bucket holds.
      trust.intake.arrive(person, throughDay);
      buckets.open(person, common);
    }
    watch.foresee([person], 1);
  }

  function refactorDoubt(person: number, before: number, after: number): void {
    if (before === after) return;
    const { doubt, lastMove, stage } = world;
    const { throughDay } = doubt.intake;
    const common = doubt.commonBetween(stage[person], lastMove[person], throughDay);
    buckets.rescalePatience(person, common + doubt.intake.through(person, throughDay), before, after);
    watch.foresee([person], 1);
  }
}

/**
 * One small object of each class that lives no longer than a run, kept for good: V8 throws optimised code away when the last object of
 * the class it was made for is collected, and after a few runs gives up on it, which made every later run a sixth slower.
 */
let keptAlive: readonly object[] | undefined;

function sample({ scenario }: Plan, key: Key): readonly object[] {
  const nobodyElse: Graph = {
    people: 1,
    tieCount: 0,
    offsets: new Uint32Array(2),
    ties: new Int32Array(0),
    circle: new Uint16Array(1),
    circleCount: 1,
    names: null,
    mixed: false,
  };
  const kernel = makeKernel(1, 1);
  const world = new World(nobodyElse, scenario.people, key, kernel);
  const factors = new Factors(world, []);
  return [
    world,
    factors,
    new Buckets(
      world,
      kernel,
      key,
      STAGE_IDS.map(() => 1),
      0,
      factors,
    ),
    new Watch(world, kernel, false),
  ];
}

function startMechanisms(scenario: Scenario, world: World): Map<MechanismId, Running> {
  const running = new Map<MechanismId, Running>();
  for (const id of MECHANISM_IDS) {
    const config = scenario[id];
    if (config !== undefined) running.set(id, (MECHANISMS[id] as Mechanism).start(config, world));
  }
  return running;
}
