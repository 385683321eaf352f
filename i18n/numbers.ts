import type { Lang } from './lang.ts';

/** Numbers as a reader of a language writes them. What is not a number is a dash. */

const TAGS: Record<Lang, string> = { en: 'en', zh: 'zh-CN' };
const formats = new Map<string, Intl.NumberFormat>();

/** Making a format takes far longer than using it. */
function format(value: number, lang: Lang, options: Intl.NumberFormatOptions): string {
  const key = `${lang} ${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (made === undefined) {
    made = new Intl.NumberFormat(TAGS[lang], { signDisplay: 'negative', ...options }); // No "-0".
    formats.set(key, made);
  }
  return made.format(value);
}

/** Outside these, digits in full are harder to read than powers of ten. */
const outOfSight = (value: number) => value !== 0 && (Math.abs(value) >= 1e15 || Math.abs(value) < 1e-6);

/** `digits` decimals; without it, whole from 100 up and three significant digits below. */
export function formatNumber(value: number, lang: Lang, { digits }: { digits?: number } = {}): string {
  if (!Number.isFinite(value)) return notFinite(value);
  if (digits !== undefined) {
    return format(value, lang, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }
  if (outOfSight(value)) return String(Number(value.toPrecision(3)));
  return format(
    value,
    lang,
    Math.abs(value) < 100 ? { maximumSignificantDigits: 3 } : { maximumFractionDigits: 0 },
  );
}

/** A number as it was given: whole numbers in full, others to six digits. */
export function formatExact(value: number, lang: Lang): string {
  if (!Number.isFinite(value) || outOfSight(value)) return String(value);
  const decimals = Math.max(0, 5 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return format(value, lang, { maximumFractionDigits: decimals });
}

/** An amount of money: whole from 1,000 up, else with two decimals unless it is whole. */
export function formatMoney(value: number, lang: Lang, currency = ''): string {
  if (!Number.isFinite(value)) return notFinite(value);
  const whole = Math.abs(value) >= 1000 || Number.isInteger(value);
  const amount = formatNumber(value, lang, { digits: whole ? 0 : 2 });
  return currency === '' ? amount : `${amount} ${lang === 'zh' && currency === 'CNY' ? '元' : currency}`;
}

/** A share of 1 as a percentage, with `digits` decimals or three significant digits. */
export function formatShare(value: number, lang: Lang, digits?: number): string {
  if (!Number.isFinite(value)) return notFinite(value);
  if (digits === undefined && value > 0.9995 && value < 1) return '>99.9%'; // Nearly all is not all.
  const options = digits === undefined ? {} : { digits };
  return `${formatNumber(value * 100, lang, options)}%`;
}

/** Both ends of an interval, e.g. "1.2 to 3.4"; `one` writes an end. */
export function formatInterval(
  [low, high]: readonly [number, number],
  lang: Lang,
  one: (value: number) => string = (value) => formatNumber(value, lang),
): string {
  return `${one(low)} ${lang === 'zh' ? '至' : 'to'} ${one(high)}`;
}

const TIME = {
  en: { ms: 'ms', s: 's', min: 'min', h: 'h', d: 'd' },
  zh: { ms: '毫秒', s: '秒', min: '分', h: '小时', d: '天' },
} satisfies Record<Lang, unknown>;

/** A length of time in its two largest units, e.g. "2 h 5 min". */
export function formatDuration(seconds: number, lang: Lang): string {
  if (!Number.isFinite(seconds)) return notFinite(seconds);
  const words = TIME[lang];
  const time = Math.max(0, seconds);
  if (time > 0 && time < 0.0995) return `${Math.max(1, Math.round(time * 1000))} ${words.ms}`;
  if (time < 9.95) return `${formatNumber(Math.round(time * 10) / 10, lang)} ${words.s}`;
  const scale = [
    { size: 86_400, word: words.d },
    { size: 3600, word: words.h },
    { size: 60, word: words.min },
    { size: 1, word: words.s },
  ];
  // Rounded to the smaller unit shown, so that no part ever reads "60".
  const shownAt = (k: number) => Math.round(time / (scale[k + 1]?.size ?? 1)) * (scale[k + 1]?.size ?? 1);
  const largest = scale.findIndex(({ size }, k) => shownAt(k) >= size);
  const [big = { size: 1, word: words.s }, small] = scale.slice(largest);
  const total = shownAt(largest);
  const parts = [[Math.floor(total / big.size), big.word] as const];
  if (small && total % big.size > 0) parts.push([Math.floor((total % big.size) / small.size), small.word]);
  return parts.map(([count, word]) => `${formatNumber(count, lang, { digits: 0 })} ${word}`).join(' ');
}

function notFinite(value: number): string {
  if (Number.isNaN(value)) return '–';
  return value > 0 ? '∞' : '-∞';
}

/** An amount of storage, in powers of a thousand. */
export function formatBytes(bytes: number, lang: Lang): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  // Rounded to three digits first, so that 999.9 kB reads as 1 MB.
  const shown = Number(bytes.toPrecision(3));
  const k = shown < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(shown) / 3));
  return `${formatNumber(shown / 1000 ** k, lang)} ${units[k]}`;
}
