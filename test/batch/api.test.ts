import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  compare,
  KindlingError,
  loadScenario,
  run,
  sweep,
  type Changes,
  type Comparison,
  type Result,
  type SweepRow,
} from '../../batch/api/index.ts';
import { readRows } from '../../batch/sweep/parquet.ts';
import { readFileSync } from 'node:fs';
import { folder, kindling, ROOT } from '../support/cli.ts';

const SMALL = { people: 300, days: 40, replicates: 4 };
const ARGS = ['--people', '300', '--days', '40', '--replicates', '4', '--json'];
const RATES = {
  version: 1,
  base: 'city',
  factors: { 'seeding.count': [1, 5] },
  replicates: 3,
  metrics: ['reach', 'reproduction'],
  series: { keep: ['reach', 'member'], every: 20 },
};
const LONG = { people: 5000, days: 3650, replicates: 50 };

const byName = (a: SweepRow, b: SweepRow) => (a.point + a.replicate < b.point + b.replicate ? -1 : 1);
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
async function errorOf(work: () => unknown): Promise<KindlingError> {
  try {
    await work();
  } catch (error) {
    if (error instanceof KindlingError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('the same as the command line', () => {
  test('run', async () => {
    const set = { 'wordOfMouth.talk.member': 0.05 };
    const result = await run('city', { ...SMALL, set }).result();
    const { stdout } = await kindling(['run', 'city', ...ARGS, '--set', 'wordOfMouth.talk.member=0.05']);
    expect(JSON.parse(JSON.stringify(result))).toEqual(JSON.parse(stdout) as Result);
  });

  test('compare', async () => {
    const comparison = await compare('karate', { days: 30, replicates: 3 });
    const { stdout } = await kindling(['compare', 'karate', '--days', '30', '--replicates', '3', '--json']);
    expect(JSON.parse(JSON.stringify(comparison))).toEqual(JSON.parse(stdout) as Comparison);
  });

  test('one variant of an experiment, and changes on top of changes', async () => {
    const loaded = loadScenario('karate#edge', { days: 30, set: { 'wordOfMouth.talk.member': 0.5 } });
    const { scenario } = run(loaded, { replicates: 2 });
    const { days, replicates, wordOfMouth } = scenario.variants[0].plan.scenario;
    expect([days, replicates, wordOfMouth?.talk.member]).toEqual([30, 2, 0.5]);
    const { digest } = await run(scenario).result();
    const args = ['--days', '30', '--replicates', '2', '--set', 'wordOfMouth.talk.member=0.5', '--json'];
    expect((JSON.parse((await kindling(['run', 'karate#edge', ...args])).stdout) as Result).digest).toBe(
      digest,
    );
  });
});

describe('changes', () => {
  const data = {
    version: 1,
    people: { count: 50 },
    seeding: { count: 2 },
    channels: { 'a.b': { reach: 1 }, '直播间 🎥': { reach: 1 }, '"x" = y': { reach: 1 } },
  };
  const reachOf = (set: NonNullable<Changes['set']>) => {
    const { channels } = loadScenario(data, { set }).variants[0].plan.scenario;
    return Object.fromEntries(Object.entries(channels!).map(([name, { reach }]) => [name, reach]));
  };

  test('reach names with any character, by written paths and by arrays', () => {
    const expected = { 'a.b': 2, '直播间 🎥': 3, '"x" = y': 4 };
    expect(
      reachOf({
        'channels."a.b".reach': 2,
        'channels.直播间 🎥.reach': 3,
        'channels."\\"x\\" = y".reach': 4,
      }),
    ).toEqual(expected);
    const paths = Object.entries(expected).map(([name, value]) => ({
      path: ['channels', name, 'reach'],
      value,
    }));
    expect(reachOf(paths)).toEqual(expected);
  });

  test('are laid over earlier ones, of the variant that was named alone', () => {
    const loaded = loadScenario('degrees#power-low', { set: { 'graph.degrees.exponent': 3 } });
    const { scenario } = run(loaded, { days: 5, set: { 'graph.degrees.max': 50 } });
    expect(scenario.variants.map(({ name }) => name)).toEqual(['power-low']);
    const { days, graph } = scenario.variants[0].plan.scenario;
    expect(days).toBe(5);
    expect(graph).toMatchObject({ degrees: { exponent: 3, max: 50 } });
  });

  test.each<[Changes, RegExp]>([
    [{ set: { 'channels."a.b.reach': 1 } }, /^argument set: the double quotes in/],
    [{ set: { 'channels."a.b".reach': -1 } }, /^argument set channels\."a\.b"\.reach: "reach" is -1/],
    [{ set: { 'channels."a.b".reach': NaN } }, /^argument set channels\."a\.b"\.reach: .*NaN/],
    [{ set: { days: new Date(0) } }, /^argument set days: .*found "Date"/],
    [{ set: [{ path: ['channels', '__proto__'], value: {} }] }, /^argument set channels\.__proto__: /],
    [{ people: 0.5 }, /^argument people people\.count: /],
  ])('%j is refused', async (changes, message) => {
    const error = await errorOf(() => loadScenario(data, changes));
    expect(error.kind).toBe('input');
    expect(error.text('en')).toMatch(message);
    expect(error.text('zh')).toMatch(/^参数 /);
  });
});

describe('iterators', () => {
  test('days are the days of that replicate', async () => {
    const one = run('city', { ...SMALL, replicates: 1 });
    const days = await all(one.days());
    const { series, money, credit } = await one.result();
    expect(days.map(({ day }) => day)).toEqual(series.day);
    expect(days.map(({ reach }) => reach)).toEqual(series.metrics['reach'].q50);
    expect(days.map(({ members }) => members)).toEqual(series.metrics['members'].q50);
    expect(days.map(({ stages }) => stages.acquaintance)).toEqual(series.stages['acquaintance'].q50);
    for (const [item, { mean }] of Object.entries(money))
      expect(days.reduce((sum, day) => sum + day.money[item], 0)).toBeCloseTo(mean!, 6);
    const joins = days.reduce(
      (sum, day) => sum + Object.values(day.joinsBySource).reduce((a, b) => a + b),
      0,
    );
    const promotions = days.reduce((sum, day) => sum + day.promotions.fan + day.promotions.acquaintance, 0);
    expect(promotions).toBeGreaterThan(0);
    for (const [source, share] of Object.entries(credit.join))
      expect(days.reduce((sum, day) => sum + day.joinsBySource[source], 0)).toBeCloseTo(share * joins, 6);
  });

  test('replicates come one by one, each once', async () => {
    const one = run('city', { ...SMALL, workers: 2 });
    const outcomes = await all(one.replicates());
    expect(outcomes.map(({ replicate }) => replicate).toSorted()).toEqual([0, 1, 2, 3]);
    const { kpis } = await one.result();
    const mean = outcomes.reduce((sum, { kpis }) => sum + kpis['reach']!, 0) / 4;
    expect(mean).toBeCloseTo(kpis['reach'].mean!, 9);
  });

  test('leaving a loop stops the rest', async () => {
    let done = 0;
    for await (const outcome of run('city', {
      ...LONG,
      days: 60,
      onProgress: (share) => (done = share),
    }).replicates()) {
      expect(outcome.digest).not.toBe('');
      break;
    }
    expect(done).toBeLessThan(1);
  });

  test('runs of a sweep are the rows of its folder, and are made once', async () => {
    const out = join(folder(), 'store');
    const size = { people: 300, days: 40 };
    const rows = (await all(sweep(RATES, size))).toSorted(byName);
    expect(rows).toHaveLength(6);
    expect((await all(sweep(RATES, { ...size, out, workers: 1 }))).toSorted(byName)).toEqual(rows);
    const table = join(out, 'runs');
    const parts = readdirSync(table).map((name) => readRows(readFileSync(join(table, name))));
    const stored = (await Promise.all(parts)).flat();
    for (const { point, replicate, digest, metrics, factors } of rows) {
      const row = stored.find((one) => one['point'] === point && one['replicate'] === replicate)!;
      expect([row['digest'], row['reach'], row['reproduction'], row['seeding.count']]).toEqual([
        digest,
        metrics['reach'],
        metrics['reproduction'],
        factors['seeding.count'],
      ]);
    }
    expect(rows[0].series.day).toEqual([0, 20, 40]);
    expect(rows[0].series.values['reach'].at(-1)).toBe(rows[0].metrics['reach']);
    expect(await sweep(RATES, { ...size, out }).done()).toMatchObject({ ran: 0, there: 6 });
    expect(await all(sweep(RATES, { ...size, out }))).toEqual([]);
  });

  test('a sweep that is left or stopped keeps what is finished, and goes on', async () => {
    const out = join(folder(), 'store');
    const size = { people: 300, days: 60, replicates: 400, out };
    for await (const row of sweep(RATES, size)) {
      expect(row.base).toBe('city');
      break;
    }
    const stop = new AbortController();
    const stopped = sweep(RATES, {
      ...size,
      signal: stop.signal,
      onProgress: () => stop.abort(new Error('enough')),
    });
    await expect(stopped.done()).rejects.toThrow('enough');
    const { ran, there } = await sweep(RATES, size).done();
    expect(there).toBeGreaterThan(0);
    expect(ran + there).toBe(800);
  });
});

describe('trouble', () => {
  test('is told as the command line tells it, in both languages, with all problems', async () => {
    const data = { version: 1, people: { cuont: 5 }, days: -1 };
    const error = await errorOf(() => loadScenario(data));
    expect(error.kind).toBe('input');
    expect(error.problems.map(({ code }) => code).toSorted()).toEqual(['outOfBounds', 'unknownField']);
    expect(error.text('en')).toContain('unknown field "cuont". Did you mean "count"?');
    expect(error.text('zh')).toContain('未知字段 "cuont"');
    const { stderr } = await kindling(['run', 'karat', '--lang', 'en']);
    const missing = await errorOf(() => run('karat'));
    expect(`${missing.text('en')}\n`).toBe(stderr);
  });

  test.each([
    ['notAnExperiment', () => compare('city')],
    ['comparesAll', () => compare('karate#edge')],
    ['unknownVariant', () => run('karate#egde')],
    ['notASweep', () => sweep('city')],
    ['unknownField', () => run('city', { set: { 'people.cuont': 5 } })],
    ['notAStore', () => sweep(RATES, { out: join(ROOT, 'docs') }).done()],
  ])('%s', async (code, work) => {
    const error = await errorOf(work);
    expect([error.kind, error.problems[0].code]).toEqual(['input', code]);
    expect(error.message).not.toMatch(/\{\{|undefined/);
  });

  test('a folder that cannot be written', async () => {
    const error = await errorOf(() => sweep(RATES, { people: 100, days: 5, out: '/proc/nothing' }).done());
    expect(error.kind).toBe('output');
  });

  test('whoever stops gets their own reason', async () => {
    const reason = new Error('enough');
    await expect(run('city', { ...LONG, signal: AbortSignal.abort(reason) }).result()).rejects.toBe(reason);
    await expect(
      compare('karate', { ...LONG, people: undefined as never, signal: AbortSignal.timeout(50) }),
    ).rejects.toThrow(expect.objectContaining({ name: 'TimeoutError' }));
    const stop = new AbortController();
    const days: number[] = [];
    const loop = async () => {
      for await (const { day } of run('city', { ...SMALL, signal: stop.signal }).days()) {
        days.push(day);
        if (day === 3) stop.abort(reason);
      }
    };
    await expect(loop()).rejects.toBe(reason);
    expect(days).toEqual([0, 1, 2, 3]);
    await expect(all(run('city', { ...LONG, signal: AbortSignal.abort(reason) }).replicates())).rejects.toBe(
      reason,
    );
    await expect(all(sweep(RATES, { signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
  });
});

/** Modules that a program loads; `test/plugins/` runs them. */
const PLUGINS = ['billboard.mjs'];

test.each(
  readdirSync(join(ROOT, 'examples')).filter((name) => name.endsWith('.mjs') && !PLUGINS.includes(name)),
)('example %s runs', (name) => {
  const said = execFileSync(process.execPath, [join(ROOT, 'examples', name), join(folder(), 'store')], {
    encoding: 'utf8',
  });
  expect(said).not.toBe('');
  expect(said).not.toMatch(/NaN|undefined|\[object/);
});
