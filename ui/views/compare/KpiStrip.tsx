import { entry, formatBand, formatMetric, metricName, outerQuantiles } from '../../../report/index.ts';
import { metricsOf, type Summary } from '../../../sim/index.ts';
import { useLocale } from '../../parts/locale.tsx';
import { lookOf } from '../../parts/variants.ts';
import { pagePlugins } from '../../state/plugins.ts';
import { useSettings } from '../../state/settings.ts';
import { leadOf, stripOf } from './lead.ts';
import type { Shown } from './shown.ts';

/** Four measures of all scenarios: the mean as a disc, where nine runs in ten lie as a whisker. */
export function KpiStrip({ shown }: { shown: Shown }) {
  const { t } = useLocale();
  return (
    <section className="strip" aria-label={t('page:strip.title')}>
      {stripOf(shown).map((id) => (
        <Card key={id} id={id} shown={shown} />
      ))}
    </section>
  );
}

function Card({ id, shown }: { id: string; shown: Shown }) {
  const locale = useLocale();
  const { localised, t } = locale;
  const { controlsOf, against } = useSettings();
  const chosen = leadOf(shown, controlsOf, against)?.shown ?? 0;
  const { currency } = shown.baseline.variant.plan.scenario;
  const rows = shown.variants.map(({ name, label, result }, k) => {
    const kpi = entry(result.kpis, id);
    return { name, label, kpi, ...lookOf(k), ends: endsOf(kpi) };
  });
  const own = rows[chosen];
  const values = rows.flatMap(({ ends }) => ends ?? []);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const at = (value: number) => `${(4 + (92 * (value - low)) / (high - low || 1)).toFixed(2)}%`;
  const meaning = metricsOf(pagePlugins()).find((metric) => metric.id === id)?.doc;
  return (
    <article className="card">
      <h3 title={meaning && localised(meaning)}>{metricName(id, currency, locale)}</h3>
      {own && (
        <p className="own">
          <b>{formatMetric(id, own.kpi.mean, locale)}</b> <span>{formatBand(id, own.kpi, locale)}</span>
        </p>
      )}
      <dl>
        {rows.map(({ name, label, letter, colour, kpi, ends }, k) => (
          <div key={name} data-own={k === chosen || undefined}>
            <dt>
              <abbr title={label}>{letter}</abbr>
            </dt>
            <dd>
              {ends === null || kpi.mean === null ? (
                t('page:strip.none')
              ) : (
                <svg
                  role="img"
                  width="100%"
                  height="14"
                  aria-label={`${formatMetric(id, kpi.mean, locale)} ${formatBand(id, kpi, locale) ?? ''}`}
                >
                  <line x1={at(ends[0])} x2={at(ends[1])} y1="7" y2="7" stroke={`var(${colour})`} />
                  <circle cx={at(kpi.mean)} cy="7" r={k === chosen ? 5 : 3.5} fill={`var(${colour})`} />
                </svg>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

/** The two ends of the whisker; the mean alone where there is one run. Null where nothing is defined. */
function endsOf(kpi: Summary): readonly [number, number] | null {
  if (kpi.mean === null) return null;
  const { low, high } = outerQuantiles(kpi);
  return [low ?? kpi.mean, high ?? kpi.mean];
}
