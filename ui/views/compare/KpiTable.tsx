import {
  entry,
  formatBand,
  formatDifference,
  formatDifferenceRange,
  formatMetric,
  metricName,
  saturationWarnings,
} from '../../../report/index.ts';
import { metricsOf, type PairComparison, type Summary } from '../../../sim/index.ts';
import { DataTable } from '../../charts/Figure.tsx';
import { useLocale } from '../../parts/locale.tsx';
import { lookOf } from '../../parts/variants.ts';
import { pagePlugins } from '../../state/plugins.ts';
import { pairsOf, type Shown } from './shown.ts';

/** Metrics in rows; the mean of each variant, then differences with their intervals. */
export function KpiTable({ shown }: { shown: Shown }) {
  const locale = useLocale();
  const { localised, t } = locale;
  const { variants, baseline } = shown;
  const { currency } = baseline.variant.plan.scenario;
  const pairs = pairsOf(shown);
  const head = [
    t('terminal:table.metric'),
    ...variants.map(({ label }, k) => `${lookOf(k).letter} ${label}`),
    ...pairs.map(({ a, b }) => t('page:table.difference', { b: lookOf(b).letter, a: lookOf(a).letter })),
  ];
  const defined = metricsOf(pagePlugins()).filter(
    ({ id, aside }) => !aside && variants.some(({ result }) => entry(result.kpis, id).n > 0),
  );
  const difference = (id: string, { difference: value, ci }: PairComparison) => {
    const text = formatDifference(id, value, locale);
    // Where all runs differ by the same, an interval would say nothing more.
    if (value === null || ci === null || ci[0] === ci[1]) return text;
    return `${text}\n${formatDifferenceRange(id, ci, locale)}`;
  };
  const meanAndBand = (id: string, kpi: Summary) => {
    const mean = formatMetric(id, kpi.mean, locale);
    const band = formatBand(id, kpi, locale);
    return band === null ? mean : `${mean}\n${band}`;
  };
  const rows = defined.map(({ id }) => [
    metricName(id, currency, locale),
    ...variants.map(({ result }) => meanAndBand(id, entry(result.kpis, id))),
    ...pairs.map(({ pair }) => difference(id, entry(pair.metrics, id))),
  ]);
  return (
    <section className="kpis">
      <h3>{t('page:table.title')}</h3>
      <DataTable head={head} rows={rows} label={t('page:table.title')} />
      <p className="note">{t('page:table.note')}</p>
      {saturationWarnings(variants, locale).map((line) => (
        <p className="note" key={line}>
          {line}
        </p>
      ))}
      <details className="reading">
        <summary>{t('page:table.meaning')}</summary>
        <dl>
          {defined.map(({ id, name, doc }) => (
            <div key={id}>
              <dt>{localised(name)}</dt>
              <dd>{localised(doc)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
