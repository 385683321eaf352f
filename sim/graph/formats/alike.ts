import type { Alike } from './reading.ts';

/** Letters and what stands between them in names of people; keys such as "aB3x" differ by capitals on purpose. */
const WORDS = /^[\p{L}\p{M}\s.'’-]+$/u;
const NUMERIC = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;
const HIDDEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g;
/** Names that cannot look like another one unless that one is unusual: plain digits without a leading zero, small letters. */
const USUAL = /^(0|[1-9]\d*|[a-z][a-z0-9_]*)$/;

/** Pairs told of; all are counted. */
const EXAMPLES = 5;

/**
 * Names that a reader would take for one and the same: they differ in blanks, in width, in Unicode form, in how a number is
 * written, or in capitals. They stay different people.
 */
export function findAlike(names: readonly string[]): { count: number; examples: Alike[] } {
  const unusual = names.filter((name) => !USUAL.test(name));
  const examples: Alike[] = [];
  if (unusual.length === 0) return { count: 0, examples };
  const keys = new Map<string, string>();
  const wanted = new Set(unusual.map(keyOf));
  for (const name of names) {
    if (USUAL.test(name) && wanted.has(name)) keys.set(name, name);
  }
  let count = 0;
  for (const name of unusual) {
    const key = keyOf(name);
    const other = keys.get(key);
    if (other === undefined) keys.set(key, name);
    else {
      count++;
      if (examples.length < EXAMPLES)
        examples.push({ names: [other, name], differ: difference(other, name) });
    }
  }
  return { count, examples };
}

/** Equal for names that look alike. */
function keyOf(name: string): string {
  const tidy = tidied(name);
  if (NUMERIC.test(tidy)) return numberKey(tidy);
  return WORDS.test(tidy) ? tidy.toLowerCase() : tidy;
}

function tidied(name: string): string {
  return name.normalize('NFKC').replace(HIDDEN, '').replace(/\s+/g, ' ').trim();
}

/** "1", "1.0", "01" and "+1" are one number; long ids keep all their digits. */
function numberKey(text: string): string {
  if (/e/i.test(text)) return Math.abs(Number(text)) < 1e15 ? String(Number(text)) : text;
  const [, sign, whole, decimals = ''] = /^([+-]?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(text) ?? [];
  if (whole === undefined) return text;
  return `${sign === '-' ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

function difference(a: string, b: string): Alike['differ'] {
  const same = (change: (name: string) => string) => change(a) === change(b);
  const blanks = (name: string) => name.replace(HIDDEN, '').replace(/\s+/g, ' ').trim();
  if (same(blanks)) return 'blanks';
  if (same((name) => name.normalize('NFC'))) return 'form';
  if (same((name) => name.toLowerCase())) return 'case';
  if (same(tidied)) return 'width';
  return NUMERIC.test(tidied(a)) ? 'number' : 'case';
}
