import { formatInterval, formatNumber, formatShare } from '../i18n/index.ts';
import { ALONE_DAYS, HEALTH_VERDICTS, type HealthReading, type HealthVerdict } from '../sim/index.ts';
import type { Locale } from './locale.ts';
import { sourceText } from './source.ts';

/** A vital sign in words. */
export interface CardLine {
  readonly id: string;
  readonly verdict: HealthVerdict;
  readonly name: string;
  readonly found: string;
  readonly interval: string;
  readonly usual: string;
  readonly verdictName: string;
  /** What it means, what moves it, where the limits come from; empty where it passed or is not known. */
  readonly advice: readonly string[];
}

/** The health card in words: a line a sign, and how many there are of each verdict. */
export function healthCard(
  readings: readonly HealthReading[],
  locale: Locale,
): { readonly lines: readonly CardLine[]; readonly counts: string } {
  const { t } = locale;
  const counts = HEALTH_VERDICTS.flatMap((verdict) => {
    const count = readings.filter((one) => one.verdict === verdict).length;
    return count === 0 ? [] : [t(`health:count.${verdict}`, { count: formatNumber(count, locale.lang) })];
  });
  return {
    lines: readings.map((one) => lineOf(one, locale)),
    counts: counts.join(locale.lang === 'zh' ? '，' : ', '),
  };
}

function lineOf(reading: HealthReading, locale: Locale): CardLine {
  const { sign, verdict, mean, ci } = reading;
  const { t, lang } = locale;
  const number = (value: number) => figure(value, sign.unit, locale);
  return {
    id: sign.id,
    verdict,
    name: t(`health:${sign.id}.name`),
    found:
      mean === null
        ? '–'
        : sign.id === 'halfLife' && mean >= ALONE_DAYS
          ? t('health:daysNot', { days: formatNumber(ALONE_DAYS, lang) })
          : number(mean),
    interval: ci === null || ci[0] === ci[1] ? '–' : formatInterval(ci, lang, number),
    usual: usual(reading, locale),
    verdictName: t(`health:verdict.${verdict}`),
    advice: verdict === 'pass' || mean === null ? [] : adviceOn(reading, mean, locale),
  };
}

function usual(
  {
    sign: {
      usual: [low, high],
      unit,
    },
  }: HealthReading,
  locale: Locale,
): string {
  const number = (value: number) => figure(value, unit, locale);
  if (low === null) return high === null ? '–' : locale.t('health:limits.below', { high: number(high) });
  if (high === null) return locale.t('health:limits.above', { low: number(low) });
  return locale.t('health:limits.between', { low: number(low), high: number(high) });
}

/** Which side of the usual range the mean lies on: by the nearer end where it lies within and only its interval does not. */
function adviceOn({ sign }: HealthReading, mean: number, locale: Locale): string[] {
  const { t, lang } = locale;
  const [low, high] = sign.usual;
  const side = low !== null && (high === null || mean - low < high - mean) ? 'low' : 'high';
  const comma = lang === 'zh' ? '、' : ', ';
  return [
    t(`health:${sign.id}.${side}`),
    t('health:moves', { fields: sign.fields.join(comma) }),
    t('health:source', { source: sourceText(sign.source, locale) }),
  ];
}

function figure(value: number, unit: HealthReading['sign']['unit'], { t, lang }: Locale): string {
  if (unit === 'days') return t('health:days', { days: formatNumber(Math.round(value), lang) });
  if (unit === 'ratio') return formatNumber(value, lang);
  return formatShare(value, lang, Math.abs(value) < 0.1 ? 1 : 0);
}
