import { DEPENDS_FROM } from './budget.ts';

/** What a claim is found to be. Nothing but {@link verdictOfClaim} gives one. */
export const VERDICTS = ['holds', 'fails', 'depends', 'assumed', 'undecided'] as const;
export type ClaimVerdict = (typeof VERDICTS)[number];

/** Where an effect lies against the smallest one of interest; `unclear` where its interval holds that. */
export type Side = 'above' | 'below' | 'unclear';

export function sideOf([low, high]: readonly [number, number], smallest: number): Side {
  if (low > smallest) return 'above';
  return high < smallest ? 'below' : 'unclear';
}

export interface Evidence {
  /** The side at the file's values, decided for all claims together. */
  readonly baseline: Side;
  /** The side at each point of the space of uncertain fields. */
  readonly points: readonly Side[];
  /** The side without each assumed effect. */
  readonly without: readonly Side[];
}

/**
 * - `depends`: at least a tenth of the points lie clearly on the side opposite to the file's values, or, where these are
 *   undecided, at least a tenth on each side;
 * - `undecided`: otherwise, where the file's values are;
 * - `assumed`: otherwise, where leaving out one assumed effect turns the side;
 * - `holds` above, `fails` below: otherwise.
 */
export function verdictOfClaim({ baseline, points, without }: Evidence): ClaimVerdict {
  const many = (side: Side) =>
    points.length > 0 && points.filter((one) => one === side).length >= DEPENDS_FROM * points.length;
  if (baseline === 'unclear') return many('above') && many('below') ? 'depends' : 'undecided';
  const other = baseline === 'above' ? 'below' : 'above';
  if (many(other)) return 'depends';
  if (without.includes(other)) return 'assumed';
  return baseline === 'above' ? 'holds' : 'fails';
}
