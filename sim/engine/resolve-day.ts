import type { Kernel } from '../kernel/index.ts';
import { CLIMB, CLIMBS_TO, NEVER, resolve, SLIPS_TO, STAY } from '../ladder/index.ts';
import type { Influences, World } from '../world/index.ts';
import type { Buckets } from './buckets.ts';
import type { Moves } from './moves.ts';

/** Called for each hidden step taken on a rung with `steps` > 1. */
export type Stepped = (person: number) => void;

/**
 * Finds who moves today: whoever fills a bucket by steady influence, found by the kernel, and whoever was touched, in
 * order of number. The level of a bucket is by definition floor(clock now − clock on arrival) + what came along ties +
 * impulses, all whole units; only on the day of a crossing is it worked out in full. Returns who was looked at and stays.
 */
export function resolveDay(
  world: World,
  kernel: Kernel,
  buckets: Buckets,
  moves: Moves,
  day: number,
  stepped: Stepped,
): number[] {
  const { trust, doubt } = world;
  const count = kernel.scan(day, trust.intake.isOpen, doubt.intake.isOpen);
  const found = kernel.columns.found.subarray(0, count);
  const touched = [...trust.impulses.person, ...doubt.impulses.person];
  const stay: number[] = [];
  if (touched.length === 0) {
    for (let k = 0; k < count; k++) {
      if (!moved(world, buckets, moves, found[k], day, stepped)) stay.push(found[k]);
    }
    return stay;
  }
  const candidates = Int32Array.from(new Set([...found, ...touched])).toSorted();
  for (const person of candidates) {
    if (!moved(world, buckets, moves, person, day, stepped)) stay.push(person);
  }
  return stay;
}

/** Resolves one person and notes their move, if they do move. */
function moved(
  world: World,
  buckets: Buckets,
  moves: Moves,
  person: number,
  day: number,
  stepped: Stepped,
): boolean {
  const { trust, doubt, stage, lastMove } = world;
  const from = stage[person];
  const arrived = lastMove[person];
  // Levels at the end of yesterday, and what today adds.
  const A = trust.commonBetween(from, arrived, day - 1) + trust.intake.through(person, day - 1);
  const B = doubt.commonBetween(from, arrived, day - 1) + doubt.intake.through(person, day - 1);
  const a = addedToday(trust, from, arrived, person, day);
  const b = addedToday(doubt, from, arrived, person, day);
  const { resistance, patience } = buckets;
  while (A + a >= resistance[person] && resistance[person] < NEVER && buckets.hasSteps(person, from)) {
    stepped(person);
    buckets.takeStep(person);
  }
  const move = resolve(A, a, resistance[person], B, b, patience[person]);
  if (move === STAY) return false;
  moves.push(person, from, move === CLIMB ? CLIMBS_TO[from] : SLIPS_TO[from]);
  return true;
}

function addedToday(into: Influences, stage: number, arrived: number, person: number, day: number): number {
  const common = into.commonBetween(stage, arrived, day) - into.commonBetween(stage, arrived, day - 1);
  return common + into.intake.pressureOn(person) + into.impulses.on(person);
}
