import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { keyOf, Stream } from '../../random/index.ts';
import { canonical, type Variant } from '../../scenario/index.ts';
import { VERSION } from '../../version.ts';
import { latinHypercube } from '../designs/latin-hypercube.ts';
import { valueAtShare, valueOnTheWay } from '../designs/scale.ts';
import { morris } from '../designs/morris.ts';
import { sobol } from '../designs/sobol.ts';
import { changesGraph, gridValues, type Varied } from './factors.ts';
import type { Points, Sweep } from './sweep.ts';

/** All points of a sweep. A grid is never written out: its points are computed from their number. */
export function designPoints({ design, factors, seed }: Pick<Sweep, 'design' | 'factors' | 'seed'>): Points {
  const listed = (rows: readonly (readonly unknown[])[]): Points => ({
    count: rows.length,
    at: (i) => rows[i],
  });
  const random = () => new Stream(keyOf(seed, 'once'), `design ${design.kind}`);
  const placed = (rows: readonly ArrayLike<number>[], valueAt = valueAtShare) =>
    listed(rows.map((row) => factors.map(({ factor }, f) => valueAt(factor, row[f]))));
  switch (design.kind) {
    case 'grid':
      return gridPoints(factors);
    case 'list':
      return listed(design.rows);
    case 'latin-hypercube':
      return placed(latinHypercube(seed, design.points, factors.length));
    case 'sobol':
      return placed(sobol(design.points, factors.length, random()));
    case 'morris':
      return placed(
        morris(design.trajectories, factors.length, design.levels, random().sequence()),
        valueOnTheWay,
      );
  }
}

/** Mixed-radix counting; factors that change the graph turn slowest, so that points on one graph stand together. */
function gridPoints(factors: readonly Varied[]): Points {
  const values = factors.map(gridValues);
  const quickFirst = factors
    .map((_, f) => f)
    .toSorted(
      (a, b) => Number(changesGraph(factors[a].path)) - Number(changesGraph(factors[b].path)) || b - a,
    );
  return {
    count: values.reduce((product, { length }) => product * length, 1),
    at(i) {
      const row: unknown[] = [];
      let rest = i;
      for (const f of quickFirst) {
        row[f] = values[f][rest % values[f].length];
        rest = Math.floor(rest / values[f].length);
      }
      return row;
    },
  };
}

/**
 * The address of a point, 32 hex digits: a hash of all that its runs depend on but the number of the replicate (version,
 * base scenario and graph file, factors, seed), and of what is kept of them. Equal addresses hold equal rows.
 */
export function pointAddress(sweep: Addressed, base: number, values: readonly unknown[]): string {
  const { keep, factors } = sweep;
  const factorValues = Object.fromEntries(factors.map(({ path }, f) => [path, values[f] ?? null]));
  const all = [VERSION, sweep.baseHashes[base], factorValues, seedAt(sweep, values), keep];
  return bytesToHex(sha256(utf8ToBytes(canonical(all)))).slice(0, 32);
}

/** What of a sweep the address of a point depends on. */
type Addressed = Pick<Sweep, 'baseHashes' | 'factors' | 'seed' | 'randomNumbers' | 'keep'>;

/** The seed of a point: that of the sweep, or with independent random numbers one of its own. */
export function seedAt(
  { seed, randomNumbers }: Pick<Sweep, 'seed' | 'randomNumbers'>,
  values: readonly unknown[],
): string | number {
  return randomNumbers === 'common' ? seed : `${seed} / ${canonical(values)}`;
}

/** Which graph a replicate of a point runs on: equal keys, equal graphs. */
export function graphKey(sweep: Sweep, base: number, values: readonly unknown[], replicate: number): string {
  const deciding = sweep.factors.flatMap(({ path }, f) => (changesGraph(path) ? [path, values[f]] : []));
  // A factor may also decide whether replicates share a graph; then each asks for its own.
  const fixed = !['graph', 'graph.kind', 'graph.draw'].some((path) => deciding.includes(path));
  const world = fixed && sweep.bases[base].plan.oneGraph ? 'once' : replicate;
  return canonical([base, deciding, seedAt(sweep, values), world]);
}

/** SHA-256 over a base scenario and, where it has one, the text of its graph file. */
export function hashBase({ plan, graphFile }: Variant): string {
  const text = graphFile ? bytesToHex(sha256(graphFile.bytes)) : '';
  return bytesToHex(sha256(utf8ToBytes(`${plan.hash} ${text}`)));
}
