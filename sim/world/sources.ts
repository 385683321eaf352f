/** What can fill a bucket. Every climb and slip is credited to these; a mechanism pours under one of these names. */
const TABLE = [
  { id: 'wordOfMouth', en: 'word of mouth', zh: '口碑', colour: '#d1603d' },
  { id: 'ip', en: 'IP', zh: 'IP', colour: '#7a5195' },
  { id: 'channel', en: 'channel', zh: '渠道', colour: '#2f7f93' },
  { id: 'event', en: 'event', zh: '活动', colour: '#5c8a3a' },
  { id: 'invitation', en: 'invitation', zh: '邀请', colour: '#c08a1e' },
  { id: 'everyday', en: 'everyday experience', zh: '日常体验', colour: '#7d7468' },
  { id: 'complaints', en: 'complaints', zh: '抱怨', colour: '#4f5d6b' },
  { id: 'culture', en: 'culture', zh: '文化', colour: '#b0567f' },
  { id: 'dilution', en: 'dilution', zh: '稀释', colour: '#9a8c98' },
  { id: 'publicComplaints', en: 'public complaints', zh: '公开抱怨', colour: '#2e3a45' },
] as const;

export type SourceId = (typeof TABLE)[number]['id'];
export const SOURCES: readonly { id: SourceId; en: string; zh: string; colour: string }[] = TABLE;
export const SOURCE_IDS: readonly SourceId[] = TABLE.map((source) => source.id);
export const SOURCE_COUNT = TABLE.length;

const INDEX = new Map<SourceId, number>(TABLE.map((source, i) => [source.id, i]));

/** Index of a source, the number that records hold. */
export function sourceIndex(id: SourceId): number {
  return INDEX.get(id)!;
}
