import { useElementSize } from '@mantine/hooks';
import { roundTicks } from '../../report/index.ts';
import { makeAxis, type Axis } from './axis.ts';

/** A metric against a factor: every cell a point with its interval; a few lines, or a cloud. */

export interface FactorPoint {
  readonly x: string | number | boolean | null;
  readonly value: number;
  readonly ci: readonly [number, number] | null;
}

export interface FactorLine {
  readonly key: string;
  readonly letter: string;
  readonly colour: string;
  readonly dash?: readonly number[];
  readonly points: readonly FactorPoint[];
  /** Points joined in the order of x; otherwise they stand alone. */
  readonly joined: boolean;
}

interface Props {
  readonly lines: readonly FactorLine[];
  readonly label: string;
  readonly xLabel: string;
  readonly formatX: (x: FactorPoint['x']) => string;
  readonly formatValue: (value: number) => string;
}

const HEIGHT = 320;
const LEFT = 64;
const RIGHT = 28;
const TOP = 12;
const BOTTOM = 46;
/** Pixels between labels on the horizontal axis. */
const APART = 70;

export function FactorChart({ lines, label, xLabel, formatX, formatValue }: Props) {
  const { ref, width: measured } = useElementSize();
  const width = Math.max(240, measured);
  const points = lines.flatMap((line) => line.points);
  const x = makeAxis(points.map((point) => point.x));
  const ends = points.flatMap(({ value, ci }) => [value, ...(ci ?? [])]);
  const { low, high, ticks } = roundTicks(Math.min(0, ...ends), Math.max(0, ...ends), 5);
  const across = (value: FactorPoint['x']) => LEFT + 10 + x.place(value) * (width - LEFT - RIGHT - 20);
  const up = (value: number) => TOP + (1 - (value - low) / (high - low || 1)) * (HEIGHT - TOP - BOTTOM);
  return (
    <div ref={ref} className="factor-chart">
      <svg width={width} height={HEIGHT} role="img" aria-label={label}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line className="grid" x1={LEFT} x2={width - RIGHT} y1={up(tick)} y2={up(tick)} />
            <text x={LEFT - 8} y={up(tick) + 4} textAnchor="end">
              {formatValue(tick)}
            </text>
          </g>
        ))}
        {labelsOf(x, Math.floor((width - LEFT - RIGHT) / APART)).map((tick) => (
          <text key={String(tick)} x={across(tick)} y={HEIGHT - BOTTOM + 18} textAnchor="middle">
            {formatX(tick)}
          </text>
        ))}
        <text x={(LEFT + width - RIGHT) / 2} y={HEIGHT - 6} textAnchor="middle">
          {xLabel}
        </text>
        {lines.map((line, k) => {
          // Intervals of several lines stand side by side.
          const shift = line.joined ? (k - (lines.length - 1) / 2) * 5 : 0;
          const at = (point: FactorPoint) => across(point.x) + shift;
          const last = line.points.at(-1);
          return (
            <g key={line.key} style={{ stroke: `var(${line.colour})`, fill: `var(${line.colour})` }}>
              {line.joined && (
                <polyline
                  fill="none"
                  strokeWidth={1.6}
                  strokeDasharray={line.dash?.join(' ')}
                  points={line.points.map((point) => `${at(point)},${up(point.value)}`).join(' ')}
                />
              )}
              {line.points.map((point, i) => (
                <g key={i}>
                  {point.ci && (
                    <line
                      x1={at(point)}
                      x2={at(point)}
                      y1={up(point.ci[0])}
                      y2={up(point.ci[1])}
                      strokeWidth={1.4}
                      opacity={line.joined ? 1 : 0.45}
                    />
                  )}
                  <circle cx={at(point)} cy={up(point.value)} r={line.joined ? 3.5 : 2.5} stroke="none" />
                </g>
              ))}
              {line.joined && last && lines.length > 1 && (
                <text className="tag" x={at(last) + 8} y={up(last.value) + 4} stroke="none">
                  {line.letter}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** As many labels as have room, the ends among them. */
function labelsOf({ ticks }: Axis, room: number): readonly FactorPoint['x'][] {
  const step = Math.max(1, Math.ceil(ticks.length / Math.max(2, room)));
  return ticks.filter((_, k) => k % step === 0);
}
