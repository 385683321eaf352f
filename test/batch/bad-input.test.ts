import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, kindling } from '../support/cli.ts';

/** A wrong input gets its place, what was found, what was expected and what to do – and exit code 2. */
async function refuses(
  text: string,
  expected: RegExp[],
  name = 'mine.yaml',
  files: Record<string, string> = {},
): Promise<void> {
  const cwd = folder();
  writeFileSync(join(cwd, name), text);
  for (const [other, content] of Object.entries(files)) writeFileSync(join(cwd, other), content);
  for (const command of ['check', 'run']) {
    const { status, stdout, stderr } = await kindling([command, name], { cwd });
    expect(status, stderr).toBe(2);
    expect(stdout).toBe('');
    for (const pattern of expected) expect(stderr).toMatch(pattern);
    expect(stderr.trim().split('\n').length, stderr).toBe(expected.length);
  }
}

describe('a scenario', () => {
  test('with an unknown field: line and nearest name', async () => {
    await refuses('version: 1\nwordofmouth: {}\n', [/^mine\.yaml:2:1 .*"wordofmouth".*"wordOfMouth"/]);
  });

  test('with numbers out of bounds: value, bound and unit, each on its line', async () => {
    await refuses('version: 1\ndays: -3\nwordOfMouth:\n  talk:\n    member: 900\n', [
      /^mine\.yaml:2:7 days: .*-3.*0/m,
      /^mine\.yaml:5:13 wordOfMouth\.talk\.member: .*900.*64.*per day/m,
    ]);
  });

  test('with the wrong kind of value', async () => {
    await refuses('version: 1\ndays: many\n', [/^mine\.yaml:2:7 days: .*number.*"many"/]);
  });

  test('with a key twice', async () => {
    await refuses('version: 1\ndays: 3\ndays: 4\n', [/^mine\.yaml:3:1 days: .*line 2/]);
  });

  test('that is cut off', async () => {
    await refuses('version: 1\ngraph: { kind: circles, circ', [/^mine\.yaml:\d+/]);
  });

  test('that is empty', async () => {
    await refuses('', [/^mine\.yaml/]);
  });

  test('with nobody in it', async () => {
    await refuses('version: 1\npeople: { count: 0 }\n', [/^mine\.yaml:2:18 people\.count: .*0.*1/]);
  });

  test('that extends itself', async () => {
    await refuses('extends: other.yaml\n', [/mine\.yaml → other\.yaml → mine\.yaml/], 'mine.yaml', {
      'other.yaml': 'extends: mine.yaml\nversion: 1\n',
    });
  });

  test('with more founders than people', async () => {
    await refuses('version: 1\npeople: { count: 50 }\nseeding: { count: 51 }\n', [
      /^mine\.yaml:3:19 seeding\.count: .*51.*50/,
    ]);
  });

  test('with a graph larger than memory: how much it needs', async () => {
    const big = 'version: 1\npeople: { count: 900000000 }\ngraph: { kind: barabasi-albert, attach: 1 }\n';
    const cwd = folder();
    writeFileSync(join(cwd, 'mine.yaml'), big);
    const { status, stderr } = await kindling(['run', 'mine.yaml'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toMatch(/GB/);
  });
});

describe('a graph file', () => {
  const scenario = 'version: 1\ngraph: { kind: file, path: ties.csv }\n';

  test('that is missing', async () => {
    await refuses(scenario, [/^mine\.yaml:2:28 graph\.path: .*ties\.csv/]);
  });

  test('with a broken row: its line', async () => {
    await refuses(scenario, [/^ties\.csv:3.*"c"/], 'mine.yaml', { 'ties.csv': 'a,b\nb,c\nc\n' });
  });

  test('with an edge to nobody', async () => {
    await refuses(scenario, [/^ties\.csv:2/], 'mine.yaml', { 'ties.csv': 'a,b\nb,\n' });
  });

  test('without the founders that the scenario names: their line, in `check` too', async () => {
    const founders = 'seeding: { by: hand, people: [a, bo] }\n';
    await refuses(
      scenario + founders,
      [/^mine\.yaml:3:34 seeding\.people\.1: .*"bo".*a, b, c/],
      'mine.yaml',
      {
        'ties.csv': 'a,b\nb,c\n',
      },
    );
  });

  test('of another size than the scenario says', async () => {
    await refuses(`${scenario}people: { count: 9 }\n`, [/people\.count: .*9.*3/], 'mine.yaml', {
      'ties.csv': 'a,b\nb,c\n',
    });
  });
});

describe('the command line', () => {
  test.each([
    [['run', 'karat'], /"karat".*"karate"/],
    [['run', 'karate#teacher'], /"teacher".*instructor/],
    [['compare', 'city'], /city\.yaml/],
    [['rnu', 'karate'], /"rnu".*"run"/],
    [['run', 'karate', '--dayz', '3'], /--dayz.*--days/],
    [['run', 'karate', '--days', 'x'], /"x".*≥ 0/],
    [['run', 'karate', '--set', 'days'], /days.*=/],
    [['run', 'karate', '--set', 'wordOfMouth.tlak.member=1'], /"tlak".*"talk"/],
    [['run', 'karate', '--graph', 'none.csv'], /none\.csv/],
    [['run'], /file/],
    [['ui', '--port', '99999999'], /65535/],
    [['schema', 'foo'], /"foo".*scenario/],
    [['run', 'karate', '--lang', 'fr'], /"fr".*zh.*en/],
    [['run', 'karate', '--set', 'days='], /"days=".*null/],
    [['run', 'karate', '--set', 'channels."a.b.reach=1'], /^--set: the double quotes in/],
    [['run', 'karate', '--days', ''], /"--days".*needs a value/],
    [['run', 'karate', '--out= '], /"--out".*needs a value/],
    [['claims', '--seed', ''], /"--seed".*needs a value/],
    [['run', 'gone#/s.yaml'], /"gone#\/s\.yaml"/],
    [['compare', 'degrees', '--set', 'power-low:graph.degrees.exponent=-3'], /^--set power-low:.*exponent/],
    [['run', 'karate#presidnt'], /"presidnt".*Did you mean "president"/],
    [['compare', 'karate#edge'], /"edge".*kindling run karate#edge/],
    [['compare', 'karate', '--set', 'presidnt:days=3'], /"presidnt".*"president"/],
    [['run', 'karate', '--transitions'], /--transitions.*--out/],
    [['run', 'karate', '--people'], /--people.*value/],
    [['run', 'karate', 'city'], /"run" takes 1, found 2/],
    [['help', 'foo'], /unknown command "foo"/],
    [['run', 'scenarios/validation/triangle.csv'], /a graph.*kindling run city --graph .*triangle\.csv/],
    [['graph', 'none.csv'], /^none\.csv: the file .* does not exist/],
    [['check', 'none.csv'], /^none\.csv: the file .* does not exist/],
    [['explain', 'foo'], /unknown field "foo"\. Known fields here: version.*events/],
  ])('%j is refused in one line', async (args, pattern) => {
    const { status, stdout, stderr } = await kindling(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(pattern);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('control characters of names are written out', async () => {
    for (const name of ['a\u001b]0;owned\u0007', 'b\u009b2J', 'c\u202exslx.', 'd\re']) {
      const { stderr } = await kindling(['run', name]);
      expect(stderr).toMatch(/^[abcd]\\u/);
      expect(stderr.trimEnd()).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    }
  });

  test.each([
    [['run', 'karate', '--dayz', '3'], /未知选项/],
    [['run', 'karate', '--people'], /要写一个值/],
    [['run', 'karate', 'city'], /参数太多/],
    [['help', 'foo'], /未知命令/],
  ])('%j is refused in Chinese too', async (args, pattern) => {
    expect((await kindling(args, { env: { LANG: 'zh_CN.UTF-8' } })).stderr).toMatch(pattern);
  });

  test('a language alone shows the help in it', async () => {
    const { status, stdout, stderr } = await kindling(['--lang', 'zh']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^用法/);
    expect((await kindling(['--lang', 'fr'])).status).toBe(2);
  });

  test('a folder that cannot be made is wrong input, and nothing is left', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'taken'), '');
    const { status, stderr } = await kindling(
      ['run', 'karate', '--out', 'taken/results', '--replicates', '1'],
      {
        cwd,
      },
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/taken/);
    expect(readdirSync(cwd)).toEqual(['taken']);
  });

  test('a wrong output folder is said before the run, not after', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'file'), '');
    // Long enough to show progress, if it began.
    const long = ['run', 'city', '--replicates', '4', '--out', 'file'];
    const { status, stderr } = await kindling(long, { cwd });
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(cwd)).toEqual(['file']);
  });

  test('memory is never said to be less than nothing', async () => {
    for (const graph of ['mixed', 'barabasi-albert']) {
      const set = [`graph.kind=${graph}`, ...(graph === 'mixed' ? [] : ['graph.attach=1'])];
      const options = set.flatMap((one) => ['--set', one]);
      const { status, stderr } = await kindling(['run', 'city', '--people', '900000000', ...options]);
      expect(status).toBe(2);
      expect(stderr).toMatch(/need \d[\d.,]* GB of memory, but only \d[\d.,]* GB are free/);
      // Where there are no ties, a graph without ties is no way out.
      expect(/"kind: mixed"/.test(stderr)).toBe(graph !== 'mixed');
    }
  });
});
