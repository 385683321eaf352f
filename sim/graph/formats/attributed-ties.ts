import { InputError, problem } from '../../problems.ts';
import type { GraphBuilder, Told } from './builder.ts';
import { isMissing, isQuantity } from './numbers.ts';
import { excerpt } from './refusal.ts';
import { weightRank } from './weights.ts';

/** Attributes of ties remembered by name. */
const MAX_NAMES = 1000;

/** Ties of formats that give each tie attributes by name: finds the one that is its weight, and `strong`. */
export class AttributedTies {
  readonly #builder: GraphBuilder;
  readonly #set: string | undefined;
  /** Names seen, and whether all their values are numbers. */
  readonly #seen = new Map<string, boolean>();
  #weight: string | undefined;

  constructor(builder: GraphBuilder) {
    this.#builder = builder;
    const set = builder.settings.columns?.weight;
    this.#set = set === undefined ? undefined : String(set);
    this.#weight = this.#set;
  }

  /** A tie between two keys, at a line or a place in a list. */
  add(source: string, target: string, place: number, values: ReadonlyMap<string, string>): void {
    const builder = this.#builder;
    let strong: string | undefined;
    for (const [name, value] of values) {
      const numeric = this.#seen.get(name);
      if (numeric === undefined) {
        if (this.#seen.size >= MAX_NAMES) continue;
        this.#consider(name);
      }
      if (name === 'strong') strong = value;
      if (numeric !== false && name !== this.#weight)
        this.#seen.set(name, isQuantity(value) || (numeric === true && isMissing(value)));
    }
    const weight = this.#weight === undefined ? undefined : values.get(this.#weight);
    builder.tie(builder.person(source), builder.person(target), place, weight);
    if (strong !== undefined) builder.lastIsStrong(/^(true|1)$/i.test(strong));
  }

  /** What is told of columns; refuses a weight that was set and that no tie has. */
  told(): Pick<Told, 'weightColumn' | 'numericColumns'> {
    const builder = this.#builder;
    const known = [...this.#seen.keys()];
    if (this.#set !== undefined && builder.ties > 0 && !this.#seen.has(this.#set)) {
      const values = { found: this.#set, known: known.slice(0, 20).map(excerpt).join(', ') };
      const path = 'graph.columns.weight';
      throw new InputError([problem('graphColumnUnknown', { file: builder.file, path, values })]);
    }
    const numericColumns = known.filter((name) => this.#seen.get(name) && name !== this.#weight);
    const others = numericColumns.filter((name) => weightRank(name) >= 0);
    if (this.#set === undefined && this.#weight !== undefined && others.length > 0)
      builder.note('graphWeightChosen', {
        found: excerpt(this.#weight),
        known: others.map(excerpt).join(', '),
      });
    const weightColumn = this.#weight === undefined ? null : { name: this.#weight, number: null };
    return { weightColumn, numericColumns };
  }

  /** A name seen for the first time may be that of the weight. */
  #consider(name: string): void {
    this.#seen.set(name, true);
    if (this.#set !== undefined || this.#builder.settings.weight === 'none' || weightRank(name) < 0) return;
    if (
      this.#weight === undefined ||
      (this.#builder.ties === 0 && weightRank(name) < weightRank(this.#weight))
    )
      this.#weight = name;
  }
}
