import { formatNumber, formatShare } from '../i18n/index.ts';
import { listFields, scenarioSchemaOf, type Effect, type Summary, type AblationStudy } from '../sim/index.ts';
import { formatDifference, formatMetric, formatRange, metricName } from './numbers.ts';
import type { Locale } from './locale.ts';

/** What was left out, by its name. */
export function ablationName(
  { kind, id, name, title }: Pick<Effect, 'kind' | 'id' | 'name' | 'title'>,
  locale: Locale,
): string {
  const { t, lang, localised } = locale;
  if (title) return title[lang];
  if (kind === 'reward') {
    const label = listFields(scenarioSchemaOf(locale.plugins)).find(({ path }) => path === id)?.notes?.label;
    return label ? localised(label) : name;
  }
  const rank = /^#(\d+)$/.exec(name)?.[1];
  if (kind === 'founder' && rank !== undefined) return t('report:why.founderRank', { rank });
  if (kind === 'series' || kind === 'channel' || kind === 'founder') return t(`report:why.${kind}`, { name });
  return name;
}

/** The part whose absence makes the largest difference, in one sentence; null where none can be told from nothing. */
export function whyHeadline(why: AblationStudy, currency: string, locale: Locale): string | null {
  const told = why.effects.filter(
    ({ kind, effect: { difference, ci } }) =>
      kind === 'mechanism' && difference !== null && (ci === null ? difference !== 0 : ci[0] * ci[1] > 0),
  );
  const size = ({ effect }: Effect) => Math.abs(effect.difference!);
  const [max] = told.toSorted((a, b) => size(b) - size(a));
  if (!max) return null;
  // Where one needs the other, leaving out either comes to the same.
  const equals = told.filter(({ effect }) => effect.difference === max.effect.difference);
  const less = max.effect.difference! > 0;
  return locale.t(`report:why.most.${less ? 'less' : 'more'}`, {
    names: equals.map((one) => ablationName(one, locale)).join(locale.lang === 'zh' ? '、' : ', '),
    metric: metricName(why.metric, currency, locale),
    difference: formatDifference(why.metric, size(max), locale),
  });
}

/** What runs without each part say, in sentences: what stands before the table, and what after it. */
export function whySentences(
  why: AblationStudy,
  currency: string,
  locale: Locale,
): { before: string[]; after: string[] } {
  const { t } = locale;
  const { metric, total, level, effects } = why;
  const values = {
    metric: metricName(metric, currency, locale),
    mean: formatMetric(metric, total.mean, locale),
    interval: formatRange(metric, total.ci, locale),
    percent: Math.round(level * 1000) / 10,
  };
  const before =
    total.n === 0
      ? [t('report:why.undefined', values)]
      : [t(`report:why.total${total.ci === null ? 'Alone' : ''}`, values)];
  before.push(t(effects.length === 0 ? 'report:why.nothing' : 'report:why.method'));
  const after = [...idleSentences(why, locale)];
  if (effects.some(({ forest }) => forest !== null)) {
    after.push(t(`report:why.credit.${why.countedAs}`, { n: formatNumber(why.counted, locale.lang) }));
  }
  if (effects.some(({ kind, name }) => kind === 'founder' && name.startsWith('#'))) {
    after.push(t('report:why.ranked'));
  }
  return {
    before,
    after: [...after, ...replaceabilitySentences(why, locale), ...seedingSentences(why, locale)],
  };
}

/** What changed nothing at all. */
function idleSentences({ effects, total }: AblationStudy, locale: Locale): string[] {
  const idle = effects.filter(
    ({ unchanged, effect }) => unchanged === total.n && effect.n > 0 && effect.tiedPairs === effect.n,
  );
  const names = idle.map((one) => ablationName(one, locale)).join(locale.lang === 'zh' ? '、' : ', ');
  return idle.length === 0 ? [] : [locale.t('report:why.idle', { names })];
}

function replaceabilitySentences({ replaceability }: AblationStudy, { t, lang }: Locale): string[] {
  if (replaceability === null) return [];
  const share = formatShare(replaceability, lang, 0);
  return [t(`report:why.${replaceability > 1 ? 'needed' : 'replaceable'}`, { share })];
}

function seedingSentences({ seeding, countedAs }: AblationStudy, { t, lang }: Locale): string[] {
  if (seeding === null) return [];
  const days = ({ mean }: Summary) => (mean === null ? '–' : formatNumber(mean, lang));
  const range = ({ ci }: Summary) =>
    ci === null
      ? ''
      : t('report:why.range', { low: formatNumber(ci[0], lang), high: formatNumber(ci[1], lang) });
  const part = (summary: Summary) => `${days(summary)}${range(summary)}`;
  return [
    t(`report:why.seeding.${countedAs}`, {
      total: part(seeding.total),
      expansion: part(seeding.expansion),
      acceleration: part(seeding.acceleration),
    }),
  ];
}
