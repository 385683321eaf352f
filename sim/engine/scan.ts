import { CLIMB, CLIMBS_TO, NEVER, resolve, SLIPS_TO, STAY } from '../ladder/index.ts';
import { sinceReading, type World } from '../world/index.ts';
import type { Buckets } from './buckets.ts';
import type { Moves } from './moves.ts';

/**
 * Pours the day's influence into everybody's buckets and finds who moves. The level of a bucket is by definition
 * floor(clock now − clock on arrival) + what came along ties + impulses, so any other way of finding the same crossings gives the
 * same bits.
 *
 * `stepped` is called for each hidden step taken on a rung with `steps` > 1.
 */
export function scan(world: World, buckets: Buckets, moves: Moves, stepped: (person: number) => void): void {
  const { stage, people } = world;
  const { circle, circleCount } = world.graph;
  const {
    common: commonTrust,
    clock: trustClock,
    pressure: trustPressure,
    impulse: trustImpulse,
  } = world.trust;
  const {
    common: commonDoubt,
    clock: doubtClock,
    pressure: doubtPressure,
    impulse: doubtImpulse,
  } = world.doubt;
  const { resistance, patience, steps, step, trust, doubt, trustReading, doubtReading } = buckets;
  for (let person = 0; person < people; person++) {
    const from = stage[person];
    const k = from * circleCount + circle[person];
    const trustToday = commonTrust[k];
    const doubtToday = commonDoubt[k];
    const givenTrust = trustPressure[person] + trustImpulse[person];
    const givenDoubt = doubtPressure[person] + doubtImpulse[person];
    if (trustToday === 0 && doubtToday === 0 && givenTrust === 0 && givenDoubt === 0) continue;

    const poured = trust[person] + givenTrust;
    const pouredDoubt = doubt[person] + givenDoubt;
    trust[person] = poured;
    doubt[person] = pouredDoubt;
    const level = sinceReading(trustClock[k] + trustToday, trustReading[person]) + poured;
    const doubtLevel = sinceReading(doubtClock[k] + doubtToday, doubtReading[person]) + pouredDoubt;
    if (level < resistance[person] && doubtLevel < patience[person]) continue;

    const before = sinceReading(trustClock[k], trustReading[person]) + poured - givenTrust;
    const doubtBefore = sinceReading(doubtClock[k], doubtReading[person]) + pouredDoubt - givenDoubt;
    while (level >= resistance[person] && step[person] + 1 < steps[from] && resistance[person] < NEVER) {
      stepped(person);
      buckets.takeStep(person);
    }
    const move = resolve(
      before,
      level - before,
      resistance[person],
      doubtBefore,
      doubtLevel - doubtBefore,
      patience[person],
    );
    if (move !== STAY) moves.push(person, from, move === CLIMB ? CLIMBS_TO[from] : SLIPS_TO[from]);
  }
}
