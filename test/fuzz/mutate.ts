import { Buffer } from 'node:buffer';
import { keyOf, Stream } from '../../sim/random/index.ts';

/** Mutants of an input: the same number gives the same mutant, on any machine. */

/** A source of numbers that belong to one mutant. */
export class Dice {
  readonly #stream: Stream;
  #drawn = 0;

  constructor(kind: string, seed: string, number: number) {
    this.#stream = new Stream(keyOf(`${seed} ${kind}`, number), 'mutants');
  }

  /** A whole number from 0 up to, but without, n. */
  below(n: number): number {
    return Math.floor(this.#stream.uniform(this.#drawn++) * n);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)];
  }
}

/** What people, programs and attackers put where a number, a name or a bracket should be. */
const ODD = [
  [
    '0',
    '-1',
    '-0',
    '1e308',
    '1e-320',
    '9007199254740993',
    '.5',
    '1,5',
    '0x10',
    '１２',
    '٣',
    'NaN',
    'Infinity',
    '.inf',
  ],
  [
    'null',
    'true',
    '~',
    '[]',
    '{}',
    '""',
    "''",
    '"',
    "'",
    '\\',
    '[',
    '{',
    '}',
    ']',
    ':',
    ',',
    '- ',
    '#',
    '&a',
    '*a',
    '<<: *a',
    '!!binary x',
    '|',
    '>',
    '%',
    '@',
  ],
  [
    '__proto__',
    'constructor',
    'toString',
    '../../x',
    '/etc/passwd',
    '=cmd()',
    '<script>',
    '\u001b[31m',
    '\u0000',
    '\uFEFF',
    '\u2028',
    '\u202E',
    '𝒳',
    '你好',
    'é',
    'e\u0301',
    '\ud800',
  ],
  ['\n', '\r', '\t', '\r\n\r\n', '---\n', '  ', ' '],
].flat();

type Change = (text: string, dice: Dice) => string;

const CHANGES: readonly Change[] = [
  // Cut out, repeated, moved.
  (text, dice) => splice(text, dice, 1 + dice.below(20), ''),
  (text, dice) => splice(text, dice, 0, dice.of(ODD)),
  (text, dice) => splice(text, dice, 1, dice.of(ODD)),
  (text, dice) => text.slice(0, dice.below(text.length + 1)),
  (text, dice) => splice(text, dice, 0, pieceOf(text, dice).repeat(1 + dice.below(40))),
  // A line, a word, a number.
  (text, dice) => swapLines(text, dice),
  (text, dice) => withoutLine(text, dice),
  (text, dice) => replaceOne(text, /-?\d[\d_.]*/g, dice.of(ODD), dice),
  (text, dice) => replaceOne(text, /-?\d[\d_.]*/g, String(10 ** dice.below(25)), dice),
  (text, dice) => replaceOne(text, /[\p{L}_][\p{L}\d_-]*/gu, dice.of(ODD), dice),
  (text, dice) =>
    replaceOne(text, /[\p{L}_][\p{L}\d_-]*/gu, dice.of(text.match(/[\p{L}_][\p{L}\d_-]*/gu) ?? ['x']), dice),
  // Deep and wide.
  (text, dice) => splice(text, dice, 0, dice.of(['[', '{a: ', '(']).repeat(dice.below(3000))),
  (text, dice) => text + pieceOf(text, dice).repeat(dice.below(300)),
];

/** A text with one to four changes. */
export function mutateText(text: string, dice: Dice): string {
  let mutant = text;
  for (let left = 1 + dice.below(4); left > 0; left--) mutant = dice.of(CHANGES)(mutant, dice);
  return mutant;
}

/** Bytes with one to eight changes: flipped, cut off, repeated, zeroed. */
export function mutateBytes(bytes: Uint8Array, dice: Dice): Uint8Array<ArrayBuffer> {
  let mutant = Buffer.from(bytes);
  for (let left = 1 + dice.below(8); left > 0 && mutant.length > 0; left--) {
    const at = dice.below(mutant.length);
    const way = dice.below(10);
    if (way < 6) mutant[at] ^= 1 << dice.below(8);
    else if (way === 6) mutant = mutant.subarray(0, at);
    else if (way === 7) mutant.fill(dice.of([0, 255]), at, Math.min(mutant.length, at + dice.below(64)));
    else if (way === 8) mutant = Buffer.concat([mutant.subarray(0, at), mutant.subarray(dice.below(at + 1))]);
    else mutant[at] = dice.below(256);
  }
  return Uint8Array.from(mutant);
}

function splice(text: string, dice: Dice, length: number, put: string): string {
  const at = dice.below(text.length + 1);
  return text.slice(0, at) + put + text.slice(at + length);
}

function pieceOf(text: string, dice: Dice): string {
  const at = dice.below(text.length + 1);
  return text.slice(at, at + 1 + dice.below(60));
}

function swapLines(text: string, dice: Dice): string {
  const lines = text.split('\n');
  const [a, b] = [dice.below(lines.length), dice.below(lines.length)];
  [lines[a], lines[b]] = [lines[b], lines[a]];
  return lines.join('\n');
}

function withoutLine(text: string, dice: Dice): string {
  const lines = text.split('\n');
  lines.splice(dice.below(lines.length), 1);
  return lines.join('\n');
}

function replaceOne(text: string, pattern: RegExp, put: string, dice: Dice): string {
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return text + put;
  const { 0: word, index } = dice.of(found);
  return text.slice(0, index) + put + text.slice(index + word.length);
}
