import { useMemo } from 'react';
import { STAGES, type Result, type StageId } from '../../sim/index.ts';
import { formatNumber } from '../../i18n/index.ts';
import { useReader } from '../parts/reader.tsx';
import { useTheme } from '../parts/theme.ts';
import { everySoOften } from './BandChart.tsx';
import { Figure } from './Figure.tsx';
import { UPlotChart } from './UPlotChart.tsx';

/** Stages above stranger, from the top of the ladder down: the layers of the chart. */
const LAYERS = STAGES.filter((stage) => stage.rank >= 1).toSorted((a, b) => b.rank - a.rank);

/** The zeros that the top layer of the ladder stands on have no line. */
const FLOOR = { colour: '--rule', width: 0 };

interface Props {
  readonly title: string;
  readonly result: Result;
  /** Height of the vertical axis, the same for all variants. */
  readonly most: number;
}

/** Mean people by stage and day, stacked; strangers, lapsed and wary are told in the note. */
export function StageChart({ title, result, most }: Props) {
  const { lang, pick, say } = useReader();
  const theme = useTheme();
  const { stages, day: days } = result.series;
  const columns = useMemo(() => stack(LAYERS.map(({ id }) => stages[id].mean)), [stages]);
  const present = LAYERS.filter(({ id }) => stages[id].mean.some((value) => (value ?? 0) >= 0.5));
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : formatNumber(value, lang, { digits: 0 });
  const last = days.length - 1;
  const outside = (id: StageId) => number(stages[id].mean[last]);
  const table = {
    head: [say('page:chart.day'), ...STAGES.map((stage) => pick(stage.name))],
    rows: everySoOften(days).map((t) => [String(t), ...STAGES.map(({ id }) => number(stages[id].mean[t]))]),
  };
  const note = say('page:stages.outside', {
    strangers: outside('stranger'),
    lapsed: outside('lapsed'),
    wary: outside('wary'),
  });
  return (
    <Figure title={title} table={table} note={note}>
      <UPlotChart
        days={days}
        columns={columns}
        looks={[...LAYERS.map(({ id }) => ({ colour: `--stage-${id}`, width: 1 })), FLOOR]}
        fills={LAYERS.map(({ id }, k) => ({
          between: [k, k === 0 ? LAYERS.length : k - 1] as const,
          colour: `--stage-${id}`,
          opacity: 0.85,
        }))}
        range={[0, most]}
        height={220}
        formatValue={(v) => formatNumber(v, lang)}
        theme={theme}
      />
      <ul className="legend tight">
        {present.map(({ id, name }) => (
          <li key={id}>
            <span className="swatch" style={{ background: `var(--stage-${id})` }} aria-hidden="true" />
            {pick(name)} <span className="figures">{number(stages[id].mean[last])}</span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}

/** Running sums of the layers, and below them all a floor of zeros. */
function stack(layers: readonly (readonly (number | null)[])[]): number[][] {
  const sums: number[][] = [];
  layers.forEach((layer, k) =>
    sums.push(layer.map((value, t) => (value ?? 0) + (k === 0 ? 0 : sums[k - 1][t]))),
  );
  return [...sums, layers[0].map(() => 0)];
}

/** The tallest stack of some results, for a common axis. */
export function tallest(results: readonly Result[]): number {
  let most = 1;
  for (const { series } of results) {
    for (let t = 0; t < series.day.length; t++) {
      let sum = 0;
      for (const { id } of LAYERS) sum += series.stages[id].mean[t] ?? 0;
      most = Math.max(most, sum);
    }
  }
  return most * 1.05;
}
