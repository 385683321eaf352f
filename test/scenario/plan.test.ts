import { describe, expect, test } from 'vitest';
import { estimateRunBytes, makeGraph, keyOf, makePlan, type GraphSource } from '../../sim/index.ts';
import { type Raw } from '../mechanisms/helpers.ts';
import { open, planIn, shortly } from './folder.ts';
import { graphSource } from '../graph/source.ts';

const plan = (raw: Raw) => {
  const made = makePlan({ version: 1, ...raw }, () => undefined, 'test').plan;
  if (!made) throw new Error('refused');
  return made;
};
const codes = (raw: Raw) =>
  makePlan({ version: 1, ...raw }, () => undefined, 'test').problems.map(
    ({ path, code, severity }) => `${path} ${code} ${severity}`,
  );

describe('people', () => {
  test('1,000 when nothing is said, the size of the graph where one is given', () => {
    expect(plan({}).people).toBe(1000);
    expect(plan({ people: { count: 7 } }).people).toBe(7);
    expect(plan({ graph: { kind: 'named', name: 'karate-club' } }).people).toBe(34);
  });

  test('a number that differs from the graph’s is refused, the same number is not', () => {
    const graph = { kind: 'named', name: 'karate-club' };
    expect(codes({ graph, people: { count: 35 } })).toEqual(['people.count graphPeopleDiffer error']);
    expect(plan({ graph, people: { count: 34 } }).people).toBe(34);
  });

  test('one person is a community, none is not', () => {
    expect(plan({ people: { count: 1 } }).people).toBe(1);
    expect(codes({ people: { count: 0 } })).toEqual(['people.count outOfBounds error']);
  });
});

describe('one graph for all replicates', () => {
  test.each([
    [{ kind: 'circles' }, false],
    [{ kind: 'circles', draw: 'once' }, true],
    [{ kind: 'circles', draw: 'perReplicate' }, false],
    [{ kind: 'named', name: 'karate-club' }, true],
    [{ kind: 'mixed' }, false],
  ])('%o: %s', (graph, expected) => expect(plan({ graph }).oneGraph).toBe(expected));

  test('fields that a kind of graph has no use for are refused', () => {
    for (const graph of [
      { kind: 'circles', weightCut: 1 },
      { kind: 'named', name: 'karate-club', draw: 'once' },
      { kind: 'named', name: 'karate-club', weightCut: 1 },
      { kind: 'file', path: 'a.csv', draw: 'once' },
      { kind: 'mixed', strongShare: 0.5 },
    ]) {
      const unknown = Object.keys(graph).at(-1)!;
      expect(codes({ graph })).toEqual([`graph.${unknown} unknownField error`]);
    }
  });
});

describe('founders', () => {
  test('more of them than people are refused, as many are not', () => {
    const people = { count: 50 };
    expect(codes({ people, seeding: { count: 51 } })).toEqual(['seeding.count moreSeedsThanPeople error']);
    expect(codes({ people, seeding: { count: '101 %' } })).toEqual([
      'seeding.count moreSeedsThanPeople error',
    ]);
    expect(codes({ people, seeding: { count: 50 } })).toEqual([]);
    expect(codes({ people, seeding: { count: '100 %' } })).toEqual([]);
  });

  test('by hand somebody has to be named, and to be called so', () => {
    expect(codes({ seeding: { by: 'hand' } })).toEqual(['seeding.people nobodyNamed error']);
    const wrong = (more: Record<string, unknown>, file?: GraphSource) => {
      const seeding = { by: 'hand', people: ['Bo', 'Cy', 3] };
      return makePlan({ version: 1, seeding, ...more }, () => undefined, 'test', file).problems.map(
        ({ path, code, values }) => [path, code, values],
      );
    };
    const file = graphSource('ties.csv', 'Ann,Bo\nBo,Di\n');
    const example = 'Ann, Bo, Di';
    expect(wrong({ graph: { kind: 'file', path: 'ties.csv' } }, file)).toEqual([
      ['seeding.people.1', 'nobodyCalled', { found: 'Cy', example }],
      ['seeding.people.2', 'nobodyCalled', { found: 3, example }],
    ]);
    const [first, ...others] = wrong({ people: { count: 3 } });
    expect(first).toEqual(['seeding.people.0', 'nobodyCalled', { found: 'Bo', example: '0 … 2' }]);
    expect(others).toHaveLength(2);
    expect(wrong({ people: { count: 4 }, seeding: { by: 'hand', people: [0, '3'] } })).toEqual([]);
  });
});

describe('where everyone meets everyone', () => {
  const graph = { kind: 'mixed' };
  test.each([
    [{ seeding: { by: 'degree' } }, 'seeding.by mixedHasNoTies error'],
    [{ seeding: { by: 'greedy' } }, 'seeding.by mixedHasNoTies error'],
    [
      { events: { series: { dinner: { perMonth: 1, guests: 0.2 } } } },
      'events.series.dinner.guests mixedHasNoTies error',
    ],
    [{ wordOfMouth: { friendsNeeded: 2 } }, 'wordOfMouth.friendsNeeded mixedHasNoTies error'],
    [{ wordOfMouth: { shareNeeded: 0.1 } }, 'wordOfMouth.friendsNeeded mixedHasNoTies error'],
  ])('%o is refused', (section, expected) => {
    expect(codes({ graph, ...section })).toEqual([expected]);
    expect(codes(section)).toEqual([]);
  });
});

test('notes do not stop a plan: a rate too small to keep, an event too long for anybody', () => {
  const raw = {
    wordOfMouth: { talk: { fan: 1e-7 } },
    events: { hoursPerMonth: 5, series: { camp: { hours: 6 } } },
  };
  expect(codes(raw)).toEqual([
    'wordOfMouth.talk.fan rateRounded note',
    'events.series.camp.hours eventLongerThanBudget note',
  ]);
  expect(plan(raw).people).toBe(1000);
});

describe('phases', () => {
  const head = 'version: 1\ndays: 100\nip: {investment: 1}\nentry: {fee: 5}\n';
  const withPhases = (...phases: string[]) => ({ 'main.yaml': `${head}phases:\n- ${phases.join('\n- ')}\n` });

  test('each holds with all that came before it, in order of day', () => {
    const { phases } = planIn(
      withPhases(
        '{day: 50, change: {ip: {decay: 0.5}}}',
        '{day: 20, change: {ip: {investment: 2}, entry: {fee: 0}}}',
      ),
    );
    const seen = phases.map(({ day, scenario: { ip, entry } }) => [
      day,
      ip!.investment,
      ip!.decay,
      entry!.fee,
    ]);
    expect(seen).toEqual([
      [20, 2, 0.002, 0],
      [50, 2, 0.5, 0],
    ]);
  });

  test.each([
    ['people: {count: 5}', 'people'],
    ['graph: {kind: mixed}', 'graph'],
    ['seeding: {count: 5}', 'seeding'],
    ['events: {}', 'events'],
    ['ip: null', 'ip'],
    ['nonsense: 1', 'nonsense'],
    ['days: 50', 'days'],
  ])('%s cannot be changed on the way', (change, key) => {
    const loaded = open(withPhases(`{day: 3, change: {${change}}}`));
    expect(shortly(loaded)).toEqual([`main.yaml:6 phases.0.change.${key} phaseCannotChange`]);
    expect(loaded.problems[0].values).toEqual({ found: key });
  });

  test('a mistake is said once, where it stands, also when phases follow', () => {
    const loaded = open(
      withPhases(
        '{day: 3, change: {ip: {investment: -1}}}',
        '{day: 9, change: {entry: {fe: 2}}}',
        '{day: 12, change: {entry: {fee: 1}}}',
      ),
    );
    expect(shortly(loaded)).toEqual([
      'main.yaml:6 phases.0.change.ip.investment outOfBounds',
      'main.yaml:7 phases.1.change.entry.fe unknownField',
    ]);
  });

  test('what only fails together with the rest is shown in the phase that does it', () => {
    const text = `version: 1\ngraph: {kind: mixed}\nwordOfMouth: {}\nphases:\n- day: 4\n  change:\n    wordOfMouth: {friendsNeeded: 2}\n`;
    expect(shortly(open({ 'main.yaml': text }))).toEqual([
      'main.yaml:7 wordOfMouth.friendsNeeded mixedHasNoTies',
    ]);
  });

  test('one that begins after the last day is a note; on the last day it is none', () => {
    const late = open(withPhases('{day: 101, change: {entry: {fee: 1}}}'));
    expect(shortly(late)).toEqual(['main.yaml:6 phases.0 phaseAfterEnd']);
    expect(late.problems[0]).toMatchObject({ severity: 'note', values: { found: 101, days: 100 } });
    expect(late.variants).toHaveLength(1);
    expect(open(withPhases('{day: 100, change: {entry: {fee: 1}}}')).problems).toEqual([]);
  });
});

describe('the hash', () => {
  const raw: Raw = {
    name: 'a',
    seed: 1,
    days: 50,
    people: { count: 20 },
    ip: { investment: 3, decay: 0.1 },
    entry: { fee: 1 },
    phases: [
      { day: 5, note: 'x', change: { ip: { decay: 0.2, investment: 4 } } },
      { day: 3, change: { entry: { fee: 2 } } },
    ],
  };
  const { hash } = plan(raw);

  test.each<[string, Raw]>([
    ['name', { name: 'b' }],
    ['about', { about: 'b' }],
    ['seed', { seed: 'another' }],
    ['replicates', { replicates: 3 }],
    ['a default written out', { people: { count: 20, homophily: 0 } }],
    ['the order of phases and fields', { phases: (raw.phases as Raw[]).toReversed() }],
    [
      'a note',
      {
        phases: [
          { day: 5, note: 'y', change: { ip: { investment: 4, decay: 0.2 } } },
          { day: 3, change: { entry: { fee: 2 } } },
        ],
      },
    ],
  ])('does not depend on %s', (_, change) => expect(plan({ ...raw, ...change }).hash).toBe(hash));

  test('does not depend on the order of sections', () => {
    expect(plan(Object.fromEntries(Object.entries(raw).toReversed())).hash).toBe(hash);
  });

  test.each<[string, Raw]>([
    ['days', { days: 51 }],
    ['people', { people: { count: 21 } }],
    ['any policy number', { ip: { investment: 3, decay: 0.11 } }],
    ['a mechanism that is switched on', { everyday: {} }],
    ['the graph', { graph: { kind: 'circles', between: 2 } }],
    ['a phase’s day', { phases: [{ day: 6, change: { ip: { decay: 0.2, investment: 4 } } }] }],
    ['steps', { stages: { steps: { fan: 2 } } }],
  ])('depends on %s', (_, change) => expect(plan({ ...raw, ...change }).hash).not.toBe(hash));
});

test('a plan is plain data: it survives being posted', () => {
  const made = plan({ seeding: {}, events: { series: { m: {} } }, phases: [] });
  expect(structuredClone(made)).toEqual(made);
  expect(makeGraph(structuredClone(made).graph, 30, keyOf(1, 0)).graph.people).toBe(30);
});

test('memory: what a mechanism keeps by person is asked for only where it is on', () => {
  const bytesOf = (raw: Raw) =>
    estimateRunBytes(makePlan({ version: 1, people: { count: 1e6 }, ...raw }, () => undefined, 'test').plan!);
  const stages = bytesOf({ wordOfMouth: {} });
  expect(stages / 1e6).toBeLessThan(70);
  expect(bytesOf({ wordOfMouth: {}, culture: {} })).toBe(stages);
  expect(bytesOf({ wordOfMouth: {}, selling: {}, product: {} })).toBe(stages + 1e6 * (80 + 64));
});
