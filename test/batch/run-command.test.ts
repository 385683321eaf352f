import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { VERSION, type Comparison, type Result } from '../../sim/index.ts';
import { folder, kindling, ROOT } from '../support/cli.ts';

const FAST = ['--replicates', '4', '--days', '20', '--quiet'];

describe('run', () => {
  test('--json prints the document and nothing else', async () => {
    const { status, stdout, stderr } = await kindling(['run', 'karate#president', '--json', ...FAST]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const result = JSON.parse(stdout) as Result;
    expect(result.provenance).toMatchObject({
      kindling: VERSION,
      seed: 7,
      replicates: 4,
      people: 34,
      days: 20,
      founders: 1,
    });
    expect(result.provenance.graphHash).toMatch(/^[0-9a-f]{64}$/);
    expect(result.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(result.kpis.reach).toSorted()).toEqual(
      ['ci', 'mean', 'n', 'q05', 'q25', 'q50', 'q75', 'q95', 'unit'].toSorted(),
    );
    expect(result.series.day).toHaveLength(21);
    expect(result.series.metrics.reach.q50).toHaveLength(21);
  });

  test('a start date stands beside the days, and changes nothing else', async () => {
    const here = folder();
    const run = async (start: object) => {
      writeFileSync(join(here, 'town.yaml'), JSON.stringify({ version: 1, people: { count: 50 }, start }));
      const { stdout } = await kindling(['run', 'town.yaml', '--out', 'out', ...FAST], { cwd: here });
      const [head, ...rows] = readFileSync(join(here, 'out/series.csv'), 'utf8').trim().split('\n');
      const { digest, provenance } = JSON.parse(
        readFileSync(join(here, 'out/result.json'), 'utf8'),
      ) as Result;
      return { stdout, head, last: rows.at(-1)!, digest, provenance };
    };
    const people = { member: 10, fan: '10 %' };
    const dated = await run({ people, date: '2024-02-20' });
    expect(dated.provenance.startDate).toBe('2024-02-20');
    expect(dated.stdout).toContain('Day 0 is 20 February 2024, day 20 is 11 March 2024.');
    expect(dated.head).toMatch(/^variant,day,date,/);
    expect(dated.last).toMatch(/,20,2024-03-11,/);
    const plain = await run({ people });
    expect(plain.provenance).not.toHaveProperty('startDate');
    expect(plain.head).not.toContain('date');
    expect(plain.digest).toBe(dated.digest);
  });

  test('the number of workers does not show in the bits', async () => {
    const digest = async (workers: string) =>
      (
        JSON.parse(
          (await kindling(['run', 'karate', '--json', '--workers', workers, ...FAST])).stdout,
        ) as Result
      ).digest;
    expect(await digest('1')).toBe(await digest('4'));
  });

  test('another seed gives other bits, the same words the same', async () => {
    const digest = async (seed: string) =>
      (JSON.parse((await kindling(['run', 'karate', '--json', '--seed', seed, ...FAST])).stdout) as Result)
        .digest;
    expect(await digest('spring')).toBe(await digest('spring'));
    expect(await digest('spring')).not.toBe(await digest('autumn'));
  });

  test('tells a person what came out, in both languages', async () => {
    const english = (await kindling(['run', 'karate', ...FAST])).stdout;
    expect(english).toMatch(/reach \(people\)/);
    expect(english).toMatch(/95% interval/);
    const chinese = (await kindling(['run', 'karate', '--lang', 'zh', ...FAST])).stdout;
    expect(chinese).toMatch(/触达（人）/);
    expect(chinese).toMatch(/95% 区间/);
  });

  test('--level is said', async () => {
    const { stdout } = await kindling(['run', 'karate', '--level', '80%', ...FAST]);
    expect(stdout).toMatch(/80% interval/);
    expect(stdout).toMatch(/60% of runs/);
  });

  test('--out writes a whole folder, people by their names, and leaves no half file', async () => {
    const out = join(folder(), 'results');
    expect((await kindling(['run', 'karate', '--out', out, '--transitions', ...FAST])).status).toBe(0);
    expect(readdirSync(out).toSorted()).toEqual([
      'cohort-value.csv',
      'cohorts.csv',
      'kindling.json',
      'replicates.csv',
      'result.json',
      'series.csv',
      'transitions.csv',
    ]);
    const [head, first] = readFileSync(join(out, 'transitions.csv'), 'utf8').split('\n');
    expect(head).toMatch(/^variant,replicate,day,person,from,to,parent,wordOfMouth,/);
    expect(first).toMatch(/^instructor,0,0,0,stranger,acquaintance,,/);
    expect(readFileSync(join(out, 'series.csv'), 'utf8').trim().split('\n')).toHaveLength(22);
    expect(readFileSync(join(out, 'replicates.csv'), 'utf8').trim().split('\n')).toHaveLength(5);
  });
});

test('compare --json: every variant, every pair, every metric', async () => {
  const { status, stdout } = await kindling(['compare', 'karate', '--json', ...FAST]);
  expect(status).toBe(0);
  const comparison = JSON.parse(stdout) as Comparison;
  expect(Object.keys(comparison.variants)).toEqual(['instructor', 'president', 'edge']);
  expect(comparison.pairs.map(({ a, b }) => `${a} ${b}`)).toEqual([
    'instructor president',
    'instructor edge',
    'president edge',
  ]);
  const { reach } = comparison.pairs[0].metrics;
  expect(Object.keys(reach).toSorted()).toEqual(
    [
      'aheadAnyWorlds',
      'aheadPairs',
      'aheadSameWorld',
      'ci',
      'difference',
      'n',
      'tiedPairs',
      'varianceRatio',
      'varianceRatioCi',
    ].toSorted(),
  );
});

test('one run makes no claim of an interval', async () => {
  const { stdout } = await kindling([
    'compare',
    'cold-or-trusted',
    '--quiet',
    '--replicates',
    '1',
    '--people',
    '1000',
  ]);
  expect(stdout).toMatch(/in one run/);
  expect(stdout).not.toMatch(/interval of the difference/);
});

test('results name their file as seen from where the command runs, and what ships by its place in the package', async () => {
  const size = ['--json', '--quiet', '--days', '2', '--replicates', '1'];
  const home = folder();
  writeFileSync(join(home, 'mine.yaml'), 'version: 1\npeople: { count: 10 }\nwordOfMouth: {}\n');
  const fileOf = async (name: string, cwd: string) =>
    (JSON.parse((await kindling(['run', name, ...size], { cwd })).stdout) as Result).provenance.file;
  expect(await fileOf('karate', home)).toBe(await fileOf('karate', ROOT));
  expect(await fileOf('karate', home)).toMatch(/^scenarios\/.*karate\.yaml$/);
  expect(await fileOf(join(home, 'mine.yaml'), home)).toBe('mine.yaml');
  expect(await fileOf('../mine.yaml', mkdtempSync(join(home, 'sub-')))).toBe('../mine.yaml');
});

test('a graph file named on the command line is looked for where the command runs', async () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'ties.csv'), 'ann,bob\nbob,cui\n');
  const own = ['--set', 'seeding.count=1', '--json', ...FAST];
  const set = ['--set', 'people.count=null', '--set', 'graph.kind=file', '--set'];
  for (const options of [
    ['--graph', 'ties.csv'],
    [...set, 'graph.path=ties.csv'],
  ]) {
    const { stdout, stderr } = await kindling(['run', 'city', ...options, ...own], { cwd });
    expect((JSON.parse(stdout || stderr) as Result).provenance.people).toBe(3);
  }
  const missing = await kindling(['run', 'city', ...set, 'graph.path=none.csv'], { cwd });
  expect(missing.stderr).toMatch(/^--set: the file "none\.csv" does not exist/);
});

test('a run without --transitions takes the moves of an earlier one away', async () => {
  const out = folder();
  await kindling(['run', 'karate', '--out', out, '--transitions', ...FAST]);
  expect(readdirSync(out)).toContain('transitions.csv');
  await kindling(['run', 'karate', '--out', out, ...FAST]);
  expect(readdirSync(out).toSorted()).toEqual([
    'cohort-value.csv',
    'cohorts.csv',
    'kindling.json',
    'replicates.csv',
    'result.json',
    'series.csv',
  ]);
});

test('one is singular', async () => {
  const one = [
    'run',
    'city',
    '--people',
    '1',
    '--days',
    '1',
    '--replicates',
    '1',
    '--set',
    'seeding.count=1',
  ];
  expect((await kindling([...one, '--quiet'])).stdout).toMatch(/ · 1 person · 1 day · 1 run · /);
});

test('FILE#variant with --set changes that variant alone; a path that exists is no variant', async () => {
  const small = ['--replicates', '1', '--days', '1', '--people', '200', '--json', '--quiet'];
  const set = ['--set', 'graph.degrees.exponent=3'];
  for (const name of ['degrees#power-low', 'degrees']) {
    const { status, stderr } = await kindling(['run', name, ...set, ...small]);
    expect(status, stderr).toBe(0);
  }
  const cwd = folder();
  mkdirSync(join(cwd, 'c#'));
  writeFileSync(join(cwd, 'c#/s.yaml'), 'version: 1\nseeding: {count: 1}\n');
  writeFileSync(join(cwd, 'team#2'), 'version: 1\nseeding: {count: 1}\n');
  for (const name of ['c#/s.yaml', 'team#2']) {
    const { status, stderr } = await kindling(['run', name, ...small], { cwd });
    expect(status, stderr).toBe(0);
  }
});

test('founders are named as they are typed', async () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'ties.csv'), '7,ann\nann,bob\nbob,007\n');
  // Nobody talks: who was asked is all there is.
  const scenario = (people: string) => `version: 1
days: 1
replicates: 1
graph: {kind: file, path: ties.csv}
seeding: {by: hand, people: ${people}}
`;
  writeFileSync(join(cwd, 'text.yaml'), scenario('["007"]'));
  writeFileSync(join(cwd, 'typed.yaml'), scenario('[007]'));
  writeFileSync(join(cwd, 'seven.yaml'), scenario('[7]'));
  const hashOf = async (...args: string[]) => {
    const { stdout, stderr } = await kindling(['run', ...args, '--json', '--quiet'], { cwd });
    expect(stderr).toBe('');
    const { provenance, digest } = JSON.parse(stdout) as Result;
    return [provenance.scenarioHash, digest];
  };
  const expected = await hashOf('text.yaml');
  expect(await hashOf('typed.yaml')).toEqual(expected);
  expect(await hashOf('seven.yaml', '--set', 'seeding.people=[007]')).toEqual(expected);
  expect((await hashOf('seven.yaml'))[1]).not.toBe(expected[1]);
});

test('a change of a variant that is not run is refused, not forgotten', async () => {
  for (const file of ['karate#president', 'karate']) {
    const { status, stdout, stderr } = await kindling(['run', file, '--set', 'edge:days=3', ...FAST]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(
      /--set edge:days.*changes the variant "edge", but only "(president|instructor)" is run/,
    );
  }
});
