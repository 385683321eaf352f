import type { Kernel } from '../kernel/index.ts';
import { PROMOTE, NEVER, resolve, STAY, type TransitionKind } from '../stages/index.ts';
import type { Influences, World } from '../world/index.ts';
import type { Buckets } from './buckets.ts';
import type { Transitions } from './transitions.ts';

/** Called for each hidden step taken on a stage with `steps` > 1. */
export type Stepped = (person: number) => void;

/**
 * Finds the transitions of today: people whose bucket is filled by steady influence, found by the kernel, and people with
 * impulses, in order of number. The level of a bucket is by definition floor(clock now − clock on arrival) + exposure
 * along ties + impulses, all in whole units; it is computed only for these people. Returns those who stay.
 */
export function resolveDay(
  world: World,
  kernel: Kernel,
  buckets: Buckets,
  transitions: Transitions,
  day: number,
  stepped: Stepped,
): number[] {
  const { trust, doubt, stage } = world;
  const count = kernel.scan(day, trust.exposure.isOpen, doubt.exposure.isOpen);
  const { found, outcome } = kernel.columns;
  const stayed: number[] = [];
  const note = (person: number, transition: TransitionKind) => {
    if (transition === STAY) stayed.push(person);
    else
      transitions.push(
        person,
        stage[person],
        transition === PROMOTE ? world.promotesTo[stage[person]] : world.demotesTo[stage[person]],
      );
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
    note(person, isTouched || buckets.haveSteps ? resolveInFull(person) : (outcome[k] as TransitionKind));
  }
  for (; next < touched.length; next++) note(touched[next], resolveInFull(touched[next]));
  return stayed;

  /** With impulses or hidden steps: levels at the end of yesterday, and what today adds. */
  function resolveInFull(person: number): TransitionKind {
    const from = stage[person];
    const arrived = world.lastTransition[person];
    const A = trust.commonBetween(from, arrived, day - 1) + trust.exposure.through(person, day - 1);
    const B = doubt.commonBetween(from, arrived, day - 1) + doubt.exposure.through(person, day - 1);
    const a = addedToday(trust, from, arrived, person, day);
    const b = addedToday(doubt, from, arrived, person, day);
    const { trustThreshold, doubtThreshold } = buckets;
    while (
      A + a >= trustThreshold[person] &&
      trustThreshold[person] < NEVER &&
      buckets.hasSteps(person, from)
    ) {
      stepped(person);
      buckets.takeStep(person);
    }
    return resolve(A, a, trustThreshold[person], B, b, doubtThreshold[person]);
  }
}

function addedToday(into: Influences, stage: number, arrived: number, person: number, day: number): number {
  const common = into.commonBetween(stage, arrived, day) - into.commonBetween(stage, arrived, day - 1);
  return common + into.exposure.pressureOn(person) + into.impulses.on(person);
}
