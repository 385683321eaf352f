import { formatInterval, formatMoney, formatNumber, formatShare } from '../i18n/index.ts';
import { METRIC_UNITS, METRICS, tablesOf, type MetricRow, type Summary } from '../sim/index.ts';
import { outerPair } from '../results/index.ts';
import type { Locale } from './locale.ts';

/** A value in a metric's unit, as a reader of this language writes it. */
export function formatMetric(id: string, value: number | null | undefined, locale: Locale): string {
  if (value === null || value === undefined) return '–';
  const unit = metricRow(id, locale)?.unit;
  if (unit === 'share') return formatShare(value, locale.lang);
  if (unit === 'money') return formatMoney(value, locale.lang);
  return formatNumber(value, locale.lang);
}

export function formatRange(id: string, range: readonly [number, number] | null, locale: Locale): string {
  if (range === null) return '–';
  return formatInterval(range, locale.lang, (value) => formatMetric(id, value, locale));
}

/** A difference of two values of a metric: shares differ by percentage points, not by a percentage. */
export function formatDifference(id: string, value: number | null | undefined, locale: Locale): string {
  const number = formatRangeEnd(id, value, locale);
  return isShare(id, locale) && number !== '–' ? locale.t('report:points', { number }) : number;
}

/** Both ends of such a difference; where the unit is points, the difference beside it has said so. */
export function formatDifferenceRange(
  id: string,
  range: readonly [number, number] | null,
  locale: Locale,
): string {
  if (range === null) return '–';
  return formatInterval(range, locale.lang, (value) => formatRangeEnd(id, value, locale));
}

/** What a metric says of itself, ours or that of a plug-in. */
export function metricRow(id: string, { plugins = [] }: Locale): Omit<MetricRow, 'daily'> | undefined {
  return [...METRICS, ...plugins.flatMap(({ metrics }) => metrics)].find((metric) => metric.id === id);
}

const isShare = (id: string, locale: Locale) => metricRow(id, locale)?.unit === 'share';

function formatRangeEnd(id: string, value: number | null | undefined, locale: Locale): string {
  if (value === null || value === undefined || !isShare(id, locale)) return formatMetric(id, value, locale);
  return formatNumber(value * 100, locale.lang, { digits: 2 });
}

/** A currency as a reader of this language writes it. */
export function currencyName(currency: string, locale: Locale): string {
  return locale.lang === 'zh' && currency === 'CNY' ? '元' : currency;
}

/** Name of a metric with its unit, e.g. "reach (people)". */
export function metricName(id: string, currency: string, locale: Locale): string {
  const metric = metricRow(id, locale);
  if (!metric) return id;
  const unit =
    metric.unit === 'money'
      ? currencyName(currency, locale)
      : METRIC_UNITS[metric.unit as keyof typeof METRIC_UNITS][locale.lang];
  const name = metric.name[locale.lang];
  if (unit === '') return name;
  return locale.lang === 'zh' ? `${name}（${unit}）` : `${name} (${unit})`;
}

/** Whatever has quantiles by their names, `q05` and so on. */
type Quantiles = Readonly<Record<`q${string}`, number | null>>;

/** The quantiles at the two ends of a summary's band, with their percents. */
export function outerQuantiles(summary: Quantiles): {
  low: number | null;
  high: number | null;
  share: number;
} {
  const { low, high, share } = outerPair(summary)!;
  return { low: summary[low] ?? null, high: summary[high] ?? null, share };
}

/** The band of the runs of one metric, e.g. "12 to 19"; null where there is one run or none, or all are the same. */
export function formatBand(id: string, summary: Summary, locale: Locale): string | null {
  const { low, high } = outerQuantiles(summary);
  return summary.n < 2 || low === null || high === null || low === high
    ? null
    : formatRange(id, [low, high], locale);
}

/** Shares by source, largest first, e.g. "word of mouth 62 %, IP 21 %". */
export function creditLine(shares: Readonly<Record<string, number>>, locale: Locale): string {
  return Object.entries(shares)
    .toSorted(([, a], [, b]) => b - a)
    .filter(([, share]) => share >= 0.005)
    .map(([id, share]) => {
      const source = tablesOf(locale.plugins).sources.find((s) => s.id === id);
      return `${source?.[locale.lang] ?? id} ${formatShare(share, locale.lang, 0)}`;
    })
    .join(locale.lang === 'zh' ? '，' : ', ');
}
