/** From places of a picture to points of a canvas, and back. */
export interface View {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Space that the picture leaves at each edge of the canvas. */
export interface Margin {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** On canvases this wide, the picture stands further left: a story opens at the right, as wide as this. */
const WIDE = 900;
const STORY = 340;

/** The largest view of a picture within a canvas, in the middle of the height that the margin leaves. */
export function fit(
  picture: Size,
  canvas: Size,
  { left, right, top, bottom }: Margin,
  most = Infinity,
): View {
  const width = Math.max(1, canvas.width - left - right);
  const height = Math.max(1, canvas.height - top - bottom);
  const scale = Math.min(most, width / (picture.width || 1), height / (picture.height || 1));
  const free = width - scale * picture.width;
  const before = canvas.width > WIDE ? Math.max(0.2 * free, (free - STORY) / 2) : free / 2;
  return { scale, left: left + before, top: top + (height - scale * picture.height) / 2 };
}

/** Which of the places lies nearest to a point and within its own reach; −1 for none. */
export function hit(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  { scale, left, top }: View,
  point: { readonly x: number; readonly y: number },
  reach: (k: number) => number,
): number {
  let nearest = -1;
  let least = Infinity;
  for (let k = 0; k < x.length; k++) {
    const away = Math.hypot(left + scale * x[k]! - point.x, top + scale * y[k]! - point.y);
    if (away > reach(k) || away >= least) continue;
    nearest = k;
    least = away;
  }
  return nearest;
}

/** The `most` who have brought the most, in that order; those who brought nobody are not among them, unless all are alike. */
export function byBrought(person: Int32Array, brought: Int32Array, most: number): number[] {
  const some = Array.from(person).filter((one) => brought[one]! > 0);
  return some.toSorted((a, b) => brought[b]! - brought[a]! || a - b).slice(0, most);
}
