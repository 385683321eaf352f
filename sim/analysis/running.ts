import { studentQuantile } from './student.ts';

/** A mean with its confidence interval. */
export interface MeanAndInterval {
  readonly n: number;
  /** Null where there is no value. */
  readonly mean: number | null;
  /** Student-t interval of the mean; null for fewer than two values. */
  readonly ci: [number, number] | null;
}

/** Mean and variance in one pass, for streams too long to keep (Welford, Technometrics 4, 1962). */
export class RunningMean {
  #n = 0;
  #mean = 0;
  #squares = 0;

  add(value: number): void {
    this.#n++;
    const before = value - this.#mean;
    this.#mean += before / this.#n;
    this.#squares += before * (value - this.#mean);
  }

  summary(level: number): MeanAndInterval {
    const n = this.#n;
    if (n < 2) return { n, mean: n === 0 ? null : this.#mean, ci: null };
    const half = studentQuantile((1 + level) / 2, n - 1) * Math.sqrt(this.#squares / (n - 1) / n);
    return { n, mean: this.#mean, ci: [this.#mean - half, this.#mean + half] };
  }
}
