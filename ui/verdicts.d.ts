/** Verdicts on claims, taken from `docs/claims.md` when the page is built: what `kindling claims` found. */
declare module 'kindling:verdicts' {
  export interface KnownVerdict {
    readonly verdict: 'holds' | 'fails' | 'depends' | 'assumed' | 'undecided';
    /** Share of the settings tried in which the claim is true, 0 to 1. */
    readonly trueIn: number;
  }
  /** By the id of the claim. */
  export const VERDICTS: Readonly<Record<string, KnownVerdict>>;
}
