import { formatInterval, formatMoney, formatNumber, formatShare } from '../i18n/index.ts';
import { METRIC_UNITS, METRICS, SOURCES, type Summary } from '../sim/index.ts';
import type { Reader } from './reader.ts';

/** A value in a metric's unit, as a reader of this language writes it. */
export function formatMetric(id: string, value: number | null | undefined, reader: Reader): string {
  if (value === null || value === undefined) return '–';
  const unit = METRICS.find((m) => m.id === id)?.unit;
  if (unit === 'share') return formatShare(value, reader.lang);
  if (unit === 'money') return formatMoney(value, reader.lang);
  return formatNumber(value, reader.lang);
}

export function formatRange(id: string, range: readonly [number, number] | null, reader: Reader): string {
  if (range === null) return '–';
  return formatInterval(range, reader.lang, (value) => formatMetric(id, value, reader));
}

/** A difference of two values of a metric: shares differ by percentage points, not by a percentage. */
export function formatDifference(id: string, value: number | null | undefined, reader: Reader): string {
  const number = formatRangeEnd(id, value, reader);
  return isShare(id) && number !== '–' ? reader.say('report:points', { number }) : number;
}

/** Both ends of such a difference; where the unit is points, the difference beside it has said so. */
export function formatDifferenceRange(
  id: string,
  range: readonly [number, number] | null,
  reader: Reader,
): string {
  if (range === null) return '–';
  return formatInterval(range, reader.lang, (value) => formatRangeEnd(id, value, reader));
}

const isShare = (id: string) => METRICS.find((m) => m.id === id)?.unit === 'share';

function formatRangeEnd(id: string, value: number | null | undefined, reader: Reader): string {
  if (value === null || value === undefined || !isShare(id)) return formatMetric(id, value, reader);
  return formatNumber(value * 100, reader.lang, { digits: 2 });
}

/** A currency as a reader of this language writes it. */
export function currencyName(currency: string, reader: Reader): string {
  return reader.lang === 'zh' && currency === 'CNY' ? '元' : currency;
}

/** Name of a metric with its unit, e.g. "reach (people)". */
export function metricName(id: string, currency: string, reader: Reader): string {
  const metric = METRICS.find((m) => m.id === id);
  if (!metric) return id;
  const unit =
    metric.unit === 'money' ? currencyName(currency, reader) : METRIC_UNITS[metric.unit][reader.lang];
  const name = metric.name[reader.lang];
  if (unit === '') return name;
  return reader.lang === 'zh' ? `${name}（${unit}）` : `${name} (${unit})`;
}

/** Whatever has quantiles by their names, `q05` and so on. */
type Quantiles = Readonly<Record<`q${string}`, number | null>>;

/** The quantiles at the two ends of a summary's band, with their percents. */
export function outerQuantiles(summary: Quantiles): {
  low: number | null;
  high: number | null;
  share: number;
} {
  const names = Object.keys(summary)
    .filter((key): key is `q${string}` => /^q[\d.]+$/.test(key))
    .toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
  const [low, high] = [names[0], names.at(-1)!];
  return {
    low: summary[low],
    high: summary[high],
    share: (Number(high.slice(1)) - Number(low.slice(1))) / 100,
  };
}

/** The band of the runs of one metric, e.g. "12 to 19"; null where there is one run or none, or all are the same. */
export function formatBand(id: string, summary: Summary, reader: Reader): string | null {
  const { low, high } = outerQuantiles(summary);
  return summary.n < 2 || low === null || high === null || low === high
    ? null
    : formatRange(id, [low, high], reader);
}

/** Shares by source, largest first, e.g. "word of mouth 62 %, IP 21 %". */
export function creditLine(shares: Readonly<Record<string, number>>, reader: Reader): string {
  return Object.entries(shares)
    .toSorted(([, a], [, b]) => b - a)
    .filter(([, share]) => share >= 0.005)
    .map(([id, share]) => {
      const source = SOURCES.find((s) => s.id === id)!;
      return `${source[reader.lang]} ${formatShare(share, reader.lang, 0)}`;
    })
    .join(reader.lang === 'zh' ? '，' : ', ');
}
