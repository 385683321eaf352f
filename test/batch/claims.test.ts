import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesOf } from '../../batch/cli/options.ts';
import { describe, expect, test } from 'vitest';
import { shippedFiles } from '../../batch/files.ts';
import { loadFile, VERDICTS } from '../../sim/index.ts';
import { load } from '../../batch/files.ts';
import { folder, kindling } from '../support/cli.ts';

interface Document {
  small: boolean;
  level: number;
  claims: { id: string; verdict: string; effect: { n: number; ci: [number, number] | null }; runs: number }[];
}

const mine = `version: 1
claim: mine
title: {en: Mine, zh: 我的}
question: {en: Does it help to begin with more people?, zh: 多几个人开头有用吗？}
statement: {en: More founders bring more people., zh: 种子用户越多，来的人越多。}
article: {en: founders, zh: 种子用户}
base: {version: 1, days: 20, people: {count: 120}, seeding: {count: 2}, graph: {kind: erdos-renyi, meanDegree: 8, strongShare: 0}, wordOfMouth: {weak: 1}}
variants: {few: {}, many: {change: {seeding: {count: 30}}}}
metric: reachNew
reference: few
challenger: many
smallestEffect: 5
uncertain: [{field: wordOfMouth.talk.acquaintance, low: 0.02, high: 0.03}]
assumed: [{field: wordOfMouth.weak, without: 0}]
`;

/** A claim of the reader's own, and what the command says about it. */
async function claimsOf(text: string, ...args: string[]) {
  const cwd = folder();
  writeFileSync(join(cwd, 'mine.yaml'), text);
  return { cwd, ...(await kindling(['claims', './mine.yaml', '--quiet', ...args], { cwd })) };
}

describe('claims', () => {
  test('--json prints the document and nothing else, and --out keeps it', async () => {
    const { status, stdout, stderr, cwd } = await claimsOf(mine, '--small', '--json', '--out', 'out');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const document = JSON.parse(stdout) as Document;
    expect(document).toMatchObject({ small: true, level: 0.95 });
    // Without talk neither reaches anybody, and that is all there is to the claim.
    expect(document.claims).toMatchObject([{ id: 'mine', verdict: 'assumed' }]);
    expect(readFileSync(join(cwd, 'out/claims.json'), 'utf8')).toBe(stdout);
  });

  test('neither the number of workers nor another claim beside it shows in what is found', async () => {
    const one = (await claimsOf(mine, '--small', '--json', '--workers', '1')).stdout;
    const three = (await claimsOf(mine, '--small', '--json', '--workers', '3')).stdout;
    expect(three).toBe(one);
    const other = (await claimsOf(mine, '--small', '--json', '--seed', 'another')).stdout;
    expect(other).not.toBe(one);
  });

  test('in words, in both languages, and as a page in each', async () => {
    const { cwd, stdout } = await claimsOf(mine, '--small', '--report', 'docs');
    for (const words of [
      'mine: assumed',
      'More founders bring more people.',
      'Break-even',
      'not meaningful',
    ]) {
      expect(stdout).toContain(words);
    }
    const chinese = (await claimsOf(mine, '--small', '--lang', 'zh')).stdout;
    for (const words of ['mine: 取决于假设', '种子用户越多，来的人越多。', '盈亏平衡点']) {
      expect(chinese).toContain(words);
    }
    const pages = ['claims.md', 'claims.zh.md'].map((name) => readFileSync(join(cwd, 'docs', name), 'utf8'));
    expect(pages[0]).toMatch(/^\| \[mine\]\(#mine\) +\| assumed/m);
    expect(pages[0]).toContain('From an article on founders.');
    expect(pages[1]).toMatch(/^\| \[mine\]\(#mine\) +\| 取决于假设/m);
    for (const text of [stdout, chinese, ...pages])
      expect(text).not.toMatch(/claims:|terminal:|\{\{|NaN|undefined/);
  });

  // One in four, spread over the list; all of them in `npm run test:deep -- claims`.
  test('those that ship run at their small size and come to a verdict', async () => {
    const all = shippedFiles().flatMap(({ file }) => loadFile(file, load).experiment?.claim ?? []);
    const deep = process.env['KINDLING_DEEP'] === '1';
    const ids = all.filter((_, k) => deep || k % 4 === 1);
    const { status, stdout, stderr } = await kindling(['claims', ...ids, '--small', '--json', '--quiet']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const document = JSON.parse(stdout) as Document;
    expect(document.claims.map(({ id }) => id)).toEqual(ids);
    for (const { verdict, effect, runs } of document.claims) {
      expect(VERDICTS).toContain(verdict);
      expect(effect.n).toBeGreaterThan(0);
      expect(runs).toBeGreaterThan(0);
    }
  }, 900_000);
});

describe('claims that ship', () => {
  const claims = shippedFiles().filter(({ file }) => /[/\\]claims[/\\]/.test(file));

  test.each(claims)(
    '$id: named as its file; every end of every range is a value that its fields take',
    ({ id, file }) => {
      const { experiment } = loadFile(file, load);
      expect(experiment?.claim).toBe(id);
      const { uncertain, assumed, matchBudget, small } = experiment!;
      const size = { ...(small.people !== undefined && { people: small.people }), days: small.days };
      const { variants: all } = loadFile(file, load);
      const central = (variant: string, field: string) => {
        let here: unknown = all.find(({ name }) => name === variant)!.plan.scenario;
        for (const step of field.split('.')) here = (here as Record<string, unknown> | undefined)?.[step];
        return here;
      };
      // A field that has a number for each stage is set on each.
      const fieldsOf = (variant: string, field: string) => {
        const value = central(variant, field);
        return typeof value === 'object' && value !== null
          ? Object.keys(value).map((stage) => `${field}.${stage}`)
          : [field];
      };
      const settings = [
        ...uncertain.flatMap((one) =>
          ('choices' in one ? one.choices : [one.low, one.high]).map((value) => ({ ...one, value })),
        ),
        ...assumed.map((one) => ({ ...one, value: one.without })),
        ...matchBudget.flatMap(({ control, variant, low, high }) =>
          [low, high].map((value) => ({ field: control, in: [variant], value })),
        ),
      ];
      for (const { field, in: asked, value } of settings) {
        const variants = (asked ?? Object.keys(experiment!.variants)).filter(
          (name) => central(name, field) !== undefined,
        );
        const set = variants.flatMap((variant) =>
          fieldsOf(variant, field).map((one) => `${variant}:${one}=${JSON.stringify(value)}`),
        );
        for (const flags of [{ set }, { set, ...size }]) {
          expect(loadFile(file, load, changesOf(flags)).problems, `${field}=${value}`).toEqual([]);
        }
      }
    },
  );
});

describe('what is refused, with exit code 2', () => {
  const refused = async (args: string[], expected: RegExp) => {
    const { status, stdout, stderr } = await kindling(['claims', ...args, '--quiet']);
    expect(status, stderr).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(expected);
  };

  test('an unknown claim, with the nearest', () => refused(['meet-onse'], /"meet-onse".*"meet-once"/));
  test('an unknown claim like no other, with all', () => refused(['zzzzzz'], /zzzzzz.*hundred-kols/));
  test('an experiment that is no claim', () => refused(['scenarios/karate.yaml'], /not a claim/));
  test('a file that is not there', () => refused(['./no-such.yaml'], /no-such\.yaml/));
  test('workers that cannot be counted', () => refused(['--workers', '0'], /--workers.*0/));
  test('a formula that cannot be read, with its place', async () => {
    const broken = mine.replace(
      'reference: few\nchallenger: many\n',
      "effect: {label: e, smallest: 1, formula: 'reach[fwe]'}\n",
    );
    const { status, stderr } = await claimsOf(broken);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^mine\.yaml:10:\d+ effect\.formula: .*"fwe".*"few"/m);
  });
});
