import { formatShare } from '../i18n/index.ts';
import type { Comparison, Pair } from '../sim/index.ts';
import { formatDifference, formatDifferenceRange, metricName } from './numbers.ts';
import type { Reader } from './reader.ts';

/** Metrics whose difference is said with a verb of their own; others are said by name. */
const VERBS = ['reach', 'joined', 'members'];

/** A pair in short sentences: what differs by how much; then how sure that is, and in how many paired runs. */
export function headline(
  pair: Pair,
  comparison: Comparison,
  names: Readonly<Record<string, string>>,
  letters: Readonly<Record<string, string>>,
  currency: string,
  reader: Reader,
): string[] {
  const { say } = reader;
  const { metric } = comparison;
  const one = pair.metrics[metric];
  const [a, b] = [names[pair.a], names[pair.b]];
  const values = { a, b, metric: metricName(metric, currency, reader) };
  if (one.difference === null || one.n === 0) return [say('report:compare.undefined', values)];
  if (one.difference === 0 && one.tiedPairs === one.n) return [say('report:compare.same', values)];
  const verb = VERBS.includes(metric) ? metric : 'other';
  const difference = formatDifference(metric, Math.abs(one.difference), reader);
  const direction = one.difference >= 0 ? 'more' : 'less';
  const alone = one.ci === null ? 'Alone' : '';
  // Said as "fewer", the interval is of how many fewer.
  const ci = one.ci && (direction === 'more' ? one.ci : ([-one.ci[1], -one.ci[0]] as const));
  const interval = formatDifferenceRange(metric, ci, reader);
  const across = one.ci !== null && one.ci[0] < 0 && one.ci[1] > 0;
  const [low, high] = (one.ci ?? []).map((end) => formatDifference(metric, Math.abs(end), reader));
  const tied = one.tiedPairs === 0 ? '' : 'Tied';
  return [
    say(`report:headline.${verb}.${direction}`, { ...values, difference }),
    across
      ? say('report:headline.intervalAcross', { a: letters[pair.a], low, high })
      : say(`report:headline.interval${alone}`, { interval }),
    say(`report:headline.ahead${tied}`, {
      b: letters[pair.b],
      ahead: one.aheadPairs,
      n: one.n,
      tied: one.tiedPairs,
    }),
  ];
}

/** What someone should expect who runs each policy once, in different places. */
export function anyWorlds(
  pair: Pair,
  { metric }: Comparison,
  b: string,
  { say, lang }: Reader,
): string | null {
  const share = pair.metrics[metric].aheadAnyWorlds;
  return share === null ? null : say('report:headline.anyWorlds', { b, any: formatShare(share, lang, 0) });
}
