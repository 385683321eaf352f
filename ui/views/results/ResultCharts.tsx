import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { formatInterval, formatNumber, problemLine } from '../../../i18n/index.ts';
import { entry, formatMetric, item, metricName, type Locale } from '../../../report/index.ts';
import { BandChart } from '../../charts/BandChart.tsx';
import { useDay } from '../../charts/day.ts';
import { FactorChart } from '../../charts/FactorChart.tsx';
import { DataTable, Figure } from '../../charts/Figure.tsx';
import { useLocale } from '../../parts/locale.tsx';
import { lookOf } from '../../parts/variants.ts';
import { useOpened } from '../../state/opened.ts';
import type { Value } from '../../../results/index.ts';
import type { Opened } from '../../worker/results/opened.ts';
import { linesOf } from './lines.ts';

/** Rows of the table that are drawn. */
const MAX_ROWS = 500;

/** The reader, who knows the metrics of the plug-ins that results were made with. */
const useLocaleOf = ({ plugins }: Opened): Locale => ({ ...useLocale(), plugins });

/** Cells in a table, and a metric of them against a factor; for a run or a comparison, day by day as well. */
export function ResultCharts({ opened }: { opened: Opened }) {
  const locale = useLocaleOf(opened);
  const { t, lang } = locale;
  const choose = useOpened((s) => s.choose);
  const { cells, factors, metrics, level, days, kind, sweeps, notes } = opened;
  const [metric, setMetric] = useState(item(metrics, 0));
  // One factor more than there are: the scenario itself.
  const [factor, setFactor] = useState(0);
  const percent = formatNumber(level * 100, lang);
  const name = (id: string) => metricName(id, '', locale);
  const valueText = (value: Value) =>
    typeof value === 'number' ? formatNumber(value, lang) : value === null ? '–' : String(value);
  const format = (value: number) => formatMetric(metric, value, locale);
  const xName = (f: number) => factors[f] ?? t('page:results.scenario');
  const { lines, joined, shown } = linesOf(opened, metric, factor);
  const cellTable = () => ({
    head: [
      t('page:results.scenario'),
      ...factors,
      t('page:results.runs'),
      name(metric),
      t('page:results.interval', { percent }),
    ],
    rows: cells.slice(0, MAX_ROWS).map((cell) => {
      const { mean, ci } = entry(cell.metrics, metric);
      return [
        cell.base,
        ...cell.values.map(valueText),
        formatNumber(cell.runs, lang),
        formatMetric(metric, mean, locale),
        ci ? formatInterval(ci, lang, format) : '–',
      ];
    }),
  });
  const runs = cells.reduce((sum, cell) => sum + cell.runs, 0);
  return (
    <>
      <section className="words" aria-live="polite">
        <h3>{opened.file}</h3>
        <p className="aside">
          {t(`page:results.${kind}`, {
            cells: formatNumber(cells.length, lang),
            runs: formatNumber(runs, lang),
          })}
          {opened.version !== null &&
            `${lang === 'zh' ? '' : ' '}${t('page:results.version', { version: opened.version })}`}
        </p>
        {notes.map((note) => (
          <p className="note" key={`${note.file} ${note.code}`}>
            {problemLine(locale.translator, note)}
          </p>
        ))}
        <div className="why-choices">
          {sweeps.length > 1 && (
            <NativeSelect
              label={t('page:results.sweepChoice')}
              data={[...sweeps]}
              value={opened.sweep ?? ''}
              onChange={(e) => choose(e.currentTarget.value)}
            />
          )}
          <NativeSelect
            label={t('page:results.metric')}
            data={metrics.map((id) => ({ value: id, label: name(id) }))}
            value={metric}
            onChange={(e) => setMetric(e.currentTarget.value)}
          />
          {factors.length > 0 && (
            <NativeSelect
              label={t('page:results.against')}
              data={[...factors, t('page:results.scenario')].map((label, f) => ({
                value: String(f),
                label,
              }))}
              value={String(factor)}
              onChange={(e) => setFactor(Number(e.currentTarget.value))}
            />
          )}
        </div>
      </section>
      <Figure
        title={t('page:results.chart', { metric: name(metric), factor: xName(factor) })}
        table={cellTable}
        note={t(joined ? 'page:results.lineNote' : 'page:results.cloudNote', { percent })}
      >
        <FactorChart
          lines={lines}
          label={t('page:results.chart', { metric: name(metric), factor: xName(factor) })}
          xLabel={xName(factor)}
          formatX={valueText}
          formatValue={format}
        />
        {joined && lines.length > 1 && (
          <ul className="legend">
            {lines.map((line) => (
              <li key={line.key}>
                <span className="swatch" style={{ background: `var(${line.colour})` }} />
                <span>
                  <b>{line.letter}</b> {line.label}
                </span>
              </li>
            ))}
          </ul>
        )}
        {shown < cells.length && (
          <p className="note">
            {t('page:results.undrawn', { count: formatNumber(cells.length - shown, lang) })}
          </p>
        )}
      </Figure>
      {days && <ByDay opened={opened} days={days} chosen={metric} />}
      <section className="kpis as-written">
        <h3>{t('page:results.cells')}</h3>
        <DataTable {...cellTable()} label={t('page:results.cells')} />
        {cells.length > MAX_ROWS && (
          <p className="note">{t('page:results.first', { count: formatNumber(MAX_ROWS, lang) })}</p>
        )}
      </section>
    </>
  );
}

/** Bands of a daily metric: the one chosen, or reach where that has no days. */
function ByDay({
  opened,
  days,
  chosen,
}: {
  opened: Opened;
  days: NonNullable<Opened['days']>;
  chosen: string;
}) {
  const locale = useLocaleOf(opened);
  const { t } = locale;
  const daily = Object.keys(item(days.metrics, 0));
  const metric = daily.includes(chosen) ? chosen : item(daily, 0);
  const cursor = useDay(days.day.length - 1);
  const lines = opened.cells.map(({ base }, k) => ({
    ...lookOf(k),
    label: base,
    bands: entry(item(days.metrics, k), metric),
  }));
  return (
    <BandChart
      title={`${t('page:chart.byDay')} · ${metricName(metric, '', locale)}`}
      lines={lines}
      days={days.day}
      startDate={days.startDate}
      format={(value) => formatMetric(metric, value, locale)}
      cursor={cursor}
      growing={false}
    />
  );
}
