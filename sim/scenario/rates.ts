import { exp, log } from '../random/index.ts';

/**
 * Hazards in people's units. A hazard h per day that acts for d days takes the share 1 − e^(−h·d) of those it acts on, so "12 % in 30
 * days" is −ln(1 − 0.12)/30; the hazard of one contact that convinces 2 % is −ln(1 − 0.02). Months have 30 days, years 365.
 */

/** What a text says of a hazard: the number, or why it says none. */
export type RateRead =
  | { readonly hazard: number }
  | {
      readonly wrong:
        | 'rateUnreadable'
        | 'chanceUnreadable'
        | 'rateTooLarge'
        | 'rateNoDays'
        | 'rateNeedsPeriod'
        | 'chanceHasPeriod';
    };

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };
const DAYS_ZH: Readonly<Record<string, number>> = {
  天: 1,
  日: 1,
  周: 7,
  星期: 7,
  月: 30,
  个月: 30,
  年: 365,
};

/** How a share of people may be written, with the share that it means. */
const SHARES: readonly (readonly [pattern: string, share: (numbers: readonly number[]) => number])[] = [
  [String.raw`${NUMBER} ?(?:%|percent|per cent)`, ([a]) => a / 100],
  [String.raw`${NUMBER} (?:in|of|out of) ${NUMBER}`, ([a, b]) => a / b],
  ['(?:one )?half', () => 1 / 2],
  ['(?:a|one) third', () => 1 / 3],
  ['(?:a|one) quarter', () => 1 / 4],
  [`百分之 ?${NUMBER}`, ([a]) => a / 100],
  [`每?一?百人(?:中|里)? ?约?有? ?${NUMBER} ?人`, ([a]) => a / 100],
  [`每?一?千人(?:中|里)? ?约?有? ?${NUMBER} ?人`, ([a]) => a / 1000],
  [`每?一?万人(?:中|里)? ?约?有? ?${NUMBER} ?人`, ([a]) => a / 10_000],
  [`每? ?${NUMBER} ?人(?:中|里)? ?约?有? ?${NUMBER} ?人`, ([a, b]) => b / a],
  ['(?:一半|半数)', () => 1 / 2],
  ['三分之一', () => 1 / 3],
  ['四分之一', () => 1 / 4],
];

/** A period behind the share, as in English, or before it, as in Chinese. */
const AFTER = [
  String.raw`(?:in|within|over|every|per) ${NUMBER} ?(day|week|month|year)s?`,
  String.raw`(?:in (?:a|one)|a|an|per|each|every) (day|week|month|year)`,
];
const BEFORE = [
  `${NUMBER} ?(天|日|周|星期|个月|月|年)(?:之?内|里)?`,
  `一(天|周|个月|年)(?:之?内|里)?`,
  `每一?(天|日|周|星期|个月|月|年)`,
];
/** What may be said of the hazard of one contact. */
const EACH = '(?:each(?: time)?|a time|per contact)';
const EACH_ZH = '每次';

/** Full-width signs as narrow ones, small letters, one space between words, no thousands separators. */
function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3}\b)/g, '')
    .replace(/[，,、]/g, ' ')
    .replace(/^(?:about|roughly|~|≈|约|大约) ?/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

interface Said {
  readonly share: number;
  /** Days; null where no period is named, NaN for "each time". */
  readonly days: number | null;
}

/** A share and its period, if the text is one of the forms above. */
function said(text: string): Said | null {
  for (const [pattern, share] of SHARES) {
    for (const [k, after] of [...AFTER, EACH, ''].entries()) {
      const match = new RegExp(`^(${pattern})${after === '' ? '' : ` (${after})`}$`, 'u').exec(text);
      if (match) return found(share, pattern, match.slice(2), k < AFTER.length ? DAYS : null, after);
    }
    for (const before of [...BEFORE, EACH_ZH]) {
      const match = new RegExp(`^(${before}) ?(?:约|大约|有)? ?(${pattern})$`, 'u').exec(text);
      if (!match) continue;
      const width = groupsIn(before);
      const period = match.slice(2, 2 + width);
      const numbers = match.slice(3 + width).map(Number);
      return { share: share(numbers), days: before === EACH_ZH ? NaN : daysOf(period, DAYS_ZH) };
    }
  }
  return null;
}

const groupsIn = (pattern: string) => new RegExp(`${pattern}|`).exec('')!.length - 1;

function found(
  share: (numbers: readonly number[]) => number,
  pattern: string,
  groups: readonly string[],
  units: typeof DAYS | null,
  after: string,
): Said {
  const width = groupsIn(pattern);
  const value = share(groups.slice(0, width).map(Number));
  if (units === null) return { share: value, days: after === '' ? null : NaN };
  return { share: value, days: daysOf(groups.slice(width + 1), units) };
}

/** Days of a period: its number, 1 if it has none, times its unit. */
function daysOf(period: readonly string[], units: Readonly<Record<string, number>>): number {
  const unit = period.at(-1)!;
  return (period.length > 1 ? Number(period[0]) : 1) * units[unit];
}

/**
 * Reads a hazard per day such as "12 % in 30 days", "1 in 100 a day", "half in 6 weeks", "30 天内 12%", "每天每百人约 1 人" or
 * "6 周内一半"; where it is not per day but of one contact, such as "2 %" or "每次 2%".
 */
export function readHazard(text: string, perDay: boolean): RateRead {
  const read = said(tidy(text));
  if (read === null || Number.isNaN(read.share) || read.share === Infinity)
    return { wrong: perDay ? 'rateUnreadable' : 'chanceUnreadable' };
  const { share, days } = read;
  if (share >= 1) return { wrong: 'rateTooLarge' };
  if (!perDay && days !== null && !Number.isNaN(days)) return { wrong: 'chanceHasPeriod' };
  if (!perDay) return { hazard: hazardOf(share, 1) };
  if (days === null || Number.isNaN(days)) return { wrong: 'rateNeedsPeriod' };
  if (days === 0) return { wrong: 'rateNoDays' };
  return { hazard: hazardOf(share, days) };
}

/** The hazard per day that takes a share, below 1, in so many days. */
export function hazardOf(share: number, days: number): number {
  return share === 0 ? 0 : -log(1 - share) / days;
}

/** The share that a hazard per day takes in so many days. */
export function shareIn(hazard: number, days: number): number {
  return 1 - exp(-hazard * days);
}
