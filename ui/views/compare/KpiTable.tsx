import {
  formatBand,
  formatDifference,
  formatDifferenceRange,
  formatMetric,
  metricName,
} from '../../../report/index.ts';
import { METRICS, type PairComparison, type Result } from '../../../sim/index.ts';
import { DataTable } from '../../charts/Figure.tsx';
import { useReader } from '../../parts/reader.tsx';
import { lookOf } from '../../parts/variants.ts';
import { pairsOf, type Shown } from './shown.ts';

/** Metrics in rows; the mean of each variant, then differences with their intervals. */
export function KpiTable({ shown }: { shown: Shown }) {
  const reader = useReader();
  const { pick, say } = reader;
  const { comparison, variants } = shown;
  const { currency } = variants[0].variant.plan.scenario;
  const pairs = pairsOf(shown);
  const head = [
    say('terminal:table.metric'),
    ...variants.map(({ label }, k) => `${lookOf(k).letter} ${label}`),
    ...pairs.map(({ a, b }) => say('page:table.difference', { b: lookOf(b).letter, a: lookOf(a).letter })),
  ];
  const defined = METRICS.filter(({ id }) =>
    variants.some(({ name }) => comparison.variants[name].kpis[id].n > 0),
  );
  const difference = (id: string, { difference: value, ci }: PairComparison) => {
    const text = formatDifference(id, value, reader);
    // Where all runs differ by the same, an interval would say nothing more.
    if (value === null || ci === null || ci[0] === ci[1]) return text;
    return `${text}\n${formatDifferenceRange(id, ci, reader)}`;
  };
  const meanAndBand = (id: string, kpi: Result['kpis'][string]) => {
    const mean = formatMetric(id, kpi.mean, reader);
    const band = formatBand(id, kpi, reader);
    return band === null ? mean : `${mean}\n${band}`;
  };
  const rows = defined.map(({ id }) => [
    metricName(id, currency, reader),
    ...variants.map(({ name }) => meanAndBand(id, comparison.variants[name].kpis[id])),
    ...pairs.map(({ pair }) => difference(id, pair.metrics[id])),
  ]);
  return (
    <section className="kpis">
      <h3>{say('page:table.title')}</h3>
      <DataTable head={head} rows={rows} label={say('page:table.title')} />
      <p className="note">{say('page:table.note')}</p>
      <details className="reading">
        <summary>{say('page:table.meaning')}</summary>
        <dl>
          {defined.map(({ id, name, doc }) => (
            <div key={id}>
              <dt>{pick(name)}</dt>
              <dd>{pick(doc)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
