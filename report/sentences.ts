import { formatInterval, formatMoney, formatNumber, formatShare } from '../i18n/index.ts';
import type { Comparison, Pair, PairComparison } from '../sim/index.ts';
import { entry } from './entry.ts';
import { formatDifference, formatDifferenceRange, metricName, outerQuantiles } from './numbers.ts';
import type { Locale } from './locale.ts';

/** How a difference stands against the smallest one that would matter. */
type Verdict = 'larger' | 'smaller' | 'tooSmall' | 'unsure' | 'none';

/** `larger`: the whole interval is beyond the smallest effect on the good side; `smaller`: on the bad side. */
function verdictOf(pair: PairComparison, better: 'higher' | 'lower', smallest: number): Verdict {
  if (pair.ci === null) return 'none';
  const [low, high] = better === 'higher' ? pair.ci : [-pair.ci[1], -pair.ci[0]];
  if (low > smallest || (smallest === 0 && low > 0)) return 'larger';
  if (high < -smallest || (smallest === 0 && high < 0)) return 'smaller';
  if (low >= -smallest && high <= smallest) return 'tooSmall';
  return 'unsure';
}

/**
 * A pair in words: by how much, how sure, in how many paired runs, in how many of any two worlds.
 */
export function pairSentences(
  pair: Pair,
  comparison: Comparison,
  names: Readonly<Record<string, string>>,
  currency: string,
  level: number,
  locale: Locale,
): string[] {
  const { t, lang } = locale;
  const { metric } = comparison;
  const one = entry(pair.metrics, metric);
  const a = entry(names, pair.a);
  const b = entry(names, pair.b);
  const values = { a, b, metric: metricName(metric, currency, locale) };
  if (one.difference === null || one.n === 0) return [t('report:compare.undefined', values)];
  const amount = (value: number) => formatDifference(metric, value, locale);
  const direction = one.difference > 0 ? 'more' : 'less';
  const alone = one.ci === null ? 'Alone' : '';
  const key = one.difference === 0 ? 'same' : (`${direction}${alone}` as const);
  const lines = [
    t(`report:compare.${key}`, {
      ...values,
      difference: amount(Math.abs(one.difference)),
      interval: formatDifferenceRange(metric, one.ci, locale),
      percent: Math.round(level * 1000) / 10,
    }),
    t('report:compare.ahead', {
      a: values.a,
      b,
      ahead: one.aheadPairs,
      tied: one.tiedPairs,
      n: one.n,
      any: formatShare(one.aheadAnyWorlds ?? 0, lang, 0),
    }),
  ];
  lines.push(...pairingSentences(pair, comparison, locale), ...priceSentences(pair, a, currency, locale));
  lines.push(verdictSentence(pair, comparison, a, locale));
  return lines.map(spaced);
}

/** A space between Chinese characters and the letters or digits of a name that fills a gap beside them. */
function spaced(sentence: string): string {
  return sentence.replace(/(?<=\p{Script=Han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=\p{Script=Han})/gu, ' ');
}

/** What sharing worlds did for the precision, where it is known. */
export function pairingSentences({ metrics }: Pair, { metric }: Comparison, { t, lang }: Locale): string[] {
  const { varianceRatio, varianceRatioCi: ci } = entry(metrics, metric);
  if (varianceRatio === null) return [];
  const key = varianceRatio >= 1 ? 'report:compare.pairingHelped' : 'report:compare.pairingHarmed';
  const number = (value: number) => formatNumber(value, lang, { digits: 1 });
  const interval = ci
    ? t('report:compare.pairingInterval', { interval: formatInterval(ci, lang, number) })
    : '';
  return [t(key, { ratio: number(varianceRatio), interval })];
}

/** What each member more costs, where money was spent and members were gained. */
export function priceSentences(pair: Pair, a: string, currency: string, { t, lang }: Locale): string[] {
  const price = pair.costPerIncrementalMember;
  if (price === null || (pair.metrics['cost']?.difference ?? 0) === 0) return [];
  const money = (value: number) => formatMoney(value, lang, currency);
  const ci = price.ci && formatInterval(price.ci, lang, money);
  const key = ci ? 'report:compare.price' : 'report:compare.priceAlone';
  const sentences = [spaced(t(key, { a, price: money(price.value), interval: ci ?? '' }))];
  if (price.n < 2) return sentences;
  const { low, high, share } = outerQuantiles(price);
  const values = { percent: Math.round(share * 1000) / 10, low: money(low!), high: money(high!) };
  return [...sentences, spaced(t('report:compare.priceBand', values))];
}

/** How the difference stands against the smallest one that would matter. */
export function verdictSentence(
  pair: Pair,
  { metric, better, smallestEffect }: Comparison,
  a: string,
  locale: Locale,
): string {
  const verdict = verdictOf(entry(pair.metrics, metric), better, smallestEffect);
  const smallest = formatDifference(metric, smallestEffect, locale);
  // Where no smallest difference was stated, there is nothing to exceed but zero.
  const key = smallestEffect === 0 && verdict !== 'none' ? (`${verdict}Zero` as const) : verdict;
  return spaced(locale.t(`report:verdict.${key}`, { a, smallest }));
}

/** Metrics worth a column: the experiment's, those it watches, and cost where money is spent. */
export function shownMetrics(comparison: Comparison, watch: readonly string[]): string[] {
  const results = Object.values(comparison.variants);
  const known = new Set(results.flatMap(({ kpis }) => Object.keys(kpis)));
  const spent = results.some(({ kpis }) => (kpis['cost']?.mean ?? 0) > 0);
  const ids = new Set([comparison.metric, ...watch, ...(spent ? ['cost'] : [])]);
  return [...ids].filter((id) => known.has(id) && results.some(({ kpis }) => (kpis[id]?.n ?? 0) > 0));
}
