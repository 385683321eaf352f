import { useMemo } from 'react';
import { STAGES, type Result, type StageId } from '../../sim/index.ts';
import { formatDate, formatNumber } from '../../i18n/index.ts';
import { entry } from '../../report/index.ts';
import { useLocale } from '../parts/locale.tsx';
import { useTheme } from '../parts/theme.ts';
import { dayLabel, everySoOften, type DayCursor } from './day.ts';
import { Figure } from './Figure.tsx';
import { LAYERS, stack } from './layers.ts';
import { UPlotChart } from './UPlotChart.tsx';

/** The zeros that the top layer of the ladder stands on have no line. */
const FLOOR = { colour: '--rule', width: 0 };

interface Props {
  readonly title: string;
  readonly result: Result;
  /** Height of the vertical axis, the same for all variants. */
  readonly max: number;
  readonly cursor: DayCursor;
  readonly growing: boolean;
}

/** Mean people by stage and day, stacked; strangers, lapsed and wary are told in words. */
export function StageChart({ title, result, max, cursor, growing }: Props) {
  const locale = useLocale();
  const { lang, localised, t } = locale;
  const { startDate } = result.provenance;
  const theme = useTheme();
  const { stages, day: days } = result.series;
  const meanOf = (id: StageId) => entry(stages, id).mean;
  const columns = useMemo(() => stack(LAYERS.map(({ id }) => meanOf(id))), [stages]);
  // From the ground up, as the layers lie from the top of the picture down.
  const present = LAYERS.toReversed().filter(({ id }) => meanOf(id).some((value) => (value ?? 0) >= 0.5));
  const outside = STAGES.filter((stage) => stage.rank < 1);
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : formatNumber(value, lang, { digits: 0 });
  const at = Math.min(cursor.day ?? days.length - 1, days.length - 1);
  const day = days[at] ?? at;
  const on = (id: StageId) => number(meanOf(id)[at]);
  const table = () => ({
    head: [t('page:chart.day'), ...STAGES.map((stage) => localised(stage.name))],
    rows: everySoOften(days).map((t) => [String(t), ...STAGES.map(({ id }) => number(meanOf(id)[t]))]),
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
        max={max}
        growing={growing}
        xLabel={dayLabel(startDate, locale)}
        height={220}
        formatValue={(v) => formatNumber(v, lang)}
        {...cursor}
        theme={theme}
      />
      <p className="readout">
        {startDate === undefined
          ? t('page:stages.onDay', { day })
          : t('page:stages.onDate', { day, date: formatDate(startDate, day, lang) })}
      </p>
      <ul className="legend tight">
        {present.map(({ id, name }) => (
          <li key={id}>
            <span className="swatch" style={{ background: `var(--stage-${id})` }} aria-hidden="true" />
            {localised(name)} <span className="figures">{on(id)}</span>
          </li>
        ))}
      </ul>
      <ul className="legend tight outside">
        {outside.map(({ id, name }) => (
          <li key={id}>
            {localised(name)} <span className="figures">{on(id)}</span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}
