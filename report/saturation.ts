import { formatShare } from '../i18n/index.ts';
import type { Result } from '../sim/index.ts';
import type { Locale } from './locale.ts';

/** Share of people inside above which hardly anybody is left to win, so that policies can no longer differ. */
export const SATURATED = 0.8;

/** A warning for each variant that ends with more members than {@link SATURATED} of all people; `label` is what a reader knows it by. */
export function saturationWarnings(
  variants: readonly { readonly label: string; readonly result: Pick<Result, 'kpis'> }[],
  { t, lang }: Locale,
): string[] {
  return variants.flatMap(({ label, result }) => {
    const share = result.kpis['penetration']?.mean ?? 0;
    if (share <= SATURATED) return [];
    const values = { label, share: formatShare(share, lang, 0), limit: formatShare(SATURATED, lang, 0) };
    return [t('report:saturated', values)];
  });
}
