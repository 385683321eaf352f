import { Argument, type Command } from 'commander';
import Table from 'cli-table3';
import { formatNumber } from '../../i18n/index.ts';
import { InputError, problem } from '../../sim/index.ts';
import { load, shown } from '../files.ts';
import { bassShare, fitAdoptions, fitLevels, regressAdoptions, type BassFit } from '../fit/bass.ts';
import { MIN_ROWS, readSeries } from '../fit/series.ts';
import type { Context } from './context.ts';
import { whole } from './options.ts';
import { LIGHT } from './tables.ts';

interface Flags {
  cumulative?: boolean;
  first?: number;
  json?: boolean;
}

/** Something fitted to a series, and what it says about what came after. */
interface Fitted {
  readonly file: string;
  readonly periods: number;
  readonly from: string;
  readonly to: string;
  readonly fit: BassFit;
  /** Bass's own regression; of adoptions only. */
  readonly regression: ReturnType<typeof regressAdoptions>;
  /** The last value that was left out of the fit, and the one that the curve forecasts. */
  readonly later: { label: string; value: number; forecast: number } | null;
}

/** `kindling fit bass FILE.csv`: the Bass curve nearest to a series. */
export function addFit(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('fit')
    .addArgument(new Argument('<curve>', t('argument.curve')).choices(['bass']))
    .argument('<file>', t('argument.series'))
    .summary(t('fit.summary'))
    .description(t('fit.description'))
    .option('--cumulative', t('option.cumulative'))
    .option('--first <n>', t('option.first'), whole(MIN_ROWS))
    .option('--json', t('option.json'))
    .action((_: string, file: string, flags: Flags) => {
      const fitted = fitFile(file, flags);
      if (flags.json) context.print(JSON.stringify(asJson(fitted), null, 2));
      else printFit(fitted, context);
    });
}

function fitFile(name: string, { cumulative = false, first }: Flags): Fitted {
  const found = load(name, '');
  if (!found) throw new InputError([problem('fileMissing', { file: name, values: { found: name } })]);
  const all = readSeries(shown(found.path), found.text, undefined);
  const { values, labels } = readSeries(shown(found.path), found.text, first);
  const times = values.map((_, k) => k);
  const fit = cumulative ? fitLevels(times, values) : fitAdoptions(values);
  if (!fit) throw new InputError([problem('seriesNoFit', { file: found.path })]);
  const regression = cumulative ? null : regressAdoptions(values);
  return {
    file: found.path,
    periods: values.length,
    from: labels[0],
    to: labels.at(-1)!,
    fit,
    regression,
    later: laterOf(fit, all, values.length, cumulative),
  };
}

function laterOf(
  { m, p, q, start }: BassFit,
  { labels, values }: ReturnType<typeof readSeries>,
  used: number,
  cumulative: boolean,
): Fitted['later'] {
  const last = values.length - 1;
  if (last < used) return null;
  const at = (t: number) => m * bassShare(p, q, t, start);
  const forecast = cumulative ? at(last) : at(last + 1) - at(last);
  return { label: labels[last], value: values[last], forecast };
}

/** Periods from the first one until most people adopt, ln(q/p)/(p + q); null where the peak lies before. */
function peakOf({ p, q, start }: BassFit): number | null {
  // A series that had begun is as far on as its start share says.
  const before = Math.log((1 + (q / p) * start) / (1 - start)) / (p + q);
  return q > p ? Math.log(q / p) / (p + q) - before : null;
}

function asJson({ fit, regression, ...rest }: Fitted): object {
  return { curve: 'bass', ...rest, ...fit, peak: peakOf(fit), regression };
}

function printFit(fitted: Fitted, context: Context): void {
  const { t, lang } = context;
  const { fit, regression, later } = fitted;
  const number = (value: number) => formatNumber(value, lang);
  context.printHeading(
    t('fit.line', { file: fitted.file, periods: fitted.periods, from: fitted.from, to: fitted.to }),
  );
  const small = (value: number) => String(Number(value.toPrecision(4)));
  const table = new Table({
    head: ['', 'm', 'p', 'q', 'R²', 'RMSE'],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'right'],
    style: { head: [], border: [] },
    chars: LIGHT,
  });
  const row = (name: string, one: Omit<BassFit, 'start' | 'fitted'>) => [
    name,
    number(one.m),
    small(one.p),
    small(one.q),
    one.r2.toFixed(3),
    small(one.rmse),
  ];
  table.push(row(t(fit.start > 0 ? 'fit.levels' : 'fit.nls'), fit));
  if (regression) table.push(row(t('fit.ols'), regression));
  context.print(table.toString());
  const peak = peakOf(fit);
  if (peak !== null) context.print(t('fit.peak', { peak: peak.toFixed(1) }));
  if (fit.start > 0) context.print(t('fit.start', { percent: number(100 * fit.start) }));
  if (!later) return;
  const values = {
    label: later.label,
    value: number(later.value),
    forecast: number(later.forecast),
    m: number(fit.m),
  };
  context.print(t(later.value > fit.m ? 'fit.aboveCeiling' : 'fit.later', values));
}
