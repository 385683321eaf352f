import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Comparison } from '../../sim/index.ts';
import { folder, kindling } from '../support/cli.ts';

const VARIANTS = {
  plain: {},
  dear: { change: { entry: { fee: 40 } } },
  noisy: { change: { channels: { ads: { reach: '20 %', touch: 0.02, annoyance: 0.01 } } } },
};

/** The comparison of these variants, written in this order, with these metrics watched. */
async function compared(
  names: readonly (keyof typeof VARIANTS)[],
  watch: readonly string[],
): Promise<Comparison> {
  const home = folder();
  const experiment = {
    version: 1,
    title: 'Order',
    question: 'Does the order in a file matter?',
    base: {
      version: 1,
      seed: 'order',
      days: 60,
      replicates: 6,
      people: { count: 300 },
      seeding: { count: 10 },
      wordOfMouth: {},
      entry: { fee: 5 },
    },
    variants: Object.fromEntries(names.map((name) => [name, { label: name, ...VARIANTS[name] }])),
    metric: 'members',
    watch,
  };
  writeFileSync(join(home, 'order.yaml'), JSON.stringify(experiment));
  const { status, stdout, stderr } = await kindling(['compare', 'order.yaml', '--json', '--quiet'], {
    cwd: home,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout) as Comparison;
}

// Catches a generator or a cache that one variant hands on to the next.
test('the order of variants and of metrics changes no result', async () => {
  const one = await compared(['plain', 'dear', 'noisy'], ['reach', 'profit']);
  const other = await compared(['noisy', 'plain', 'dear'], ['profit', 'reach']);
  const alone = await compared(['dear'], []);
  expect(Object.keys(other.variants)).toEqual(['noisy', 'plain', 'dear']);
  for (const [name, { digest, kpis, series }] of Object.entries(one.variants))
    expect(other.variants[name]).toMatchObject({ digest, kpis, series });
  expect(alone.variants.dear.digest).toBe(one.variants.dear.digest);
  expect(new Set(Object.values(one.variants).map(({ digest }) => digest)).size).toBe(3);
  const pair = (all: Comparison, a: string, b: string) => all.pairs.find((p) => p.a === a && p.b === b)!;
  expect(pair(other, 'plain', 'dear')).toEqual(pair(one, 'plain', 'dear'));
});
