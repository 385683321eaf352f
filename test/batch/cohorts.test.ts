import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '../../sim/index.ts';
import { folder, kindling } from '../support/cli.ts';

/** A community of 60 members that loses some and wins others, over 100 days. */
const CLUB = `version: 1
days: 100
replicates: 4
people: { count: 200 }
start: { people: { member: 60 } }
everyday:
  trust: { stranger: 0.01, acquaintance: 0.02, lapsed: 0.01 }
  doubt: { member: 0.01, fan: 0.01 }
`;

describe('what --cohorts and --out tell of who stays', () => {
  let result: Result;
  let stdout: string;
  let out: string;
  const read = (name: string) =>
    Papa.parse<Record<string, string>>(readFileSync(join(out, name), 'utf8').trim(), { header: true }).data;

  beforeAll(async () => {
    const file = join(folder(), 'club.yaml');
    out = join(folder(), 'results');
    writeFileSync(file, CLUB);
    const ran = await kindling(['run', file, '--cohorts', '--out', out, '--quiet', '--lang', 'en']);
    expect(ran.stderr).toBe('');
    ({ stdout } = ran);
    result = JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')) as Result;
  });

  test('the triangle has a row a cohort; of day 0 all 60 are in it, with their share and its band', () => {
    const share = result.retention.present['30'].mean[0]!;
    expect(share).toBeGreaterThan(0.5);
    expect(share).toBeLessThan(1);
    const line = stdout.split('\n').find((text) => text.includes('there on day 0'))!;
    expect(line).toMatch(new RegExp(`there on day 0\\s+60\\s+${Math.round(100 * share)}%`));
    expect(stdout).toContain('days 1–30');
    expect(stdout, 'no cohort reaches the age of half a year').not.toContain('180 days');
  });

  test('cohorts.csv has a row a cohort and age, with what result.json has', () => {
    const rows = read('cohorts.csv');
    expect(rows).toHaveLength(5 * 5);
    const one = rows.find(({ cohort, age }) => cohort === '1' && age === '30')!;
    expect([one['firstDay'], one['lastDay']]).toEqual(['1', '30']);
    expect(Number(one['present.mean'])).toBe(result.retention.present['30'].mean[1]);
    expect(Number(one['unbroken.q05'])).toBe(
      (result.retention.unbroken['30'] as unknown as Record<string, number[]>)['q05'][1],
    );
    const late = rows.find(({ cohort, age }) => cohort === '4' && age === '30')!;
    expect(late['present.mean'], 'not seen to that age').toBe('');
  });

  test('months.csv balances: members = members before + new + returned − lost', () => {
    const rows = read('months.csv');
    expect(rows.map(({ lastDay }) => lastDay)).toEqual(['30', '60', '90']);
    let members = 60;
    for (const row of rows) {
      const [come, back, gone] = ['new', 'returned', 'lost'].map((name) => Number(row[`${name}.mean`]));
      members += come + back - gone;
      expect(Number(row['members.mean'])).toBeCloseTo(members, 9);
    }
  });

  test('stage-flow.csv has everybody in every month', () => {
    const rows = read('stage-flow.csv');
    for (const month of ['1', '2', '3']) {
      const of = rows.filter((row) => row['month'] === month);
      expect(of.reduce((sum, { people }) => sum + Number(people), 0)).toBeCloseTo(200, 9);
    }
  });

  test('a run shorter than a month says that it has none, and writes no file of them', async () => {
    const short = join(folder(), 'short');
    const { stdout, status } = await kindling([
      'run',
      'karate',
      '--days',
      '20',
      '--replicates',
      '2',
      '--cohorts',
      '--out',
      short,
      '--lang',
      'zh',
    ]);
    expect(status).toBe(0);
    expect(stdout).toContain('无：运行不足一个 30 天的月');
    expect(() => readFileSync(join(short, 'months.csv'))).toThrow('ENOENT');
  });
});

describe('saturation', () => {
  const full = (count: number) =>
    ['run', 'city', '--people', '50', '--days', '2', '--replicates', '2', '--quiet'].concat(
      ['--set', 'seeding=null'],
      ['--set', `start={people: {member: ${count}}}`],
    );

  test('above 80 % of people results warn, and say what to do; at 80 % they do not', async () => {
    const over = (await kindling([...full(45), '--lang', 'en'])).stdout;
    expect(over).toMatch(/Warning \(A city of 10,000\): (8|9)\d% of all people are members/);
    expect(over).toContain('people.count is the reachable market');
    expect((await kindling([...full(45), '--lang', 'zh'])).stdout).toMatch(
      /警告（.+）：期末有 (8|9)\d% 的人是成员/,
    );
    expect((await kindling(full(20))).stdout).not.toMatch(/Warning|警告/);
  });
});
