import { plot } from 'asciichart';
import Table from 'cli-table3';
import { formatMetric, formatRange, metricName, outerQuantiles } from '../../report/index.ts';
import { METRICS, type Result } from '../../sim/index.ts';
import type { Context } from './context.ts';

/** Metrics that tables leave out. */
const ASIDE = new Set(METRICS.filter(({ aside }) => aside).map(({ id }) => id));

/** Metrics of one result: mean, interval of the mean, band of the runs. Undefined metrics are left out. */
export function metricTable(result: Result, currency: string, context: Context): string {
  const { t } = context;
  const share = outerQuantiles(result.kpis.reach).share;
  const table = new Table({
    head: [
      t('table.metric'),
      t('table.mean'),
      t('table.interval', { percent: Math.round(result.level * 1000) / 10 }),
      t('table.band', { percent: Math.round(share * 1000) / 10 }),
    ],
    colAligns: ['left', 'right', 'right', 'right'],
    style: { head: [], border: [] },
    chars: LIGHT,
  });
  for (const [id, kpi] of Object.entries(result.kpis)) {
    if (kpi.n === 0 || ASIDE.has(id)) continue;
    const { low, high } = outerQuantiles(kpi);
    const band = low === null || high === null ? null : ([low, high] as const);
    table.push([
      metricName(id, currency, context),
      formatMetric(id, kpi.mean, context),
      formatRange(id, kpi.ci, context),
      formatRange(id, band, context),
    ]);
  }
  return table.toString();
}

/**
 * Draws a table; where the terminal is too narrow for it, once more with the units under the names and `narrow`, which
 * asks for no room to the right of a column.
 */
export function fitted(
  { host: { stdout } }: Pick<Context, 'host'>,
  head: readonly string[],
  draw: (head: readonly string[], narrow: boolean) => string,
): string {
  const table = draw(head, false);
  const room = stdout.isTTY ? (stdout.columns ?? Infinity) : Infinity;
  if (table.split('\n').every((line) => columns(line) <= room)) return table;
  const unit = / \((?=[^()]*\))|（(?=[^（）]*）)/;
  const titles = head.map((title) => title.replace(unit, (open) => `\n${open.trim()}`));
  return draw(titles, true);
}

/** Terminal columns of a text: Chinese characters take two. */
export function columns(text: string): number {
  let n = 0;
  for (const character of text) n += /[\u2e80-\uffdc]/.test(character) ? 2 : 1;
  return n;
}

/** A small curve of one or more daily series, thinned to the terminal's width. */
export function curve(series: readonly (readonly (number | null)[])[], width = 56, height = 8): string {
  const days = series[0].length;
  const points = Math.min(width, days);
  const thin = (row: readonly (number | null)[]) =>
    Array.from(
      { length: points },
      (_, k) => row[Math.round((k * (days - 1)) / Math.max(1, points - 1))] ?? 0,
    );
  const rows = series.map(thin);
  const top = Math.max(1, ...rows.flat());
  const digits = String(Math.ceil(top)).length;
  return plot(rows, {
    height,
    min: 0,
    max: top,
    format: (x: number) => Math.round(x).toString().padStart(digits),
  });
}

/** Thin rules under the head only: readable in a log as well as on a terminal. */
export const LIGHT = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' ',
};
