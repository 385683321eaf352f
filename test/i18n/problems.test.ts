import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGS, makeTranslator, pickLang, problemLine, problemText, type Lang } from '../../i18n/index.ts';
import { TABLES } from '../../i18n/tables.ts';
import { UNITS } from '../../sim/index.ts';
import { loadFile } from '../../sim/scenario/index.ts';
import { SAMPLES } from './samples.ts';

const translators = { zh: makeTranslator('zh'), en: makeTranslator('en') };
const unitText = (lang: Lang) => (key: string) => UNITS[key as keyof typeof UNITS]?.[lang] ?? '';
const text = (lang: Lang, problem: Parameters<typeof problemText>[1]) =>
  problemText(translators[lang], problem, unitText(lang));
const codeOf = (key: string) => key.split('_')[0];
const { problems } = TABLES;
const CODES = new Set(Object.keys(problems.en).map(codeOf));

/** Codes as they stand in the source: arguments of what makes problems, and names given to refinements. */
function codesIn(folder: string): Set<string> {
  const calls =
    /\b(?:problem|fail|refuse|one|add|RunError)\(\s*(?:[^()'"`]*,\s*|[`'][^`']*[`'],\s*)?'([a-z]+[A-Z]\w*)'/g;
  const names = /\b(?:code|problem): '([a-z]+[A-Z]\w*)'/g;
  const choices = /\bcode = [^;]*\? '(\w+)' : '(\w+)'/g;
  const found = new Set<string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue;
    const source = readFileSync(join(folder, name), 'utf8');
    for (const pattern of [calls, names, choices]) {
      for (const [, ...codes] of source.matchAll(pattern))
        for (const code of codes) if (code) found.add(code);
    }
  }
  return found;
}

describe('every code has a message', () => {
  test('the search finds codes of every shape', () => {
    const found = codesIn('sim');
    for (const code of ['graphEmpty', 'fileEmpty', 'notAMap', 'yamlBroken', 'unknownAlias', 'badIndex'])
      expect(found).toContain(code);
    for (const code of [
      'cyclicExtends',
      'outOfBounds',
      'notOneOf',
      'noVariants',
      'rateRounded',
      'nobodyNamed',
    ])
      expect(found).toContain(code);
    expect(found.size).toBeGreaterThan(50);
  });

  test.each(['sim', 'batch', 'ui'])('of %s', (folder) => {
    expect([...codesIn(folder)].filter((code) => !CODES.has(code))).toEqual([]);
  });

  test('and a sample here', () => {
    expect([...CODES].toSorted()).toEqual([...new Set(SAMPLES.map(({ code }) => code))].toSorted());
  });

  test('an unknown code is told as it is', () => {
    expect(text('en', { code: 'new', values: { a: 1 } })).toBe('problem "new": {"a":1}');
    expect(text('zh', { code: 'new' })).toBe('问题 "new"：{}');
  });
});

test('a variant belongs to a code whose plain message there is', () => {
  for (const code of CODES) expect([code, `${code}_other`].some((key) => key in problems.en)).toBe(true);
});

test('both languages have the same gaps', () => {
  for (const { en, zh } of Object.values(TABLES)) {
    const gaps = (message: string) => [...message.matchAll(/\{\{\s*(\w+)/g)].map(([, gap]) => gap).toSorted();
    for (const [key, chinese] of Object.entries(zh)) {
      const english = (en as Record<string, string>)[key];
      expect([key, ...new Set(gaps(chinese))]).toEqual([key, ...new Set(gaps(english))]);
    }
  }
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
  const said = (source: string, lang: Lang, set: string[] = []) => {
    const load = (path: string) => (path === 'a.yaml' ? { path, text: source } : null);
    const found = loadFile('a.yaml', load, { set }).problems;
    return found.map((one) => problemLine(translators[lang], one, unitText(lang)));
  };

  test.each([
    [
      'version: 1\nevnts: {}',
      'a.yaml:2:1 evnts: unknown field "evnts". Did you mean "events"?',
      'a.yaml:2:1 evnts: 未知字段 "evnts"，是否想写 "events"？',
    ],
    [
      'version: 1\npeople: {homophily: 2}',
      'a.yaml:2:21 people.homophily: "homophily" is 2; it must be at most 1 (unit: share, 0 to 1).',
      'a.yaml:2:21 people.homophily: 「同质性」为 2，应不大于 1（单位：比例，0 到 1）。',
    ],
    [
      'version: 1\nseeding: {count: 5 pct}',
      'a.yaml:2:18 seeding.count: expected a whole number or a share such as "2 %", found "5 pct".',
      'a.yaml:2:18 seeding.count: 应为整数或 "2 %" 这样的比例，实为 "5 pct"。',
    ],
    [
      'version: 1\nevents: many',
      'a.yaml:2:9 events: expected a map of fields, found the text "many".',
      'a.yaml:2:9 events: 应为一组字段，实为文本 "many"。',
    ],
    [
      'version: 1\ndays: 1.5',
      'a.yaml:2:7 days: expected a whole number, found 1.5.',
      'a.yaml:2:7 days: 应为整数，实为 1.5。',
    ],
    [
      'version: 1\nmeasure: {speed: 1}',
      'a.yaml:2:11 measure.speed: unknown field "speed". Known here: leverage.',
      'a.yaml:2:11 measure.speed: 未知字段 "speed"。此处可用：leverage。',
    ],
    [
      '天数：60\n人数：100',
      undefined,
      'a.yaml:1:1: 此处应为 "days: 365" 这样的字段，实为一段文本。冒号须为半角，后面加一个空格。',
    ],
    [
      'extends: base.yaml',
      'a.yaml:1:10 extends: no file "base.yaml" was found. Its path starts from the folder of the file that names it.',
      'a.yaml:1:10 extends: 找不到文件 "base.yaml"。路径从引用它的文件所在的文件夹算起。',
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

  test('what is wrong with --set', () => {
    expect(said('version: 1', 'en', ['days'])).toEqual([
      '--set: expected path=value, such as days=90, found "days". Write path=null to go back to the default.',
    ]);
  });
});

describe('lines', () => {
  const line = (place: object) => problemLine(translators.en, { code: 'keyNotText', ...place });
  test.each([
    [{ file: 'a', line: 2, column: 3, path: 'b.c' }, 'a:2:3 b.c: '],
    [{ file: 'a', line: 2, path: 'b' }, 'a:2 b: '],
    [{ file: 'a', column: 3 }, 'a: '],
    [{ path: 'b' }, 'b: '],
    [{ line: 2 }, ''],
  ])('%j', (place, start) => expect(line(place)).toBe(`${start}the name of a field has to be text.`));

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
    const values = { found: '2', bound: 1, relation: '≤', unit: 'share', label: 'fit', labelZh: '契合' };
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
])('language of %j and %j', (env, explicit, lang) => expect(pickLang(env, explicit)).toBe(lang));
