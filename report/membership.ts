import { formatInterval, formatMoney, formatNumber, formatShare } from '../i18n/index.ts';
import { outerPair } from '../results/index.ts';
import type { Bands, Result } from '../sim/index.ts';
import { entry } from './entry.ts';
import type { Locale } from './locale.ts';

/** A table in words: a head, and rows of as many cells. A cell has the mean, and the band of the runs on a line below it. */
export interface TextTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

type Format = (value: number) => string;

/** Mean of a row of bands, and the outer quantiles where they differ; a dash where nothing is known. */
function cell(bands: Bands, row: number, format: Format, { lang }: Locale): string {
  const mean = bands.mean[row] ?? null;
  if (mean === null) return '–';
  const pair = outerPair(bands as never);
  const columns = bands as unknown as Readonly<Record<string, readonly (number | null)[]>>;
  const [low, high] = pair ? [columns[pair.low]?.[row] ?? null, columns[pair.high]?.[row] ?? null] : [];
  if (low === null || low === undefined || high === null || high === undefined || low === high)
    return format(mean);
  return `${format(mean)}\n${formatInterval([low, high], lang, format)}`;
}

/** The retention triangle: cohorts in rows, ages in columns. Ages that no cohort reaches within the run are left out. */
export function retentionTriangle(
  { retention }: Pick<Result, 'retention'>,
  kind: 'present' | 'unbroken',
  locale: Locale,
): TextTable {
  const { t, lang } = locale;
  const ages = Object.keys(retention[kind]).filter((age) =>
    entry(retention[kind], age).mean.some((share) => share !== null),
  );
  const number: Format = (value) => formatNumber(value, lang);
  const share: Format = (value) => formatShare(value, lang, 0);
  return {
    title: t(`report:cohorts.${kind}`),
    head: [
      t('report:cohorts.cohort'),
      t('report:cohorts.joined'),
      ...ages.map((age) => t('report:cohorts.age', { age })),
    ],
    rows: retention.cohort.map((cohort, row) => [
      cohortName(cohort, retention.firstDay[row] ?? 0, retention.lastDay[row] ?? 0, locale),
      cell(retention.joined, row, number, locale),
      ...ages.map((age) => cell(entry(retention[kind], age), row, share, locale)),
    ]),
  };
}

/** What cohorts cost and bring: months since joining in columns, those that no cohort reaches within the run left out. */
export function cohortValue({ value }: Pick<Result, 'value'>, locale: Locale): TextTable {
  const { t, lang } = locale;
  const months = Object.keys(value.lifetimeValue).filter((month) =>
    entry(value.lifetimeValue, month).mean.some((sum) => sum !== null),
  );
  const money: Format = (sum) => formatMoney(sum, lang);
  const number: Format = (count) => formatNumber(count, lang);
  return {
    title: t('report:value.title'),
    head: [
      t('report:cohorts.cohort'),
      t('report:value.acquisitionCost'),
      ...months.map((month) => t('report:value.months', { month })),
      t('report:value.payback'),
    ],
    rows: value.cohort.map((cohort, row) => [
      cohortName(cohort, value.firstDay[row] ?? 0, value.lastDay[row] ?? 0, locale),
      cell(value.acquisitionCost, row, money, locale),
      ...months.map((month) => cell(entry(value.lifetimeValue, month), row, money, locale)),
      cell(value.paybackMonths, row, number, locale),
    ]),
  };
}

const cohortName = (cohort: number, first: number, last: number, { t }: Locale) =>
  cohort === 0 ? t('report:cohorts.first') : t('report:cohorts.days', { first, last });

/** Growth accounting: months in rows; what came, came back and went. */
export function growthAccounting({ months }: Pick<Result, 'months'>, locale: Locale): TextTable {
  const { t, lang } = locale;
  const number: Format = (value) => formatNumber(value, lang);
  const columns = ['new', 'returned', 'lost', 'retained', 'members', 'quickRatio'] as const;
  return {
    title: t('report:months.title'),
    head: [t('report:months.month'), ...columns.map((column) => t(`report:months.${column}`))],
    rows: months.month.map((month, row) => [
      String(month),
      ...columns.map((column) => cell(months[column], row, number, locale)),
    ]),
  };
}
