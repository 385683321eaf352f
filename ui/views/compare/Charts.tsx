import { NativeSelect } from '@mantine/core';
import { entry, formatDifference, formatMetric, metricName } from '../../../report/index.ts';
import { metricsOf } from '../../../sim/index.ts';
import { BandChart } from '../../charts/BandChart.tsx';
import { CreditBars } from '../../charts/CreditBars.tsx';
import type { DayCursor } from '../../charts/day.ts';
import { tallest } from '../../charts/layers.ts';
import { StageChart } from '../../charts/StageChart.tsx';
import { useLocale } from '../../parts/locale.tsx';
import { lookOf, lookOfPair } from '../../parts/variants.ts';
import { pagePlugins } from '../../state/plugins.ts';
import { useSettings } from '../../state/settings.ts';
import { isUnlike, pairsOf, type Shown } from './shown.ts';

interface Props {
  readonly shown: Shown;
  /** The day that all charts show. */
  readonly cursor: DayCursor;
  readonly growing: boolean;
}

/** Spread of all variants by day, and differences. */
export function Charts({ shown, cursor, growing }: Props) {
  const locale = useLocale();
  const { t } = locale;
  const { comparison, variants, baseline } = shown;
  const { metric: chosen, set } = useSettings();
  const { currency } = baseline.variant.plan.scenario;
  const daily = metricsOf(pagePlugins()).flatMap(({ id, series }) => (series ? [id] : []));
  const asked = daily.includes(comparison.metric) ? comparison.metric : 'reach';
  const metric = chosen !== null && daily.includes(chosen) ? chosen : asked;
  const days = baseline.result.series.day;
  const { startDate } = baseline.result.provenance;
  const common = { days, startDate, cursor, growing };
  const lines = variants.map(({ label, result }, k) => ({
    ...lookOf(k),
    label,
    bands: entry(result.series.metrics, metric),
  }));
  const differences = pairsOf(shown)
    .filter(({ pair }) => pair.series !== null)
    .map(({ pair, a, b }) => {
      const letter = t('page:chart.minus', { b: lookOf(b).letter, a: lookOf(a).letter });
      return { ...lookOfPair(a, b), letter, label: '', bands: pair.series! };
    });
  return (
    <div className="spread">
      <BandChart
        {...common}
        title={t('page:chart.byDay')}
        lines={lines}
        format={(value) => formatMetric(metric, value, locale)}
        control={
          <NativeSelect
            className="metric-choice"
            size="xs"
            aria-label={t('page:chart.metric')}
            data={daily.map((id) => ({ value: id, label: metricName(id, currency, locale) }))}
            value={metric}
            onChange={(e) => set({ metric: e.currentTarget.value })}
          />
        }
      />
      {differences.length > 0 && (
        <BandChart
          {...common}
          title={t('page:chart.difference', { metric: metricName(comparison.metric, currency, locale) })}
          lines={differences}
          format={(value) => formatDifference(comparison.metric, value, locale)}
          note={t(isUnlike(shown) ? 'page:chart.differenceUnlike' : 'page:chart.differenceNote')}
        />
      )}
    </div>
  );
}

/** Where people stand in each variant, day by day. */
export function Stages({ shown: { variants }, cursor, growing }: Props) {
  const { t } = useLocale();
  const max = tallest(variants.map(({ result }) => result));
  return (
    <section className="by-stage">
      <h3>{t('page:stages.title')}</h3>
      <p className="note">{t('page:stages.note')}</p>
      <div className="stages">
        {variants.map(({ name: id, label, result }, k) => (
          <StageChart
            key={id}
            title={`${lookOf(k).letter} ${label}`}
            result={result}
            max={max}
            cursor={cursor}
            growing={growing}
          />
        ))}
      </div>
    </section>
  );
}

/** What brought people in. */
export function Credit({ shown: { variants } }: { shown: Shown }) {
  const { t } = useLocale();
  return (
    <div className="charts">
      <CreditBars
        title={t('page:chart.credit')}
        note={t('page:chart.creditNote')}
        rows={variants.map(({ label, result }, k) => ({
          letter: lookOf(k).letter,
          label,
          shares: result.credit.join,
        }))}
      />
      <CreditBars
        title={t('page:chart.currentStageCredit')}
        note={t('page:chart.standingNote')}
        rows={variants.map(({ label, result }, k) => ({
          letter: lookOf(k).letter,
          label,
          shares: result.credit.members,
        }))}
      />
    </div>
  );
}
