import { neighbourOf, type Graph } from '../../../sim/index.ts';
import type { Sampled } from './told.ts';

/** More people than this are not told apart in a picture. */
export const MOST_PEOPLE = 5000;
/** More lines than this are a grey surface. */
const MOST_TIES = 6000;

/** Whom to draw: everybody where there are few enough, else whole circles, else people at equal distances of number. */
export function samplePeople(
  { people, circle, circleCount }: Pick<Graph, 'people' | 'circle' | 'circleCount'>,
  most = MOST_PEOPLE,
): { sampled: Sampled; person: Int32Array } {
  if (people <= most)
    return { sampled: 'everybody', person: Int32Array.from({ length: people }, (_, i) => i) };
  const size = new Int32Array(circleCount);
  for (const c of circle) size[c]!++;
  const chosen = new Uint8Array(circleCount);
  const step = people / most;
  let left = most;
  for (let k = 0; Math.floor(k * step) < circleCount; k++) {
    const c = Math.floor(k * step);
    if (size[c]! > left) continue;
    chosen[c] = 1;
    left -= size[c]!;
  }
  const inChosen = Int32Array.from(circle.keys()).filter((person) => chosen[circle[person]!] === 1);
  // Circles too large to be drawn whole leave nothing, or next to it.
  if (inChosen.length > most / 4) return { sampled: 'circles', person: inChosen };
  const every = Math.ceil(step);
  const person = Int32Array.from({ length: Math.ceil(people / every) }, (_, k) => k * every);
  return { sampled: 'people', person };
}

/** Ties among the people drawn as pairs of their places, and of the pairs at most `most`, at equal distances. */
export function sampleTies(
  graph: Graph,
  person: Int32Array,
  most = MOST_TIES,
): { all: TiePairs; drawn: TiePairs } {
  const place = new Int32Array(graph.people).fill(-1);
  person.forEach((one, k) => (place[one] = k));
  const from: number[] = [];
  const to: number[] = [];
  person.forEach((one, k) => {
    for (let row = graph.offsets[one]!; row < graph.offsets[one + 1]!; row++) {
      const other = place[neighbourOf(graph.ties[row]!)]!;
      if (other <= k) continue;
      from.push(k);
      to.push(other);
    }
  });
  const all = { from: Int32Array.from(from), to: Int32Array.from(to) };
  const count = Math.min(from.length, most);
  const kept = Array.from({ length: count }, (_, k) => Math.floor((k * from.length) / count));
  const pick = (column: Int32Array) => Int32Array.from(kept, (row) => column[row]!);
  return { all, drawn: { from: pick(all.from), to: pick(all.to) } };
}

export interface TiePairs {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** All friends of the people drawn, in rows. */
export function friendsOf(graph: Graph, person: Int32Array): { offsets: Int32Array; friends: Int32Array } {
  const offsets = new Int32Array(person.length + 1);
  person.forEach((one, k) => {
    offsets[k + 1] = offsets[k]! + graph.offsets[one + 1]! - graph.offsets[one]!;
  });
  const friends = new Int32Array(offsets[person.length]!);
  person.forEach((one, k) => {
    const row = graph.ties.subarray(graph.offsets[one]!, graph.offsets[one + 1]!);
    row.forEach((tie, j) => (friends[offsets[k]! + j] = neighbourOf(tie)));
  });
  return { offsets, friends };
}
