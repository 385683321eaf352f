import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import type { TiePairs } from './sample.ts';
import type { Circles } from './told.ts';

/**
 * Where people stand in a picture: the same places for the same people and ties, every time. d3-force starts from a spiral
 * and draws from a generator of its own with a fixed seed.
 */

/** Pictures are this much wider than high. */
const ASPECT = 1.6;
/** Smaller circles than this on average, or fewer people than that, are placed by their ties alone. */
const SMALL_CIRCLE = 8;
const FEW_PEOPLE = 200;
/** About as many steps of one person as fit into a second or two. */
const STEPS = 300_000;
/** Ties that hold people together; more of them change nothing in the picture. */
const MOST_LINKS = 20_000;
/** Circles get a disc each up to this number of them. */
export const MOST_CIRCLES = 400;

export interface Places {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly width: number;
  readonly height: number;
  readonly places: Circles;
}

interface Point extends SimulationNodeDatum {
  x: number;
  y: number;
}

/** Places of people, by circles where those are large enough to be seen, and by ties. */
export function placePeople(circle: Uint16Array | readonly number[], ties: TiePairs): Places {
  const people = circle.length;
  const ids = [...new Set(circle)].toSorted((a, b) => a - b);
  const byCircle = ids.length > 1 && people >= FEW_PEOPLE && people / ids.length >= SMALL_CIRCLE;
  if (!byCircle) {
    const cloud = byTies(people, ties, ASPECT);
    // One far from all would make everybody else small.
    const near = people < FEW_PEOPLE ? cloud : cloud.map(scaleTo(cloud, 1, 0.985));
    const points = near.map(({ x, y }) => ({ x: people < FEW_PEOPLE ? x : 1.25 * x, y }));
    const { x, y, width, height } = framed(points);
    return { x, y, width, height, places: NO_CIRCLES };
  }
  const placeOf = new Map(ids.map((id, c) => [id, c]));
  const own = Array.from(circle, (id) => placeOf.get(id)!);
  const discs = arrange(membersOf(own, ids.length), own, ties);
  const members = ids.map((): number[] => []);
  own.forEach((c, k) => members[c]!.push(k));
  const points: Point[] = [];
  const local = new Int32Array(people);
  for (const list of members) list.forEach((k, j) => (local[k] = j));
  const inside = ids.map((): { from: number[]; to: number[] } => ({ from: [], to: [] }));
  ties.from.forEach((a, row) => {
    const b = ties.to[row]!;
    if (own[a] !== own[b]) return;
    inside[own[a]!]!.from.push(local[a]!);
    inside[own[a]!]!.to.push(local[b]!);
  });
  members.forEach((list, c) => {
    const placed = byTies(list.length, inside[c]!, 1);
    const scale = scaleTo(placed, discs[c]!.radius);
    list.forEach((k, j) => {
      const { x, y } = scale(placed[j]!);
      points[k] = { x: discs[c]!.x + x, y: discs[c]!.y + y };
    });
  });
  const frame = framed(points);
  const { x, y, width, height } = frame;
  return { x, y, width, height, places: circlesOf(ids, members, discs, frame) };
}

/** Discs of circles for a picture of circles alone: the largest ones, those with many ties side by side. */
export function placeCircles(circle: Uint16Array, circleCount: number, ties: TiePairs): Circles {
  const size = new Int32Array(circleCount);
  for (const c of circle) size[c]!++;
  const ids = Array.from({ length: circleCount }, (_, c) => c)
    .filter((c) => size[c]! > 0)
    .toSorted((a, b) => size[b]! - size[a]! || a - b)
    .slice(0, MOST_CIRCLES)
    .toSorted((a, b) => a - b);
  const placeOf = new Map(ids.map((id, c) => [id, c]));
  const own = Array.from(circle, (id) => placeOf.get(id) ?? -1);
  const discs = arrange(
    ids.map((id) => size[id]!),
    own,
    ties,
  );
  const radius = (c: number) => discs[c]!.radius;
  const x = discs.map((disc) => disc.x);
  const y = discs.map((disc) => disc.y);
  const left = Math.min(...x.map((at, c) => at - radius(c)));
  const top = Math.min(...y.map((at, c) => at - radius(c)));
  return {
    id: Int32Array.from(ids),
    people: Int32Array.from(ids, (id) => size[id]!),
    x: Float32Array.from(x, (at) => at - left),
    y: Float32Array.from(y, (at) => at - top),
    radius: Float32Array.from(discs, (disc) => disc.radius),
    width: Math.max(...x.map((at, c) => at + radius(c))) - left,
    height: Math.max(...y.map((at, c) => at + radius(c))) - top,
  };
}

const NO_CIRCLES: Circles = {
  id: new Int32Array(0),
  people: new Int32Array(0),
  x: new Float32Array(0),
  y: new Float32Array(0),
  radius: new Float32Array(0),
  width: 0,
  height: 0,
};

type Disc = Point & { radius: number };

function membersOf(own: readonly number[], count: number): number[] {
  const size = Array.from({ length: count }, () => 0);
  for (const c of own) size[c]!++;
  return size;
}

/** Circles as discs that do not overlap, those with more ties between them nearer. */
function arrange(size: readonly number[], own: readonly number[], ties: TiePairs): Disc[] {
  const weight = new Map<number, number>();
  ties.from.forEach((a, row) => {
    const b = ties.to[row]!;
    const low = Math.min(own[a]!, own[b]!);
    const high = Math.max(own[a]!, own[b]!);
    if (low < 0 || low === high) return;
    const key = low * size.length + high;
    weight.set(key, (weight.get(key) ?? 0) + 1);
  });
  const most = Math.max(1, ...weight.values());
  const links = [...weight]
    .toSorted(([a, n], [b, m]) => m - n || a - b)
    .slice(0, 4 * size.length)
    .map(([key, n]) => ({
      source: Math.floor(key / size.length),
      target: key % size.length,
      strength: (0.02 * n) / most,
    }));
  const discs = spiral(size.map((people) => Math.sqrt(people)));
  forceSimulation(discs)
    .force('apart', forceCollide<Disc>((disc) => disc.radius * 1.3 + 0.4).iterations(4))
    .force(
      'link',
      forceLink<Disc, (typeof links)[number]>(links)
        .distance(0)
        .strength((link) => link.strength),
    )
    .force('x', forceX(0).strength(0.02))
    .force('y', forceY(0).strength(0.02 * ASPECT * ASPECT))
    .stop()
    .tick(200);
  return discs;
}

/** Discs along a spiral, as wide as the picture is to be, so that they need little pushing. */
function spiral(radii: readonly number[]): Disc[] {
  const mean = radii.reduce((sum, radius) => sum + radius, 0) / Math.max(1, radii.length);
  const golden = Math.PI * (3 - Math.sqrt(5));
  return radii.map((radius, k) => {
    const away = 1.5 * mean * Math.sqrt(k + 0.5);
    return {
      radius,
      x: away * Math.cos(k * golden) * Math.sqrt(ASPECT),
      y: (away * Math.sin(k * golden)) / Math.sqrt(ASPECT),
    };
  });
}

/** People by their ties, those with many in common together. */
function byTies(
  people: number,
  ties: { from: ArrayLike<number>; to: ArrayLike<number> },
  aspect: number,
): Point[] {
  const step = Math.max(1, ties.from.length / MOST_LINKS);
  const links: { source: number; target: number }[] = [];
  for (let row = 0; Math.floor(row) < ties.from.length; row += step) {
    links.push({ source: ties.from[Math.floor(row)]!, target: ties.to[Math.floor(row)]! });
  }
  const points = Array.from({ length: people }, () => ({}) as Point);
  const steps = Math.round(Math.min(160, Math.max(45, STEPS / Math.max(1, people))));
  forceSimulation(points)
    .alphaDecay(1 - 0.002 ** (1 / steps))
    .force(
      'apart',
      forceManyBody()
        .strength(-40)
        .theta(people > 1000 ? 1.3 : 1),
    )
    .force('link', forceLink(links).distance(30))
    .force('x', forceX(0).strength(0.06))
    .force('y', forceY(0).strength(0.06 * aspect))
    .stop()
    .tick(steps);
  return points;
}

/** Brings a cloud to a radius: a share of its points lies within it, the others a little outside. */
function scaleTo(
  points: readonly Point[],
  radius: number,
  within = 0.9,
): (point: Point) => { x: number; y: number } {
  const n = Math.max(1, points.length);
  const x = points.reduce((sum, point) => sum + point.x, 0) / n;
  const y = points.reduce((sum, point) => sum + point.y, 0) / n;
  const far = points.map((point) => Math.hypot(point.x - x, point.y - y)).toSorted((a, b) => a - b);
  const reach = far[Math.floor(within * (n - 1))]! || 1;
  return (point) => {
    const d = Math.hypot(point.x - x, point.y - y) / reach;
    const kept = d <= 0.9 ? d : 0.9 + 0.35 * Math.tanh((d - 0.9) / 0.35);
    const by = d === 0 ? 0 : (radius * kept) / (d * reach);
    return { x: (point.x - x) * by, y: (point.y - y) * by };
  };
}

/** Moves a cloud so that it begins at 0, and says how large it is. */
function framed(
  points: readonly { x: number; y: number }[],
): Omit<Places, 'places'> & { left: number; top: number } {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const none = points.length === 0;
  return {
    x: Float32Array.from(points, (point) => point.x - left),
    y: Float32Array.from(points, (point) => point.y - top),
    width: none ? 1 : Math.max(1e-6, right - left),
    height: none ? 1 : Math.max(1e-6, bottom - top),
    left: none ? 0 : left,
    top: none ? 0 : top,
  };
}

function circlesOf(
  ids: readonly number[],
  members: readonly (readonly number[])[],
  discs: readonly Disc[],
  { left, top, width, height }: ReturnType<typeof framed>,
): Circles {
  return {
    id: Int32Array.from(ids),
    people: Int32Array.from(members, (list) => list.length),
    x: Float32Array.from(discs, (disc) => disc.x - left),
    y: Float32Array.from(discs, (disc) => disc.y - top),
    radius: Float32Array.from(discs, (disc) => disc.radius),
    width,
    height,
  };
}
