import {
  CLIMB,
  CLIMBS_TO,
  CLOCK_TO_BUCKET,
  NEVER,
  resolve,
  SLIPS_TO,
  STAGE_COUNT,
  STAY,
} from '../ladder/index.ts';
import { BLOCK_BITS, type Influences, type World } from '../world/index.ts';
import type { Buckets } from './buckets.ts';
import type { Moves } from './moves.ts';
import { FAR, type Watch } from './watch.ts';

/** Called for each hidden step taken on a rung with `steps` > 1. */
export type Stepped = (person: number) => void;

/**
 * Finds who moves today, block by block. The level of a bucket is by definition floor(clock now − clock on arrival) +
 * what came along ties + impulses, all whole units; only on the day of a crossing is it worked out in full.
 */
export function scan(
  world: World,
  buckets: Buckets,
  watch: Watch,
  moves: Moves,
  day: number,
  stepped: Stepped,
): void {
  const { stage, lastMove, trust, doubt, people } = world;
  const { resistance, patience } = buckets;
  const { due, trustCeiling, doubtCeiling } = watch;
  const { clockOn: trustClock } = trust;
  const { clockOn: doubtClock } = doubt;
  const trustIntake = trust.intake;
  const doubtIntake = doubt.intake;
  const trustPersonal = trustIntake.heard.length > 0;
  const doubtPersonal = doubtIntake.heard.length > 0;
  const trustTouch = trust.impulses.sum;
  const doubtTouch = doubt.impulses.sum;
  const trustTouched = trust.impulses.count > 0;
  const doubtTouched = doubt.impulses.count > 0;
  const today = day * STAGE_COUNT;
  for (let block = 0; block < due.length; block++) {
    if (due[block] > day) continue;
    const end = Math.min(people, (block + 1) << BLOCK_BITS);
    /** Days until one of those who stay may cross. */
    let soonest = FAR;
    for (let person = block << BLOCK_BITS; person < end; person++) {
      const s = stage[person];
      const arrived = lastMove[person] * STAGE_COUNT + s;
      let crosses = false;

      let pressure = trustPersonal ? trustIntake.pressureOn(person) : 0;
      let rate = trustCeiling[s] + pressure;
      const trustGiven = trustTouched ? trustTouch[person] : 0;
      if (rate > 0 || trustGiven > 0) {
        let level = (trustClock[today + s] - trustClock[arrived]) * CLOCK_TO_BUCKET + trustGiven;
        if (trustPersonal) level += trustIntake.through(person, day);
        const left = resistance[person] - level;
        if (resistance[person] < NEVER) {
          if (left <= 0) crosses = true;
          else if (left < soonest * rate) soonest = left / rate;
        }
      }

      pressure = doubtPersonal ? doubtIntake.pressureOn(person) : 0;
      rate = doubtCeiling[s] + pressure;
      const doubtGiven = doubtTouched ? doubtTouch[person] : 0;
      if (rate > 0 || doubtGiven > 0) {
        let level = (doubtClock[today + s] - doubtClock[arrived]) * CLOCK_TO_BUCKET + doubtGiven;
        if (doubtPersonal) level += doubtIntake.through(person, day);
        const left = patience[person] - level;
        if (patience[person] < NEVER) {
          if (left <= 0) crosses = true;
          else if (left < soonest * rate) soonest = left / rate;
        }
      }

      if (crosses && !cross(world, buckets, moves, person, day, stepped)) soonest = 1;
    }
    due[block] = Math.min(FAR, day + Math.max(1, Math.floor(soonest)));
  }
}

/** Resolves someone who fills a bucket today; false if they stay, which only a hidden step can make them. */
function cross(
  world: World,
  buckets: Buckets,
  moves: Moves,
  person: number,
  day: number,
  stepped: Stepped,
): boolean {
  const from = world.stage[person];
  const A = levelBefore(world, world.trust, person, day);
  const B = levelBefore(world, world.doubt, person, day);
  const a = levelAfter(world, world.trust, person, day) - A;
  const b = levelAfter(world, world.doubt, person, day) - B;
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

function levelBefore(world: World, into: Influences, person: number, day: number): number {
  const common = into.commonBetween(world.stage[person], world.lastMove[person], day - 1);
  return common + into.intake.through(person, day - 1);
}

function levelAfter(world: World, into: Influences, person: number, day: number): number {
  const common = into.commonBetween(world.stage[person], world.lastMove[person], day);
  return common + into.intake.through(person, day) + into.impulses.on(person);
}
