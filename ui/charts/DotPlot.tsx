import { stackDots } from './dots.ts';

interface Props {
  readonly title: string;
  /** How many are ahead, in words. */
  readonly said: string;
  /** Differences, one a pair of runs. */
  readonly values: readonly number[];
  readonly mean: number | null;
  readonly ci: readonly [low: number, high: number] | null;
  /** Differences up to this would change no decision. */
  readonly smallest: number;
  readonly colour: string;
  readonly format: (value: number) => string;
  /** What a dot stands for, where it is several runs. */
  readonly each: (runs: number) => string;
  /** What the shaded zone says; nothing where there is none. */
  readonly zone: string | null;
}

const RADIUS = 4.5;
const TALLEST = 9;
/** Room above the axis and below it, in CSS pixels. */
const TOP = 16;
const BELOW = 32;

/** Differences as one dot a pair of runs, against no difference and the smallest that matters; the mean and its interval below. */
export function DotPlot({ title, said, values, mean, ci, smallest, colour, format, each, zone }: Props) {
  const { dots, valuesEach, height, place } = stackDots(values, smallest);
  const step = height <= TALLEST ? RADIUS * 2 : (RADIUS * 2 * TALLEST) / height;
  const axis = TOP + Math.max(4, Math.min(height, TALLEST)) * RADIUS * 2;
  const percent = (value: number) => `${(100 * place(value)).toFixed(2)}%`;
  /** An interval of few runs reaches beyond the dots, and is cut where the axis ends. */
  const within = (value: number) => `${(100 * Math.min(1, Math.max(0, place(value)))).toFixed(2)}%`;
  const label = mean === null ? title : `${title}: ${format(mean)}. ${said}`;
  return (
    <figure className="dot-plot">
      <figcaption>
        <b>{title}</b>{' '}
        <span>
          {said}
          {valuesEach > 1 && each(valuesEach)}
        </span>
      </figcaption>
      <svg role="img" aria-label={label} width="100%" height={axis + BELOW}>
        {smallest > 0 && (
          <rect
            className="zone"
            x={percent(-smallest)}
            width={`${(100 * (place(smallest) - place(-smallest))).toFixed(2)}%`}
            y={TOP - 8}
            height={axis - TOP + 8}
          />
        )}
        <line className="axis" x1="0" x2="100%" y1={axis} y2={axis} />
        <line className="zero" x1={percent(0)} x2={percent(0)} y1={TOP - 8} y2={axis + 4} />
        <text x={percent(0)} y={axis + 18} textAnchor="middle">
          0
        </text>
        {zone !== null && place(0) < 0.5 && (
          <text x={percent(smallest)} dx="6" y={TOP}>
            {zone}
          </text>
        )}
        {zone !== null && place(0) >= 0.5 && (
          <text x={percent(-smallest)} dx="-6" y={TOP} textAnchor="end">
            {zone}
          </text>
        )}
        {dots.map(({ x, level }, k) => (
          <circle
            key={k}
            cx={`${(100 * x).toFixed(2)}%`}
            cy={axis - RADIUS - 1 - level * step}
            r={RADIUS - 0.5}
            fill={`var(${colour})`}
          />
        ))}
        {ci && (
          <line className="interval" x1={within(ci[0])} x2={within(ci[1])} y1={axis + 7} y2={axis + 7} />
        )}
        {mean !== null && (
          <text className="mean" x={percent(mean)} y={axis + 24} textAnchor={anchorOf(place(mean))}>
            {format(mean)}
          </text>
        )}
      </svg>
    </figure>
  );
}

/** Text at the ends of the axis stays within it. */
function anchorOf(at: number): 'start' | 'middle' | 'end' {
  if (at < 0.12) return 'start';
  return at > 0.88 ? 'end' : 'middle';
}
