import type { Kernel } from '../kernel/index.ts';
import { CLIMB, CLIMBS_TO, NEVER, resolve, SLIPS_TO, STAY, type Move } from '../ladder/index.ts';
import type { Influences, World } from '../world/index.ts';
import type { Buckets } from './buckets.ts';
import type { Moves } from './moves.ts';

/** Called for each hidden step taken on a rung with `steps` > 1. */
export type Stepped = (person: number) => void;

/**
 * Finds who moves today: whoever fills a bucket by steady influence, found by the kernel, and whoever was touched, in
 * order of number. The level of a bucket is by definition floor(clock now − clock on arrival) + what came along ties +
 * impulses, all whole units; only on the day of a crossing is it worked out. Returns who was looked at and stays.
 */
export function resolveDay(
  world: World,
  kernel: Kernel,
  buckets: Buckets,
  moves: Moves,
  day: number,
  stepped: Stepped,
): number[] {
  const { trust, doubt, stage } = world;
  const count = kernel.scan(day, trust.intake.isOpen, doubt.intake.isOpen);
  const { found, outcome } = kernel.columns;
  const stayed: number[] = [];
  const note = (person: number, move: Move) => {
    if (move === STAY) stayed.push(person);
    else
      moves.push(person, stage[person], move === CLIMB ? CLIMBS_TO[stage[person]] : SLIPS_TO[stage[person]]);
  };
  const touched = [...new Set([...trust.impulses.person, ...doubt.impulses.person])].toSorted(
    (x, y) => x - y,
  );
  let next = 0;
  for (let k = 0; k < count; k++) {
    const person = found[k];
    for (; next < touched.length && touched[next] < person; next++)
      note(touched[next], resolveInFull(touched[next]));
    const isTouched = next < touched.length && touched[next] === person;
    if (isTouched) next++;
    note(person, isTouched || buckets.haveSteps ? resolveInFull(person) : (outcome[k] as Move));
  }
  for (; next < touched.length; next++) note(touched[next], resolveInFull(touched[next]));
  return stayed;

  /** Where impulses or hidden steps come in: levels at the end of yesterday, and what today adds. */
  function resolveInFull(person: number): Move {
    const from = stage[person];
    const arrived = world.lastMove[person];
    const A = trust.commonBetween(from, arrived, day - 1) + trust.intake.through(person, day - 1);
    const B = doubt.commonBetween(from, arrived, day - 1) + doubt.intake.through(person, day - 1);
    const a = addedToday(trust, from, arrived, person, day);
    const b = addedToday(doubt, from, arrived, person, day);
    const { resistance, patience } = buckets;
    while (A + a >= resistance[person] && resistance[person] < NEVER && buckets.hasSteps(person, from)) {
      stepped(person);
      buckets.takeStep(person);
    }
    return resolve(A, a, resistance[person], B, b, patience[person]);
  }
}

function addedToday(into: Influences, stage: number, arrived: number, person: number, day: number): number {
  const common = into.commonBetween(stage, arrived, day) - into.commonBetween(stage, arrived, day - 1);
  return common + into.intake.pressureOn(person) + into.impulses.on(person);
}
