import { NativeSelect } from '@mantine/core';
import { formatDifference, formatMetric, metricName } from '../../../report/index.ts';
import { METRICS } from '../../../sim/index.ts';
import { BandChart } from '../../charts/BandChart.tsx';
import { CreditBars } from '../../charts/CreditBars.tsx';
import { useDay } from '../../charts/day.ts';
import { StageChart, tallest } from '../../charts/StageChart.tsx';
import { useReader } from '../../parts/reader.tsx';
import { lookOf, lookOfPair } from '../../parts/variants.ts';
import { useSettings } from '../../state/settings.ts';
import { isUnlike, pairsOf, type Shown } from './shown.ts';

const DAILY = METRICS.filter((metric) => metric.series).map((metric) => metric.id);

/** Spread of all variants, differences, stages of each, what moved people. */
export function Charts({ shown, growing }: { shown: Shown; growing: boolean }) {
  const reader = useReader();
  const { say } = reader;
  const { comparison, variants } = shown;
  const { metric: chosen, set } = useSettings();
  const { currency } = variants[0].variant.plan.scenario;
  const asked = DAILY.includes(comparison.metric) ? comparison.metric : 'reach';
  const metric = chosen !== null && DAILY.includes(chosen) ? chosen : asked;
  const results = variants.map(({ name }) => comparison.variants[name]);
  const days = results[0].series.day;
  const cursor = useDay(days.length - 1);
  const { startDate } = results[0].provenance;
  const common = { days, startDate, cursor, growing };
  const lines = variants.map(({ label }, k) => ({
    ...lookOf(k),
    label,
    bands: results[k].series.metrics[metric],
  }));
  const differences = pairsOf(shown)
    .filter(({ pair }) => pair.series !== null)
    .map(({ pair, a, b }) => {
      const letter = say('page:chart.minus', { b: lookOf(b).letter, a: lookOf(a).letter });
      return { ...lookOfPair(a, b), letter, label: '', bands: pair.series! };
    });
  const most = tallest(results);
  return (
    <div className="charts">
      <div className="spread">
        <BandChart
          {...common}
          title={say('page:chart.byDay')}
          lines={lines}
          format={(value) => formatMetric(metric, value, reader)}
          note={say('page:chart.bands')}
          control={
            <NativeSelect
              className="metric-choice"
              size="xs"
              aria-label={say('page:chart.metric')}
              data={DAILY.map((id) => ({ value: id, label: metricName(id, currency, reader) }))}
              value={metric}
              onChange={(e) => set({ metric: e.currentTarget.value })}
            />
          }
        />
        {differences.length > 0 && (
          <BandChart
            {...common}
            title={say('page:chart.difference', { metric: metricName(comparison.metric, currency, reader) })}
            lines={differences}
            format={(value) => formatDifference(comparison.metric, value, reader)}
            note={say(isUnlike(shown) ? 'page:chart.differenceUnlike' : 'page:chart.differenceNote')}
          />
        )}
      </div>
      <section className="by-stage">
        <h3>{say('page:stages.title')}</h3>
        <p className="note">{say('page:stages.note')}</p>
        <div className="stages">
          {variants.map(({ name: id, label }, k) => (
            <StageChart
              key={id}
              title={`${lookOf(k).letter} ${label}`}
              result={results[k]}
              most={most}
              cursor={cursor}
              growing={growing}
            />
          ))}
        </div>
      </section>
      <CreditBars
        title={say('page:chart.credit')}
        note={say('page:chart.creditNote')}
        rows={variants.map(({ label }, k) => ({
          letter: lookOf(k).letter,
          label,
          shares: results[k].credit.join,
        }))}
      />
    </div>
  );
}
