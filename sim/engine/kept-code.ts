import type { Graph } from '../graph/index.ts';
import { makeKernel } from '../kernel/index.ts';
import type { Key } from '../random/index.ts';
import type { Plan } from '../scenario/index.ts';
import { STAGE_IDS } from '../stages/index.ts';
import { World } from '../world/index.ts';
import { Buckets } from './buckets.ts';
import { Factors } from './factors.ts';
import { Scheduler } from './scheduler.ts';

/**
 * One small object of each class that lives as long as a run, kept for good: V8 discards optimised code when the last
 * object of its class is collected, and after a few runs stops optimising, which made every later run a sixth slower.
 */
let kept: readonly object[] | undefined;

/** Keeps the code of runs, from the first run of a thread on. */
export function keepCode(plan: Plan, key: Key): void {
  kept ??= sample(plan, key);
}

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
    new Scheduler(world, kernel, false),
  ];
}
