/** Configuration of co-creation; see the fields of `product.coCreation`. */
export interface CoCreation {
  readonly rate: number;
  readonly best: number;
  readonly forOthers: number;
}

/**
 * Share of bad contacts with the product, which the feedback of fans may lower: q ← q − (q − best)·min(1, rate·F/1000) with F
 * the fans at the end of yesterday. What helps fans need not help others: theirs is q₀ − forOthers·(q₀ − q).
 */
export class Quality {
  #given: number;
  #now: number;
  /** The first day, and the day on which a phase sets the share, have the given value. */
  #fresh = true;

  constructor(badShare: number) {
    this.#given = badShare;
    this.#now = badShare;
  }

  /** A phase may set the share anew. */
  configure(badShare: number): void {
    if (badShare === this.#given) return;
    this.#given = badShare;
    this.#now = badShare;
    this.#fresh = true;
  }

  newDay(fans: number, { rate, best }: CoCreation): void {
    // A best share above the present one has no effect: feedback never makes quality worse for fans.
    if (!this.#fresh) this.#now -= Math.max(0, this.#now - best) * Math.min(1, (rate * fans) / 1000);
    this.#fresh = false;
  }

  /** Bad share today, for fans and above or for others. */
  badShare(fan: boolean, { forOthers }: CoCreation): number {
    if (fan) return this.#now;
    return Math.min(1, this.#given - forOthers * (this.#given - this.#now));
  }
}
