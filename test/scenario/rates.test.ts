import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hazardWords, makeLocale } from '../../report/index.ts';
import { hazardOf, readHazard, shareIn } from '../../sim/scenario/index.ts';
import { listFields, scenarioSchema } from '../../sim/index.ts';
import { open, planIn, shortly } from './folder.ts';

const perDay = (text: string) => {
  const read = readHazard(text, true);
  return 'hazard' in read ? read.hazard : read.wrong;
};
const each = (text: string) => {
  const read = readHazard(text, false);
  return 'hazard' in read ? read.hazard : read.wrong;
};

describe('a hazard per day in people’s units', () => {
  test.each([
    ['12 % in 30 days', 0.12, 30],
    ['12% in 30 days', 0.12, 30],
    ['12 percent within 30 days', 0.12, 30],
    ['about 5 % a month', 0.05, 30],
    ['2.5 % per week', 0.025, 7],
    ['10 % every 2 weeks', 0.1, 14],
    ['1 in 100 a day', 0.01, 1],
    ['3 out of 1,000 per day', 0.003, 1],
    ['half in 6 weeks', 0.5, 42],
    ['Half in a year', 0.5, 365],
    ['a third in one month', 1 / 3, 30],
    ['a quarter in 1.5 months', 0.25, 45],
    ['0 % in 30 days', 0, 30],
    ['30 天内 12%', 0.12, 30],
    ['30天内12％', 0.12, 30],
    ['３０天内，约１２％', 0.12, 30],
    ['每天每百人约 1 人', 0.01, 1],
    ['每天每千人约3人', 0.003, 1],
    ['每月 100 人中有 5 人', 0.05, 30],
    ['6 周内一半', 0.5, 42],
    ['一年内百分之三十', null, 365],
    ['一年内百分之30', 0.3, 365],
    ['每周 2.5%', 0.025, 7],
    ['3 个月内三分之一', 1 / 3, 90],
    ['2 年内半数', 0.5, 730],
  ])('%s', (text, share, days) => {
    if (share === null) expect(perDay(text)).toBe('rateUnreadable');
    // −ln(1 − p)/days, with Math.log of the machine.
    else expect(perDay(text)).toBeCloseTo(-Math.log(1 - share) / days, 14);
  });

  test.each([
    ['100 % in 30 days', 'rateTooLarge'],
    ['120 % in 30 days', 'rateTooLarge'],
    ['5 in 5 a day', 'rateTooLarge'],
    ['12 % in 0 days', 'rateNoDays'],
    ['0 天内 12%', 'rateNoDays'],
    ['12 %', 'rateNeedsPeriod'],
    ['一半', 'rateNeedsPeriod'],
    ['2 % each time', 'rateNeedsPeriod'],
    ['often', 'rateUnreadable'],
    ['12 % in days', 'rateUnreadable'],
    ['-12 % in 30 days', 'rateUnreadable'],
    ['1 in 0 a day', 'rateUnreadable'],
    ['0 in 0 a day', 'rateUnreadable'],
    ['12 % in 30 days or so', 'rateUnreadable'],
    ['', 'rateUnreadable'],
  ])('%s is refused: %s', (text, wrong) => expect(perDay(text)).toBe(wrong));
});

describe('the hazard of one contact', () => {
  test.each([
    ['2 %', 0.02],
    ['1 in 50', 0.02],
    ['2 % each time', 0.02],
    ['half', 0.5],
    ['每次 2%', 0.02],
    ['每次约百分之 2', 0.02],
  ])('%s', (text, share) => expect(each(text)).toBeCloseTo(-Math.log(1 - share), 14));

  test.each([
    ['2 % in 30 days', 'chanceHasPeriod'],
    ['每天 2%', 'chanceHasPeriod'],
    ['100 %', 'rateTooLarge'],
    ['sometimes', 'chanceUnreadable'],
  ])('%s is refused: %s', (text, wrong) => expect(each(text)).toBe(wrong));
});

describe('there and back', () => {
  const shares = fc.double({ min: 0.0001, max: 0.9999, noNaN: true });
  const days = fc.integer({ min: 1, max: 3650 });

  test('what is read takes just that share in just that time', () => {
    fc.assert(
      fc.property(shares, days, (share, period) => {
        const percent = Number((share * 100).toPrecision(6));
        const hazard = perDay(`${percent} % in ${period} days`) as number;
        expect(Math.abs(shareIn(hazard, period) - percent / 100)).toBeLessThan(1e-12);
      }),
    );
  });

  test('more people or less time is a larger hazard', () => {
    fc.assert(
      fc.property(shares, shares, days, days, (a, b, short, long) => {
        if (a < b * (1 - 1e-9)) expect(hazardOf(a, short)).toBeLessThan(hazardOf(b, short));
        if (short < long) expect(hazardOf(a, short)).toBeGreaterThan(hazardOf(a, long));
      }),
    );
  });

  test.each(['en', 'zh'] as const)(
    'what is shown in %s can be written, and means the same to 3 %%',
    (lang) => {
      const locale = makeLocale(lang);
      fc.assert(
        fc.property(fc.double({ min: -9, max: Math.log(5), noNaN: true }), (exponent) => {
          const hazard = Math.exp(exponent);
          for (const kind of ['perDay', 'each'] as const) {
            const words = hazardWords(hazard, kind, locale)!;
            const back = (kind === 'perDay' ? perDay : each)(words) as number;
            expect(Math.abs(back / hazard - 1), `${hazard}: ${words}`).toBeLessThan(0.03);
          }
        }),
      );
    },
  );

  test('of 0, and of what is certain, there is nothing to show', () => {
    const locale = makeLocale('en');
    for (const hazard of [0, 64]) {
      expect(hazardWords(hazard, 'perDay', locale)).toBeNull();
      expect(hazardWords(hazard, 'each', locale)).toBeNull();
    }
    expect(hazardWords(0.01, undefined, locale)).toBeNull();
    expect(hazardWords(0.004, 'perDay', locale)).toBe('11.3% in 30 days');
    expect(hazardWords(0.004, 'perDay', makeLocale('zh'))).toBe('30 天内 11.3%');
    expect(hazardWords(0.02, 'each', locale)).toBe('1.98% each time');
  });
});

test('every hazard of the schema says which it is: a rate per day, or of one contact', () => {
  const fields = listFields(scenarioSchema);
  const hazards = fields.filter(({ hazard }) => hazard !== undefined);
  expect(hazards.length).toBeGreaterThan(60);
  for (const { notes, hazard, path } of hazards)
    expect([path, notes?.unit]).toEqual([path, hazard === 'each' ? 'hazard' : 'perDay']);
  for (const { notes, path, maximum, hazard } of fields)
    if (maximum === 64 && ['perDay', 'hazard'].includes(notes?.unit ?? ''))
      expect(hazard, path).toBeDefined();
});

describe('in a file, and with --set', () => {
  const file = (lines: string) => ({ 'main.yaml': `version: 1\n${lines}` });

  test('a text is the number that it means, to the hash of the scenario', () => {
    const words = planIn(
      file(
        'everyday:\n  doubt: { member: 12 % in 30 days, fan: half in 6 weeks }\nreferral: { trust: 2 % }\n',
      ),
    );
    const doubt = words.scenario.everyday!.doubt;
    expect(doubt.member).toBe(hazardOf(0.12, 30));
    expect(doubt.fan).toBe(hazardOf(0.5, 42));
    expect(words.scenario.referral!.trust).toBe(hazardOf(0.02, 1));
    const numbers = planIn(
      file(
        `everyday:\n  doubt: { member: ${doubt.member}, fan: ${doubt.fan} }\nreferral: { trust: ${words.scenario.referral!.trust} }\n`,
      ),
    );
    expect(numbers.hash).toBe(words.hash);
  });

  test('in phases, in lists of nothing else, and in variants', () => {
    const plan = planIn(
      file(
        'days: 60\neveryday: {}\nphases: [{ day: 30, change: { everyday: { doubt: { member: 每月 5% } } } }]\n',
      ),
    );
    expect(plan.phases[0].scenario.everyday!.doubt.member).toBe(hazardOf(0.05, 30));
  });

  test('with --set', () => {
    const plan = planIn(file('everyday: {}\n'), { set: ['everyday.trust.member=1 in 100 a day'] });
    expect(plan.scenario.everyday!.trust.member).toBe(hazardOf(0.01, 1));
  });

  test.each([
    ['everyday:\n  doubt: { member: 120 % in 30 days }', 'main.yaml:3 everyday.doubt.member rateTooLarge'],
    ['everyday:\n  doubt: { member: 12 % in 0 days }', 'main.yaml:3 everyday.doubt.member rateNoDays'],
    ['everyday:\n  doubt: { member: 12 % }', 'main.yaml:3 everyday.doubt.member rateNeedsPeriod'],
    ['everyday:\n  doubt: { member: much }', 'main.yaml:3 everyday.doubt.member rateUnreadable'],
    ['referral: { trust: 2 % in 30 days }', 'main.yaml:2 referral.trust chanceHasPeriod'],
    ['referral: { trust: much }', 'main.yaml:2 referral.trust chanceUnreadable'],
    ['referral: { trust: "0.1" }', 'main.yaml:2 referral.trust wrongType'],
    ['seeding: { count: 12 % in 30 days }', 'main.yaml:2 seeding.count badFormat'],
  ])('%s is refused at its place, once', (lines, expected) => {
    expect(shortly(open(file(lines)))).toEqual([expected]);
  });

  test('all that is wrong is said at once', () => {
    const lines = 'everyday:\n  doubt: { member: much }\n  trust: { member: 99 }\n';
    expect(shortly(open(file(lines)))).toEqual([
      'main.yaml:3 everyday.doubt.member rateUnreadable',
      'main.yaml:4 everyday.trust.member outOfBounds',
    ]);
  });

  test('with --set what is wrong names the option', () => {
    const loaded = open(file('everyday: {}\n'), { set: ['everyday.trust.member=200 % a day'] });
    expect(shortly(loaded)).toEqual(['--set:– everyday.trust.member rateTooLarge']);
  });
});
