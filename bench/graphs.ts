import type { GraphSpec } from '../sim/index.ts';

/** The generators that have a native twin. */
export const GENERATORS = ['erdos-renyi', 'watts-strogatz', 'barabasi-albert', 'holme-kim'] as const;
export type GeneratorId = (typeof GENERATORS)[number];

/** A graph of `ties` ties a person, with the numbers that `bench/native/generators.cpp` uses. */
export function graphSpec(kind: GeneratorId, ties: number, strongShare = 0): GraphSpec {
  const classes = { strongShare, weightCut: null };
  switch (kind) {
    case 'erdos-renyi':
      return { kind, meanDegree: ties, ...classes };
    case 'watts-strogatz':
      return { kind, meanDegree: ties, rewire: 0.1, ...classes };
    case 'barabasi-albert':
      return { kind, attach: ties / 2, ...classes };
    case 'holme-kim':
      return { kind, attach: ties / 2, triad: 0.5, ...classes };
  }
}
