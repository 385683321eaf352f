import { useMemo, type ReactNode } from 'react';
import { formatDate, formatInterval, formatNumber } from '../../i18n/index.ts';
import { outerPair } from '../../results/index.ts';
import type { Bands } from '../../sim/index.ts';
import { useLocale } from '../parts/locale.tsx';
import { useTheme } from '../parts/theme.ts';
import type { Column } from './column.ts';
import { dayLabel, everySoOften, type DayCursor } from './day.ts';
import { Figure } from './Figure.tsx';
import { UPlotChart, type Fill } from './UPlotChart.tsx';

/** A line with its bands: the median, half of the runs around it, and an outer band whose share depends on the level. */
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
  /** Note under the chart; what the bands are, where there is none. */
  readonly note?: string;
  readonly cursor: DayCursor;
  readonly growing: boolean;
  /** Stands above the chart, beside its title. */
  readonly control?: ReactNode;
}

const HEIGHT = 300;
const PER_LINE = 5;

export function BandChart({ title, lines, days, startDate, format, note, cursor, growing, control }: Props) {
  const locale = useLocale();
  const { lang, t } = locale;
  const theme = useTheme();
  const columns = useMemo(
    () =>
      lines.flatMap(({ bands: b }) => [
        ...outerColumns(b).toReversed(),
        columnOf(b, 'q75'),
        columnOf(b, 'q25'),
        columnOf(b, 'q50'),
      ]),
    [lines],
  );
  const looks = useMemo(() => lines.flatMap(looksOf), [lines]);
  const fills = useMemo(() => lines.flatMap(fillsOf), [lines]);
  const at = Math.min(cursor.day ?? days.length - 1, days.length - 1);
  const valueAt = ({ bands }: BandLine, k: number) => {
    const [lows, highs] = outerColumns(bands);
    const [middle, low, high] = [columnOf(bands, 'q50')[k] ?? null, lows[k] ?? null, highs[k] ?? null];
    if (middle === null || low === null || high === null) return '–';
    return t('page:number.range', {
      value: format(middle),
      range: formatInterval([low, high], lang, format),
    });
  };
  const share = lines[0] && outerPair(lines[0].bands)?.share;
  const percent = formatNumber((share ?? 0) * 100, lang);
  const table = () => ({
    head: [t('page:chart.day'), ...lines.map((line) => `${line.letter} ${line.label}`)],
    rows: everySoOften(days).map((k) => [String(k), ...lines.map((line) => valueAt(line, k))]),
  });
  return (
    <Figure title={title} table={table} control={control} note={note ?? t('page:chart.bands', { percent })}>
      <UPlotChart
        days={days}
        columns={columns}
        looks={looks}
        fills={fills}
        height={HEIGHT}
        growing={growing}
        xLabel={dayLabel(startDate, locale)}
        formatValue={format}
        {...cursor}
        theme={theme}
      />
      <p className="readout">
        {startDate === undefined
          ? t('page:chart.onDay', { day: at, percent })
          : t('page:chart.onDate', { day: at, percent, date: formatDate(startDate, at, lang) })}
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

/** A quantile by day; the mean where the file has no such quantile. */
function columnOf(bands: Bands, name: `q${string}`): Bands['mean'] {
  return bands[name] ?? bands.mean;
}

/** The columns at the two ends of the band, whatever level the file was made with. */
function outerColumns(bands: Bands): [low: Bands['mean'], high: Bands['mean']] {
  const pair = outerPair(bands);
  return pair ? [columnOf(bands, pair.low), columnOf(bands, pair.high)] : [bands.mean, bands.mean];
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
