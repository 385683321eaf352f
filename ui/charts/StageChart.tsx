import { useMemo } from 'react';
import { STAGES, type Result, type StageId } from '../../sim/index.ts';
import { formatDate, formatNumber } from '../../i18n/index.ts';
import { useReader } from '../parts/reader.tsx';
import { useTheme } from '../parts/theme.ts';
import { everySoOften } from './BandChart.tsx';
import { dayLabel, type DayCursor } from './day.ts';
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
  readonly cursor: DayCursor;
  readonly growing: boolean;
}

/** Mean people by stage and day, stacked; strangers, lapsed and wary are told in words. */
export function StageChart({ title, result, most, cursor, growing }: Props) {
  const reader = useReader();
  const { lang, pick, say } = reader;
  const { startDate } = result.provenance;
  const theme = useTheme();
  const { stages, day: days } = result.series;
  const columns = useMemo(() => stack(LAYERS.map(({ id }) => stages[id].mean)), [stages]);
  // From the ground up, as the layers lie from the top of the picture down.
  const present = LAYERS.toReversed().filter(({ id }) =>
    stages[id].mean.some((value) => (value ?? 0) >= 0.5),
  );
  const outside = STAGES.filter((stage) => stage.rank < 1);
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : formatNumber(value, lang, { digits: 0 });
  const at = Math.min(cursor.day ?? days.length - 1, days.length - 1);
  const on = (id: StageId) => number(stages[id].mean[at]);
  const table = () => ({
    head: [say('page:chart.day'), ...STAGES.map((stage) => pick(stage.name))],
    rows: everySoOften(days).map((t) => [String(t), ...STAGES.map(({ id }) => number(stages[id].mean[t]))]),
  });
  return (
    <Figure title={title} table={table}>
      <UPlotChart
        days={days}
        columns={columns}
        looks={[...LAYERS.map(({ id }) => ({ colour: `--stage-${id}`, width: 1 })), FLOOR]}
        fills={LAYERS.map(({ id }, k) => ({
          between: [k, k === 0 ? LAYERS.length : k - 1] as const,
          colour: `--stage-${id}`,
          opacity: 1,
        }))}
        most={most}
        growing={growing}
        xLabel={dayLabel(startDate, reader)}
        height={220}
        formatValue={(v) => formatNumber(v, lang)}
        {...cursor}
        theme={theme}
      />
      <p className="readout">
        {startDate === undefined
          ? say('page:stages.onDay', { day: days[at] })
          : say('page:stages.onDate', { day: days[at], date: formatDate(startDate, days[at], lang) })}
      </p>
      <ul className="legend tight">
        {present.map(({ id, name }) => (
          <li key={id}>
            <span className="swatch" style={{ background: `var(--stage-${id})` }} aria-hidden="true" />
            {pick(name)} <span className="figures">{on(id)}</span>
          </li>
        ))}
      </ul>
      <ul className="legend tight outside">
        {outside.map(({ id, name }) => (
          <li key={id}>
            {pick(name)} <span className="figures">{on(id)}</span>
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
  return most;
}
