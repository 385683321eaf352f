import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BreakEvens } from '../../sim/index.ts';
import { folder, kindling } from '../support/cli.ts';

/** Founders cost 10 each and are all that costs anything; whoever buys brings 40. */
const mine = `version: 1
title: {en: Mine, zh: 我的}
question: {en: How many founders pay?, zh: 多少位种子用户划算？}
base: {version: 1, days: 30, replicates: 4, people: {count: 120}, graph: {kind: erdos-renyi, meanDegree: 8, strongShare: 0}, seeding: {count: 10, price: 10}, wordOfMouth: {weak: 1, talk: {acquaintance: 0.02}}}
variants: {few: {}, many: {change: {seeding: {count: 30}}}}
metric: cost
reference: few
`;

async function breakEvenOf(file: string, ...args: string[]) {
  const cwd = folder();
  writeFileSync(join(cwd, 'mine.yaml'), mine);
  return kindling(['breakeven', file, '--quiet', ...args], { cwd });
}

const FOUNDERS = ['--field', 'seeding.count', '--from', '1', '--to', '100'];

describe('breakeven', () => {
  test('what founders cost meets a target at the number that can be worked out by hand', async () => {
    const args = [...FOUNDERS, '--metric', 'cost', '--target', '600', '--json'];
    const { status, stdout, stderr } = await breakEvenOf('mine.yaml', ...args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const document = JSON.parse(stdout) as BreakEvens;
    expect(document).toMatchObject({ variant: 'few', against: null, metric: 'cost', replicates: 4 });
    expect(document.found).toMatchObject([{ at: 60, off: 0, rises: true }]);
  });

  test('one variant meets another, with the same days and seeds', async () => {
    const args = [...FOUNDERS, '--metric', 'cost', '--against', 'many', '--json', '--seed', 'x'];
    const document = JSON.parse((await breakEvenOf('mine.yaml#few', ...args)).stdout) as BreakEvens;
    expect(document).toMatchObject({ variant: 'few', against: 'many', seed: 'x' });
    expect(document.found).toMatchObject([{ at: 30, off: 0, rises: true }]);
    // The same founders: no luck is left in the difference.
    expect(document.tried.find(({ at }) => at === 30)).toMatchObject({ mean: 0, ci: [0, 0] });
  });

  test('the number of workers does not show', async () => {
    const args = [...FOUNDERS, '--metric', 'reachNew', '--target', '35', '--json', '--workers'];
    const one = (await breakEvenOf('mine.yaml', ...args, '1')).stdout;
    // Many founders leave nobody to be reached.
    expect(JSON.parse(one)).toMatchObject({ found: [{ rises: true }, { rises: false }] });
    expect((await breakEvenOf('mine.yaml', ...args, '3')).stdout).toBe(one);
  });

  test('in words, in both languages, also where there is none', async () => {
    const args = [...FOUNDERS, '--metric', 'cost', '--target'];
    expect((await breakEvenOf('mine.yaml', ...args, '600')).stdout).toMatch(
      /^Break-even at seeding\.count = 60 \(95% confidence set: .*\): below this value less, above it more\.$/m,
    );
    const { stdout } = await breakEvenOf('mine.yaml', ...args, '6000', '--lang', 'zh');
    expect(stdout).toContain('没有平衡点：没有均值高于目标值。');
    expect(stdout).not.toMatch(/breakeven|\{\{|NaN|undefined/);
  });
});

describe('what is refused, with exit code 2', () => {
  test.each([
    [['--field', 'seeding.cuont', '--from', '1', '--to', '2'], /--field.*seeding\.c/],
    [['--field', 'seeding.count', '--from', '5', '--to', '5'], /--to.*5.*> 5/],
    [['--field', 'seeding.count', '--from', '0', '--to', '5', '--log'], /--from.*0.*> 0/],
    [['--field', 'seeding.count', '--from', 'few', '--to', '5'], /--from.*few/],
    [['--field', 'seeding.count', '--from', '1', '--to', '500'], /500/],
    [['--field', 'seeding..count', '--from', '1', '--to', '5'], /seeding\.\.count/],
    [[...FOUNDERS, '--metric', 'costt'], /costt.*cost/],
    [[...FOUNDERS, '--against', 'mnay'], /mnay.*many/],
    [['--from', '1', '--to', '2'], /--field/],
  ])('%j', async (args, expected) => {
    const { status, stdout, stderr } = await breakEvenOf('mine.yaml', ...args);
    expect({ status, stdout }, stderr).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(expected);
  });
});
