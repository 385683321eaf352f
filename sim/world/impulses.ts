const NONE = new Float64Array(0);
const NOTHING: readonly number[] = [];

/** Impulses of one day, one row each: person, source, units, and who gave it. */
export class Impulses {
  readonly person: number[] = [];
  readonly source: number[] = [];
  readonly units: number[] = [];
  readonly giver: number[] = [];
  /** Sum on each person, bucket units; empty until the first impulse of the run. */
  sum = NONE;
  readonly #people: number;
  /** Rows by person, made when first asked for. */
  #rows: Map<number, number[]> | null = null;

  constructor(people: number) {
    this.#people = people;
  }

  get count(): number {
    return this.person.length;
  }

  add(source: number, person: number, units: number, giver: number): void {
    if (this.sum.length === 0) this.sum = new Float64Array(this.#people);
    this.sum[person] += units;
    this.person.push(person);
    this.source.push(source);
    this.units.push(units);
    this.giver.push(giver);
    this.#rows = null;
  }

  /** Sum of today's impulses on a person. */
  on(person: number): number {
    return this.sum.length === 0 ? 0 : this.sum[person];
  }

  /** Rows of a person. */
  rowsOf(person: number): readonly number[] {
    if (this.person.length === 0) return NOTHING;
    if (!this.#rows) {
      this.#rows = new Map();
      for (const [row, who] of this.person.entries()) {
        const list = this.#rows.get(who);
        if (list) list.push(row);
        else this.#rows.set(who, [row]);
      }
    }
    return this.#rows.get(person) ?? NOTHING;
  }

  clear(): void {
    for (const person of this.person) this.sum[person] = 0;
    this.person.length = 0;
    this.source.length = 0;
    this.units.length = 0;
    this.giver.length = 0;
    this.#rows = null;
  }
}
