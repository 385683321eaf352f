import { expect, test } from 'vitest';
import { makeLocale, pairSentences } from '../../report/index.ts';
import { compareVariants } from '../../sim/index.ts';
import { outcomesOf, resultOf, scenario } from '../analysis/club.ts';

const outcomes = outcomesOf(scenario);
const base = { name: 'base', outcomes, result: resultOf(scenario, outcomes) };
const question = { metric: 'joined', better: 'higher', smallestEffect: 5 } as const;
const comparison = compareVariants([base, { ...base, name: 'again' }], question);
const said = (lang: 'zh' | 'en', names: Record<string, string>) =>
  pairSentences(comparison.pairs[0], comparison, names, 'CNY', 0.95, makeLocale(lang)).join('\n');

test('names that begin or end in digits or letters stand apart from Chinese characters', () => {
  const text = said('zh', { base: '100 位领袖', again: '方案 B' });
  expect(text).toContain('方案 B 相对 100 位领袖：');
  expect(text).not.toMatch(/\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u);
});

test('names in other languages stand as they are', () => {
  expect(said('en', { base: '100 leaders', again: 'B2' })).toContain('B2 against 100 leaders:');
});
