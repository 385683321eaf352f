import { formatInterval, formatMoney, formatNumber, formatShare } from '../i18n/index.ts';
import { METRICS, type Comparison, type Pair, type PairComparison } from '../sim/index.ts';
import { formatDifference, formatDifferenceRange, metricName, outerQuantiles } from './numbers.ts';
import type { Reader } from './reader.ts';

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
  reader: Reader,
): string[] {
  const { say, lang } = reader;
  const { metric } = comparison;
  const one = pair.metrics[metric];
  const a = names[pair.a];
  const b = names[pair.b];
  const values = { a, b, metric: metricName(metric, currency, reader) };
  if (one.difference === null || one.n === 0) return [say('report:compare.undefined', values)];
  const amount = (value: number) => formatDifference(metric, value, reader);
  const direction =
    one.difference > 0
      ? 'report:compare.more'
      : one.difference < 0
        ? 'report:compare.less'
        : 'report:compare.same';
  const alone = one.ci === null && one.difference !== 0 ? 'Alone' : '';
  const lines = [
    say(`${direction}${alone}`, {
      ...values,
      difference: amount(Math.abs(one.difference)),
      interval: formatDifferenceRange(metric, one.ci, reader),
      percent: Math.round(level * 1000) / 10,
    }),
    say('report:compare.ahead', {
      b,
      ahead: one.aheadPairs,
      tied: one.tiedPairs,
      n: one.n,
      any: formatShare(one.aheadAnyWorlds ?? 0, lang, 0),
    }),
  ];
  lines.push(...pairingSentences(pair, comparison, reader), ...priceSentences(pair, a, currency, reader));
  lines.push(verdictSentence(pair, comparison, a, reader));
  return lines.map(spaced);
}

/** A space between Chinese characters and the letters or digits of a name that fills a gap beside them. */
function spaced(sentence: string): string {
  return sentence.replace(/(?<=\p{Script=Han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=\p{Script=Han})/gu, ' ');
}

/** What sharing worlds did for the precision, where it is known. */
export function pairingSentences({ metrics }: Pair, { metric }: Comparison, { say, lang }: Reader): string[] {
  const { varianceRatio, varianceRatioCi: ci } = metrics[metric];
  if (varianceRatio === null) return [];
  const key = varianceRatio >= 1 ? 'report:compare.pairingHelped' : 'report:compare.pairingHarmed';
  const number = (value: number) => formatNumber(value, lang, { digits: 1 });
  const interval = ci
    ? say('report:compare.pairingInterval', { interval: formatInterval(ci, lang, number) })
    : '';
  return [say(key, { ratio: number(varianceRatio), interval })];
}

/** What each member more costs, where money was spent and members were gained. */
export function priceSentences(pair: Pair, a: string, currency: string, { say, lang }: Reader): string[] {
  const price = pair.costPerIncrementalMember;
  if (price === null || (pair.metrics.cost.difference ?? 0) === 0) return [];
  const money = (value: number) => formatMoney(value, lang, currency);
  const ci = price.ci && formatInterval(price.ci, lang, money);
  const key = ci ? 'report:compare.price' : 'report:compare.priceAlone';
  const sentences = [spaced(say(key, { a, price: money(price.value), interval: ci ?? '' }))];
  if (price.n < 2) return sentences;
  const { low, high, share } = outerQuantiles(price);
  const values = { percent: Math.round(share * 1000) / 10, low: money(low!), high: money(high!) };
  return [...sentences, spaced(say('report:compare.priceBand', values))];
}

/** How the difference stands against the smallest one that would matter. */
export function verdictSentence(
  pair: Pair,
  { metric, better, smallestEffect }: Comparison,
  a: string,
  reader: Reader,
): string {
  const verdict = verdictOf(pair.metrics[metric], better, smallestEffect);
  const smallest = formatDifference(metric, smallestEffect, reader);
  // Where no smallest difference was stated, there is nothing to exceed but zero.
  const zero = smallestEffect === 0 && verdict !== 'none' ? 'Zero' : '';
  return spaced(reader.say(`report:verdict.${verdict}${zero}`, { a, smallest }));
}

/** Metrics worth a column: the experiment's, those it watches, and cost where money is spent. */
export function shownMetrics(comparison: Comparison, watch: readonly string[]): string[] {
  const results = Object.values(comparison.variants);
  const known = new Set(METRICS.map((m) => m.id));
  const spent = results.some(({ kpis }) => (kpis.cost.mean ?? 0) > 0);
  const ids = new Set([comparison.metric, ...watch, ...(spent ? ['cost'] : [])]);
  return [...ids].filter((id) => known.has(id) && results.some(({ kpis }) => kpis[id].n > 0));
}
