import { useLocale } from '../../parts/locale.tsx';
import { formatNumber } from '../../../i18n/index.ts';
import { outerPair } from '../../../results/index.ts';
import type { Asked } from '../../state/network.ts';
import { useRuns } from '../../state/runs.ts';
import type { Counted } from './forest.ts';

/** Fewer runs say nothing of luck. */
const ENOUGH = 10;

/** What a run is among all runs, where they have been made: a lucky one, an unlucky one, a usual one. */
export function useLuck({ variant, at }: Asked, counted: Counted, day: number, count: number): string {
  const { t, lang } = useLocale();
  const { comparison, variants, before } = useRuns();
  const alone = t('network:run.one');
  const made = variants[at]?.plan;
  const same = made?.hash === variant.plan.hash && made.scenario.seed === variant.plan.scenario.seed;
  const result = comparison?.variants[variant.name];
  if (!same || before || !result || result.provenance.replicates < ENOUGH) return alone;
  const band = result.series.metrics[counted === 'in' ? 'members' : 'reach']!;
  const ends = band && outerPair(band);
  const low = (ends && band[ends.low]?.[day]) ?? null;
  const high = (ends && band[ends.high]?.[day]) ?? null;
  if (low === null || high === null || low === high) return alone;
  const whole = (n: number) => formatNumber(n, lang, { digits: 0 });
  // The upper and the lower quarter of the range.
  const place = (count - low) / (high - low);
  const luck = place > 0.75 ? 'lucky' : place < 0.25 ? 'unlucky' : 'usual';
  return t(`network:run.${luck}`, { low: whole(low), high: whole(high) });
}
