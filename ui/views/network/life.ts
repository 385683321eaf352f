import { stageIndex, STAGES } from '../../../sim/index.ts';
import type { Story } from '../../worker/story/told.ts';

const RANK = STAGES.map(({ rank }) => rank);
const MEMBER = stageIndex('member');
const ACQUAINTANCE = stageIndex('acquaintance');
const LAPSED = stageIndex('lapsed');
const WARY = stageIndex('wary');

/** What a step is called. */
export type RungKind = 'began' | 'there' | 'heard' | 'joined' | 'up' | 'back' | 'calm' | 'lapsed' | 'wary';

/** A step in a person's life. */
export interface Rung {
  readonly row: number;
  readonly day: number;
  readonly kind: RungKind;
  /** Stage it led to. */
  readonly to: number;
  /** Who brought it about; −1 for no person. */
  readonly by: number;
  /** Shares of sources, the largest first. */
  readonly shares: readonly { readonly source: number; readonly share: number }[];
}

/** The steps of a person in the first `rows` of the log. */
export function lifeOf(
  { log, founders }: Pick<Story, 'log' | 'founders'>,
  person: number,
  rows: number,
): Rung[] {
  const placed = placedRows(log);
  const rungs: Rung[] = [];
  for (let row = 0; row < rows; row++) {
    if (log.person[row] !== person) continue;
    const first = row < placed;
    rungs.push({
      row,
      day: log.day[row]!,
      kind: first ? (row >= placed - founders ? 'began' : 'there') : kindOf(log.from[row]!, log.to[row]!),
      to: log.to[row]!,
      by: log.parent[row]!,
      shares: sharesOf(log, row),
    });
  }
  return rungs;
}

/** Whether a person began it: the last rows of day 0 are founders. */
export function isFounder({ log, founders }: Pick<Story, 'log' | 'founders'>, person: number): boolean {
  const placed = placedRows(log);
  return log.person.subarray(placed - founders, placed).includes(person);
}

/** Sources of a step with their shares, the largest first. */
export function sharesOf({ first, source, share }: Story['log'], row: number): Rung['shares'] {
  const shares = [];
  for (let k = first[row]!; k < first[row + 1]!; k++) shares.push({ source: source[k]!, share: share[k]! });
  return shares.toSorted((a, b) => b.share - a.share || a.source - b.source);
}

function placedRows({ day }: Story['log']): number {
  const later = day.findIndex((one) => one > 0);
  return later < 0 ? day.length : later;
}

function kindOf(from: number, to: number): RungKind {
  if (to === LAPSED) return 'lapsed';
  if (to === WARY) return 'wary';
  if (from === LAPSED) return 'back';
  if (from === WARY) return 'calm';
  if (to === MEMBER && RANK[from]! < RANK[to]!) return 'joined';
  return to === ACQUAINTANCE ? 'heard' : 'up';
}
