import { formatNumber, formatShare } from '../i18n/index.ts';
import {
  listFields,
  MECHANISMS,
  scenarioSchema,
  type Effect,
  type MechanismId,
  type Summary,
  type Why,
} from '../sim/index.ts';
import { formatDifference, formatMetric, formatRange, metricName } from './numbers.ts';
import type { Reader } from './reader.ts';

/** What was left out, by its name. */
export function removalName(
  { kind, id, name }: Pick<Effect, 'kind' | 'id' | 'name'>,
  reader: Reader,
): string {
  const { say, lang, pick } = reader;
  if (kind === 'mechanism') return MECHANISMS[id as MechanismId].name[lang];
  if (kind === 'reward') {
    const label = listFields(scenarioSchema).find(({ path }) => path === id)?.notes?.label;
    return label ? pick(label) : name;
  }
  const rank = /^#(\d+)$/.exec(name)?.[1];
  if (kind === 'founder' && rank !== undefined) return say('report:why.founderRank', { rank });
  return say(`report:why.${kind}`, { name });
}

/** The part whose absence makes the largest difference, in one sentence; null where none can be told from nothing. */
export function whyHeadline(why: Why, currency: string, reader: Reader): string | null {
  const told = why.effects.filter(
    ({ kind, effect: { difference, ci } }) =>
      kind === 'mechanism' && difference !== null && (ci === null ? difference !== 0 : ci[0] * ci[1] > 0),
  );
  const size = ({ effect }: Effect) => Math.abs(effect.difference!);
  const [most] = told.toSorted((a, b) => size(b) - size(a));
  if (!most) return null;
  // Where one needs the other, leaving out either comes to the same.
  const equals = told.filter(({ effect }) => effect.difference === most.effect.difference);
  const less = most.effect.difference! > 0;
  return reader.say(`report:why.most.${less ? 'less' : 'more'}`, {
    names: equals.map((one) => removalName(one, reader)).join(reader.lang === 'zh' ? '、' : ', '),
    metric: metricName(why.metric, currency, reader),
    difference: formatDifference(why.metric, size(most), reader),
  });
}

/** What runs without each part say, in sentences: what stands before the table, and what after it. */
export function whySentences(
  why: Why,
  currency: string,
  reader: Reader,
): { before: string[]; after: string[] } {
  const { say } = reader;
  const { metric, total, level, effects } = why;
  const values = {
    metric: metricName(metric, currency, reader),
    mean: formatMetric(metric, total.mean, reader),
    interval: formatRange(metric, total.ci, reader),
    percent: Math.round(level * 1000) / 10,
  };
  const before =
    total.n === 0
      ? [say('report:why.undefined', values)]
      : [say(`report:why.total${total.ci === null ? 'Alone' : ''}`, values)];
  before.push(say(effects.length === 0 ? 'report:why.nothing' : 'report:why.method'));
  const after = [...idleSentences(why, reader)];
  if (effects.some(({ forest }) => forest !== null)) {
    after.push(say(`report:why.credit.${why.countedAs}`, { n: formatNumber(why.counted, reader.lang) }));
  }
  if (effects.some(({ kind, name }) => kind === 'founder' && name.startsWith('#'))) {
    after.push(say('report:why.ranked'));
  }
  return {
    before,
    after: [...after, ...replaceabilitySentences(why, reader), ...seedingSentences(why, reader)],
  };
}

/** What changed nothing at all. */
function idleSentences({ effects, total }: Why, reader: Reader): string[] {
  const idle = effects.filter(
    ({ unchanged, effect }) => unchanged === total.n && effect.n > 0 && effect.tiedPairs === effect.n,
  );
  const names = idle.map((one) => removalName(one, reader)).join(reader.lang === 'zh' ? '、' : ', ');
  return idle.length === 0 ? [] : [reader.say('report:why.idle', { names })];
}

function replaceabilitySentences({ replaceability }: Why, { say, lang }: Reader): string[] {
  if (replaceability === null) return [];
  const share = formatShare(replaceability, lang, 0);
  return [say(`report:why.${replaceability > 1 ? 'needed' : 'replaceable'}`, { share })];
}

function seedingSentences({ seeding, countedAs }: Why, { say, lang }: Reader): string[] {
  if (seeding === null) return [];
  const days = ({ mean }: Summary) => (mean === null ? '–' : formatNumber(mean, lang));
  const range = ({ ci }: Summary) =>
    ci === null
      ? ''
      : say('report:why.range', { low: formatNumber(ci[0], lang), high: formatNumber(ci[1], lang) });
  const part = (summary: Summary) => `${days(summary)}${range(summary)}`;
  return [
    say(`report:why.seeding.${countedAs}`, {
      total: part(seeding.total),
      expansion: part(seeding.expansion),
      acceleration: part(seeding.acceleration),
    }),
  ];
}
