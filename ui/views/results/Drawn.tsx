import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { formatInterval, formatNumber } from '../../../i18n/index.ts';
import { formatMetric, metricName } from '../../../report/index.ts';
import { BandChart } from '../../charts/BandChart.tsx';
import { useDay } from '../../charts/day.ts';
import { FactorChart } from '../../charts/FactorChart.tsx';
import { DataTable, Figure } from '../../charts/Figure.tsx';
import { useReader } from '../../parts/reader.tsx';
import { lookOf } from '../../parts/variants.ts';
import { useOpened } from '../../state/opened.ts';
import type { Opened, Value } from '../../worker/results/opened.ts';
import { linesOf } from './lines.ts';

/** Rows of the table that are drawn. */
const MOST_ROWS = 500;

/** Cells in a table, and a metric of them against a factor; for a run or a comparison, day by day as well. */
export function Drawn({ opened }: { opened: Opened }) {
  const reader = useReader();
  const { say, lang } = reader;
  const choose = useOpened((s) => s.choose);
  const { cells, factors, metrics, level, days, kind, sweeps } = opened;
  const [metric, setMetric] = useState(metrics[0]);
  // One factor more than there are: the scenario itself.
  const [factor, setFactor] = useState(0);
  const percent = formatNumber(level * 100, lang);
  const name = (id: string) => metricName(id, '', reader);
  const valueText = (value: Value) =>
    typeof value === 'number' ? formatNumber(value, lang) : value === null ? '–' : String(value);
  const format = (value: number) => formatMetric(metric, value, reader);
  const xName = (f: number) => factors[f] ?? say('page:results.scenario');
  const { lines, joined, shown } = linesOf(opened, metric, factor);
  const cellTable = () => ({
    head: [
      say('page:results.scenario'),
      ...factors,
      say('page:results.runs'),
      name(metric),
      say('page:results.interval', { percent }),
    ],
    rows: cells.slice(0, MOST_ROWS).map((cell) => {
      const { mean, ci } = cell.metrics[metric];
      return [
        cell.base,
        ...cell.values.map(valueText),
        formatNumber(cell.runs, lang),
        formatMetric(metric, mean, reader),
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
          {say(`page:results.${kind}`, {
            cells: formatNumber(cells.length, lang),
            runs: formatNumber(runs, lang),
          })}
          {opened.version !== null &&
            `${lang === 'zh' ? '' : ' '}${say('page:results.version', { version: opened.version })}`}
        </p>
        <div className="why-choices">
          {sweeps.length > 1 && (
            <NativeSelect
              label={say('page:results.sweepChoice')}
              data={[...sweeps]}
              value={opened.sweep ?? ''}
              onChange={(e) => choose(e.currentTarget.value)}
            />
          )}
          <NativeSelect
            label={say('page:results.metric')}
            data={metrics.map((id) => ({ value: id, label: name(id) }))}
            value={metric}
            onChange={(e) => setMetric(e.currentTarget.value)}
          />
          {factors.length > 0 && (
            <NativeSelect
              label={say('page:results.against')}
              data={[...factors, say('page:results.scenario')].map((label, f) => ({
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
        title={say('page:results.chart', { metric: name(metric), factor: xName(factor) })}
        table={cellTable}
        note={say(joined ? 'page:results.lineNote' : 'page:results.cloudNote', { percent })}
      >
        <FactorChart
          lines={lines}
          label={say('page:results.chart', { metric: name(metric), factor: xName(factor) })}
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
            {say('page:results.undrawn', { count: formatNumber(cells.length - shown, lang) })}
          </p>
        )}
      </Figure>
      {days && <ByDay opened={opened} days={days} chosen={metric} />}
      <section className="kpis as-written">
        <h3>{say('page:results.cells')}</h3>
        <DataTable {...cellTable()} label={say('page:results.cells')} />
        {cells.length > MOST_ROWS && (
          <p className="note">{say('page:results.first', { count: formatNumber(MOST_ROWS, lang) })}</p>
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
  const reader = useReader();
  const { say } = reader;
  const metric = chosen in days.metrics[0] ? chosen : Object.keys(days.metrics[0])[0];
  const cursor = useDay(days.day.length - 1);
  const lines = opened.cells.map(({ base }, k) => ({
    ...lookOf(k),
    label: base,
    bands: days.metrics[k][metric],
  }));
  return (
    <BandChart
      title={`${say('page:chart.byDay')} · ${metricName(metric, '', reader)}`}
      lines={lines}
      days={days.day}
      startDate={days.startDate}
      format={(value) => formatMetric(metric, value, reader)}
      note={say('page:chart.bands')}
      cursor={cursor}
      growing={false}
    />
  );
}
