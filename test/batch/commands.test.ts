import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { inBoth, loadFile, MECHANISM_IDS, VERSION } from '../../sim/index.ts';
import { load } from '../../batch/files.ts';
import { folder, kindling, ROOT } from '../support/cli.ts';

const FAST = ['--replicates', '4', '--days', '20', '--quiet'];
test('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  expect(VERSION).toBe(version);
  expect((await kindling(['--version'])).stdout.trim()).toBe(version);
});

test('graph: statistics of a file, what was removed said', async () => {
  const file = join(folder(), 'ties.csv');
  writeFileSync(file, 'a,b\nb,c\nc,a\na,a\nb,a\n');
  const statistics = JSON.parse((await kindling(['graph', file, '--json'])).stdout) as Record<
    string,
    unknown
  >;
  expect(statistics).toMatchObject({
    people: 3,
    ties: 3,
    clustering: 1,
    removed: { selfLoops: 1, parallelTies: 1 },
  });
  expect((await kindling(['graph', file])).stdout).toMatch(/1 × a tie to oneself and 1 × a tie stated again/);
  expect((await kindling(['graph', 'city'])).stdout).toMatch(/circles/);
});

test('graph: graphology JSON is a graph, not a scenario', async () => {
  const file = join(folder(), 'ties.json');
  writeFileSync(
    file,
    JSON.stringify({ nodes: [{ key: 'a' }, { key: 'b' }], edges: [{ source: 'a', target: 'b' }] }),
  );
  expect(JSON.parse((await kindling(['graph', file, '--json'])).stdout)).toMatchObject({
    people: 2,
    ties: 1,
  });
});

test('schema: a JSON Schema that accepts what ships', async () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  for (const kind of ['scenario', 'experiment'] as const) {
    const validate = ajv.compile(JSON.parse((await kindling(['schema', kind])).stdout) as object);
    const file = kind === 'scenario' ? 'city' : 'karate';
    const text = readFileSync(join(ROOT, 'scenarios', `${file}.yaml`), 'utf8');
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ version: 1, nonsense: 1 })).toBe(false);
  }
});

test('explain: a field, a section, a metric, a stage; unknown names get a suggestion', async () => {
  const field = (await kindling(['explain', 'events.offlineRatio'])).stdout;
  expect(field).toMatch(/Default: 6.9/);
  expect(field).toMatch(/Roghanizad/);
  expect((await kindling(['explain', 'referral', '--lang', 'zh'])).stdout).toMatch(/推荐/);
  expect((await kindling(['explain', 'channels.mine.reach'])).stdout).toMatch(/people per day/);
  expect((await kindling(['explain', 'reachNew'])).stdout).toMatch(/other than founders/);
  expect((await kindling(['explain', 'superfan'])).stdout).toMatch(/partner/);
  const wrong = await kindling(['explain', 'events.offlineRato']);
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toMatch(/events\.offlineRatio/);
});

test('list: everything that ships, as JSON too', async () => {
  const listed = JSON.parse((await kindling(['list', '--json'])).stdout) as {
    id: string;
    title: { zh: string };
  }[];
  expect(listed.map((l) => l.id)).toEqual(
    expect.arrayContaining(['hundred-kols', 'cold-or-trusted', 'meet-once', 'karate']),
  );
  for (const { title } of listed) expect(title.zh).toMatch(/[\u4e00-\u9fff]/);
});

describe.each(['community', 'plain'])('new --template %s', (template) => {
  test.each(['en', 'zh'])('writes a clean, commented scenario (%s)', async (lang) => {
    const file = join(folder(), 'mine.yaml');
    expect((await kindling(['new', file, '--template', template, '--lang', lang])).status).toBe(0);
    const { problems, variants } = loadFile(file, load);
    expect(problems).toEqual([]);
    expect(inBoth(variants[0].label).en).toContain('mine');
    expect(
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.includes('#')).length,
    ).toBeGreaterThan(20);
    expect((await kindling(['run', file, '--quiet', '--replicates', '1', '--days', '5'])).status).toBe(0);
    const again = await kindling(['new', file]);
    expect(again.status).toBe(2);
    expect(existsSync(file)).toBe(true);
  });
});

test('new: every mechanism is there, and those that are off run when their # is taken away', async () => {
  const file = join(folder(), 'all.yaml');
  expect((await kindling(['new', file])).status).toBe(0);
  // What explains begins with '# ', what is off with '#' and the line as it would stand.
  const document = readFileSync(file, 'utf8').replaceAll(/^#(?=\S| {2})/gm, '');
  for (const id of MECHANISM_IDS) expect(document).toMatch(new RegExp(`^${id}:$`, 'm'));
  writeFileSync(file, document);
  const { problems } = loadFile(file, load);
  expect(problems).toEqual([]);
});

test('diff: the fields that differ, defaults filled in', async () => {
  const rows = JSON.parse(
    (await kindling(['diff', 'karate#instructor', 'karate#edge', '--json'])).stdout,
  ) as unknown;
  expect(rows).toEqual([{ path: 'seeding.people.0', a: '0', b: '16' }]);
  expect((await kindling(['diff', 'city', 'city'])).stdout.trim()).toBe('No difference.');
});

test('diff: results by what they hold, whatever they are called, and never with a scenario', async () => {
  const cwd = folder();
  for (const seed of ['1', '2']) {
    const { stdout } = await kindling(['run', 'karate', '--json', '--seed', seed, ...FAST]);
    writeFileSync(join(cwd, `seed-${seed}.json`), stdout);
  }
  const { status, stdout } = await kindling(['diff', 'seed-1.json', 'seed-2.json'], { cwd });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^provenance\.seed: +1 +→ +2$/m);
  const unlike = await kindling(['diff', 'karate', 'seed-1.json'], { cwd });
  expect(unlike.status).toBe(2);
  expect(unlike.stderr).toMatch(/"seed-1\.json" is a result and "karate" is a scenario/);
});

test('check: a sweep, with the messages that running it would give', async () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'base.yaml'), 'version: 1\npeople: {count: 20}\nwordOfMouth: {}\n');
  const write = (factor: string) =>
    writeFileSync(
      join(cwd, 's.yaml'),
      `version: 1\nbase: base.yaml\nfactors: {${factor}: [1, 2]}\nreplicates: 3\n`,
    );
  write('days');
  expect(await kindling(['check', 's.yaml'], { cwd })).toMatchObject({
    status: 0,
    stdout: 's.yaml: fine. A sweep of 2 points × 3 replicates = 6 runs.\n',
  });
  write('seeding.cuont');
  const checked = await kindling(['check', 's.yaml'], { cwd });
  expect(checked).toMatchObject({ status: 2, stdout: '' });
  expect(checked.stderr).toContain('seeding.count');
  expect(checked).toEqual(await kindling(['sweep', 's.yaml', '--out', 'out'], { cwd }));
});

test('check and graph: a graph file alone, in any of its formats', async () => {
  const cwd = folder();
  writeFileSync(join(cwd, 'ties.csv'), 'ann,bob\nbob,cui\nbob,ann\n');
  const { status, stdout } = await kindling(['check', 'ties.csv'], { cwd });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^ties\.csv: fine\. A graph of 3 people and 2 ties\.\n.*1 × a tie stated again/);
  writeFileSync(join(cwd, 'ties.csv'), 'ann,bob\nbob\n');
  expect(await kindling(['check', 'ties.csv'], { cwd })).toMatchObject({ status: 2, stdout: '' });
  writeFileSync(join(cwd, 'ties.json'), '{"nodes": [{"id": "a"}, {"id": "b"}], "links": []}');
  expect((await kindling(['graph', 'ties.json'], { cwd })).stdout).toMatch(
    /format +JSON[^]*2 people without ties/,
  );
  writeFileSync(join(cwd, 'out.friends'), gzipSync('# a note\nsource,target,calls\nann,bob,3\n'));
  const packed = await kindling(['graph', 'out.friends'], { cwd });
  expect(packed.stdout).toMatch(/edge list, unpacked from gzip[^]*header in line 2: source, target, calls/);
  expect(packed.stderr).toMatch(
    /^note: out\.friends: no weights were read; columns that hold numbers: calls\./,
  );
  writeFileSync(join(cwd, 'cut.csv.gz'), gzipSync('ann,bob\n').subarray(0, 15));
  expect((await kindling(['graph', 'cut.csv.gz'], { cwd })).stderr).toMatch(/gzip file cannot be unpacked/);
  writeFileSync(
    join(cwd, 'ties.xlsx'),
    Buffer.from('PK\u0003\u0004[Content_Types].xml\0xl/workbook.xml', 'latin1'),
  );
  expect(await kindling(['graph', 'ties.xlsx'], { cwd })).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/Excel workbook\. Save the sheet/) as string,
  });
  writeFileSync(join(cwd, 'weights.csv'), 'a,b,3\nb,c,1\n');
  const weighted = await kindling(['graph', 'weights.csv', '--json', '--set', 'graph.weightCut=2'], { cwd });
  expect(JSON.parse(weighted.stdout)).toMatchObject({ ties: 2, strongShare: 0.5 });
});

test('explain: a field by its last name, and every name that the README explains', async () => {
  expect((await kindling(['explain', 'interest'])).stdout).toMatch(/^events\.series\.<name>\.interest /);
  expect((await kindling(['explain', 'talk.superfan'])).stdout).toMatch(/^wordOfMouth\.talk\.superfan /);
  for (const name of ['README.md', 'README.zh.md']) {
    const asked = readFileSync(join(ROOT, name), 'utf8').matchAll(/kindling explain ([\w.]+)/g);
    const names = [...asked].map(([, field]) => field);
    expect(names.length).toBeGreaterThan(1);
    for (const field of names) expect((await kindling(['explain', field])).status, field).toBe(0);
  }
});
