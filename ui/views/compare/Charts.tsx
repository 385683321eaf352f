import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { formatMetric, metricName } from '../../../report/index.ts';
import { METRICS } from '../../../sim/index.ts';
import { BandChart } from '../../charts/BandChart.tsx';
import { CreditBars } from '../../charts/CreditBars.tsx';
import { StageChart, tallest } from '../../charts/StageChart.tsx';
import { useReader } from '../../parts/reader.tsx';
import { lookOf } from '../../parts/variants.ts';
import type { Shown } from './shown.ts';

const DAILY = METRICS.filter((metric) => metric.series).map((metric) => metric.id);

/** Spread of all variants, difference to the first, stages of each, what moved people. */
export function Charts({ shown }: { shown: Shown }) {
  const reader = useReader();
  const { say } = reader;
  const { comparison, variants } = shown;
  const { currency } = variants[0].variant.plan.scenario;
  const asked = DAILY.includes(comparison.metric) ? comparison.metric : 'reach';
  const [chosen, setChosen] = useState<string | null>(null);
  const metric = chosen ?? asked;
  const results = variants.map(({ name }) => comparison.variants[name]);
  const days = results[0].series.day;
  const format = (value: number) => formatMetric(metric, value, reader);
  const lines = variants.map(({ label }, k) => ({
    ...lookOf(k),
    label,
    bands: results[k].series.metrics[metric],
  }));
  const differences = comparison.pairs
    .filter((pair) => pair.a === variants[0].name && pair.series !== null)
    .map((pair) => {
      const k = variants.findIndex(({ name }) => name === pair.b);
      const letter = say('page:chart.minus', { b: lookOf(k).letter, a: 'A' });
      return { ...lookOf(k), letter, label: variants[k].label, bands: pair.series! };
    });
  const most = tallest(results);
  const name = metricName(metric, currency, reader);
  return (
    <div className="charts">
      <div className="wide">
        <BandChart title={name} lines={lines} days={days} format={format} note={say('page:chart.bands')} />
        <NativeSelect
          className="metric-choice"
          label={say('page:chart.metric')}
          data={DAILY.map((id) => ({ value: id, label: metricName(id, currency, reader) }))}
          value={metric}
          onChange={(e) => setChosen(e.currentTarget.value)}
        />
      </div>
      {differences.length > 0 && (
        <BandChart
          title={say('page:chart.difference', { metric: metricName(comparison.metric, currency, reader) })}
          lines={differences}
          days={days}
          format={(value) => formatMetric(comparison.metric, value, reader)}
          note={say('page:chart.differenceNote')}
        />
      )}
      <CreditBars
        title={say('page:chart.credit')}
        note={say('page:chart.creditNote')}
        rows={variants.map(({ label }, k) => ({
          letter: lookOf(k).letter,
          label,
          shares: results[k].credit.join,
        }))}
      />
      {variants.map(({ name: id, label }, k) => (
        <StageChart
          key={id}
          title={say('page:stages.title', { variant: `${lookOf(k).letter} ${label}` })}
          result={results[k]}
          most={most}
        />
      ))}
    </div>
  );
}
