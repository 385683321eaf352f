import { RANK, stageIndex } from '../../stages/index.ts';
import { log, Stream, TRAIT_LEVELS, traitLevels } from '../../random/index.ts';
import type { World } from '../../world/index.ts';
import { headCount } from '../field.ts';
import type { Config, Series } from './schema.ts';

/**
 * People's lasting interest in a series, of mean 1, keyed by (series, person), where `regulars` says that the same people come
 * again; null where each event draws anew.
 */
export class Regulars {
  readonly #level: Stream;
  readonly #levels: Float64Array;

  constructor(world: World, name: string, spread: number) {
    this.#level = new Stream(world.key, `regulars ${name}`);
    this.#levels = traitLevels({ distribution: 'lognormal', spread });
  }

  of(person: number): number {
    return this.#levels[this.#level.word(person) % TRAIT_LEVELS];
  }
}

/**
 * Attendance: everybody eligible has a lateness −ln U ÷ (affinity × lasting interest) keyed by (series, day, person); people
 * below the cut of their interest want to come, and the `capacity` smallest do. One additional person displaces at most one
 * other.
 */
export function attendance(
  world: World,
  config: Config,
  one: Series,
  name: string,
  day: number,
  spent: Float64Array,
  regulars: Regulars | null,
): number[] {
  const lateness = new Stream(world.key, `attends ${name}`);
  const lowest = RANK[stageIndex(one.from)];
  const cut = one.interest >= 1 ? Infinity : -log(1 - one.interest);
  const wanting: { person: number; late: number }[] = [];
  world.eachInside((person, stage) => {
    if (RANK[stage] < lowest || spent[person] + one.hours > config.hoursPerMonth) return;
    const draw = lateness.exponential(day, person) / world.affinity.of(person);
    const late = regulars === null ? draw : draw / regulars.of(person);
    if (late <= cut) wanting.push({ person, late });
  });
  const capacity = headCount(one.capacity, world.people);
  if (wanting.length > capacity) {
    wanting.sort((a, b) => a.late - b.late || a.person - b.person);
    wanting.length = capacity;
  }
  return wanting.map(({ person }) => person);
}
