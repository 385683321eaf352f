import type uPlot from 'uplot';
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
  ends.sort((a, b) => a.y - b.y);
  const { left, top, width, height } = u.bbox;
  const gap = LINE * scale;
  const lowest = top + height;
  ends.forEach((end, k) => {
    if (k > 0) end.y = Math.max(end.y, ends[k - 1].y + gap);
  });
  // What was pushed below the plot pushes the others up.
  for (let k = ends.length - 1; k >= 0; k--) {
    const limit = k === ends.length - 1 ? lowest : ends[k + 1].y - gap;
    ends[k].y = Math.min(ends[k].y, limit);
  }
  const { ctx } = u;
  ctx.save();
  ctx.font = `600 ${12 * scale}px system-ui, sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const { tag, colour, y } of ends) {
    ctx.fillStyle = css(colour);
    ctx.fillText(tag, left + width + 6 * scale, y);
  }
  ctx.restore();
}
