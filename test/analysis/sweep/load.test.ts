import { describe, expect, test } from 'vitest';
import { changesOf, type RunFlags } from '../../../batch/cli/options.ts';
import { graphKey, loadSweep, pointAddress } from '../../../sim/index.ts';
import { folder, shortly } from '../../scenario/folder.ts';

const BASE = 'version: 1\npeople: {count: 50}\ndays: 20\nseeding: {count: 2}\nwordOfMouth: {}\n';
const OTHER = BASE.replace('50', '60');

function open(sweep: string, flags: RunFlags = {}, more: Record<string, string> = {}) {
  const files = { 'base.yaml': BASE, 'other.yaml': OTHER, 'main.yaml': `version: 1\n${sweep}`, ...more };
  return loadSweep('main.yaml', folder(files), changesOf(flags));
}

function sweepIn(sweep: string, flags: RunFlags = {}, more: Record<string, string> = {}) {
  const { sweep: loaded, problems } = open(sweep, flags, more);
  if (!loaded) throw new Error(JSON.stringify(problems));
  return loaded;
}

const pointsOf = (text: string, more = {}) => {
  const { points } = sweepIn(text, {}, more);
  return Array.from({ length: points.count }, (_, i) => points.at(i));
};

describe('points', () => {
  test('a grid takes every combination, the last factor turning quickest', () => {
    expect(
      pointsOf('base: base.yaml\nfactors: {days: [10, 20], seeding.count: {range: [1, 3], steps: 3}}'),
    ).toEqual([
      [10, 1],
      [10, 2],
      [10, 3],
      [20, 1],
      [20, 2],
      [20, 3],
    ]);
  });

  test('points on one graph stand together', () => {
    const sweep = sweepIn('base: base.yaml\nfactors: {days: [10, 20], people.count: [30, 40]}');
    const keys = [0, 1, 2, 3].map((i) => graphKey(sweep, 0, sweep.points.at(i), 0));
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).toBe(keys[3]);
    expect(new Set(keys).size).toBe(2);
  });

  test('a list and a CSV file name their own fields', () => {
    expect(pointsOf('base: base.yaml\ndesign: {kind: list, points: [{days: 5}, {days: 6}]}')).toEqual([
      [5],
      [6],
    ]);
    const csv = { 'p.csv': 'days,seeding.count\n5,1\n6,2 %\n' };
    expect(pointsOf('base: base.yaml\ndesign: {kind: csv, file: p.csv}', csv)).toEqual([
      [5, 1],
      [6, '2 %'],
    ]);
  });

  test.each(['latin-hypercube, points: 8', 'sobol, points: 8', 'morris, trajectories: 3'])(
    'of %s depend on the seed alone',
    (design) => {
      const text = `base: base.yaml\nfactors: {days: {range: [1, 90]}, seeding.count: {range: [1, 9]}}\ndesign: {kind: ${design}}`;
      expect(pointsOf(`${text}\nseed: 1`)).toEqual(pointsOf(`${text}\nseed: 1`));
      expect(pointsOf(`${text}\nseed: 1`)).not.toEqual(pointsOf(`${text}\nseed: 2`));
      for (const [days, count] of pointsOf(text) as number[][]) {
        expect(Number.isInteger(days) && days >= 1 && days <= 90).toBe(true);
        expect(Number.isInteger(count) && count >= 1 && count <= 9).toBe(true);
      }
    },
  );
});

describe('addresses', () => {
  const text = 'base: base.yaml\nfactors: {days: [10, 20]}\nseed: 1\nreplicates: 5';
  const address = (sweep: string, more = {}) => {
    const loaded = sweepIn(sweep, {}, more);
    return pointAddress(loaded, 0, loaded.points.at(0));
  };

  test('stay when levels, replicates or texts are added', () => {
    const grown = text.replace('20]', '20, 30]').replace('replicates: 5', 'replicates: 9\ntitle: Days');
    expect(address(grown)).toBe(address(text));
  });

  test.each([
    ['seed', text.replace('seed: 1', 'seed: 2'), {}],
    ['what is kept', `${text}\nmetrics: [reach]`, {}],
    ['the scenario', text, { 'base.yaml': BASE.replace('wordOfMouth: {}', 'wordOfMouth: {talkingDays: 3}') }],
    ['the value', text.replace('10', '11'), {}],
  ])('change with %s', (_, sweep, more) => expect(address(sweep, more)).not.toBe(address(text)));

  test('change with the text of a graph file', () => {
    const base = {
      'base.yaml': 'version: 1\ngraph: {kind: file, path: g.csv}\nseeding: {count: 1}\nwordOfMouth: {}\n',
    };
    const one = address(text, { ...base, 'g.csv': 'a,b\nb,c\n' });
    expect(address(text, { ...base, 'g.csv': 'a,b\na,c\n' })).not.toBe(one);
  });

  test('independent random numbers give each point a seed of its own', () => {
    const sweep = sweepIn(`${text}\nrandomNumbers: independent`);
    expect(graphKey(sweep, 0, [10], 0)).not.toBe(graphKey(sweep, 0, [20], 0));
    expect(graphKey(sweepIn(text), 0, [10], 0)).toBe(graphKey(sweepIn(text), 0, [20], 0));
  });
});

describe('what is wrong is said once, with its place', () => {
  const factors = (inside: string) => `base: base.yaml\nfactors:\n  ${inside}`;
  test.each([
    ['title: x', ['main.yaml:–  notASweep']],
    ['base: gone.yaml\nfactors: {days: [1]}', ['main.yaml:2 base fileMissing']],
    ['base: base.yaml', ['main.yaml:–  designEmpty']],
    ['base: base.yaml\ndesign: {kind: list, points: []}', ['main.yaml:3  designEmpty']],
    [factors('seeding.cuont: [1, 2]'), ['main.yaml:4 seeding.cuont unknownField']],
    [factors('seed: [1, 2]'), ['main.yaml:4 seed factorReserved']],
    [factors('seeding: [{count: 1}]\n  seeding.count: [2]'), ['main.yaml:5 seeding.count factorsConflict']],
    [factors('days: [10, 10]'), ['main.yaml:4 days levelTwice']],
    [factors('days: {range: [1, 5]}'), ['main.yaml:4 days stepsMissing']],
    [factors('days: {range: [5, 1], steps: 2}'), ['main.yaml:4 days rangeBackwards']],
    [factors('days: {range: [1.2, 1.8], steps: 2}'), ['main.yaml:4 days rangeBetweenSteps']],
    [factors('days: {range: [1, 2], round: 7, steps: 2}'), ['main.yaml:4 days rangeBetweenSteps']],
    [
      factors('wordOfMouth.talk.member: {range: [0.011, 0.019], round: 0.01, steps: 2}'),
      ['main.yaml:4 wordOfMouth.talk.member rangeBetweenSteps'],
    ],
    [factors('days: {range: [0, 5], steps: 2, scale: log}'), ['main.yaml:4 days logNeedsPositive']],
    [factors('seeding.by: {range: [0, 1], steps: 2}'), ['main.yaml:4 seeding.by rangeNotNumber']],
    [factors('days: [-1, 5]'), ['main.yaml:4 days outOfBounds']],
    [factors('seeding.count: [3, 51]'), ['main.yaml:4 seeding.count moreSeedsThanPeople']],
    [
      factors('days: [1]\ndesign: {kind: list, points: [{days: 1}]}'),
      ['main.yaml:4 factors pointsAndFactors'],
    ],
    [
      'base: base.yaml\ndesign: {kind: list, points: [{days: 1}, {seeding.count: 1}]}',
      ['main.yaml:3 design.points.1 pointFieldsDiffer'],
    ],
    ['base: [base.yaml, base.yaml]\nfactors: {days: [1]}', ['main.yaml:2 base sameBase']],
    [factors('days: [1]\nmetrics: [reech]'), ['main.yaml:5 metrics notOneOf']],
    [factors('days: [1]\nseries: {keep: [reach, reach]}'), ['main.yaml:5 series.keep namedTwice']],
  ])('%j', (text, expected) => expect(shortly(open(text))).toEqual(expected));

  test('--set on a field that is varied', () => {
    const { problems } = open('base: base.yaml\nfactors: {days: [1]}', { set: ['days=3'] });
    expect(problems.map(({ code }) => code)).toEqual(['factorAlsoSet']);
  });

  test('the nearest name is offered', () => {
    const [{ values }] = open('base: base.yaml\nfactors: {seeding.cuont: [1]}').problems;
    expect(values).toMatchObject({ suggestion: 'seeding.count' });
  });

  test('a level far down a design too large to try whole is found', () => {
    const many = Array.from({ length: 200 }, (_, i) => i + 1).join(', ');
    const text = `base: base.yaml\nfactors:\n  days: [${many}]\n  seeding.count: [${many}]`;
    expect(shortly(open(text))[0]).toBe('main.yaml:5 seeding.count moreSeedsThanPeople');
  });
});

test('several bases, and the variants of an experiment, are bases of their own', () => {
  const experiment =
    'version: 1\ntitle: t\nquestion: q\nbase: base.yaml\nvariants: {few: {}, many: {change: {seeding: {count: 9}}}}\nmetric: reach\n';
  const names = (base: string) =>
    sweepIn(`base: ${base}\nfactors: {days: [1]}`, {}, { 'two.yaml': experiment }).bases.map((b) => b.name);
  expect(names('[base.yaml, other.yaml]')).toEqual(['base', 'other']);
  expect(names('two.yaml')).toEqual(['two#few', 'two#many']);
  expect(names("'two.yaml#many'")).toEqual(['two#many']);
});
