import { describe, expect, test } from 'vitest';
import { open, shortly } from './folder.ts';

const head = `version: 1
claim: made-up
title: {en: Made up, zh: 虚构}
question: {en: Which?, zh: 哪个？}
statement: {en: New beats old., zh: 新的胜过旧的。}
article: {en: nothing, zh: 无}
base: {version: 1, days: 30, people: {count: 50}, seeding: {count: 3}}
variants: {old: {change: {}}, new-one: {change: {ip: {strength: 1}}}}
metric: members
`;
const pair = 'reference: old\nchallenger: new-one\nsmallestEffect: 1\n';
const claim = (more: string, overrides = {}) => open({ 'main.yaml': head + more }, overrides);
const effect = (formula: string) =>
  claim(`effect: {label: {en: e, zh: 效}, smallest: 1, formula: '${formula}'}\n`);

describe('a claim', () => {
  test('with a pair of variants, or with a formula, is an experiment like any other', () => {
    for (const loaded of [claim(pair), effect('members[new-one] - members@10[old]')]) {
      expect(loaded.problems).toEqual([]);
      expect(loaded.variants.map(({ name }) => name)).toEqual(['old', 'new-one']);
    }
  });

  test('needs its statement, its article, what is compared, and a smallest effect above 0', () => {
    const without = (text: string) => open({ 'main.yaml': (head + pair).replace(text, '') });
    const missing = (text: string) =>
      without(text).problems.map(({ code, values }) => `${code} ${(values as { found?: string }).found}`);
    expect(missing('statement: {en: New beats old., zh: 新的胜过旧的。}\n')).toEqual([
      'missingInClaim statement',
    ]);
    expect(missing('article: {en: nothing, zh: 无}\n')).toEqual(['missingInClaim article']);
    expect(missing('reference: old\n')).toEqual(['missingInClaim reference']);
    expect(missing('challenger: new-one\n')).toEqual(['missingInClaim challenger']);
    expect(missing('smallestEffect: 1\n')).toEqual(['missingInClaim smallestEffect']);
    expect(missing('claim: made-up\n')).toEqual([]);
    expect(shortly(claim("effect: {label: e, formula: 'members[old]'}\n"))).toEqual([
      'main.yaml:– effect.smallest missingInClaim',
    ]);
  });

  test('names variants that exist', () => {
    const loaded = claim(pair.replace('new-one', 'new-oen'));
    expect(shortly(loaded)).toEqual(['main.yaml:11 challenger unknownVariant']);
    expect(loaded.problems[0].values).toMatchObject({ found: 'new-oen', suggestion: 'new-one' });
    expect(
      shortly(claim(`${pair}uncertain: [{field: seeding.count, low: 1, high: 2, in: [odl]}]\n`)),
    ).toEqual(['main.yaml:13 uncertain.0.in.0 unknownVariant']);
  });

  test('varies fields that some variant has, in ranges that a logarithm can take', () => {
    const faults = (more: string) => shortly(claim(pair + more));
    expect(faults('uncertain: [{field: events.offlineRatio, low: 1, high: 2}]\n')).toEqual([
      'main.yaml:13 uncertain.0.field fieldInNoVariant',
    ]);
    expect(faults('uncertain: [{field: ip.strength, low: 0, high: 2, in: [old]}]\n')).toEqual([
      'main.yaml:13 uncertain.0.field controlNotInVariant',
    ]);
    expect(faults('uncertain: [{field: ip.strength, low: 0, high: 2, scale: log}]\n')).toEqual([
      'main.yaml:13 uncertain.0.low outOfBounds',
    ]);
    expect(faults('assumed: [{field: ip.strenth, without: 0}]\n')).toEqual([
      'main.yaml:13 assumed.0.field unknownField',
    ]);
    expect(faults('assumed: [{field: ip.trust, without: 0}]\n')).toEqual([]);
    expect(faults('assumed: [{field: ip, without: 0}]\n')).toEqual([
      'main.yaml:13 assumed.0.field unknownField',
    ]);
    expect(faults('uncertain: [{field: seeding.by, choices: [chance, degree]}]\n')).toEqual([]);
    expect(faults('uncertain: [{field: seeding, choices: [1, 2]}]\n')).toEqual([
      'main.yaml:13 uncertain.0.field unknownField',
    ]);
  });

  test('solves for a knob that is there, between two ends', () => {
    const faults = (more: string) =>
      shortly(claim(`${pair}matchBudget: [{variant: old, matchTo: new-one, ${more}}]\n`));
    expect(faults('control: seeding.price, low: 0, high: 9')).toEqual([]);
    expect(faults('control: ip.investment, low: 0, high: 9')).toEqual([
      'main.yaml:13 matchBudget.0.control controlNotInVariant',
    ]);
    expect(faults('control: seeding.price, low: 9, high: 9')).toEqual([
      'main.yaml:13 matchBudget.0.high outOfBounds',
    ]);
    expect(faults('control: seeding.price, low: 0, high: 9, metric: costs')).toEqual([
      'main.yaml:13 matchBudget.0.metric notOneOf',
    ]);
  });
});

describe('a formula', () => {
  test.each([
    ['members[odl] - 1', 'unknownVariant'],
    ['membres[old]', 'unknownMetric'],
    ['roi@10[old]', 'metricNotDaily'],
    ['members@31[old]', 'dayAfterEnd'],
    ['members@1.5[old]', 'formulaBroken'],
    ['members[*]', 'formulaList'],
    ['ln(members[*])', 'formulaList'],
    ['maks(members[*])', 'unknownFunction'],
    ['slope(1, 2)', 'formulaArguments'],
    ['varianceShare(members[old])', 'formulaArguments'],
    ['members[old] -', 'formulaBroken'],
    ['members[old] members[old]', 'formulaBroken'],
    ['(members[old]', 'formulaBroken'],
    ['members[old', 'formulaBroken'],
    ['members', 'formulaBroken'],
    ['members[old] % 2', 'formulaBroken'],
    [`members[old]${' + 1'.repeat(200)}`, 'formulaBroken'],
  ])('%s is refused: %s', (formula, code) => {
    const loaded = effect(formula);
    expect(shortly(loaded)).toEqual([`main.yaml:10 effect.formula ${code}`]);
    expect(loaded.variants).toEqual([]);
  });

  test('may read a day after the end of a run that was shortened on the command line', () => {
    const more = "effect: {label: e, smallest: 1, formula: 'members@30[old]'}\n";
    expect(claim(more, { days: 10 }).problems).toEqual([]);
  });

  test('deep brackets end in an answer, not in a crash', () => {
    expect(shortly(effect('('.repeat(490)))).toEqual(['main.yaml:10 effect.formula formulaBroken']);
  });
});
