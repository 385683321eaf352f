import { useMemo, type ReactNode } from 'react';
import { formatDate, formatInterval } from '../../i18n/index.ts';
import type { Bands } from '../../sim/index.ts';
import { useReader } from '../parts/reader.tsx';
import { useTheme } from '../parts/theme.ts';
import type { Column } from './column.ts';
import { dayLabel, type DayCursor } from './day.ts';
import { Figure } from './Figure.tsx';
import { UPlotChart, type Fill } from './UPlotChart.tsx';

/** A line with its bands: the median, half of the runs around it, nine in ten around those. */
export interface BandLine {
  readonly letter: string;
  readonly label: string;
  readonly colour: string;
  readonly dash?: readonly number[];
  readonly width: number;
  readonly bands: Bands;
}

interface Props {
  readonly title: string;
  readonly lines: readonly BandLine[];
  readonly days: readonly number[];
  /** Date of day 0, where there is one. */
  readonly startDate?: string | undefined;
  readonly format: (value: number) => string;
  /** Note under the chart. */
  readonly note?: string;
  readonly cursor: DayCursor;
  readonly growing: boolean;
  /** Stands above the chart, beside its title. */
  readonly control?: ReactNode;
}

const HEIGHT = 300;
const PER_LINE = 5;

export function BandChart({ title, lines, days, startDate, format, note, cursor, growing, control }: Props) {
  const reader = useReader();
  const { lang, say } = reader;
  const theme = useTheme();
  const columns = useMemo(
    () => lines.flatMap(({ bands: b }) => [b.q95, b.q05, b.q75, b.q25, b.q50]),
    [lines],
  );
  const looks = useMemo(() => lines.flatMap(looksOf), [lines]);
  const fills = useMemo(() => lines.flatMap(fillsOf), [lines]);
  const at = Math.min(cursor.day ?? days.length - 1, days.length - 1);
  const valueAt = ({ bands }: BandLine, t: number) => {
    const [middle, low, high] = [bands.q50[t], bands.q05[t], bands.q95[t]];
    if (middle === null || low === null || high === null || middle === undefined) return '–';
    return say('page:number.range', {
      value: format(middle),
      range: formatInterval([low, high], lang, format),
    });
  };
  const table = () => ({
    head: [say('page:chart.day'), ...lines.map((line) => `${line.letter} ${line.label}`)],
    rows: everySoOften(days).map((t) => [String(t), ...lines.map((line) => valueAt(line, t))]),
  });
  return (
    <Figure title={title} table={table} control={control} {...(note !== undefined && { note })}>
      <UPlotChart
        days={days}
        columns={columns}
        looks={looks}
        fills={fills}
        height={HEIGHT}
        growing={growing}
        xLabel={dayLabel(startDate, reader)}
        formatValue={format}
        {...cursor}
        theme={theme}
      />
      <p className="readout">
        {startDate === undefined
          ? say('page:chart.onDay', { day: at })
          : say('page:chart.onDate', { day: at, date: formatDate(startDate, at, lang) })}
      </p>
      <ul className="legend">
        {lines.map((line) => (
          <li key={line.letter}>
            <Swatch line={line} />
            <span>
              <b>{line.letter}</b> {line.label} <span className="figures">{valueAt(line, at)}</span>
            </span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}

function Swatch({ line }: { line: BandLine }) {
  return (
    <svg width="28" height="12" aria-hidden="true">
      <line
        x1="0"
        x2="28"
        y1="6"
        y2="6"
        stroke={`var(${line.colour})`}
        strokeWidth={line.width + 0.6}
        strokeDasharray={line.dash?.join(' ')}
      />
    </svg>
  );
}

function looksOf({ letter, colour, width, dash }: BandLine): Column[] {
  const edge = { colour, width: 0 };
  return [edge, edge, edge, edge, { colour, width, tag: letter, ...(dash && { dash }) }];
}

function fillsOf({ colour }: BandLine, k: number): Fill[] {
  const first = k * PER_LINE;
  return [
    { between: [first, first + 1], colour, opacity: 0.14 },
    { between: [first + 2, first + 3], colour, opacity: 0.2 },
  ];
}

/** About a dozen days for a table, the last one always among them. */
export function everySoOften(days: readonly number[]): number[] {
  const step = Math.max(1, Math.ceil((days.length - 1) / 12));
  const chosen = days.filter((day) => day % step === 0);
  const last = days.at(-1) ?? 0;
  return chosen.at(-1) === last ? chosen : [...chosen, last];
}
