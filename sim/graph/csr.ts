import type { Stream } from '../random/index.ts';
import type { Given } from './given.ts';

/**
 * An undirected simple graph as compressed sparse rows.
 *
 * The ties of person i are `ties[offsets[i]] … ties[offsets[i + 1] - 1]`, ascending by neighbour, each
 * `neighbour << 1 | strong`: the tie's class sits in the lowest bit, so a tie costs 4 bytes a direction.
 * Immutable once built; ties that events add or strengthen live in `world/ties.ts`.
 */
export interface Graph {
  /** Number of people, ids 0 … people − 1; below 2^30. */
  readonly people: number;
  /** Number of undirected ties. */
  readonly tieCount: number;
  readonly offsets: Uint32Array;
  readonly ties: Int32Array;
  /** Circle of each person (city, school, chat group); all 0 where the graph has no circles. */
  readonly circle: Uint16Array;
  readonly circleCount: number;
  /** Original names of people read from a file or a named graph. */
  readonly names: readonly string[] | null;
  /** Everyone meets everyone, in O(1): no ties are stored. */
  readonly mixed: boolean;
  /** What a file says of people: stages and traits. */
  readonly given?: Given;
}

/** Ties before they are rows: `from[k]`–`to[k]` for k < count. */
export interface TieList {
  people: number;
  count: number;
  from: Int32Array;
  to: Int32Array;
  /** 1 where the tie is strong; absent = all weak. */
  strong?: Uint8Array;
  circle?: Uint16Array;
  circleCount?: number;
  names?: readonly string[];
  given?: Given;
}

/** What was dropped to make the graph simple. */
export interface Removed {
  selfLoops: number;
  parallelTies: number;
}

/** The neighbour a stored tie leads to. */
export function neighbourOf(tie: number): number {
  return tie >>> 1;
}

/** Whether a stored tie is of class strong. */
export function isStrong(tie: number): boolean {
  return (tie & 1) === 1;
}

/** Number of ties of person i; in a mixed graph, everyone else. */
export function degreeOf(graph: Graph, i: number): number {
  return graph.mixed ? graph.people - 1 : graph.offsets[i + 1] - graph.offsets[i];
}

/** A graph in which everyone meets everyone and no tie is stored, so `tieCount` is 0. */
export function mixedGraph(people: number): Graph {
  return {
    people,
    tieCount: 0,
    offsets: new Uint32Array(people + 1),
    ties: new Int32Array(0),
    circle: new Uint16Array(people),
    circleCount: 1,
    names: null,
    mixed: true,
  };
}

/**
 * Rows from a list, in time proportional to people + ties for lists that come more or less in order, as those of our
 * generators do: the list is dealt into rows, and each row is put in order. Self-loops and repeated ties are dropped and
 * counted; a repeated tie is strong if any copy is.
 */
export function buildGraph(list: TieList): { graph: Graph; removed: Removed } {
  const { people } = list;
  const { starts, selfLoops } = countTies(list);
  const ties = dealTies(list, starts);
  for (let i = 0; i < people; i++) sortRow(ties, starts[i], starts[i + 1]);
  const offsets = mergeRepeats(starts, ties);
  const kept = offsets[people];
  const graph: Graph = {
    people,
    tieCount: kept / 2,
    offsets,
    ties: kept === ties.length ? ties : ties.slice(0, kept),
    circle: list.circle ?? new Uint16Array(people),
    circleCount: list.circleCount ?? 1,
    names: list.names ?? null,
    mixed: false,
    ...(list.given && { given: list.given }),
  };
  return { graph, removed: { selfLoops, parallelTies: (ties.length - kept) / 2 } };
}

/** Where each row starts. Signed, because V8 keeps signed columns in registers of whole numbers. */
function countTies({ people, count, from, to }: TieList): { starts: Int32Array; selfLoops: number } {
  const starts = new Int32Array(people + 1);
  let selfLoops = 0;
  for (let k = 0; k < count; k++) {
    const a = from[k];
    const b = to[k];
    if (a < 0 || a >= people || b < 0 || b >= people) {
      throw new RangeError(`Tie ${k} joins ${a} and ${b} in a graph of ${people} people.`);
    }
    if (a === b) selfLoops++;
    else {
      starts[a + 1]++;
      starts[b + 1]++;
    }
  }
  for (let i = 0; i < people; i++) starts[i + 1] += starts[i];
  return { starts, selfLoops };
}

function dealTies({ people, count, from, to, strong }: TieList, starts: Int32Array): Int32Array {
  const ties = new Int32Array(starts[people]);
  const next = starts.slice(0, people);
  for (let k = 0; k < count; k++) {
    const a = from[k];
    const b = to[k];
    if (a === b) continue;
    const bit = strong === undefined ? 0 : strong[k] & 1;
    ties[next[a]++] = (b << 1) | bit;
    ties[next[b]++] = (a << 1) | bit;
  }
  return ties;
}

/** Steps a tie of a row may take back, on average, before the row is handed to a sort that needs no order to begin with. */
const PATIENCE = 8;

/** Insertion: generators deal rows that are nearly in order, and most rows are short. */
function sortRow(ties: Int32Array, start: number, end: number): void {
  let left = PATIENCE * (end - start);
  for (let k = start + 1; k < end; k++) {
    const tie = ties[k];
    let at = k;
    while (at > start && ties[at - 1] > tie) {
      ties[at] = ties[at - 1];
      at--;
    }
    ties[at] = tie;
    left -= k - at;
    if (left < 0) {
      ties.subarray(start, end).sort();
      return;
    }
  }
}

/** Merges equal neighbours within each sorted row, in place; returns where the shortened rows begin. */
function mergeRepeats(starts: Int32Array, sorted: Int32Array): Uint32Array {
  const people = starts.length - 1;
  const offsets = new Uint32Array(people + 1);
  let write = 0;
  for (let i = 0; i < people; i++) {
    const first = write;
    offsets[i] = first;
    for (let k = starts[i]; k < starts[i + 1]; k++) {
      const tie = sorted[k];
      if (write > first && sorted[write - 1] >>> 1 === tie >>> 1) sorted[write - 1] |= tie & 1;
      else sorted[write++] = tie;
    }
  }
  offsets[people] = write;
  return offsets;
}

/**
 * Makes each tie strong with probability `share`, drawn by the unordered pair of people: a tie keeps its
 * class whatever else the graph holds, and a larger share only adds strong ties.
 */
export function assignStrongTies(list: TieList, share: number, stream: Stream): void {
  const { count, from, to } = list;
  const strong = new Uint8Array(count);
  list.strong = strong;
  if (share >= 1) strong.fill(1);
  if (!(share > 0) || share >= 1) return;
  for (let k = 0; k < count; k++) {
    const a = from[k];
    const b = to[k];
    strong[k] = (a < b ? stream.uniform(a, b) : stream.uniform(b, a)) < share ? 1 : 0;
  }
}
