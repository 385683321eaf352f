import { Stream } from '../../random/index.ts';
import type { World } from '../../world/index.ts';
import type { Config, Series } from './schema.ts';

/** One event of today and who came. */
export interface Gathering {
  /** Name of its series, by which people at tables know each other again; and with its number on the day. */
  readonly seriesName: string;
  readonly name: string;
  readonly series: Series;
  readonly comers: readonly number[];
}

/** Whoever came meets others, by the seating. */
export function seat(world: World, config: Config, gathering: Gathering, day: number): void {
  const { series, comers } = gathering;
  if (series.neighbours === 0 || comers.length < 2) return;
  const { offlineRatio, seating } = config;
  const offline = series.kind === 'offline';
  const hours = offline ? series.hours : offlineRatio > 0 ? series.hours / offlineRatio : 0;
  const made = (seating === 'tables' ? atTables : inRing)(world, config, gathering, hours, day);
  world.ledger.count('newEventTies', made);
}

/** In a ring in random order: each meets the next few on either side, and hours are shared among them. */
function inRing(
  world: World,
  config: Config,
  { name, series, comers }: Gathering,
  hours: number,
  day: number,
) {
  const { neighbours } = series;
  const ring = inOrder(comers, new Stream(world.key, `seat ${name}`), day);
  const n = ring.length;
  const reach = Math.ceil(Math.min(n - 1, neighbours) / 2);
  const met = Math.min(2 * reach, n - 1);
  let made = 0;
  for (let step = 1; step <= reach; step++) {
    // In an even ring the pair (p, p + n/2) would occur twice.
    const last = 2 * step === n ? n / 2 : n;
    for (let p = 0; p < last; p++) {
      if (world.ties.meet(ring[p], ring[(p + step) % n], hours / met, day, config)) made++;
    }
  }
  return made;
}

/**
 * At tables of `neighbours` + 1, all of one size but for one person: sorted by a hash of (series, person), so that who comes
 * again sits with the same people again. Each pair at a table spends all hours together, and `outside` times as many elsewhere.
 */
function atTables(
  world: World,
  config: Config,
  { seriesName, series, comers }: Gathering,
  hours: number,
  day: number,
) {
  const order = inOrder(comers, new Stream(world.key, `table ${seriesName}`), 0);
  const tables = Math.ceil(order.length / (series.neighbours + 1));
  const together = hours * (1 + config.outside);
  let made = 0;
  for (let table = 0; table < tables; table++) {
    const first = Math.floor((table * order.length) / tables);
    const end = Math.floor(((table + 1) * order.length) / tables);
    for (let a = first; a < end; a++) {
      for (let b = a + 1; b < end; b++) {
        if (world.ties.meet(order[a], order[b], together, day, config)) made++;
      }
    }
  }
  return made;
}

/** People in the order of a hash of (occasion, person), equals by person. */
function inOrder(people: readonly number[], hash: Stream, occasion: number): number[] {
  return people
    .map((person) => ({ person, at: hash.word(occasion, person) }))
    .toSorted((a, b) => a.at - b.at || a.person - b.person)
    .map(({ person }) => person);
}
