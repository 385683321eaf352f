import { Ajv2020 } from 'ajv/dist/2020.js';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { inBoth, loadFile, MECHANISM_IDS, VERSION, type Comparison, type Result } from '../../sim/index.ts';
import { load } from '../../batch/files.ts';
import { folder, kindling, ROOT } from './cli.ts';

const FAST = ['--replicates', '4', '--days', '20', '--quiet'];

test('the version is that of the package', () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  expect(VERSION).toBe(version);
  expect(kindling(['--version']).stdout.trim()).toBe(version);
});

describe('run', () => {
  test('--json prints the document and nothing else', () => {
    const { status, stdout, stderr } = kindling(['run', 'karate#president', '--json', ...FAST]);
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
    expect(result.bits).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(result.kpis.reach).toSorted()).toEqual(
      ['ci', 'mean', 'n', 'q05', 'q25', 'q50', 'q75', 'q95', 'unit'].toSorted(),
    );
    expect(result.series.day).toHaveLength(21);
    expect(result.series.metrics.reach.q50).toHaveLength(21);
  });

  test('a start date stands beside the days, and changes nothing else', () => {
    const here = folder();
    const run = (start: object) => {
      writeFileSync(join(here, 'town.yaml'), JSON.stringify({ version: 1, people: { count: 50 }, start }));
      const { stdout } = kindling(['run', 'town.yaml', '--out', 'out', ...FAST], { cwd: here });
      const [head, ...rows] = readFileSync(join(here, 'out/series.csv'), 'utf8').trim().split('\n');
      const { bits, provenance } = JSON.parse(readFileSync(join(here, 'out/result.json'), 'utf8')) as Result;
      return { stdout, head, last: rows.at(-1)!, bits, provenance };
    };
    const people = { member: 10, fan: '10 %' };
    const dated = run({ people, date: '2024-02-20' });
    expect(dated.provenance.startDate).toBe('2024-02-20');
    expect(dated.stdout).toContain('Day 0 is 20 February 2024, day 20 is 11 March 2024.');
    expect(dated.head).toMatch(/^variant,day,date,/);
    expect(dated.last).toMatch(/,20,2024-03-11,/);
    const plain = run({ people });
    expect(plain.provenance).not.toHaveProperty('startDate');
    expect(plain.head).not.toContain('date');
    expect(plain.bits).toBe(dated.bits);
  });

  test('the number of workers does not show in the bits', () => {
    const bits = (workers: string) =>
      (JSON.parse(kindling(['run', 'karate', '--json', '--workers', workers, ...FAST]).stdout) as Result)
        .bits;
    expect(bits('1')).toBe(bits('4'));
  });

  test('another seed gives other bits, the same words the same', () => {
    const bits = (seed: string) =>
      (JSON.parse(kindling(['run', 'karate', '--json', '--seed', seed, ...FAST]).stdout) as Result).bits;
    expect(bits('spring')).toBe(bits('spring'));
    expect(bits('spring')).not.toBe(bits('autumn'));
  });

  test('tells a person what came out, in both languages', () => {
    const english = kindling(['run', 'karate', ...FAST]).stdout;
    expect(english).toMatch(/reach \(people\)/);
    expect(english).toMatch(/95% interval/);
    const chinese = kindling(['run', 'karate', '--lang', 'zh', ...FAST]).stdout;
    expect(chinese).toMatch(/触达（人）/);
    expect(chinese).toMatch(/95% 区间/);
  });

  test('--level is said', () => {
    const { stdout } = kindling(['run', 'karate', '--level', '80%', ...FAST]);
    expect(stdout).toMatch(/80% interval/);
    expect(stdout).toMatch(/80% of runs/);
  });

  test('--out writes a whole folder, people by their names, and leaves no half file', () => {
    const out = join(folder(), 'results');
    expect(kindling(['run', 'karate', '--out', out, '--events', ...FAST]).status).toBe(0);
    expect(readdirSync(out).toSorted()).toEqual([
      'events.csv',
      'replicates.csv',
      'result.json',
      'series.csv',
    ]);
    const [head, first] = readFileSync(join(out, 'events.csv'), 'utf8').split('\n');
    expect(head).toMatch(/^variant,replicate,day,person,from,to,parent,wordOfMouth,/);
    expect(first).toMatch(/^instructor,0,0,0,stranger,acquaintance,,/);
    expect(readFileSync(join(out, 'series.csv'), 'utf8').trim().split('\n')).toHaveLength(22);
    expect(readFileSync(join(out, 'replicates.csv'), 'utf8').trim().split('\n')).toHaveLength(5);
  });
});

test('compare --json: every variant, every pair, every metric', () => {
  const { status, stdout } = kindling(['compare', 'karate', '--json', ...FAST]);
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

test('graph: statistics of a file, what was removed said', () => {
  const file = join(folder(), 'ties.csv');
  writeFileSync(file, 'a,b\nb,c\nc,a\na,a\nb,a\n');
  const statistics = JSON.parse(kindling(['graph', file, '--json']).stdout) as Record<string, unknown>;
  expect(statistics).toMatchObject({
    people: 3,
    ties: 3,
    clustering: 1,
    removed: { selfLoops: 1, parallelTies: 1 },
  });
  expect(kindling(['graph', file]).stdout).toMatch(/1 × a tie to oneself and 1 × a tie stated again/);
  expect(kindling(['graph', 'city']).stdout).toMatch(/circles/);
});

test('graph: graphology JSON is a graph, not a scenario', () => {
  const file = join(folder(), 'ties.json');
  writeFileSync(
    file,
    JSON.stringify({ nodes: [{ key: 'a' }, { key: 'b' }], edges: [{ source: 'a', target: 'b' }] }),
  );
  expect(JSON.parse(kindling(['graph', file, '--json']).stdout)).toMatchObject({ people: 2, ties: 1 });
});

test('one run makes no claim of an interval', () => {
  const { stdout } = kindling([
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

test('schema: a JSON Schema that accepts what ships', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  for (const kind of ['scenario', 'experiment'] as const) {
    const validate = ajv.compile(JSON.parse(kindling(['schema', kind]).stdout) as object);
    const file = kind === 'scenario' ? 'city' : 'karate';
    const text = readFileSync(join(ROOT, 'scenarios', `${file}.yaml`), 'utf8');
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ version: 1, nonsense: 1 })).toBe(false);
  }
});

test('explain: a field, a section, a metric, a stage; unknown names get a suggestion', () => {
  const field = kindling(['explain', 'events.offlineRatio']).stdout;
  expect(field).toMatch(/Default: 6.9/);
  expect(field).toMatch(/Roghanizad/);
  expect(kindling(['explain', 'referral', '--lang', 'zh']).stdout).toMatch(/推荐/);
  expect(kindling(['explain', 'channels.mine.reach']).stdout).toMatch(/people per day/);
  expect(kindling(['explain', 'reach']).stdout).toMatch(/other than founders/);
  expect(kindling(['explain', 'superfan']).stdout).toMatch(/partner/);
  const wrong = kindling(['explain', 'events.offlineRato']);
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toMatch(/events\.offlineRatio/);
});

test('list: everything that ships, as JSON too', () => {
  const listed = JSON.parse(kindling(['list', '--json']).stdout) as { id: string; title: { zh: string } }[];
  expect(listed.map((l) => l.id)).toEqual(
    expect.arrayContaining(['hundred-kols', 'cold-or-trusted', 'meet-once', 'karate']),
  );
  for (const { title } of listed) expect(title.zh).toMatch(/[\u4e00-\u9fff]/);
});

describe.each(['city', 'plain'])('new --template %s', (template) => {
  test.each(['en', 'zh'])('writes a clean, commented scenario (%s)', (lang) => {
    const file = join(folder(), 'mine.yaml');
    expect(kindling(['new', file, '--template', template, '--lang', lang]).status).toBe(0);
    const { problems, variants } = loadFile(file, load);
    expect(problems).toEqual([]);
    expect(inBoth(variants[0].label).en).toContain('mine');
    expect(
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.includes('#')).length,
    ).toBeGreaterThan(20);
    expect(kindling(['run', file, '--quiet', '--replicates', '1', '--days', '5']).status).toBe(0);
    const again = kindling(['new', file]);
    expect(again.status).toBe(2);
    expect(existsSync(file)).toBe(true);
  });
});

test('new: every mechanism is there, and those that are off run when their # is taken away', () => {
  const file = join(folder(), 'all.yaml');
  expect(kindling(['new', file]).status).toBe(0);
  // What explains begins with '# ', what is off with '#' and the line as it would stand.
  const document = readFileSync(file, 'utf8').replaceAll(/^#(?=\S| {2})/gm, '');
  for (const id of MECHANISM_IDS) expect(document).toMatch(new RegExp(`^${id}:$`, 'm'));
  writeFileSync(file, document);
  const { problems } = loadFile(file, load);
  expect(problems).toEqual([]);
});

test('results name their file as seen from where the command runs, and what ships by its place in the package', () => {
  const size = ['--json', '--quiet', '--days', '2', '--replicates', '1'];
  const home = folder();
  writeFileSync(join(home, 'mine.yaml'), 'version: 1\npeople: { count: 10 }\nwordOfMouth: {}\n');
  const fileOf = (name: string, cwd: string) =>
    (JSON.parse(kindling(['run', name, ...size], { cwd }).stdout) as Result).provenance.file;
  expect(fileOf('karate', home)).toBe(fileOf('karate', ROOT));
  expect(fileOf('karate', home)).toMatch(/^scenarios\/.*karate\.yaml$/);
  expect(fileOf(join(home, 'mine.yaml'), home)).toBe('mine.yaml');
  expect(fileOf('../mine.yaml', mkdtempSync(join(home, 'sub-')))).toBe('../mine.yaml');
});

test('diff: the fields that differ, defaults filled in', () => {
  const rows = JSON.parse(kindling(['diff', 'karate#instructor', 'karate#edge', '--json']).stdout) as unknown;
  expect(rows).toEqual([{ path: 'seeding.people.0', a: '0', b: '16' }]);
  expect(kindling(['diff', 'city', 'city']).stdout.trim()).toBe('No difference.');
});

test('diff: results by what they hold, whatever they are called, and never with a scenario', () => {
  const cwd = folder();
  for (const seed of ['1', '2']) {
    const { stdout } = kindling(['run', 'karate', '--json', '--seed', seed, ...FAST]);
    writeFileSync(join(cwd, `seed-${seed}.json`), stdout);
  }
  const { status, stdout } = kindling(['diff', 'seed-1.json', 'seed-2.json'], { cwd });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^provenance\.seed: +1 +→ +2$/m);
  const unlike = kindling(['diff', 'karate', 'seed-1.json'], { cwd });
  expect(unlike.status).toBe(2);
  expect(unlike.stderr).toMatch(/"seed-1\.json" is a result and "karate" a scenario/);
});

test('check: a sweep, with the messages that running it would give', () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'base.yaml'), 'version: 1\npeople: {count: 20}\nwordOfMouth: {}\n');
  const write = (factor: string) =>
    writeFileSync(
      join(cwd, 's.yaml'),
      `version: 1\nbase: base.yaml\nfactors: {${factor}: [1, 2]}\nreplicates: 3\n`,
    );
  write('days');
  expect(kindling(['check', 's.yaml'], { cwd })).toMatchObject({
    status: 0,
    stdout: 's.yaml: fine. A sweep of 2 points × 3 replicates = 6 runs.\n',
  });
  write('seeding.cuont');
  const checked = kindling(['check', 's.yaml'], { cwd });
  expect(checked).toMatchObject({ status: 2, stdout: '' });
  expect(checked.stderr).toContain('seeding.count');
  expect(checked).toEqual(kindling(['sweep', 's.yaml', '--out', 'out'], { cwd }));
});

test('check and graph: a graph file alone, in any of its formats', () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'ties.csv'), 'ann,bob\nbob,cui\nbob,ann\n');
  const { status, stdout } = kindling(['check', 'ties.csv'], { cwd });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^ties\.csv: fine\. A graph of 3 people and 2 ties\.\n.*1 × a tie stated again/);
  writeFileSync(join(cwd, 'ties.csv'), 'ann,bob\nbob\n');
  expect(kindling(['check', 'ties.csv'], { cwd })).toMatchObject({ status: 2, stdout: '' });
  // What other programs call "links" is a graph too, if one that cannot be read.
  writeFileSync(join(cwd, 'ties.json'), '{"nodes": [{"id": "a"}], "links": []}');
  expect(kindling(['graph', 'ties.json'], { cwd }).stderr).toMatch(/nodes\[0\] has no "key"/);
  writeFileSync(join(cwd, 'weights.csv'), 'a,b,3\nb,c,1\n');
  const weighted = kindling(['graph', 'weights.csv', '--json', '--set', 'graph.weightCut=2'], { cwd });
  expect(JSON.parse(weighted.stdout)).toMatchObject({ ties: 2, strongShare: 0.5 });
});

test('a graph file named on the command line is looked for where the command runs', () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'ties.csv'), 'ann,bob\nbob,cui\n');
  const own = ['--set', 'seeding.count=1', '--json', ...FAST];
  const set = ['--set', 'people.count=null', '--set', 'graph.kind=file', '--set'];
  for (const options of [
    ['--graph', 'ties.csv'],
    [...set, 'graph.path=ties.csv'],
  ]) {
    const { stdout, stderr } = kindling(['run', 'city', ...options, ...own], { cwd });
    expect((JSON.parse(stdout || stderr) as Result).provenance.people).toBe(3);
  }
  const missing = kindling(['run', 'city', ...set, 'graph.path=none.csv'], { cwd });
  expect(missing.stderr).toMatch(/^--set: no file "none\.csv" was found/);
});

test('a run without --events takes the moves of an earlier one away', () => {
  const out = folder();
  kindling(['run', 'karate', '--out', out, '--events', ...FAST]);
  expect(readdirSync(out)).toContain('events.csv');
  kindling(['run', 'karate', '--out', out, ...FAST]);
  expect(readdirSync(out).toSorted()).toEqual(['replicates.csv', 'result.json', 'series.csv']);
});

test('one is singular', () => {
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
  expect(kindling([...one, '--quiet']).stdout).toMatch(/ · 1 person · 1 day · 1 run · /);
});

test('explain: a field by its last name, and every name that the README explains', () => {
  expect(kindling(['explain', 'interest']).stdout).toMatch(/^events\.series\.<name>\.interest /);
  expect(kindling(['explain', 'talk.superfan']).stdout).toMatch(/^wordOfMouth\.talk\.superfan /);
  for (const name of ['README.md', 'README.zh.md']) {
    const asked = readFileSync(join(ROOT, name), 'utf8').matchAll(/kindling explain ([\w.]+)/g);
    const names = [...asked].map(([, field]) => field);
    expect(names.length).toBeGreaterThan(1);
    for (const field of names) expect(kindling(['explain', field]).status, field).toBe(0);
  }
});
