import type { Variant } from '../../sim/index.ts';

/** Variants are told apart by letter, label and line first, by colour second; the baseline is A, thin and neutral. */
const LOOKS = [
  { colour: '--variant-a', width: 1.6, dash: undefined },
  { colour: '--variant-b', width: 2.4, dash: undefined },
  { colour: '--variant-c', width: 2.4, dash: undefined },
  { colour: '--variant-d', width: 2.4, dash: [8, 4] },
  { colour: '--variant-e', width: 2.4, dash: [2, 3] },
  { colour: '--variant-f', width: 2.4, dash: [12, 3, 2, 3] },
] as const;

export function lookOf(k: number) {
  const { colour, width, dash } = LOOKS[k % LOOKS.length] ?? LOOKS[0];
  return { letter: String.fromCharCode(65 + k), colour, width, ...(dash && { dash }) };
}

/** A difference looks like its later variant; one that leaves the baseline out is dotted. */
export function lookOfPair(a: number, b: number) {
  const look = lookOf(b);
  return a === 0 ? look : { ...look, dash: [2, 3] };
}

/** Whether running `b` could give anything else than `a` gave. */
export function differs({ plan: a }: Variant, { plan: b }: Variant): boolean {
  return (
    a.hash !== b.hash ||
    a.scenario.seed !== b.scenario.seed ||
    a.scenario.replicates !== b.scenario.replicates
  );
}
