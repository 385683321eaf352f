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
  const { due } = watch;
  for (let block = 0; block < due.length; block++) {
    if (due[block] > day) continue;
    const from = block << BLOCK_BITS;
    const to = Math.min(world.people, from + (1 << BLOCK_BITS));
    const days = scanBlock(world, buckets, watch, moves, day, stepped, from, to);
    due[block] = Math.min(FAR, day + Math.max(1, Math.floor(days)));
  }
}

/** Looks at people `from` … `to` − 1 and returns the days until one of those who stay may cross, FAR if none can. */
function scanBlock(
  world: World,
  buckets: Buckets,
  watch: Watch,
  moves: Moves,
  day: number,
  stepped: Stepped,
  from: number,
  to: number,
): number {
  const { stage, lastMove, trust, doubt } = world;
  const { resistance, patience } = buckets;
  const { trustCeiling, doubtCeiling } = watch;
  const { clockOn: trustClock, pressure: trustPressure, base: trustBase } = trust;
  const { clockOn: doubtClock, pressure: doubtPressure, base: doubtBase } = doubt;
  const trustPersonal = trustBase.length > 0;
  const doubtPersonal = doubtBase.length > 0;
  const trustTouch = trust.impulses.sum;
  const doubtTouch = doubt.impulses.sum;
  const trustTouched = trust.impulses.count > 0;
  const doubtTouched = doubt.impulses.count > 0;
  const today = day * STAGE_COUNT;
  let soonest = FAR;
  for (let person = from; person < to; person++) {
    const s = stage[person];
    const arrived = lastMove[person] * STAGE_COUNT + s;
    let crosses = false;

    let rate = trustCeiling[s] + (trustPersonal ? trustPressure[person] : 0);
    const trustGiven = trustTouched ? trustTouch[person] : 0;
    if (rate > 0 || trustGiven > 0) {
      let level = (trustClock[today + s] - trustClock[arrived]) * CLOCK_TO_BUCKET + trustGiven;
      if (trustPersonal) level += trustBase[person] + trustPressure[person] * day;
      const left = resistance[person] - level;
      if (resistance[person] < NEVER) {
        if (left <= 0) crosses = true;
        else if (left < soonest * rate) soonest = left / rate;
      }
    }

    rate = doubtCeiling[s] + (doubtPersonal ? doubtPressure[person] : 0);
    const doubtGiven = doubtTouched ? doubtTouch[person] : 0;
    if (rate > 0 || doubtGiven > 0) {
      let level = (doubtClock[today + s] - doubtClock[arrived]) * CLOCK_TO_BUCKET + doubtGiven;
      if (doubtPersonal) level += doubtBase[person] + doubtPressure[person] * day;
      const left = patience[person] - level;
      if (patience[person] < NEVER) {
        if (left <= 0) crosses = true;
        else if (left < soonest * rate) soonest = left / rate;
      }
    }

    if (crosses && !cross(world, buckets, moves, person, day, stepped)) soonest = 1;
  }
  return soonest;
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
  return common + into.personalThrough(person, day - 1);
}

function levelAfter(world: World, into: Influences, person: number, day: number): number {
  const common = into.commonBetween(world.stage[person], world.lastMove[person], day);
  return common + into.personalThrough(person, day) + into.impulses.on(person);
}
