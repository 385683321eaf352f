import { describe, expect, expectTypeOf, test } from 'vitest';
import type { Counterpart, OddGaps } from '../../i18n/gaps.ts';
import { LANGS, makeTranslator, chooseLang, problemLine, problemText, type Lang } from '../../i18n/index.ts';
import type { Unfilled } from '../../i18n/problem-gaps.ts';
import { TABLES } from '../../i18n/tables.ts';
import { problem, UNITS } from '../../sim/index.ts';
import { loadFile } from '../../sim/scenario/index.ts';
import { SAMPLES } from './samples.ts';

const translators = { zh: makeTranslator('zh'), en: makeTranslator('en') };
const unitText = (lang: Lang) => (key: string) => UNITS[key as keyof typeof UNITS]?.[lang] ?? '';
const text = (lang: Lang, problem: Parameters<typeof problemText>[1]) =>
  problemText(translators[lang], problem, unitText(lang));
const codeOf = (key: string) => key.split('_')[0];
const { problems } = TABLES;
const CODES = new Set(Object.keys(problems.en).map(codeOf));

test('every code has a sample here', () => {
  expect([...new Set(SAMPLES.map(({ code }) => code))].toSorted()).toEqual([...CODES].toSorted());
});

test('the compiler refuses a wrong code, key, value and gap', () => {
  const { t } = translators.en;
  // @ts-expect-error There is no such code.
  expect(problem('graphEmtpy')).toBeDefined();
  // @ts-expect-error A value is missing.
  expect(problem('unknownMetric', { values: {} })).toBeDefined();
  // @ts-expect-error A code with values cannot go without them.
  expect(problem('dayAfterEnd')).toBeDefined();
  // @ts-expect-error The value is a number.
  expect(problem('dayAfterEnd', { values: { found: '3', days: 2 } })).toBeDefined();
  // @ts-expect-error There is no such key.
  expect(t('page:clsoe')).toBe('clsoe');
  // @ts-expect-error A gap is left open.
  expect(t('page:status.done', {})).toMatch('All');
  // @ts-expect-error Only a number picks a plural.
  expect(t('terminal:amount.days', { n: '1', count: '1' })).toBeDefined();
  expect(t('terminal:amount.days', { n: '1', count: 1 })).toBe('1 day');

  type English = {
    readonly a: '{{x}} of {{y}}';
    readonly b_one: '{{n}} day';
    readonly b_other: '{{n}} days';
  };
  const chinese = { a: '{{y}} 中的 {{x}}', b_other: '{{n}} 天' } as const satisfies Counterpart<English>;
  // @ts-expect-error A gap of the English message is missing.
  expect({ a: '{{x}}', b_other: '{{n}} 天' } as const satisfies Counterpart<English>).toBeDefined();
  // @ts-expect-error A message is missing.
  expect({ a: '{{y}}{{x}}' } as const satisfies Counterpart<English>).toBeDefined();
  expectTypeOf<OddGaps<English, typeof chinese>>().toBeNever();
  expectTypeOf<OddGaps<English, { readonly a: '{{x}} {{y}} {{z}}' }>>().toEqualTypeOf<'a'>();
  expectTypeOf<Unfilled<{ readonly graphEmpty: 'no {{people}}' }>>().toEqualTypeOf<'graphEmpty: people'>();
  // What may be absent has no place in the plain message.
  expectTypeOf<Unfilled<{ readonly unknownMetric: '{{suggestion}}' }>>().not.toBeNever();
  expectTypeOf<Unfilled<{ readonly unknownMetric_near: '{{suggestion}}' }>>().toBeNever();
});

describe.each(LANGS)('samples in %s', (lang) => {
  test('fill every gap, and every variant is used', () => {
    const used = new Set<string>();
    const gapless = (message: string) =>
      new RegExp(`^${message.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\{\w+\}\}/g, '.*')}$`);
    for (const sample of SAMPLES) {
      const said = text(lang, sample);
      expect(said).not.toMatch(/\{\{|\}\}|undefined|\[object|problems:|words:/);
      for (const [key, message] of Object.entries(problems[lang]))
        if (codeOf(key) === sample.code && gapless(message).test(said)) used.add(key);
    }
    const never = Object.keys(problems[lang]).filter((key) => !used.has(key));
    expect(never).toEqual([]);
  });
});

test('English messages are sentences', () => {
  for (const message of Object.values(problems.en)) {
    expect(message).toMatch(/^[a-z"{-].*[.?]$/);
    expect(message).not.toMatch(/[，。：；？（）「」]/);
    expect(message).not.toMatch(/signific|please/i);
  }
});

describe('Chinese', () => {
  const han = '[\\u4e00-\\u9fff]';
  const full = '，。：；？！、（）「」';
  const sound = (said: string) => {
    expect(said).not.toMatch(new RegExp(`${han}[,.:;?!()]|[,:;?!(]${han}`));
    expect(said).not.toMatch(new RegExp(`${han} ${han}| [${full}]|[${full}] `));
    expect(said).not.toMatch(/显著|“|”|！/);
  };

  test('messages end and pause in full width', () => {
    for (const message of Object.values(problems.zh)) {
      expect(message).toMatch(/[。？]$/);
      sound(message);
    }
    for (const word of Object.values(TABLES.words.zh)) expect(word).not.toMatch(/[,:;?!()]/);
  });

  test('words and numbers in Latin stand apart from Chinese ones', () => {
    for (const sample of SAMPLES) {
      const said = text('zh', sample);
      sound(said.replace(/ 人(?=。|，|、)/g, '人'));
      expect(said).not.toMatch(new RegExp(`${han}[\\w≥<]|[\\w>]${han}`));
    }
  });
});

describe('real files', () => {
  const said = (source: string, lang: Lang) => {
    const load = (path: string) => (path === 'a.yaml' ? { path, text: source } : null);
    const found = loadFile('a.yaml', load).problems;
    return found.map((one) => problemLine(translators[lang], one, unitText(lang)));
  };

  test.each([
    [
      'version: 1\nevnts: {}',
      'a.yaml:2:1 evnts: unknown field "evnts". Did you mean "events"?',
      'a.yaml:2:1 evnts: 未知字段 "evnts"。是不是想写 "events"？',
    ],
    [
      'version: 1\npeople: {homophily: 2}',
      'a.yaml:2:21 people.homophily: "homophily" is 2; it must be at most 1 (unit: share, 0 to 1).',
      'a.yaml:2:21 people.homophily: 「同质性」为 2，应不大于 1（单位：比例，0 到 1）。',
    ],
    [
      'version: 1\nseeding: {count: 5 pct}',
      'a.yaml:2:18 seeding.count: expected a whole number or a percentage such as "2 %", found "5 pct".',
      'a.yaml:2:18 seeding.count: 应该是整数或 "2 %" 这样的百分比，实际是 "5 pct"。',
    ],
    [
      'version: 1\nevents: many',
      'a.yaml:2:9 events: expected a map of fields, found the text "many".',
      'a.yaml:2:9 events: 应该是一组字段，实际是文本 "many"。',
    ],
    [
      'version: 1\ndays: 1.5',
      'a.yaml:2:7 days: expected a whole number, found 1.5.',
      'a.yaml:2:7 days: 应该是整数，实际是 1.5。',
    ],
    [
      'version: 1\nmeasure: {speed: 1}',
      'a.yaml:2:11 measure.speed: unknown field "speed". Known fields here: leverage.',
      'a.yaml:2:11 measure.speed: 未知字段 "speed"。这里可用的字段：leverage。',
    ],
    [
      '天数：60\n人数：100',
      undefined,
      'a.yaml:1:1: 这里应该是 "days: 365" 这样的字段，实际是一段文本。冒号要用半角，后面空一格。',
    ],
    [
      'extends: base.yaml',
      'a.yaml:1:10 extends: the file "base.yaml" does not exist. Its path is relative to the folder of the file that names it.',
      'a.yaml:1:10 extends: 找不到文件 "base.yaml"。相对路径从引用它的文件所在的文件夹算起。',
    ],
    [
      'version: 1\ngraph: {kind: star}',
      'a.yaml:2:15 graph.kind: expected one of: erdos-renyi, watts-strogatz, barabasi-albert, holme-kim, circles, configuration, regular, ring, torus, tree, mixed, named, file; found "star".',
      undefined,
    ],
  ])('%j', (source, english, chinese) => {
    if (english !== undefined) expect(said(source, 'en')[0]).toBe(english);
    if (chinese !== undefined) expect(said(source, 'zh')[0]).toBe(chinese);
  });
});

describe('lines', () => {
  const line = (place: object) => problemLine(translators.en, { code: 'keyNotText', values: {}, ...place });
  test.each([
    [{ file: 'a', line: 2, column: 3, path: 'b.c' }, 'a:2:3 b.c: '],
    [{ file: 'a', line: 2, path: 'b' }, 'a:2 b: '],
    [{ file: 'a', column: 3 }, 'a: '],
    [{ path: 'b' }, 'b: '],
    [{ line: 2 }, ''],
  ])('%j', (place, start) => expect(line(place)).toBe(`${start}the name of a field must be text.`));

  test('words of a file are shown as they are, whatever they hold', () => {
    for (const found of ['{{known}}', '$t(problems:fileEmpty)', '<b>&amp;', '$&', 'a_plural']) {
      expect(text('en', { code: 'unknownMetric', values: { found } })).toBe(`unknown metric "${found}".`);
    }
    const values = {
      found: 'x',
      lng: 'zh',
      ns: 'words',
      context: 'near',
      defaultValue: 'y',
      returnObjects: 1,
    };
    expect(text('en', { code: 'unknownMetric', values })).toBe('unknown metric "x".');
  });

  test('without words for units, the bound stands alone', () => {
    const words = { unit: 'share', label: 'fit', labelZh: '契合' };
    const values = { found: '2', bound: 1, relation: '≤' as const, ...words };
    expect(problemText(translators.en, { code: 'outOfBounds', values })).toBe(
      '"fit" is 2; it must be at most 1.',
    );
  });
});

test.each([
  [{}, undefined, 'en'],
  [{ LANG: 'zh_CN.UTF-8' }, undefined, 'zh'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, undefined, 'en'],
  [{ LANG: 'en_GB.UTF-8', LC_MESSAGES: 'zh_TW' }, undefined, 'zh'],
  [{ LANG: 'en_GB.UTF-8', LC_ALL: '', LC_MESSAGES: '' }, undefined, 'en'],
  [{ LANG: 'en_GB.UTF-8' }, 'zh', 'zh'],
  [{ LANG: 'zh_CN.UTF-8' }, 'en', 'en'],
  [{}, 'zh-Hans', 'zh'],
])('language of %j and %j', (env, explicit, lang) => expect(chooseLang(env, explicit)).toBe(lang));
