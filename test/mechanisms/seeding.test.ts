import { expect, test } from 'vitest';
import { stageIndex } from '../../sim/stages/index.ts';
import { MECHANISMS } from '../../sim/mechanisms/index.ts';
import { expectZ } from '../graph/helpers.ts';
import { centsOf, graphOf, outcomeOf, startOf, worldOf, type Setting } from './helpers.ts';

type Input = Parameters<typeof startOf<'seeding'>>[1];

const foundersOf = (config: Input, setting: Setting) =>
  startOf('seeding', config, worldOf(setting)).founders!().map(({ person }) => person);

/** A star round 0 with 5 leaves, a star round 6 with 3, and 10–11 apart; circles by thirds. */
const stars: Setting = {
  people: 12,
  ties: [
    [0, 1],
    [0, 2],
    [0, 3],
    [0, 4],
    [0, 5],
    [6, 7],
    [6, 8],
    [6, 9],
    [10, 11],
  ],
  circle: [0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2],
};

test('by chance: the first 100 of 1,000 are the 100', () => {
  const few = foundersOf({ count: 100 }, { people: 5000 });
  const many = foundersOf({ count: 1000 }, { people: 5000 });
  expect(new Set(many).size).toBe(1000);
  expect(many.slice(0, 100)).toEqual(few);
});

test('by chance everybody is as likely as anybody, by z-test (|z| < 4.4: false alarm 1.1e-5)', () => {
  const runs = 400;
  let early = 0;
  for (let seed = 0; seed < runs; seed++) {
    early += foundersOf({ count: 30 }, { people: 100, seed }).filter((person) => person < 50).length;
  }
  // Without replacement: hypergeometric, 30 of 100 of whom 50 count.
  expectZ(early, runs * 15, Math.sqrt(runs * 30 * 0.25 * (70 / 99)));
});

test('by degree: most ties first, equals by lot', () => {
  const [first, second, ...others] = foundersOf({ by: 'degree', count: 12 }, stars);
  expect([first, second]).toEqual([0, 6]);
  expect(others.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 7, 8, 9, 10, 11]);
  const orders = [1, 2, 3].map((seed) =>
    foundersOf({ by: 'degree', count: 12 }, { ...stars, seed }).join(' '),
  );
  expect(new Set(orders).size).toBe(3);
});

test('per circle: round after round one from each, best first', () => {
  const leaders = foundersOf({ by: 'degree', count: 3, perCircle: true }, stars);
  expect(leaders).toHaveLength(3);
  expect(leaders.slice(0, 2)).toEqual([0, 6]);
  expect(leaders[2]).toBeGreaterThanOrEqual(8);
  const six = foundersOf({ count: 6, perCircle: true }, stars);
  for (const circle of [0, 1, 2]) {
    expect(six.filter((person) => stars.circle![person] === circle)).toHaveLength(2);
  }
});

test('by hand: names of the file, or numbers from 0; nobody twice, and strangers to the list are refused', () => {
  expect(foundersOf({ by: 'hand', people: [3, '1', 3] }, stars)).toEqual([3, 1]);
  const named = { people: 3, names: ['Ann', 'Bo', '7'] };
  expect(foundersOf({ by: 'hand', people: ['Bo', 7] }, named)).toEqual([1, 2]);
  for (const name of ['Cy', -1, 3, 0.5, '', ' ', '1e0', '0x1']) {
    expect(() => foundersOf({ by: 'hand', people: [name] }, { people: 3 })).toThrow(
      `nobody is called ${name}`,
    );
  }
});

test('a share is of everybody: 1 % of 5,000 is 50', () => {
  expect(foundersOf({ count: '1 %' }, { people: 5000 })).toHaveLength(50);
  expect(foundersOf({ count: '0.5%' }, { people: 300 })).toHaveLength(2);
});

test('who refuses is not replaced, and not paid; who accepts at 30 % accepts at 60 %', () => {
  const world = worldOf({ people: 2000 });
  const some = startOf('seeding', { count: 1000, accepts: 0.3, price: 12.5 }, world).founders!();
  expectZ(some.length, 300, Math.sqrt(1000 * 0.3 * 0.7));
  expect(centsOf(world, 'founders')).toBe(some.length * 1250);
  const more = new Set(foundersOf({ count: 1000, accepts: 0.6 }, { people: 2000 }));
  expect(more.size).toBeGreaterThan(some.length);
  for (const { person } of some) expect(more).toContain(person);
});

test('they stand on the stage asked for, which is above stranger', () => {
  const [founder] = startOf('seeding', { count: 1, stage: 'superfan' }, worldOf({ people: 3 })).founders!();
  expect(founder.stage).toBe(stageIndex('superfan'));
  for (const stage of ['stranger', 'lapsed', 'wary']) {
    expect(MECHANISMS.seeding.schema.safeParse({ stage }).success).toBe(false);
  }
});

test('in a run they are founders: placed on day 0, counted apart from the reached, paid once', () => {
  const graph = graphOf(stars);
  const seeding = { by: 'hand', people: [2, 5], stage: 'acquaintance', price: 100 };
  const raw = { days: 3, people: { count: 12 }, graph: { kind: 'erdos-renyi' }, seeding };
  const outcome = outcomeOf(raw, 0, graph, true);
  expect(outcome.founders).toBe(2);
  expect([...outcome.transitions!.person]).toEqual([2, 5]);
  expect(Array.from(outcome.stages.subarray(0, 3))).toEqual([10, 2, 0]);
  expect(outcome.kpis).toMatchObject({ reachNew: 0, joinedNew: 0, reach: 2, cost: 200 });
});

// Catches a founder left out who is replaced or paid, and one whose absence changes who else accepts.
test('who is left out is neither replaced nor paid, and changes nothing about the others', () => {
  const config: Input = { count: 6, accepts: 0.7, price: 2 };
  const setting = { people: 40 };
  const all = foundersOf(config, setting);
  expect(all.length).toBeGreaterThan(2);
  const world = worldOf(setting);
  const fewer = startOf('seeding', { ...config, except: [all[1], all[2]] }, world).founders!();
  expect(fewer.map(({ person }) => person)).toEqual(all.filter((_, k) => k !== 1 && k !== 2));
  expect(centsOf(world, 'founders')).toBe(200 * (all.length - 2));
  const others = Array.from({ length: 40 }, (_, person) => person).filter((person) => !all.includes(person));
  expect(foundersOf({ ...config, except: others.slice(0, 5) }, setting)).toEqual(all);
});

/** Two cliques of four, 0–3 and 5–8, joined by 4, and a star round 9 with five leaves. */
const bridge: Setting = {
  people: 15,
  ties: [
    ...[0, 5].flatMap((a): [number, number][] =>
      [0, 1, 2].flatMap((i) => [1, 2, 3].filter((j) => j > i).map((j): [number, number] => [a + i, a + j])),
    ),
    [3, 4],
    [4, 5],
    ...[10, 11, 12, 13, 14].map((leaf): [number, number] => [9, leaf]),
  ],
};

test('by core the thick of ties, by betweenness the bridge, by affinity the best fits', () => {
  const inCliques = foundersOf({ by: 'core', count: 8 }, bridge).toSorted((a, b) => a - b);
  expect(inCliques).toEqual([0, 1, 2, 3, 5, 6, 7, 8]);
  // 4 lies between 4 × 4 pairs, 3 and 5 between 3 × 5, the star's centre between 10.
  const onPaths = foundersOf({ by: 'betweenness', count: 4 }, bridge);
  expect(onPaths[0]).toBe(4);
  expect(onPaths.slice(1, 3).toSorted((a, b) => a - b)).toEqual([3, 5]);
  expect(onPaths[3]).toBe(9);
  const setting: Setting = { people: 300, affinity: { distribution: 'lognormal', spread: 1 } };
  const { affinity } = worldOf(setting);
  const fits = foundersOf({ by: 'affinity', count: 300 }, setting).map((person) => affinity.of(person));
  expect(fits).toEqual(fits.toSorted((a, b) => b - a));
});

test('greedy: after one leader another elsewhere, and not those whom the first already reaches', () => {
  const greedy = { talk: 0.1, weak: 1, days: 30 };
  const chosen = foundersOf({ by: 'greedy', count: 2, greedy }, bridge);
  expect(chosen.filter((person) => person < 9)).toHaveLength(1);
  expect(chosen.filter((person) => person >= 9)).toHaveLength(1);
});

test('greedy plans under a seed of its own: the same plan under any seed, but for equals', () => {
  const ties = Array.from({ length: 30 }, (_, k): [number, number] => [
    k < 12 ? 0 : k < 22 ? 40 : 80,
    k < 12 ? k + 1 : k < 22 ? k + 29 : k + 59,
  ]);
  const plans = [1, 2, 3].map((seed) =>
    foundersOf({ by: 'greedy', count: 3, greedy: { talk: 0.05 } }, { people: 90, ties, seed }).join(' '),
  );
  expect(new Set(plans)).toEqual(new Set(['0 40 80']));
});

test('per circle with any order: the best of each circle first', () => {
  for (const by of ['degree', 'betweenness', 'greedy'] as const) {
    const three = foundersOf({ by, count: 3, perCircle: true }, stars);
    expect(
      three.map((person) => stars.circle![person]).toSorted((a, b) => a - b),
      by,
    ).toEqual([0, 1, 2]);
    expect(three, by).toContain(0);
    expect(three, by).toContain(6);
  }
});

test('the price rises with ties: per founder and per tie of each who accepts', () => {
  const world = worldOf(stars);
  startOf('seeding', { by: 'degree', count: 2, price: 10, pricePerTie: 2.5 }, world).founders!();
  expect(centsOf(world, 'founders')).toBe(2 * 1000 + (5 + 3) * 250);
});
