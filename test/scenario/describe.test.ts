import { expect, test } from 'vitest';
import { z } from 'zod';
import { listFields, nearestFields } from '../../sim/scenario/describe.ts';
import { local, noted } from './local-schema.ts';

const fields = listFields(local);
const at = (path: string) => fields.find((f) => f.path === path);

test('every field is listed once, in the order of the schema', () => {
  expect(fields.map((f) => `${f.path} ${f.type}`)).toEqual([
    'version choice',
    'people integer',
    'rate number',
    'label text',
    'distribution choice',
    'quiet boolean',
    'graph.kind choice',
    'graph.side integer',
    'graph.reach integer',
    'graph.rewire number',
    'seeds integer',
    'seeds.share number',
    'days list',
    'phases list',
    'phases.<number>.at integer',
    'phases.<number>.rate number',
    'events.series.<name>.capacity integer',
    'events.series.<name>.every number',
    'events.series.<name>.from integer',
    'events.series.<name>.to integer',
  ]);
});

test('defaults, bounds, options and notes', () => {
  expect(at('people')).toMatchObject({
    default: 1000,
    optional: true,
    minimum: 1,
    maximum: 1_000_000,
    exclusiveMinimum: false,
  });
  expect(at('people')!.notes).toMatchObject({
    unit: 'people',
    source: 'assumption',
    label: { en: 'people' },
  });
  expect(at('rate')).toMatchObject({
    default: 0.1,
    minimum: 0,
    exclusiveMinimum: false,
    maximum: 1,
    exclusiveMaximum: true,
  });
  expect(at('distribution')).toMatchObject({ default: 'same', options: ['same', 'gamma', 'lognormal'] });
  expect(at('events.series.<name>.every')).toMatchObject({
    optional: false,
    minimum: 0,
    exclusiveMinimum: true,
  });
  expect(at('events.series.<name>.from')).not.toHaveProperty('minimum');
  expect(at('events.series.<name>.from')).not.toHaveProperty('default');
  expect(at('quiet')).toMatchObject({ default: false });
  expect(at('days')).not.toHaveProperty('maximum');
});

test('fields of a branch say when they exist', () => {
  expect(at('graph.side')!.when).toBe('kind: grid');
  expect(at('graph.reach')!.when).toBe('kind: ring');
  expect(at('graph.kind')).not.toHaveProperty('when');
  expect(at('graph.kind')!.options).toEqual(['grid', 'ring']);
  expect(at('seeds')).toMatchObject({ options: ['all'], minimum: 1, default: 1 });
});

test('a field in two branches names both, and schemas may contain themselves', () => {
  const shared = z.discriminatedUnion('k', [
    z.object({ k: z.literal('a'), x: noted(z.number(), 'x', 'none') }),
    z.object({ k: z.literal('b'), x: z.number() }),
    z.object({ k: z.literal('c') }),
  ]);
  expect(listFields(z.object({ s: shared })).map((f) => [f.path, f.when])).toEqual([
    ['s.k', undefined],
    ['s.x', 'k: a, b'],
  ]);
  const tree: z.ZodType = z.object({ size: z.number(), children: z.array(z.lazy(() => tree)) });
  expect(listFields(tree).map((f) => `${f.path} ${f.type}`)).toEqual([
    'size number',
    'children list',
    'children.<number> map',
  ]);
});

test('near fields', () => {
  const near = (path: string) => nearestFields(path, fields, 2).map((f) => f.path);
  expect(near('peeple')[0]).toBe('people');
  expect(near('capacity')[0]).toBe('events.series.<name>.capacity');
  expect(near('events.series.meetup.capasity')[0]).toBe('events.series.<name>.capacity');
  expect(near('events.series.meetup.evry')[0]).toBe('events.series.<name>.every');
  expect(near('graph.reech')[0]).toBe('graph.reach');
  expect(nearestFields('x', fields, 0)).toEqual([]);
});
