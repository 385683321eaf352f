import { formatMetric, formatRange, metricName } from '../../../report/index.ts';
import { METRICS } from '../../../sim/index.ts';
import { DataTable } from '../../charts/Figure.tsx';
import { useReader } from '../../parts/reader.tsx';
import { lookOf } from '../../parts/variants.ts';
import type { Shown } from './shown.ts';

/** Metrics in rows, variants in columns: the mean, and the difference to the first with its interval. */
export function KpiTable({ shown }: { shown: Shown }) {
  const reader = useReader();
  const { say } = reader;
  const { comparison, variants } = shown;
  const { currency } = variants[0].variant.plan.scenario;
  const baseline = variants[0].name;
  const head = [
    say('terminal:table.metric'),
    ...variants.flatMap(({ label }, k) => {
      const name = `${lookOf(k).letter} ${label}`;
      return k === 0 ? [name] : [name, say('page:table.difference', { b: lookOf(k).letter, a: 'A' })];
    }),
  ];
  const defined = METRICS.filter(({ id }) =>
    variants.some(({ name }) => comparison.variants[name].kpis[id].n > 0),
  );
  const rows = defined.map(({ id }) => [
    metricName(id, currency, reader),
    ...variants.flatMap(({ name }, k) => {
      const mean = formatMetric(id, comparison.variants[name].kpis[id].mean, reader);
      if (k === 0) return [mean];
      const pair = comparison.pairs.find((p) => p.a === baseline && p.b === name)!.metrics[id];
      if (pair.difference === null) return [mean, '–'];
      const interval = pair.ci === null ? '' : ` (${formatRange(id, pair.ci, reader)})`;
      return [mean, `${formatMetric(id, pair.difference, reader)}${interval}`];
    }),
  ]);
  return (
    <section>
      <h3>{say('page:table.title')}</h3>
      <DataTable head={head} rows={rows} label={say('page:table.title')} />
      <p className="note">{say('page:table.note')}</p>
    </section>
  );
}
