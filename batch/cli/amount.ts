import { formatNumber } from '../../i18n/index.ts';
import type { Context } from './context.ts';

/** A number with what is counted, in the singular where it is one: "1 run", "10,000 people". */
export function amount(
  what: 'people' | 'days' | 'runs' | 'ties' | 'variants',
  count: number,
  context: Context,
): string {
  return context.t(`amount.${what}`, { count, n: formatNumber(count, context.lang) });
}
