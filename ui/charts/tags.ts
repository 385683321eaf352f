import type uPlot from 'uplot';
import { keptApart } from '../../report/index.ts';
import { css } from './colour.ts';
import type { Column } from './column.ts';

/** Space to the right of the plot for a letter or for "C − B", in CSS pixels. */
export const TAG_SPACE = 46;
const LINE = 15;

/** Writes each line's letter at its end, so that nobody has to match colours with a legend; letters never overlap. */
export function drawTags(u: uPlot, looks: readonly Column[]): void {
  const scale = devicePixelRatio;
  const ends = looks.flatMap(({ tag, colour }, k) => {
    const value = Array.from(u.data[k + 1] ?? []).findLast((v) => v !== null && v !== undefined);
    if (tag === undefined || value === null || value === undefined) return [];
    return [{ tag, colour, y: u.valToPos(value, 'y', true) }];
  });
  const { left, top, width, height } = u.bbox;
  const places = keptApart(
    ends.map(({ y }) => y),
    LINE * scale,
    top + height,
  );
  const { ctx } = u;
  ctx.save();
  ctx.font = `600 ${12 * scale}px system-ui, sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  ends.forEach(({ tag, colour, y }, k) => {
    ctx.fillStyle = css(colour);
    ctx.fillText(tag, left + width + 6 * scale, places[k] ?? y);
  });
  ctx.restore();
}
