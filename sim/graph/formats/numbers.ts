/** Numbers as people, spreadsheets and other programs write them. */

export const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const DECIMAL_COMMA = /^[+-]?\d*,\d+(e[+-]?\d+)?$/i;
/** What R, Python, spreadsheets and databases write where there is no value. */
const MISSING = new Set(['', 'na', 'n/a', 'nan', 'null', 'none', '-', '–', '\\n', '#n/a']);

/** Full-width digits, points and signs as plain ones. */
export function plain(text: string): string {
  const trimmed = text.trim();
  for (let i = 0; i < trimmed.length; i++)
    if (trimmed.charCodeAt(i) > 126) return trimmed.normalize('NFKC').replaceAll('\u2212', '-').trim();
  return trimmed;
}

export function isNumber(text: string): boolean {
  return NUMBER.test(text) || (text !== '' && NUMBER.test(plain(text)));
}

/** A number with a point or a comma before its decimals. */
export function isQuantity(text: string): boolean {
  return isNumber(text) || DECIMAL_COMMA.test(plain(text));
}

export function isMissing(text: string): boolean {
  return MISSING.has(text.toLowerCase());
}

/** A whole number of at least `min` in plain digits; null where it is none. */
export function wholeOf(text: string | undefined, min = 0): number | null {
  if (text === undefined || !/^\d{1,15}$/.test(text)) return null;
  const value = Number(text);
  return value >= min ? value : null;
}

export interface Quantity {
  /** NaN where the text is no finite number. */
  value: number;
  decimalComma: boolean;
}

/** The number in a text; null where it says that there is none. */
export function quantityOf(text: string): Quantity | null {
  if (NUMBER.test(text)) return finite(Number(text), false);
  const tidy = plain(text);
  if (isMissing(tidy)) return null;
  if (DECIMAL_COMMA.test(tidy)) return finite(Number(tidy.replace(',', '.')), true);
  return finite(NUMBER.test(tidy) ? Number(tidy) : NaN, false);
}

function finite(value: number, decimalComma: boolean): Quantity {
  return { value: Math.abs(value) < Infinity ? value : NaN, decimalComma };
}
