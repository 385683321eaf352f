import { formatShare } from '../i18n/index.ts';
import { shareIn, type FieldDescription } from '../sim/index.ts';
import type { Locale } from './locale.ts';

/** Periods in which a rate is told, the one that a planner thinks in first. */
const PERIODS = [30, 365, 1] as const;
/** A share within these says more than "0 %" or "100 %". */
const [LOWEST, HIGHEST] = [0.01, 0.9];

/**
 * A hazard in people's units, e.g. "11.3% in 30 days", in the words that files and `--set` take; null where it is none, or so
 * large that it is certain.
 */
export function hazardWords(
  hazard: unknown,
  kind: FieldDescription['hazard'],
  { t, lang }: Pick<Locale, 't' | 'lang'>,
): string | null {
  if (kind === undefined || typeof hazard !== 'number' || !(hazard > 0)) return null;
  const days = kind === 'each' ? 1 : (PERIODS.find((period) => isTelling(shareIn(hazard, period))) ?? 1);
  const taken = shareIn(hazard, days);
  if (taken > 0.9995) return null;
  const share = formatShare(taken, lang);
  return kind === 'each' ? t('report:rate.each', { share }) : t('report:rate.perDay', { share, days });
}

const isTelling = (share: number) => share >= LOWEST && share <= HIGHEST;
