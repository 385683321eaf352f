import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';

/** The one place that touches uPlot. Columns in, a picture out; statistics happen in the simulator. */

export interface Column {
  /** A CSS variable such as `--variant-b`. */
  readonly colour: string;
  /** 0 = no line of its own, only the edge of a band. */
  readonly width: number;
  readonly dash?: readonly number[];
}

export interface Fill {
  /** Column numbers of the upper and lower edge. */
  readonly between: readonly [upper: number, lower: number];
  readonly colour: string;
  readonly opacity: number;
}

interface Props {
  readonly days: readonly number[];
  readonly columns: readonly (readonly (number | null)[])[];
  readonly looks: readonly Column[];
  readonly fills: readonly Fill[];
  readonly height?: number;
  /** Fixed bounds of the vertical axis; without them it follows the values. */
  readonly range?: readonly [number, number];
  readonly formatValue: (value: number) => string;
  /** The day under the pointer, or null when it left. */
  readonly onDay?: (day: number | null) => void;
  /** Changes when colours do. */
  readonly theme: string;
}

const css = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

export function UPlotChart(props: Props) {
  const { days, columns, looks, fills, height = 260, range, theme } = props;
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const shape = JSON.stringify([looks, fills, height, range, theme, days.length]);

  useEffect(() => {
    const box = host.current!;
    const axis = {
      stroke: css('--ink-soft'),
      grid: { stroke: css('--rule'), width: 1 },
      ticks: { show: false },
    };
    const options: uPlot.Options = {
      width: Math.max(200, box.clientWidth),
      height,
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { show: false }, y: false },
      scales: { x: { time: false }, y: range ? { range: [range[0], range[1]] } : {} },
      axes: [
        { ...axis, size: 28 },
        { ...axis, size: 62, values: (_, values) => values.map((v) => latest.current.formatValue(v)) },
      ],
      series: [
        {},
        ...looks.map(({ colour, width, dash }) => ({
          stroke: width > 0 ? css(colour) : 'transparent',
          width,
          points: { show: false },
          ...(dash && { dash: [...dash] }),
        })),
      ],
      bands: fills.map(({ between, colour, opacity }) => ({
        series: [between[0] + 1, between[1] + 1],
        fill: translucent(css(colour), opacity),
      })),
      hooks: {
        setCursor: [
          (u) =>
            latest.current.onDay?.(u.cursor.idx === null || u.cursor.idx === undefined ? null : u.cursor.idx),
        ],
      },
    };
    // Each chart is drawn in a task of its own, so that many at once do not hold up the page.
    let watcher: ResizeObserver | undefined;
    const timer = setTimeout(() => {
      options.width = Math.max(200, box.clientWidth);
      const made = new uPlot(options, dataOf(latest.current.days, latest.current.columns), box);
      chart.current = made;
      watcher = new ResizeObserver(() => made.setSize({ width: Math.max(200, box.clientWidth), height }));
      watcher.observe(box);
    });
    return () => {
      clearTimeout(timer);
      watcher?.disconnect();
      chart.current?.destroy();
      chart.current = null;
    };
  }, [shape]);

  useEffect(() => {
    chart.current?.setData(dataOf(days, columns));
  }, [days, columns]);

  return <div ref={host} className="chart-host" aria-hidden="true" />;
}

function dataOf(days: Props['days'], columns: Props['columns']): uPlot.AlignedData {
  return [[...days], ...columns.map((column) => [...column])];
}

/** A colour such as #c4501f with an opacity. */
function translucent(colour: string, opacity: number): string {
  const alpha = Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0');
  return `${colour}${alpha}`;
}
