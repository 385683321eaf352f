import type { Graph } from '../graph/index.ts';
import { PROMOTES_TO, STAGE_IDS, STRANGER } from '../stages/index.ts';
import type { ActiveMechanism } from '../mechanisms/index.ts';
import { registryOf, sectionOf, type Registry } from '../mechanisms/registry.ts';
import type { Key } from '../random/index.ts';
import type { Plan, Scenario } from '../scenario/index.ts';
import { INITIAL, FOUNDER, World } from '../world/index.ts';
import { makeKernel } from '../kernel/index.ts';
import { Buckets, visitKey } from './buckets.ts';
import { Credit } from './credit.ts';
import { Factors } from './factors.ts';
import { keepCode } from './kept-code.ts';
import { Rescaling } from './rescaling.ts';
import { Transitions } from './transitions.ts';
import { resolveDay } from './resolve-day.ts';
import { Scheduler } from './scheduler.ts';

/** The value that a run yields at the end of day 0, 1 … days. The same object every day: read it before asking for the next. */
export interface Day {
  day: number;
  readonly world: World;
  readonly transitions: Transitions;
}

export interface SimulateOptions {
  /** Whether transitions get shares by source, and promotions a parent; without, both stay empty. Same digest. */
  readonly credit?: boolean;
  /** Scans everybody every day instead of skipping people who cannot cross: a reference, with the same digest. */
  readonly everyone?: boolean;
  /** Runs the hot loops in TypeScript even where WebAssembly is available: a reference, with the same digest. */
  readonly reference?: boolean;
}

/**
 * Runs one replicate. A generator: the host decides the pace, and pauses or cancels by not asking for the next day.
 *
 *   0  initial members and founders are placed; row 0 is recorded
 *   1  phases that begin today take effect
 *   2  every mechanism computes its influence from the state at the end of yesterday
 *   3  the influence is added to the buckets
 *   4  everybody is resolved at once: promotion, demotion or neither
 *   5  each transition is credited to its sources, each promotion gets a parent
 *   6  ties change, then stages; then the mechanisms are told
 *   7  the row is recorded
 *
 * The numbers are those of ARCHITECTURE.md and docs/model.md.
 */
export function* simulate(
  plan: Plan,
  graph: Graph,
  key: Key,
  { credit: withCredit = true, everyone = false, reference = false }: SimulateOptions = {},
): Generator<Day, void, void> {
  const { scenario } = plan;
  const kernel = makeKernel(graph.people, scenario.days, reference);
  const registry = registryOf(plan.plugins);
  const world = new World(graph, scenario.people, key, kernel, registry.tables, scenario.ladder);
  const running = startMechanisms(registry, scenario, world);
  const active = [...running.values()];
  const factors = new Factors(world, active);
  const steps = STAGE_IDS.map((id) => scenario.stages.steps[id]);
  const buckets = new Buckets(world, kernel, key, steps, scenario.people.fitSoftensDoubt, factors);
  const scheduler = new Scheduler(world, kernel, everyone);
  keepCode(plan, key);
  const rescaling = new Rescaling(world, factors, buckets, scheduler);
  const transitions = new Transitions();
  const credit = new Credit(key, registry.tables.sources.length);
  /** Shares of hidden steps already taken, by person, where a stage has several. */
  const pending = new Map<number, Float64Array>();
  const today: Day = { day: 0, world, transitions };

  placeFounders(); // 0
  yield today;

  for (let day = 1; day <= scenario.days; day++) {
    today.day = day;
    world.ledger.newDay();
    world.comers.newDay();
    world.delighted.newDay();
    // 1
    for (const phase of plan.phases) if (phase.day === day) beginPhase(phase.scenario);
    // 2
    for (const m of active) m.today?.(day);
    rescaling.takeNote();
    transitions.clear();
    // 3
    world.trust.exposure.flush();
    world.doubt.exposure.flush();
    world.trust.advance(day);
    world.doubt.advance(day);
    scheduler.newDay(day);
    // 4
    const stayed = resolveDay(world, kernel, buckets, transitions, day, creditStep);
    // 5
    if (withCredit) creditTransitions();
    // 6
    for (const m of active) m.changeTies?.(day);
    world.trust.endDay(day);
    world.doubt.endDay(day);
    for (const { i, j, before, after } of world.ties.changes) {
      for (const m of active) m.tieChanged?.(i, j, before, after);
    }
    world.ties.changes.length = 0;
    settle(day);
    scheduler.schedule(stayed, stayed.length);
    // 7
    yield today;
  }

  function placeFounders(): void {
    // Members of a file's community come before all that mechanisms place.
    graph.given?.stage?.forEach((stage, person) => {
      if (stage === STRANGER) return;
      world.founder[person] = INITIAL;
      transitions.push(person, STRANGER, stage);
    });
    for (const m of active) {
      for (const { person, stage, initial = false } of m.founders?.() ?? []) {
        if (world.founder[person] !== 0) continue;
        world.founder[person] = initial ? INITIAL : FOUNDER;
        transitions.push(person, STRANGER, stage);
      }
    }
    settle(0);
  }

  /** Everybody with a transition gets empty buckets and new thresholds; then the mechanisms are informed. */
  function settle(day: number): void {
    const { person, from, to, count } = transitions;
    for (let row = 0; row < count; row++) world.arrive(person[row], to[row], day);
    buckets.arrive(person, count);
    for (const m of active) {
      if (m.moved) for (let row = 0; row < count; row++) m.moved(person[row], from[row], to[row], day);
    }
    world.trust.exposure.flush();
    world.doubt.exposure.flush();
    rescaling.takeNote();
    scheduler.schedule(person, count);
  }

  function creditStep(person: number): void {
    if (!withCredit) return;
    const share = credit.shares(world.trust, person, world.stage[person]);
    const sum = pending.get(person);
    if (!sum) pending.set(person, share.slice());
    else for (let s = 0; s < share.length; s++) sum[s] += share[s];
  }

  function creditTransitions(): void {
    for (let row = 0; row < transitions.count; row++) {
      const person = transitions.person[row];
      const from = transitions.from[row];
      const promoted = PROMOTES_TO[from] === transitions.to[row];
      const into = promoted ? world.trust : world.doubt;
      const shares = credit.shares(into, person, from);
      if (promoted) {
        const key = visitKey(from, buckets.visit(person, from));
        transitions.parent[row] = credit.drawParent(into, person, key, shares);
      }
      const earlier = pending.size === 0 ? undefined : pending.get(person);
      if (earlier) {
        pending.delete(person);
        if (promoted)
          for (let s = 0; s < shares.length; s++) shares[s] = (shares[s] + earlier[s]) / steps[from];
      }
      transitions.give(row, shares);
    }
  }

  /** Applies the values of a phase. */
  function beginPhase(next: Scenario): void {
    rescaling.across(() => {
      for (const [id, m] of running) m.configure(sectionOf(next, id));
    });
  }
}

function startMechanisms(
  { ids, mechanisms }: Registry,
  scenario: Scenario,
  world: World,
): Map<string, ActiveMechanism> {
  const running = new Map<string, ActiveMechanism>();
  for (const id of ids) {
    const config = sectionOf(scenario, id);
    if (config !== undefined) running.set(id, mechanisms[id].start(config, world));
  }
  return running;
}
