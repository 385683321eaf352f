import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KindlingError, loadPlugin, run, sweep } from '../../batch/api/index.ts';
import { InputError, type Problem } from '../../sim/index.ts';
import { loadPlugin as load } from '../../batch/plugins.ts';

const EXAMPLE = 'examples/billboard.mjs';
const folder = mkdtempSync(join(tmpdir(), 'kindling-plugins-'));
const source = readFileSync(EXAMPLE, 'utf8');
let written = 0;

/** The example with some text in the place of another, as a module of its own. */
function variant(before: string, after: string): string {
  if (!source.includes(before)) throw new Error(`the example has no ${before}`);
  const file = join(folder, `plugin-${written++}.mjs`);
  writeFileSync(file, source.replace(before, after));
  return file;
}

const IN_TODAY = "world.ledger.count('billboardDays');";

async function problemsOf(file: string): Promise<readonly Problem[]> {
  try {
    await load(file);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

const town = {
  version: 1,
  days: 60,
  replicates: 4,
  people: { count: 500 },
  graph: { kind: 'mixed' },
  billboard: { trust: 0.01, rent: 50 },
};

describe('the example', () => {
  test('runs in threads: reach is what the rate says, and its credit, money and metric are told', async () => {
    const billboard = await loadPlugin(EXAMPLE);
    const result = await run('examples/billboard.yaml', { plugins: [billboard], workers: 2 }).result();
    const expected = 500 * (1 - Math.exp(-0.01 * 60));
    // Four standard errors of a mean of 20 binomial draws.
    const p = expected / 500;
    expect(Math.abs(result.kpis['reach'].mean! - expected)).toBeLessThan(
      4 * Math.sqrt((500 * p * (1 - p)) / 20),
    );
    expect(result.credit.promotion['stranger']).toEqual({ billboard: 1 });
    expect(result.money['billboard'].mean).toBe(60 * 50);
    expect(result.kpis['cost'].mean).toBe(60 * 50);
    expect(result.counts['billboardDays'].mean).toBe(60);
    expect(result.kpis['reachPerDay'].mean).toBeCloseTo(result.kpis['reach'].mean! / 60, 10);
    const [made] = result.provenance.plugins!;
    expect(made).toMatchObject({ id: 'billboard', version: '1.0.0', hash: billboard.hash });
  });

  test('days in this thread and runs of a sweep have it too', async () => {
    const plugins = [await loadPlugin(EXAMPLE)];
    for await (const { day, money } of run(town, { plugins }).days())
      expect(money['billboard']).toBe(day === 0 ? 0 : 50);
    const file = join(folder, 'base.json');
    writeFileSync(file, JSON.stringify(town));
    const swept = {
      version: 1,
      base: file,
      design: { kind: 'grid' },
      factors: { 'billboard.trust': [0, 0.05] },
      replicates: 2,
      metrics: ['reach', 'reachPerDay'],
    };
    const reach: number[] = [];
    for await (const { factors, metrics } of sweep(swept, { plugins })) {
      if (factors['billboard.trust'] === 0) expect(metrics['reach']).toBe(0);
      else reach.push(metrics['reachPerDay']! * 60 - metrics['reach']!);
    }
    expect(reach).toHaveLength(2);
    for (const difference of reach) expect(difference).toBeCloseTo(0, 9);
  });

  test('leaves runs without it as they are: no section, no rows, no other bits', async () => {
    const { billboard: _section, ...plain } = town;
    const before = await run(plain).result();
    await loadPlugin(EXAMPLE);
    expect(await run(plain).result()).toEqual(before);
    expect(Object.keys(before.money)).not.toContain('billboard');
    expect(() => run(town)).toThrow(KindlingError);
  });

  test('is part of the scenario hash, by content', async () => {
    const one = await loadPlugin(EXAMPLE);
    const other = await loadPlugin(variant("version: '1.0.0'", "version: '1.0.1'"));
    const hashes = [[], [one], [other]].map((plugins) => {
      const { billboard: _section, ...plain } = town;
      return run(plain, { plugins }).scenario.variants[0].plan.hash;
    });
    expect(new Set(hashes).size).toBe(3);
  });
});

describe('a plug-in that breaks the contract is refused by name', () => {
  test.each([
    ['reads Math.random', IN_TODAY, 'Math.random();', 'pluginReadsClock', 'Math.random'],
    ['reads the time', IN_TODAY, 'Date.now();', 'pluginReadsClock', 'Date.now'],
    ['reads the date', IN_TODAY, 'new Date();', 'pluginReadsClock', 'Date'],
    ['reads a stopwatch', IN_TODAY, 'performance.now();', 'pluginReadsClock', 'performance.now'],
    ['sets a timer', IN_TODAY, 'setTimeout(() => {}, 1);', 'pluginReadsClock', 'setTimeout'],
    ['hides it', IN_TODAY, 'try { Math.random(); } catch {}', 'pluginReadsClock', 'Math.random'],
    ['throws', IN_TODAY, "throw new Error('broken');", 'pluginThrew', 'today'],
    ['moves somebody', IN_TODAY, 'world.stage[3] = 4;', 'pluginMoves', 'today'],
    ['moves somebody by the door', IN_TODAY, 'world.arrive(3, 4, 1);', 'pluginMoves', 'arrive'],
    ['adds fractions', IN_TODAY, "world.trust.addImpulse('billboard', 0, 0.5);", 'pluginFractions', 0.5],
    [
      'pours less than nothing',
      IN_TODAY,
      "world.trust.addImpulse('billboard', 0, -2);",
      'pluginFractions',
      -2,
    ],
    ['adds under another name', IN_TODAY, "world.trust.addImpulse('ip', 0, 2);", 'pluginForeignSource', 'ip'],
    [
      'pours into the other bucket',
      IN_TODAY,
      "world.doubt.addImpulse('billboard', 0, 2);",
      'pluginWrongBucket',
      'billboard',
    ],
    ['sets no number', 'config.trust);', 'NaN);', 'pluginBadRate', 'NaN'],
    ['waits', 'today() {', 'async today() {', 'pluginWaits', 'today'],
    ['lacks a text', "zh: '户外广告牌'", "zh: ''", 'pluginUnfinished', 'name.zh'],
    ['takes a name', "id: 'billboard',\n      name", "id: 'ip',\n      name", 'pluginNameTaken', 'ip'],
    ['exports nothing', "version: '1.0.0'", 'version: 1', 'pluginNoPlugin', ''],
    ['does nothing', 'busy: { trust: 0.01 }', 'busy: { trust: 0 }', 'pluginDoesNothing', ''],
    ['is never idle', 'idle: { trust: 0 }', 'idle: { trust: 1 }', 'pluginIdleActs', ''],
  ])('it %s', async (_what, before, after, code, found) => {
    const file = variant(before, after);
    const problems = await problemsOf(file);
    expect(problems.map((one) => one.code)).toContain(code);
    expect(problems[0].file).toBe(file);
    if (found !== '')
      expect(Object.values(problems.find((one) => one.code === code)!.values!)).toContain(found);
  });

  test('also on a late day of a run in a thread, with nothing written', async () => {
    const late = variant('today() {', "today(day) { if (day === 70) throw new Error('late');");
    const plugins = [await loadPlugin(late)];
    const failed = run(town, { plugins, days: 80 }).result();
    await expect(failed).rejects.toMatchObject({ kind: 'input' });
    await expect(failed).rejects.toThrow(/late/);
    const out = join(folder, 'store');
    const swept = {
      version: 1,
      base: join(folder, 'base.json'),
      design: { kind: 'grid' },
      factors: { days: [80] },
    };
    await expect(sweep(swept, { plugins, out }).done()).rejects.toThrow(/late/);
    const rows = readdirSync(out, { recursive: true, encoding: 'utf8' });
    expect(rows.filter((name) => name.includes('runs') && name.endsWith('.parquet'))).toEqual([]);
  });
});
