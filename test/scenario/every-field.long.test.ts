import { describe, expect, test } from 'vitest';
import { sourceParts, UNITS } from '../../sim/mechanisms/index.ts';
import {
  listFields,
  makePlan,
  mergePatch,
  scenarioSchema,
  type FieldDescription,
} from '../../sim/scenario/index.ts';
import type { Raw } from '../mechanisms/helpers.ts';
import { nudges, places, read, write } from './nudge.ts';
import { FILES, outcomeOf, richFor } from './rich.ts';

const fields = listFields(scenarioSchema);

/** Fields that cannot change what a run says, and why. */
const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  version: 'has one value',
  name: 'is a heading',
  'name.en': 'is a heading',
  'name.zh': 'is a heading',
  about: 'is a text',
  'about.en': 'is a text',
  'about.zh': 'is a text',
  currency: 'is the name of a unit; nothing is converted',
  replicates: 'is how many runs are made, not what one of them does',
  'stages.steps.shareholder': 'the top has no next rung',
  'start.date': 'is the name of day 0',
  'graph.format': 'is how a file is read: test/graph/kinds.test.ts',
  'graph.encoding': 'is how a file is read: test/graph/encoding.test.ts',
  'graph.header': 'is how a file is read: test/graph/kinds.test.ts',
  'graph.weight': 'is how a file is read: test/graph/kinds.test.ts',
  'everyday.trust.shareholder': 'the top has no next rung',
  'ip.trust.shareholder': 'the top has no next rung',
  'culture.trust.shareholder': 'the top has no next rung',
  'points.mark.shareholder': 'the top has no next rung',
  'wordOfMouth.receptivity.shareholder': 'the top has no next rung',
  'events.receptivity.shareholder': 'the top has no next rung',
  'everyday.doubt.lapsed': 'who has left cannot slip further',
  'everyday.doubt.wary': 'who has left cannot slip further',
  'complaints.receptivity.lapsed': 'who has left cannot slip further',
  'complaints.receptivity.wary': 'who has left cannot slip further',
  'operations.trust.shareholder': 'the top has no next rung',
  'selling.sensitivity.lapsed': 'who has left cannot slip further',
  'selling.sensitivity.wary': 'who has left cannot slip further',
  'operations.neglect.lapsed': 'who has left cannot slip further',
  'operations.neglect.wary': 'who has left cannot slip further',
  phases: 'its days and changes are fields of their own',
  'phases.<number>.note': 'is a text',
  'phases.<number>.note.en': 'is a text',
  'phases.<number>.note.zh': 'is a text',
};

const fewTalk = { stranger: 0, acquaintance: 0, lapsed: 0, wary: 0 };

const greedy = { seeding: { by: 'greedy', count: 30 } };

const bySuccess = { scope: { widenOn: null, circles: 4, saturation: 0.6 } };

const core = { belonging: { law: 'core' } };

/** Fields that need another base than RICH to act on; laid over it. */
const BASES: Readonly<Record<string, Raw>> = {
  'seeding.by': { seeding: { people: [1, 2, 3] } },
  'seeding.greedy.talk': greedy,
  'seeding.greedy.weak': greedy,
  'seeding.greedy.days': greedy,
  'seeding.greedy.samples': greedy,
  'points.devaluation': { phases: [{ day: 30, change: { points: { worth: 0.1 } } }] },
  'graph.attributes.stage': { start: null },
  'graph.draw': { graph: { draw: 'perReplicate' } },
  'seeding.people': { seeding: { by: 'hand', people: [1, 2, 3, 4, 5] } },
  'graph.name': { people: { count: null }, seeding: { count: 5 } },
  'scope.saturation': bySuccess,
  'scope.step': bySuccess,
  'product.delight': { wordOfMouth: { talkingDays: 6, idle: 0.1, otherDays: 5 }, product: { delight: 0.5 } },
  'events.receptivity.stranger': { events: { series: { dinner: { guests: 1 } } } },
  'events.outside': { events: { seating: 'tables' } },
  'belonging.friends': core,
  'belonging.alone': core,
  'wordOfMouth.idle': { wordOfMouth: { talkingDays: 6, idle: 0.3 } },
  'wordOfMouth.otherDays': { wordOfMouth: { talkingDays: 6, idle: 0.1, otherDays: 2 } },
  'wordOfMouth.talkingDays': { wordOfMouth: { talkingDays: 6 } },
  'wordOfMouth.friendsNeeded': { wordOfMouth: { talk: fewTalk, friendsNeeded: 2 } },
  'wordOfMouth.shareNeeded': { wordOfMouth: { talk: fewTalk, shareNeeded: 0.2 } },
};

const columns = { source: 'source', target: 'target', weight: 'weight' };

/** How a file is read, for fields that decide it. */
const FILE_GRAPHS: Readonly<Record<string, Raw>> = {
  'graph.columns.source': { path: 'columns.csv', columns },
  'graph.columns.target': { path: 'columns.csv', columns },
  'graph.columns.weight': { path: 'columns.csv', columns },
  'graph.missingWeight': { path: 'columns.csv', missingWeight: 1 },
  'graph.attributes.name': { path: 'people.json', attributes: { name: 'id' } },
  'graph.attributes.circle': { path: 'people.json', attributes: { circle: 'club' } },
  'graph.attributes.stage': { path: 'people.json', attributes: { stage: 'stage' } },
  'graph.attributes.talkativeness': { path: 'people.json', attributes: { talkativeness: 'posts' } },
  'graph.attributes.income': { path: 'people.json', attributes: { income: 'salary' } },
  'graph.attributes.affinity': { path: 'people.json', attributes: { affinity: 'salary' } },
};

/** A graph of each kind, every field of it written out. */
const GRAPHS: Readonly<Record<string, Raw>> = {
  'erdos-renyi': { meanDegree: 8 },
  'watts-strogatz': { meanDegree: 8, rewire: 0.1 },
  'barabasi-albert': { attach: 4 },
  'holme-kim': { attach: 4, triad: 0.5 },
  circles: { circles: 8, within: 8, between: 2 },
  configuration: { degrees: { distribution: 'negative-binomial', mean: 8, dispersion: 2 } },
  regular: { degree: 8 },
  ring: { neighbours: 8 },
  torus: { corners: true },
  tree: { roots: 2, offspring: { distribution: 'binomial', trials: 6, probability: 0.5 } },
  mixed: {},
  named: { name: 'karate-club' },
  file: { path: '1.csv', weightCut: 2 },
};

/** A law that has the field, for fields of laws. */
const DISTRIBUTIONS: Readonly<Record<string, Raw>> = {
  distribution: { distribution: 'poisson', mean: 3 },
  mean: { distribution: 'poisson', mean: 3 },
  dispersion: { distribution: 'negative-binomial', mean: 3, dispersion: 1 },
  trials: { distribution: 'binomial', trials: 6, probability: 0.5 },
  probability: { distribution: 'binomial', trials: 6, probability: 0.5 },
  exponent: { distribution: 'power', exponent: 2, min: 2, max: 20 },
  min: { distribution: 'power', exponent: 2, min: 2, max: 20 },
  max: { distribution: 'power', exponent: 2, min: 2, max: 20 },
  shares: { distribution: 'list', shares: [1, 1, 1, 1] },
};

/** Another value than the usual nudge, where that could not tell. */
const VALUES: Readonly<Record<string, unknown>> = {
  seed: 'another',
  'graph.degrees.shares': [0, 0, 1, 1],
  'graph.offspring.shares': [0, 0, 1, 1],
  'graph.path': '2.csv',
  'graph.columns.source': 'other',
  'graph.columns.target': 'other',
  'graph.columns.weight': 'count',
  'graph.missingWeight': 3,
  'graph.attributes.name': 'label',
  'graph.attributes.circle': 'team',
  'graph.attributes.stage': 'role',
  'graph.attributes.talkativeness': 'salary',
  'graph.attributes.income': 'posts',
  'graph.attributes.affinity': 'posts',
  'seeding.people': [6, 7],
  'seeding.except': Array.from({ length: 100 }, (_, person) => person),
  'phases.<number>.change.<name>': { investment: 900 },
};

const withGraph = (kind: string, base: Raw, more: Raw = {}): Raw => ({
  ...base,
  ...(kind === 'named' && { people: { ...(base.people as Raw), count: undefined }, seeding: { count: 5 } }),
  graph: {
    ...((base.graph as Raw).draw ? { draw: (base.graph as Raw).draw } : {}),
    kind,
    ...GRAPHS[kind],
    ...more,
  },
});

/** The bases on which a field is tried: RICH, or one for each kind of graph that has the field. */
function basesOf({ path, when }: FieldDescription): Raw[] {
  const base = mergePatch(richFor(path), BASES[path] ?? {}) as Raw;
  if (!path.startsWith('graph.') || path === 'graph.kind') return [base];
  if (Object.hasOwn(FILE_GRAPHS, path)) return [withGraph('file', base, FILE_GRAPHS[path])];
  const [, of, inDistribution] = path.split('.');
  if (inDistribution !== undefined)
    return [
      withGraph(of === 'degrees' ? 'configuration' : 'tree', base, { [of]: DISTRIBUTIONS[inDistribution] }),
    ];
  return when!
    .replace('kind: ', '')
    .split(', ')
    .map((kind) => {
      // Weights, where there are any, decide; only without them does the share of strong ties.
      const unweighted = kind === 'file' && path === 'graph.strongShare' ? { weightCut: null } : {};
      return withGraph(kind, base, unweighted);
    });
}

function outcomesOf(field: FieldDescription): { place: string; value: unknown; changed: boolean }[] {
  return basesOf(field).flatMap((base) =>
    places(base, field.path.split('.')).flatMap((place) => {
      const planned = makePlanned(base);
      // Else a value would switch its whole section on, and a field that does nothing would seem to do something.
      expect(read(planned, place.slice(0, -1)), `${place.join('.')}: its section is on`).toBeTruthy();
      const now = read(planned, place);
      const values = Object.hasOwn(VALUES, field.path) ? [VALUES[field.path]] : nudges(field, now);
      return values.map((value) => {
        const other = otherOf(field.path, base, place, value);
        return { place: place.join('.'), value, changed: outcomeOf(base) !== outcomeOf(other) };
      });
    }),
  );
}

/** A base with another value; another kind of graph, or law, comes with its own fields. */
function otherOf(path: string, base: Raw, place: readonly string[], value: unknown): Raw {
  if (path === 'graph.kind') return withGraph(String(value), base);
  if (!path.endsWith('.distribution') || !path.startsWith('graph.')) return write(base, place, value) as Raw;
  const distribution = Object.values(DISTRIBUTIONS).find((one) => one.distribution === value) ?? {
    distribution: value,
    mean: 3,
  };
  return write(base, place.slice(0, -1), distribution) as Raw;
}

/** A base with its defaults, so that a field which is left out has a value to start from. */
function makePlanned(raw: Raw): unknown {
  const file = FILES[(raw.graph as { path?: string }).path ?? ''];
  return makePlan(raw, () => undefined, 'test', file).plan!.scenario;
}

test('the exceptions are fields', () => {
  for (const path of [...Object.keys(WITHOUT_EFFECT), ...Object.keys(BASES), ...Object.keys(VALUES)]) {
    expect(fields.map((field) => field.path)).toContain(path);
  }
});

describe('no knob does nothing', () => {
  const trying = fields.filter(({ path }) => !Object.hasOwn(WITHOUT_EFFECT, path));
  test.each(trying)('$path', (field) => {
    const outcomes = outcomesOf(field);
    expect(outcomes.length).toBeGreaterThan(0);
    for (const { place, value, changed } of outcomes)
      expect(changed, `${place}: ${String(value)}`).toBe(true);
  });
});

describe('what is listed as having no effect has none', () => {
  const numeric = fields.filter(
    ({ path, type }) => Object.hasOwn(WITHOUT_EFFECT, path) && ['number', 'integer'].includes(type),
  );
  test.each(numeric)('$path', (field) => {
    for (const { changed } of outcomesOf(field)) expect(changed).toBe(false);
  });
});

describe('bounds', () => {
  const bounded = fields.filter(({ type }) => type === 'number' || type === 'integer');
  const problemsWith = (field: FieldDescription, value: number) =>
    basesOf(field).flatMap((base) =>
      places(base, field.path.split('.')).map(
        (place) => makePlan(write(base, place, value), () => undefined, 'test').problems[0],
      ),
    );

  test.each(bounded)('$path', (field) => {
    const { path, minimum, maximum } = field;
    // The weight of a file may be any number.
    if (path !== 'graph.weightCut') expect(minimum, 'has a lower bound').toBeDefined();
    const below = minimum === undefined ? [] : problemsWith(field, minimum - 1);
    const above = maximum === undefined ? [] : problemsWith(field, maximum + 1);
    for (const [problems, relation, bound] of [
      [below, '≥', minimum],
      [above, '≤', maximum],
    ] as const) {
      for (const found of problems) {
        expect(found).toMatchObject({ code: 'outOfBounds', severity: 'error', values: { relation, bound } });
        expect(found.path!.split('.').at(-1)).toBe(path.split('.').at(-1));
      }
    }
  });
});

test('every field has a label and a help text in both languages, a known unit and a source', () => {
  for (const { path, notes } of fields.filter(({ path }) => !/\.(en|zh)$|^phases$/.test(path))) {
    expect(notes, path).toBeDefined();
    expect(Object.keys(UNITS), path).toContain(notes!.unit);
    for (const words of [notes!.label, notes!.help]) {
      expect(words.en.trim(), path).not.toBe('');
      expect(words.zh, path).toMatch(/\p{Script=Han}|IP/u);
    }
  }
});

test('a source that is more than citations, ids of claims and the word assumption stands in both languages', () => {
  const citation = /^\p{Lu}[\p{L}’ ,&.]* (1[89]|20)\d\d$/u;
  for (const { path, notes } of fields) {
    if (!notes) continue;
    const { source } = notes;
    const [en, zh] = (['en', 'zh'] as const).map((lang) => sourceParts(source, lang));
    expect(
      zh.map(({ kind }) => kind),
      path,
    ).toEqual(en.map(({ kind }) => kind));
    if (typeof source === 'string') {
      for (const part of en) if (part.kind === 'paper') expect(part.text, path).toMatch(citation);
    } else {
      expect(source.zh, path).not.toBe(source.en);
      expect(source.zh, `${path}: full-width punctuation`).not.toMatch(/[()]/);
    }
  }
});
