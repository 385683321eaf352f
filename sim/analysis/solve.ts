/**
 * Roots of several functions at once: each round evaluates one place of every function that is not done, so that a host can
 * run them side by side. The bracket is halved where false position would creep (Illinois; Dowell & Jarratt, BIT 11, 1971).
 */
export interface Bracket {
  readonly low: number;
  readonly high: number;
  /** Done where |f| is at most this … */
  readonly near: number;
  /** … or the bracket is no wider than this. */
  readonly width: number;
}

export interface Root {
  /** The place with the least |f| that was seen. */
  readonly at: number;
  readonly value: number;
  /** False where f has the same sign at both ends: then there is no root between. */
  readonly found: boolean;
}

/** `evaluate` gives f at a place for each function it is asked about; NaN counts as no root. */
export async function solveTogether(
  brackets: readonly Bracket[],
  rounds: number,
  evaluate: (asked: readonly { readonly index: number; readonly at: number }[]) => Promise<readonly number[]>,
): Promise<Root[]> {
  const all = brackets.map((_, index) => index);
  const ends = await evaluate(
    all.flatMap((index) => [
      { index, at: brackets[index].low },
      { index, at: brackets[index].high },
    ]),
  );
  const states = brackets.map((bracket, i) => new State(bracket, ends[2 * i], ends[2 * i + 1]));
  for (let round = 0; round < rounds; round++) {
    const open = all.filter((index) => !states[index].done);
    if (open.length === 0) break;
    const asked = open.map((index) => ({ index, at: states[index].next() }));
    const values = await evaluate(asked);
    asked.forEach(({ index, at }, k) => states[index].take(at, values[k]));
  }
  return states.map((state) => state.root());
}

class State {
  readonly #bracket: Bracket;
  readonly #crosses: boolean;
  #a: number;
  #fa: number;
  #b: number;
  #fb: number;
  #best: { at: number; value: number };
  #kept: 'a' | 'b' | null = null;

  constructor(bracket: Bracket, low: number, high: number) {
    this.#bracket = bracket;
    [this.#a, this.#fa, this.#b, this.#fb] = [bracket.low, low, bracket.high, high];
    this.#crosses = (low <= 0 && high >= 0) || (low >= 0 && high <= 0);
    const atHigh = Math.abs(high) < Math.abs(low);
    this.#best = atHigh ? { at: bracket.high, value: high } : { at: bracket.low, value: low };
  }

  get done(): boolean {
    const { near, width } = this.#bracket;
    return !this.#crosses || Math.abs(this.#best.value) <= near || this.#b - this.#a <= width;
  }

  next(): number {
    const straight = this.#a - (this.#fa * (this.#b - this.#a)) / (this.#fb - this.#fa);
    const inside = straight > this.#a && straight < this.#b;
    return inside ? straight : (this.#a + this.#b) / 2;
  }

  take(at: number, value: number): void {
    if (Math.abs(value) < Math.abs(this.#best.value)) this.#best = { at, value };
    if (!Number.isFinite(value)) return;
    if (value > 0 === this.#fa > 0) {
      [this.#a, this.#fa] = [at, value];
      if (this.#kept === 'b') this.#fb /= 2;
      this.#kept = 'b';
    } else {
      [this.#b, this.#fb] = [at, value];
      if (this.#kept === 'a') this.#fa /= 2;
      this.#kept = 'a';
    }
  }

  root(): Root {
    return { ...this.#best, found: this.#crosses };
  }
}
