/** Sources of trust and doubt. Every promotion and demotion is credited to them; a mechanism adds hazard under one of these names. */
const TABLE = [
  { id: 'wordOfMouth', into: 'trust', en: 'word of mouth', zh: '口碑', colour: '#bd6f7b' },
  { id: 'ip', into: 'trust', en: 'IP', zh: 'IP', colour: '#9a8239' },
  { id: 'channel', into: 'both', en: 'channel', zh: '渠道', colour: '#548db4' },
  { id: 'event', into: 'trust', en: 'event', zh: '活动', colour: '#579766' },
  { id: 'invitation', into: 'trust', en: 'invitation', zh: '邀请', colour: '#8c75b6' },
  { id: 'everyday', into: 'both', en: 'everyday experience', zh: '日常体验', colour: '#8c857d' },
  { id: 'complaints', into: 'doubt', en: 'complaints', zh: '抱怨', colour: '#4f5d6b' },
  { id: 'product', into: 'both', en: 'product', zh: '产品', colour: '#b0486e' },
  { id: 'selling', into: 'doubt', en: 'selling', zh: '推销', colour: '#8d5a34' },
  { id: 'care', into: 'trust', en: 'care', zh: '照料', colour: '#4b9a97' },
  { id: 'neglect', into: 'doubt', en: 'neglect', zh: '疏于照料', colour: '#5768ab' },
  { id: 'culture', into: 'trust', en: 'culture', zh: '文化', colour: '#8f8f3f' },
  { id: 'dilution', into: 'doubt', en: 'dilution', zh: '稀释', colour: '#9a8c98' },
  { id: 'publicComplaints', into: 'doubt', en: 'public complaints', zh: '公开抱怨', colour: '#2e3a45' },
  { id: 'giveBack', into: 'trust', en: 'giving back', zh: '返还', colour: '#5b9aa0' },
  { id: 'points', into: 'both', en: 'points and marks', zh: '积分与标识', colour: '#b5838d' },
] as const;

export type SourceId = (typeof TABLE)[number]['id'];
/** One of the rows above, or a row that a mechanism adds. */
export type SourceName = SourceId | (string & {});
export interface SourceRow {
  readonly id: SourceName;
  /** The bucket it fills; a source of doubt alone has no share in promotions. */
  readonly into: 'trust' | 'doubt' | 'both';
  readonly en: string;
  readonly zh: string;
  readonly colour: string;
}
export const SOURCES: readonly SourceRow[] = TABLE;
export const SOURCE_IDS: readonly SourceId[] = TABLE.map((source) => source.id);
export const SOURCE_COUNT = TABLE.length;

const INDEX = new Map<SourceId, number>(TABLE.map((source, i) => [source.id, i]));

/** Index of a source that every run has, the number that records hold. */
export function sourceIndex(id: SourceId): number {
  return INDEX.get(id)!;
}
