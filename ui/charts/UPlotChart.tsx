import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { css, translucent } from './colour.ts';
import type { Column } from './column.ts';
import { drawTags, TAG_SPACE } from './tags.ts';

/** The one place that makes a uPlot. Columns in, a picture out; statistics happen in the simulator. */

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
  /** The vertical axis goes at least this far. */
  readonly max?: number;
  /** While runs come in, the vertical axis may grow but not shrink, so that nothing jumps. */
  readonly growing: boolean;
  readonly xLabel: string;
  readonly formatValue: (value: number) => string;
  /** The day that is read off; null = none. */
  readonly day: number | null;
  /** The day under the pointer, or null when it left. */
  readonly onDay: (day: number | null) => void;
  /** Changes when colours do. */
  readonly theme: string;
}

const FONT = "12px system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Noto Sans CJK SC', sans-serif";

export function UPlotChart(props: Props) {
  const { days, columns, looks, fills, height = 260, max, xLabel, theme, day } = props;
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const latest = useRef(props);
  latest.current = props;
  const shape = JSON.stringify([looks, fills, height, xLabel, theme]);

  useEffect(() => {
    const box = host.current!;
    const width = () => Math.max(200, box.clientWidth);
    const axis: uPlot.Axis = {
      stroke: css('--ink-soft'),
      font: FONT,
      labelFont: FONT,
      grid: { stroke: css('--rule'), width: 1 },
      ticks: { show: false },
    };
    const tagged = looks.some(({ tag }) => tag !== undefined);
    const options: uPlot.Options = {
      width: 0,
      height,
      padding: [8, tagged ? TAG_SPACE : 12, 0, 0],
      legend: { show: false },
      cursor: { drag: { x: false, y: false }, points: { show: false }, y: false },
      scales: { x: { time: false }, y: { range: makeRange(latest) } },
      axes: [
        { ...axis, size: 26, label: xLabel, labelSize: 18, labelGap: 0, incrs: WHOLE },
        {
          ...axis,
          size: labelSpace,
          values: (_, values) => values.map((v) => latest.current.formatValue(v)),
        },
      ],
      series: [
        {},
        ...looks.map(({ colour, width: line, dash }) => ({
          stroke: line > 0 ? css(colour) : 'transparent',
          width: line,
          points: { show: false },
          ...(dash && { dash: [...dash] }),
        })),
      ],
      bands: fills.map(({ between, colour, opacity }) => ({
        series: [between[0] + 1, between[1] + 1],
        fill: translucent(css(colour), opacity),
      })),
      hooks: {
        setCursor: [(u) => latest.current.onDay(u.cursor.idx ?? null)],
        draw: [(u) => drawTags(u, looks)],
      },
    };
    // Each chart is drawn in a task of its own, so that many at once do not hold up the page.
    let watcher: ResizeObserver | undefined;
    const timer = setTimeout(() => {
      options.width = width();
      const made = new uPlot(options, dataOf(latest.current.days, latest.current.columns), box);
      chart.current = made;
      watcher = new ResizeObserver(() => made.setSize({ width: width(), height }));
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
    const timer = setTimeout(() => chart.current?.setData(dataOf(days, columns)));
    return () => clearTimeout(timer);
  }, [days, columns, max]);

  useEffect(() => {
    const u = chart.current;
    if (!u || u.cursor.idx === day) return;
    u.setCursor({ left: day === null ? -10 : u.valToPos(day, 'x'), top: -10 }, false);
  }, [day]);

  // The height is kept before the chart is there, so that nothing below moves.
  return <div ref={host} className="chart-host" style={{ minHeight: height }} aria-hidden="true" />;
}

/** Steps between days: whole, and in months of 30 days where they are many. */
const WHOLE = [1, 2, 5, 10, 30, 60, 90, 180, 360, 720, 1800, 3600, 7200, 18_000];

/** Pixels for the longest label beside the axis; charts beside each other line up unless one needs more. */
function labelSpace({ ctx }: uPlot, labels: string[] | null): number {
  // uPlot remembers the font it set, so it is put back.
  const before = ctx.font;
  ctx.font = FONT;
  const widths = (labels ?? []).map((label) => ctx.measureText(label).width);
  ctx.font = before;
  return Math.max(58, Math.ceil(Math.max(0, ...widths)) + 10);
}

/** Follows the values, but does not shrink while runs come in. */
function makeRange(latest: { readonly current: Props }): uPlot.Scale.Range {
  let before: readonly [number, number] | null = null;
  return (_, low, high) => {
    const { max, growing } = latest.current;
    const top = Math.max(high ?? 1, max ?? Number.NEGATIVE_INFINITY);
    const ease = { pad: 0.05, soft: 0, mode: 1 } as const;
    let [from, to] = uPlot.rangeNum(low ?? 0, top, { min: ease, max: ease });
    from ??= 0;
    to ??= 1;
    if (growing && before) [from, to] = [Math.min(from, before[0]), Math.max(to, before[1])];
    before = [from, to];
    return [from, to];
  };
}

function dataOf(days: Props['days'], columns: Props['columns']): uPlot.AlignedData {
  return [[...days], ...columns.map((column) => [...column])];
}
