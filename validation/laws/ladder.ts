import { STAGES, type Scenario } from '../../sim/index.ts';

type Everyday = NonNullable<Scenario['everyday']>;

/**
 * The chain that constant trust a and doubt b make of the ladder: [from × to] probabilities of one day. With H = a + b a person
 * stays with e^(−H), climbs with (a/H)(1 − e^(−H)), slips with (b/H)(1 − e^(−H)).
 */
export function chainOf({ trust, doubt }: Everyday): Float64Array[] {
  const index = new Map(STAGES.map(({ id }, k) => [id as string, k]));
  return STAGES.map(({ id, promotesTo, demotesTo }, from) => {
    const row = new Float64Array(STAGES.length);
    const a = promotesTo === null ? 0 : trust[id];
    const b = demotesTo === null ? 0 : doubt[id];
    const H = a + b;
    const moved = -Math.expm1(-H);
    row[from] = 1 - moved;
    if (promotesTo !== null && a > 0) row[index.get(promotesTo)!] += (a / H) * moved;
    if (demotesTo !== null && b > 0) row[index.get(demotesTo)!] += (b / H) * moved;
    return row;
  });
}

/** Distribution over stages after t days. */
export function after(chain: readonly Float64Array[], start: number, t: number): Float64Array {
  let at = new Float64Array(chain.length);
  at[start] = 1;
  for (let day = 0; day < t; day++) {
    const next = new Float64Array(chain.length);
    chain.forEach((row, from) => row.forEach((p, to) => (next[to] += at[from] * p)));
    at = next;
  }
  return at;
}

/**
 * The law that the chain keeps once it has come to it, π = πP, where every stage it can leave for good is left: by elimination of
 * one state after the other (Grassmann, Taksar & Heyman 1985), without subtraction. `of`: stages that lead to each other.
 */
export function stationary(chain: readonly Float64Array[], of: readonly number[]): Float64Array {
  const P = of.map((from) => of.map((to) => chain[from][to]));
  for (let last = of.length - 1; last > 0; last--) {
    const out = P[last].slice(0, last).reduce((sum, p) => sum + p, 0);
    for (let from = 0; from < last; from++) {
      P[from][last] /= out;
      for (let to = 0; to < last; to++) P[from][to] += P[from][last] * P[last][to];
    }
  }
  const weight = [1];
  for (let state = 1; state < of.length; state++)
    weight.push(weight.reduce((sum, w, before) => sum + w * P[before][state], 0));
  const total = weight.reduce((sum, w) => sum + w, 0);
  const law = new Float64Array(chain.length);
  of.forEach((stage, k) => (law[stage] = weight[k] / total));
  return law;
}

/**
 * Days until one of the stages `ends` is reached: first and second moment, by t = 1 + Q t and s = 1 + 2Qt + Q s, iterated
 * until they stand still.
 */
export function absorption(chain: readonly Float64Array[], start: number, ends: readonly number[]) {
  const mean = new Float64Array(chain.length);
  const square = new Float64Array(chain.length);
  for (let i = 0; i < 20_000; i++) {
    chain.forEach((row, from) => {
      if (ends.includes(from)) return;
      let t = 0;
      let s = 0;
      row.forEach((p, to) => {
        t += p * mean[to];
        s += p * (2 * mean[to] + square[to]);
      });
      mean[from] = 1 + t;
      square[from] = 1 + s;
    });
  }
  return { mean: mean[start], sd: Math.sqrt(square[start] - mean[start] ** 2) };
}
