import { formatShare } from '../i18n/index.ts';
import type { Comparison, Pair } from '../sim/index.ts';
import { entry } from './entry.ts';
import { formatDifference, formatDifferenceRange, metricName } from './numbers.ts';
import type { Locale } from './locale.ts';

/** Metrics whose difference is said with a verb of their own; others are said by name. */
const VERBS = {
  reach: 'reach',
  reachNew: 'reach',
  joined: 'joined',
  joinedNew: 'joined',
  members: 'members',
  membersNew: 'membersNew',
} as const;
const hasVerb = (metric: string): metric is keyof typeof VERBS => Object.hasOwn(VERBS, metric);

/** A pair in short sentences: what differs by how much; then how sure that is, and in how many paired runs. */
export function headline(
  pair: Pair,
  comparison: Comparison,
  names: Readonly<Record<string, string>>,
  letters: Readonly<Record<string, string>>,
  currency: string,
  locale: Locale,
): string[] {
  const { t } = locale;
  const { metric } = comparison;
  const one = entry(pair.metrics, metric);
  const [a, b] = [entry(names, pair.a), entry(names, pair.b)];
  const values = { a, b, metric: metricName(metric, currency, locale) };
  if (one.difference === null || one.n === 0) return [t('report:compare.undefined', values)];
  if (one.difference === 0 && one.tiedPairs === one.n) return [t('report:compare.same', values)];
  const verb = hasVerb(metric) ? VERBS[metric] : 'other';
  const difference = formatDifference(metric, Math.abs(one.difference), locale);
  const direction = one.difference >= 0 ? 'more' : 'less';
  const alone = one.ci === null ? 'Alone' : '';
  // Said as "fewer", the interval is of how many fewer.
  const ci = one.ci && (direction === 'more' ? one.ci : ([-one.ci[1], -one.ci[0]] as const));
  const interval = formatDifferenceRange(metric, ci, locale);
  const across = one.ci !== null && one.ci[0] < 0 && one.ci[1] > 0 ? one.ci : null;
  const size = (end: number) => formatDifference(metric, Math.abs(end), locale);
  const tied = one.tiedPairs === 0 ? '' : 'Tied';
  return [
    t(`report:headline.${verb}.${direction}`, { ...values, difference }),
    across
      ? t('report:headline.intervalAcross', {
          a: entry(letters, pair.a),
          low: size(across[0]),
          high: size(across[1]),
        })
      : t(`report:headline.interval${alone}`, { interval }),
    t(`report:headline.ahead${tied}`, {
      b: entry(letters, pair.b),
      ahead: one.aheadPairs,
      n: one.n,
      tied: one.tiedPairs,
    }),
  ];
}

/** What someone should expect who runs each policy once, in different places. */
export function anyWorlds(pair: Pair, { metric }: Comparison, b: string, { t, lang }: Locale): string | null {
  const share = entry(pair.metrics, metric).aheadAnyWorlds;
  return share === null ? null : t('report:headline.anyWorlds', { b, any: formatShare(share, lang, 0) });
}
