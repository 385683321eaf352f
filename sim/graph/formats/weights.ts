import { quantityOf } from './numbers.ts';
import { NONE, type Column, type GraphReading, type Occurrence } from './reading.ts';
import { excerpt, type Place, type ProblemList } from './refusal.ts';
import type { GraphSettings } from './source.ts';

/** Names of columns and attributes that hold weights, the likeliest first. */
const WORDS = [
  'weight weights wt w value strength tiestrength edgeweight count counts frequency freq 权重',
  '权值 强度 联系强度 关系强度 次数 互动次数 频次 频率 数量 亲密度 gewicht poids peso 重み 가중치 вес',
].flatMap((words) => words.split(' '));

/** The place of a name among those of weights; −1 where it is none. */
export function weightRank(name: string): number {
  return WORDS.indexOf(
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s_.-]/g, ''),
  );
}

/** The weights of ties, one by one, and what was unusual about them. */
export class Weights {
  readonly #settings: GraphSettings;
  readonly #problems: ProblemList;
  readonly #default: number;
  #values = new Float64Array(0);
  /** Ties with a weight. */
  #given = 0;
  #firstMissing = -1;
  #min = Infinity;
  #max = -Infinity;
  #negative: Occurrence = NONE;
  #commas: Occurrence = NONE;

  constructor(settings: GraphSettings, problems: ProblemList) {
    this.#settings = settings;
    this.#problems = problems;
    this.#default = settings.missingWeight ?? 1;
  }

  /** Reads the weight of tie k, undefined where the file has none; false where the tie is to be left out. */
  add(k: number, text: string | undefined, at: number, place: (at: number) => Place): boolean {
    const quantity = text === undefined || this.#settings.weight === 'none' ? null : quantityOf(text);
    if (quantity === null) {
      if (this.#firstMissing < 0) this.#firstMissing = at;
      if (this.#given > 0) this.#put(k, this.#default);
      return true;
    }
    const { value, decimalComma } = quantity;
    if (Number.isNaN(value)) {
      this.#problems.add('edgeWeightBroken', place(at), { found: excerpt(text!) });
      return true;
    }
    if (decimalComma) this.#commas = another(this.#commas, at);
    if (value < 0) {
      this.#negative = another(this.#negative, at);
      if (this.#settings.weight === 'positive') return false;
      if (this.#settings.weight === undefined)
        this.#problems.add('edgeWeightNegative', place(at), { found: excerpt(text!) });
    }
    const used = this.#settings.weight === 'absolute' ? Math.abs(value) : value;
    this.#min = Math.min(this.#min, used);
    this.#max = Math.max(this.#max, used);
    this.#put(k, used);
    this.#given++;
    return true;
  }

  /** Moves the weight of a tie to another place. */
  move(from: number, to: number): void {
    if (this.#given > 0) this.#values[to] = this.#values[from];
  }

  /** The first `count` weights; null where no tie has one. */
  take(count: number): Float64Array | null {
    return this.#given === 0 ? null : this.#values.slice(0, count);
  }

  /** What is told of the weights of so many ties. */
  reading(ties: number, column: Column, byIndex: boolean): GraphReading['weights'] {
    if (this.#given === 0) return null;
    const line = (one: Occurrence) => (byIndex ? { ...one, line: 0 } : one);
    const missing = { count: ties - this.#given, line: Math.max(0, this.#firstMissing) };
    return {
      column,
      min: this.#min,
      max: this.#max,
      missing: missing.count > 0 ? line(missing) : NONE,
      negative: line(this.#negative),
      decimalCommas: line(this.#commas),
    };
  }

  #put(k: number, value: number): void {
    if (k >= this.#values.length) {
      const wider = new Float64Array(Math.max(1024, 2 * k)).fill(this.#default);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[k] = value;
  }
}

/** One more of what occurs, remembering the first. */
export function another({ count, line }: Occurrence, at: number): Occurrence {
  return count === 0 ? { count: 1, line: at } : { count: count + 1, line };
}
