/**
 * Items of the ledger. Acquisition is what is spent to bring people in, `sales` what is spent because something was sold; all
 * other cost serves the community, whether anything is sold or not. IP also acts on members, but counts as acquisition as a whole: it is spent for everybody, and most
 * people are strangers.
 */
const ITEM_TABLE = [
  { id: 'fees', kind: 'revenue', en: 'entry fees', zh: '入会费' },
  { id: 'founders', kind: 'cost', en: 'founders', zh: '种子用户', acquisition: true },
  { id: 'ip', kind: 'cost', en: 'IP production', zh: 'IP 制作', acquisition: true },
  { id: 'channels', kind: 'cost', en: 'public channels', zh: '公域渠道', acquisition: true },
  { id: 'communityChannels', kind: 'cost', en: 'channels to the community', zh: '社群渠道' },
  { id: 'events', kind: 'cost', en: 'events', zh: '活动' },
  { id: 'rewards', kind: 'cost', en: 'referral rewards', zh: '推荐奖励', acquisition: true },
  { id: 'purchases', kind: 'revenue', en: 'purchases', zh: '购买' },
  { id: 'goods', kind: 'cost', en: 'goods', zh: '商品成本', sales: true },
  { id: 'development', kind: 'cost', en: 'product development', zh: '产品研发' },
  { id: 'offers', kind: 'revenue', en: 'offers taken', zh: '推销收入' },
  { id: 'offerCosts', kind: 'cost', en: 'goods sold by offers', zh: '推销商品成本', sales: true },
  { id: 'staff', kind: 'cost', en: 'staff', zh: '运营人员' },
  { id: 'culture', kind: 'cost', en: 'culture', zh: '文化' },
  { id: 'commissions', kind: 'cost', en: 'commissions', zh: '佣金', sales: true },
  { id: 'giveBack', kind: 'cost', en: 'given back', zh: '返还成员', sales: true },
  { id: 'points', kind: 'cost', en: 'points and marks', zh: '积分与标识' },
] as const;

export type ItemId = (typeof ITEM_TABLE)[number]['id'];
/** One of the rows above, or a row that a mechanism adds. */
export type ItemName = ItemId | (string & {});
export interface ItemRow {
  readonly id: ItemName;
  readonly kind: 'revenue' | 'cost';
  readonly en: string;
  readonly zh: string;
  /** True for an acquisition cost; all other costs count as serving members. */
  readonly acquisition?: boolean;
  /** True for a cost of what was sold: goods, commissions, what is given back. */
  readonly sales?: boolean;
}
export const ITEMS: readonly ItemRow[] = ITEM_TABLE;

/** Daily counters beside people and money. */
const COUNTER_TABLE = [
  { id: 'invitations', en: 'invitations sent', zh: '发出的邀请' },
  { id: 'invitationsFollowed', en: 'invitations followed by a join in time', zh: '按期入会的邀请' },
  { id: 'gatherings', en: 'events held', zh: '举办的活动' },
  { id: 'attendances', en: 'attendances', zh: '到场人次' },
  { id: 'newEventTies', en: 'ties made at events', zh: '活动中结成的联系' },
  { id: 'newStrongTies', en: 'ties that became strong', zh: '变强的联系' },
  { id: 'guests', en: 'guests at events', zh: '随成员到场的朋友' },
  {
    id: 'beyondReach',
    en: 'arrivals on a stage with an unreachable next stage',
    zh: '到达后无法再晋升的人次',
  },
  { id: 'purchases', en: 'purchases', zh: '购买次数' },
  { id: 'badPurchases', en: 'purchases that turned out badly', zh: '体验糟糕的购买' },
  { id: 'offersTaken', en: 'offers taken', zh: '成交的推销' },
  { id: 'soldOut', en: 'purchases missed because sold out', zh: '缺货未成的购买' },
  { id: 'redemptions', en: 'points redeemed', zh: '积分兑换次数' },
  { id: 'neglected', en: 'person-days without care', zh: '未获照料的人日' },
] as const;

export type CounterId = (typeof COUNTER_TABLE)[number]['id'];
/** One of the rows above, or a row that a mechanism adds. */
export type CounterName = CounterId | (string & {});
export interface CounterRow {
  readonly id: CounterName;
  readonly en: string;
  readonly zh: string;
}
export const COUNTERS: readonly CounterRow[] = COUNTER_TABLE;
