import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, kindling } from './cli.ts';

/** A wrong input gets its place, what was found, what was expected and what to do – and exit code 2. */
function refuses(
  text: string,
  expected: RegExp[],
  name = 'mine.yaml',
  files: Record<string, string> = {},
): void {
  const cwd = folder();
  writeFileSync(join(cwd, name), text);
  for (const [other, content] of Object.entries(files)) writeFileSync(join(cwd, other), content);
  for (const command of ['check', 'run']) {
    const { status, stdout, stderr } = kindling([command, name], { cwd });
    expect(status, stderr).toBe(2);
    expect(stdout).toBe('');
    for (const pattern of expected) expect(stderr).toMatch(pattern);
    expect(stderr.trim().split('\n').length, stderr).toBe(expected.length);
  }
}

describe('a scenario', () => {
  test('with an unknown field: line and nearest name', () => {
    refuses('version: 1\nwordofmouth: {}\n', [/^mine\.yaml:2:1 .*"wordofmouth".*"wordOfMouth"/]);
  });

  test('with numbers out of bounds: value, bound and unit, each on its line', () => {
    refuses('version: 1\ndays: -3\nwordOfMouth:\n  talk:\n    member: 900\n', [
      /^mine\.yaml:2:7 days: .*-3.*0/m,
      /^mine\.yaml:5:13 wordOfMouth\.talk\.member: .*900.*64.*per day/m,
    ]);
  });

  test('with the wrong kind of value', () => {
    refuses('version: 1\ndays: many\n', [/^mine\.yaml:2:7 days: .*number.*"many"/]);
  });

  test('with a key twice', () => {
    refuses('version: 1\ndays: 3\ndays: 4\n', [/^mine\.yaml:3:1 days: .*line 2/]);
  });

  test('that is cut off', () => {
    refuses('version: 1\ngraph: { kind: circles, circ', [/^mine\.yaml:\d+/]);
  });

  test('that is empty', () => {
    refuses('', [/^mine\.yaml/]);
  });

  test('with nobody in it', () => {
    refuses('version: 1\npeople: { count: 0 }\n', [/^mine\.yaml:2:18 people\.count: .*0.*1/]);
  });

  test('that extends itself', () => {
    refuses('extends: other.yaml\n', [/mine\.yaml → other\.yaml → mine\.yaml/], 'mine.yaml', {
      'other.yaml': 'extends: mine.yaml\nversion: 1\n',
    });
  });

  test('with more founders than people', () => {
    refuses('version: 1\npeople: { count: 50 }\nseeding: { count: 51 }\n', [
      /^mine\.yaml:3:19 seeding\.count: .*51.*50/,
    ]);
  });

  test('with a graph larger than memory: how much it needs', () => {
    const big = 'version: 1\npeople: { count: 900000000 }\ngraph: { kind: barabasi-albert, attach: 1 }\n';
    const cwd = folder();
    writeFileSync(join(cwd, 'mine.yaml'), big);
    const { status, stderr } = kindling(['run', 'mine.yaml'], { cwd });
    expect(status).toBe(2);
    expect(stderr).toMatch(/GB/);
  });
});

describe('a graph file', () => {
  const scenario = 'version: 1\ngraph: { kind: file, path: ties.csv }\n';

  test('that is missing', () => {
    refuses(scenario, [/^mine\.yaml:2:28 graph\.path: .*ties\.csv/]);
  });

  test('with a broken row: its line', () => {
    refuses(scenario, [/^ties\.csv:3.*"c"/], 'mine.yaml', { 'ties.csv': 'a,b\nb,c\nc\n' });
  });

  test('with an edge to nobody', () => {
    refuses(scenario, [/^ties\.csv:2/], 'mine.yaml', { 'ties.csv': 'a,b\nb,\n' });
  });

  test('without the founders that the scenario names: their line, in `check` too', () => {
    const founders = 'seeding: { by: hand, people: [a, bo] }\n';
    refuses(scenario + founders, [/^mine\.yaml:3:34 seeding\.people\.1: .*"bo".*a, b, c/], 'mine.yaml', {
      'ties.csv': 'a,b\nb,c\n',
    });
  });

  test('of another size than the scenario says', () => {
    refuses(`${scenario}people: { count: 9 }\n`, [/people\.count: .*9.*3/], 'mine.yaml', {
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
    [['run', 'karate#presidnt'], /"presidnt".*Did you mean "president"/],
    [['compare', 'karate#edge'], /"edge".*kindling run karate#edge/],
    [['compare', 'karate', '--set', 'presidnt:days=3'], /"presidnt".*"president"/],
    [['run', 'karate', '--events'], /--events.*--out/],
    [['run', 'karate', '--people'], /--people.*value/],
    [['run', 'karate', 'city'], /2 words.*"run" takes 1/],
    [['help', 'foo'], /unknown command "foo"/],
    [['run', 'ties.csv'], /a graph.*kindling run city --graph ties\.csv/],
    [['graph', 'none.csv'], /^none\.csv: no file/],
    [['check', 'none.csv'], /^none\.csv: no file/],
    [['explain', 'foo'], /unknown field "foo"\. Known here: version.*events/],
  ])('%j is refused in one line', (args, pattern) => {
    const { status, stdout, stderr } = kindling(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(pattern);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test.each([
    [['run', 'karate', '--dayz', '3'], /未知选项/],
    [['run', 'karate', '--people'], /缺少值/],
    [['run', 'karate', 'city'], /词太多/],
    [['help', 'foo'], /未知命令/],
  ])('%j is refused in Chinese too', (args, pattern) => {
    expect(kindling(args, { env: { LANG: 'zh_CN.UTF-8' } }).stderr).toMatch(pattern);
  });

  test('a language alone shows the help in it', () => {
    const { status, stdout, stderr } = kindling(['--lang', 'zh']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^用法/);
    expect(kindling(['--lang', 'fr']).status).toBe(2);
  });

  test('a folder that cannot be written fails the run and leaves nothing', () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'taken'), '');
    const { status, stderr } = kindling(['run', 'karate', '--out', 'taken/results', '--replicates', '1'], {
      cwd,
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/taken/);
    expect(readdirSync(cwd)).toEqual(['taken']);
  });

  test('a wrong output folder is said before the run, not after', () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'file'), '');
    // Long enough to show progress, if it began.
    const long = ['run', 'city', '--replicates', '4', '--out', 'file'];
    const { status, stderr } = kindling(long, { cwd });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(readdirSync(cwd)).toEqual(['file']);
  });

  test('memory is never said to be less than nothing', () => {
    for (const graph of ['mixed', 'barabasi-albert']) {
      const set = [`graph.kind=${graph}`, ...(graph === 'mixed' ? [] : ['graph.attach=1'])];
      const options = set.flatMap((one) => ['--set', one]);
      const { status, stderr } = kindling(['run', 'city', '--people', '900000000', ...options]);
      expect(status).toBe(2);
      expect(stderr).toMatch(/need \d[\d.,]* GB of memory; \d[\d.,]* GB are free/);
      // Where there are no ties, a graph without ties is no way out.
      expect(/"kind: mixed"/.test(stderr)).toBe(graph !== 'mixed');
    }
  });
});
