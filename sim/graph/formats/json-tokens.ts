import { Cursor } from './cursor.ts';
import { broken } from './refusal.ts';

/** A value of JSON. A number is the text it is written as, so that an id keeps all its digits. */
export type Json = string | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Maps and lists of maps and lists. */
const DEEPEST = 500;
/** What a string holds that is as it stands: no quote, no escape, no control character. */
// oxlint-disable-next-line no-control-regex
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERALS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };
const WORDS: Readonly<Record<string, string | undefined>> = { t: 'true', f: 'false', n: 'null' };

/**
 * JSON piece by piece: maps and lists can be walked without holding them, and what is small is read whole. Kept parsers were
 * no fit: `JSON.parse` and those for streams turn 249992494792818688 into …700.
 */
export class JsonReader {
  readonly #file: string;
  readonly #cursor: Cursor;
  #depth = 0;

  constructor(file: string, pieces: Iterator<string, void>) {
    this.#file = file;
    this.#cursor = new Cursor(pieces);
  }

  fail(): Error {
    return broken(this.#file, 'json', {}, this.line);
  }

  get line(): number {
    return this.#cursor.lineAt();
  }

  /** The first character of the next value, '' at the end of the file. */
  peek(): string {
    const cursor = this.#cursor;
    for (;;) {
      const { text } = cursor;
      let { at } = cursor;
      for (; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break;
      }
      cursor.at = at;
      if (at < text.length) return text[at];
      if (!cursor.more()) return '';
    }
  }

  /** Calls `visit` at each value of a map, which has to read it. */
  map(visit: (key: string) => void): void {
    this.#enclosed('{', '}', () => {
      if (this.peek() !== '"') throw this.fail();
      const key = this.#string();
      this.#expect(':');
      visit(key);
    });
  }

  /** Calls `visit` at each item of a list, which has to read it. */
  list(visit: (index: number) => void): void {
    let index = 0;
    this.#enclosed('[', ']', () => visit(index++));
  }

  value(): Json {
    const next = this.peek();
    if (next === '"') return this.#string();
    if (next === '{') {
      const map: Record<string, Json> = Object.create(null) as Record<string, Json>;
      this.map((key) => (map[key] = this.value()));
      return map;
    }
    if (next === '[') {
      const list: Json[] = [];
      this.list(() => list.push(this.value()));
      return list;
    }
    return this.#scalar();
  }

  /** Passes over a value. */
  skip(): void {
    const next = this.peek();
    if (next === '{') this.map(() => this.skip());
    else if (next === '[') this.list(() => this.skip());
    else if (next === '"') this.#string();
    else this.#scalar();
  }

  #enclosed(open: string, close: string, item: () => void): void {
    this.#expect(open);
    if (++this.#depth > DEEPEST) throw this.fail();
    if (this.peek() === close) this.#cursor.at++;
    else
      for (;;) {
        item();
        const next = this.peek();
        this.#cursor.at++;
        if (next === close) break;
        if (next !== ',') throw this.fail();
      }
    this.#depth--;
  }

  #expect(character: string): void {
    if (this.peek() !== character) throw this.fail();
    this.#cursor.at++;
  }

  #scalar(): string | boolean | null {
    const cursor = this.#cursor;
    // Whether a number goes on is not known at the end of the text.
    while (cursor.text.length - cursor.at < 64 && cursor.more());
    const word = WORDS[cursor.text[cursor.at]];
    if (word !== undefined) {
      if (!cursor.text.startsWith(word, cursor.at)) throw this.fail();
      cursor.at += word.length;
      return LITERALS[word];
    }
    for (;;) {
      NUMBER.lastIndex = cursor.at;
      const number = NUMBER.exec(cursor.text)?.[0];
      if (number === undefined) {
        // What Python and R write although JSON has no word for it.
        const odd = /-?(NaN|Infinity)/y;
        odd.lastIndex = cursor.at;
        const found = odd.exec(cursor.text)?.[0];
        if (found === undefined) throw this.fail();
        cursor.at += found.length;
        return found;
      }
      if (cursor.at + number.length < cursor.text.length || !cursor.more()) {
        cursor.at += number.length;
        return number;
      }
    }
  }

  #string(): string {
    const cursor = this.#cursor;
    let out = '';
    cursor.at++;
    for (;;) {
      PLAIN.lastIndex = cursor.at;
      const plain = PLAIN.exec(cursor.text)![0];
      const end = cursor.at + plain.length;
      if (end === cursor.text.length) {
        out += plain;
        cursor.at = end;
        if (!cursor.more()) throw this.fail();
        continue;
      }
      out += plain;
      cursor.at = end;
      const next = cursor.text[end];
      if (next === '"') {
        cursor.at++;
        return out;
      }
      if (next !== '\\') throw this.fail();
      while (cursor.text.length - cursor.at < 6 && cursor.more());
      out += this.#escape();
    }
  }

  #escape(): string {
    const cursor = this.#cursor;
    const escape = /\\(?:u([0-9a-fA-F]{4})|(["\\/bfnrt]))/y;
    escape.lastIndex = cursor.at;
    const found = escape.exec(cursor.text);
    if (found === null) throw this.fail();
    cursor.at += found[0].length;
    const [, code, letter] = found;
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }[letter] ?? letter;
  }
}
