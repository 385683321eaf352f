import type { z } from 'zod';
import { runReplicate, type Outcome } from '../../sim/analysis/index.ts';
import { buildGraph, mixedGraph, type Graph } from '../../sim/graph/index.ts';
import { makeKernel } from '../../sim/kernel/index.ts';
import { STAGE_IDS, stageIndex, type StageId } from '../../sim/stages/index.ts';
import { MECHANISMS, type MechanismId, type ActiveMechanism } from '../../sim/mechanisms/index.ts';
import { tablesOf } from '../../sim/mechanisms/registry.ts';
import { keyOf, type TraitDistribution } from '../../sim/random/index.ts';
import { makePlan, type Plan } from '../../sim/scenario/index.ts';
import {
  COUNTERS,
  ITEMS,
  World,
  type CounterId,
  type CounterName,
  type ItemId,
  type ItemName,
} from '../../sim/world/index.ts';

export type Raw = Record<string, unknown>;

/** The plan of a scenario that has nothing wrong with it. */
export function planOf(raw: Raw): Plan {
  const { plan, problems } = makePlan({ version: 1, ...raw }, () => undefined, 'test');
  if (!plan) throw new Error(JSON.stringify(problems));
  return plan;
}

/** One replicate, run to its end. */
export function outcomeOf(raw: Raw, replicate = 0, shared?: Graph, keepTransitions = false): Outcome {
  const running = runReplicate(planOf(raw), 7, replicate, shared, keepTransitions);
  for (;;) {
    const step = running.next();
    if (step.done) return step.value;
  }
}

export const same: TraitDistribution = { distribution: 'same', spread: 0 };

export type Tie = readonly [number, number, 'strong'?];

export interface Setting {
  people: number;
  /** Pairs; `strong` for those that are. */
  ties?: readonly Tie[];
  circle?: readonly number[];
  mixed?: boolean;
  names?: readonly string[];
  affinity?: TraitDistribution;
  income?: TraitDistribution;
  talkativeness?: TraitDistribution;
  fitRaisesTalk?: number;
  seed?: number;
}

export function graphOf({ people, ties = [], circle, mixed = false, names }: Setting): Graph {
  if (mixed) return mixedGraph(people);
  return buildGraph({
    people,
    count: ties.length,
    from: Int32Array.from(ties, (tie) => tie[0]),
    to: Int32Array.from(ties, (tie) => tie[1]),
    strong: Uint8Array.from(ties, (tie) => (tie[2] ? 1 : 0)),
    ...(circle && { circle: Uint16Array.from(circle), circleCount: Math.max(...circle) + 1 }),
    ...(names && { names }),
  }).graph;
}

/** A world in which everybody is a stranger. */
export function worldOf(setting: Setting): World {
  const { affinity = same, income = same, talkativeness = same, seed = 7, fitRaisesTalk = 0 } = setting;
  const distribution = { affinity, income, talkativeness, homophily: 0, fitRaisesTalk };
  return new World(
    graphOf(setting),
    distribution,
    keyOf(seed, 0),
    makeKernel(setting.people, 400),
    tablesOf(),
  );
}

/** Puts people on a stage without any mechanism being told. */
export function place(world: World, stage: StageId, ...people: number[]): void {
  for (const person of people) {
    world.arrive(person, stageIndex(stage), 0);
  }
}

type Input<Id extends MechanismId> = z.input<(typeof MECHANISMS)[Id]['schema']>;
type Config<Id extends MechanismId> = z.output<(typeof MECHANISMS)[Id]['schema']>;

/** A section as it is after reading, with its defaults. */
export function configOf<Id extends MechanismId>(id: Id, input: Input<Id>): Config<Id> {
  return MECHANISMS[id].schema.parse(input) as Config<Id>;
}

/** One mechanism at work in a world, without an engine. */
export function startOf<Id extends MechanismId>(
  id: Id,
  input: Input<Id>,
  world: World,
): ActiveMechanism<Config<Id>> {
  const start = MECHANISMS[id].start as (config: Config<Id>, world: World) => ActiveMechanism<Config<Id>>;
  return start(configOf(id, input), world);
}

/** The same number on every stage. */
export function onEveryStage(value: number): Record<StageId, number> {
  return Object.fromEntries(STAGE_IDS.map((id) => [id, value])) as Record<StageId, number>;
}

export const centsOf = (world: World, item: ItemId): number =>
  world.ledger.cents[ITEMS.findIndex(({ id }) => id === item)];

export const countOf = (world: World, counter: CounterId): number =>
  world.ledger.counts[COUNTERS.findIndex(({ id }) => id === counter)];

/** A total over all days of an outcome. */
export function totalOf(outcome: Outcome, column: 'cents' | 'counts', id: ItemName | CounterName): number {
  const names: readonly { id: string }[] = column === 'cents' ? ITEMS : COUNTERS;
  const at = names.findIndex((name) => name.id === id);
  let sum = 0;
  for (let k = at; k < outcome[column].length; k += names.length) sum += outcome[column][k];
  return sum;
}
