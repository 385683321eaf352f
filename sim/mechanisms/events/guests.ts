import { ACQUAINTANCE, isInside, STRANGER } from '../../stages/index.ts';
import { Stream } from '../../random/index.ts';
import type { World } from '../../world/index.ts';

/** A friend from outside whom a member brings. */
export interface Guest {
  readonly person: number;
  readonly host: number;
}

/**
 * Guests of an event: each member who comes brings, with probability `chance`, the friend of least hash (host, friend, day)
 * among those who are strangers or acquaintances and do not come anyway. Hosts choose in the order of `comers`, and nobody is
 * brought twice.
 */
export function guestsOf(
  world: World,
  chance: number,
  name: string,
  comers: readonly number[],
  day: number,
): Guest[] {
  if (chance === 0 || world.graph.mixed) return [];
  const brings = new Stream(world.key, `brings ${name}`);
  const whom = new Stream(world.key, `guest ${name}`);
  const there = new Set(comers);
  const guests: Guest[] = [];
  for (const host of comers) {
    if (!isInside(world.stage[host]) || brings.uniform(day, host) >= chance) continue;
    let chosen = -1;
    let least = Infinity;
    world.ties.forEach(host, (friend) => {
      const stage = world.stage[friend];
      if ((stage !== STRANGER && stage !== ACQUAINTANCE) || there.has(friend)) return;
      const hash = whom.word(day, host, friend);
      if (hash < least || (hash === least && friend < chosen)) [least, chosen] = [hash, friend];
    });
    if (chosen < 0) continue;
    there.add(chosen);
    guests.push({ person: chosen, host });
  }
  return guests;
}
