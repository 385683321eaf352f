import { problem, type Problem, type ProblemCode, type ProblemValues } from '../problems.ts';
import { nearest } from './check.ts';
import { cut } from './document.ts';

/**
 * The formula of an effect: arithmetic on what variants came to. `reach[leaders] - reach[random]` is a difference,
 * `profit@90[a] / profit@90[b] - 1` reads a day, and a reading of several variants, `revenue[small, large]` or
 * `revenue[*]`, is a list, which arithmetic takes number by number and a function folds.
 */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'list'; readonly items: readonly number[] }
  | Reading
  | { readonly kind: 'call'; readonly name: FunctionName; readonly inside: readonly Formula[] }
  | { readonly kind: 'sum' | 'difference' | 'product' | 'quotient'; readonly inside: readonly Formula[] };

/** The mean of a metric over replicates, at the end or on a day, of one variant or of each in a list. */
export interface Reading {
  readonly kind: 'reading';
  readonly metric: string;
  readonly day: number | null;
  readonly variants: readonly string[];
  readonly list: boolean;
}

/** How many inputs each function takes, and of which shape; `many` folds a list, or several numbers, to one number. */
const FUNCTIONS = {
  ln: 'one',
  abs: 'one',
  min: 'many',
  max: 'many',
  mean: 'many',
  slope: 'twoLists',
  exponent: 'twoLists',
  varianceShare: 'reading',
} as const satisfies Record<string, Shape>;
type Shape = 'one' | 'many' | 'twoLists' | 'reading';
type FunctionName = keyof typeof FUNCTIONS;

/** What a formula may name. */
export interface Names {
  readonly variants: readonly string[];
  /** Empty where names of metrics are not checked. */
  readonly metrics: readonly string[];
  /** Metrics with a value every day. */
  readonly daily: readonly string[];
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([A-Za-z]\w*)|([-+*/×÷−()[\],@]))/y;
const MAX_CHARACTERS = 500;

interface Token {
  readonly text: string;
  readonly kind: 'number' | 'name' | 'sign';
}

/** A formula that cannot be read; its code and values become a problem. */
class Refused extends Error {
  readonly found: Problem;
  constructor(found: Problem) {
    super(found.code);
    this.found = found;
  }
}

const refuse = <C extends ProblemCode>(code: C, values: ProblemValues[C]) =>
  new Refused(problem(code, { values }));

/** Reads a formula that comes to one number. Returns what is wrong instead, without a place. */
export function parseFormula(text: string, names: Names): Formula | Problem {
  try {
    if (text.length > MAX_CHARACTERS) throw broken(text.slice(0, 20));
    const formula = new Parser(text, names).whole();
    if (isList(formula)) throw refuse('formulaList', { found: cut(text) });
    return formula;
  } catch (error) {
    if (error instanceof Refused) return error.found;
    throw error;
  }
}

/** Every reading of a formula, in order. */
export function readingsOf(formula: Formula): Reading[] {
  if (formula.kind === 'reading') return [formula];
  return 'inside' in formula ? formula.inside.flatMap(readingsOf) : [];
}

const broken = (found: string) => refuse('formulaBroken', { found: cut(found) });

function isList(formula: Formula): boolean {
  if (formula.kind === 'list') return true;
  if (formula.kind === 'reading') return formula.list;
  if (formula.kind === 'call') return FUNCTIONS[formula.name] === 'one' && formula.inside.some(isList);
  return 'inside' in formula && formula.inside.some(isList);
}

/** Sums of products of units, from left to right. */
class Parser {
  readonly #text: string;
  readonly #names: Names;
  #at = 0;

  constructor(text: string, names: Names) {
    this.#text = text;
    this.#names = names;
  }

  whole(): Formula {
    const formula = this.#sum();
    if (this.#peek()) throw broken(this.#text.slice(this.#at));
    return formula;
  }

  #peek(): Token | null {
    TOKEN.lastIndex = this.#at;
    const match = TOKEN.exec(this.#text);
    if (!match) {
      if (this.#text.slice(this.#at).trim() === '') return null;
      throw broken(this.#text.slice(this.#at));
    }
    const [, number, name, sign] = match;
    if (number !== undefined) return { text: number, kind: 'number' };
    return name === undefined ? { text: sign, kind: 'sign' } : { text: name, kind: 'name' };
  }

  #take(): Token {
    const token = this.#peek();
    if (!token) throw broken('');
    this.#at = TOKEN.lastIndex;
    return token;
  }

  /** The sign that comes next, if it is one of these. */
  #sign(...signs: readonly string[]): string | null {
    const token = this.#peek();
    return token?.kind === 'sign' && signs.includes(token.text) ? this.#take().text : null;
  }

  #expect(sign: string): void {
    const before = this.#text.slice(this.#at);
    if (this.#sign(sign) === null) throw broken(before);
  }

  #sum(): Formula {
    let left = this.#product();
    for (let sign = this.#sign('+', '-', '−'); sign; sign = this.#sign('+', '-', '−')) {
      left = { kind: sign === '+' ? 'sum' : 'difference', inside: [left, this.#product()] };
    }
    return left;
  }

  #product(): Formula {
    let left = this.#unit();
    for (let sign = this.#sign('*', '×', '/', '÷'); sign; sign = this.#sign('*', '×', '/', '÷')) {
      left = { kind: sign === '*' || sign === '×' ? 'product' : 'quotient', inside: [left, this.#unit()] };
    }
    return left;
  }

  #unit(): Formula {
    const before = this.#text.slice(this.#at);
    if (this.#sign('-', '−')) {
      return { kind: 'product', inside: [{ kind: 'number', value: -1 }, this.#unit()] };
    }
    if (this.#sign('(')) {
      const inside = this.#sum();
      this.#expect(')');
      return inside;
    }
    if (this.#sign('[')) return { kind: 'list', items: this.#numbers() };
    const { text, kind } = this.#take();
    if (kind === 'number') return { kind: 'number', value: Number(text) };
    if (kind === 'sign') throw broken(before);
    return this.#sign('(') ? this.#call(text) : this.#reading(text);
  }

  #numbers(): number[] {
    const items: number[] = [];
    do {
      const before = this.#text.slice(this.#at);
      const { text, kind } = this.#take();
      if (kind !== 'number') throw broken(before);
      items.push(Number(text));
    } while (this.#sign(','));
    this.#expect(']');
    return items;
  }

  #call(name: string): Formula {
    if (!Object.hasOwn(FUNCTIONS, name)) {
      const known = Object.keys(FUNCTIONS);
      const values = { found: name, suggestion: nearest(name, known), known: known.join(', ') };
      throw refuse('unknownFunction', values);
    }
    const inside: Formula[] = [];
    do inside.push(this.#sum());
    while (this.#sign(','));
    this.#expect(')');
    const shape: Shape = FUNCTIONS[name as FunctionName];
    const fits = {
      one: inside.length === 1,
      many: inside.length > 0,
      twoLists: inside.length === 2 && inside.every(isList),
      reading: inside.length === 1 && inside[0].kind === 'reading' && inside[0].list,
    }[shape];
    if (!fits) throw refuse('formulaArguments', { found: name, needed: shape });
    return { kind: 'call', name: name as FunctionName, inside };
  }

  #reading(metric: string): Reading {
    const { metrics, daily } = this.#names;
    if (metrics.length > 0 && !metrics.includes(metric)) {
      const values = { found: cut(metric), suggestion: nearest(metric, metrics), known: metrics.join(', ') };
      throw refuse('unknownMetric', values);
    }
    let day: number | null = null;
    if (this.#sign('@')) {
      const before = this.#text.slice(this.#at);
      const { text } = this.#take();
      day = Number(text);
      if (!Number.isInteger(day)) throw broken(before);
      if (metrics.length > 0 && !daily.includes(metric))
        throw refuse('metricNotDaily', { found: metric, known: daily.join(', ') });
    }
    this.#expect('[');
    const { variants, list } = this.#variants();
    return { kind: 'reading', metric, day, variants, list };
  }

  /** Names of variants may hold hyphens, so they are read up to the bracket and not as a sum. */
  #variants(): { variants: readonly string[]; list: boolean } {
    const rest = this.#text.slice(this.#at);
    const end = rest.indexOf(']');
    if (end < 0) throw broken(rest);
    this.#at += end + 1;
    const asked = rest
      .slice(0, end)
      .split(',')
      .map((name) => name.trim());
    const known = this.#names.variants;
    if (asked.length === 1 && asked[0] === '*') return { variants: known, list: true };
    for (const name of asked) {
      if (known.includes(name)) continue;
      const values = { found: cut(name), known: known.join(', '), suggestion: nearest(name, known) };
      throw refuse('unknownVariant', values);
    }
    return { variants: asked, list: asked.length > 1 };
  }
}
