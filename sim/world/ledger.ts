/** Items that money is booked under. */
const ITEM_TABLE = [
  { id: 'fees', kind: 'revenue', en: 'entry fees', zh: '入会费' },
  { id: 'founders', kind: 'cost', en: 'founders', zh: '种子用户' },
  { id: 'ip', kind: 'cost', en: 'IP production', zh: 'IP 制作' },
  { id: 'channels', kind: 'cost', en: 'channels', zh: '渠道投放' },
  { id: 'events', kind: 'cost', en: 'events', zh: '活动' },
  { id: 'rewards', kind: 'cost', en: 'referral rewards', zh: '推荐奖励' },
  { id: 'purchases', kind: 'revenue', en: 'purchases', zh: '购买' },
  { id: 'goods', kind: 'cost', en: 'goods', zh: '商品成本' },
  { id: 'development', kind: 'cost', en: 'product development', zh: '产品研发' },
  { id: 'offers', kind: 'revenue', en: 'offers taken', zh: '推销收入' },
  { id: 'offerCosts', kind: 'cost', en: 'goods sold by offers', zh: '推销商品成本' },
  { id: 'staff', kind: 'cost', en: 'staff', zh: '运营人员' },
  { id: 'culture', kind: 'cost', en: 'culture', zh: '文化' },
  { id: 'commissions', kind: 'cost', en: 'commissions', zh: '佣金' },
  { id: 'giveBack', kind: 'cost', en: 'given back', zh: '返还成员' },
  { id: 'points', kind: 'cost', en: 'points and marks', zh: '积分与标识' },
] as const;

export type ItemId = (typeof ITEM_TABLE)[number]['id'];
export const ITEMS: readonly { id: ItemId; kind: 'revenue' | 'cost'; en: string; zh: string }[] = ITEM_TABLE;

/** Things that are counted a day, beside people and money. */
const COUNTER_TABLE = [
  { id: 'invitations', en: 'invitations sent', zh: '发出的邀请' },
  { id: 'invitationsFollowed', en: 'invitations followed by a join in time', zh: '按期入会的邀请' },
  { id: 'gatherings', en: 'events held', zh: '举办的活动' },
  { id: 'attendances', en: 'attendances', zh: '到场人次' },
  { id: 'newEventTies', en: 'ties made at events', zh: '活动中结成的联系' },
  {
    id: 'beyondReach',
    en: 'arrivals on a rung whose next step is out of reach',
    zh: '到达后下一级已无法企及的人次',
  },
  { id: 'purchases', en: 'purchases', zh: '购买次数' },
  { id: 'badPurchases', en: 'purchases that turned out badly', zh: '体验糟糕的购买' },
  { id: 'offersTaken', en: 'offers taken', zh: '成交的推销' },
  { id: 'soldOut', en: 'purchases that found nothing', zh: '缺货未成的购买' },
  { id: 'redemptions', en: 'points redeemed', zh: '积分兑换次数' },
  { id: 'neglected', en: 'person-days without care', zh: '未获照料的人日' },
] as const;

export type CounterId = (typeof COUNTER_TABLE)[number]['id'];
export const COUNTERS: readonly { id: CounterId; en: string; zh: string }[] = COUNTER_TABLE;

const ITEM_INDEX = new Map<ItemId, number>(ITEM_TABLE.map((item, i) => [item.id, i]));
const COUNTER_INDEX = new Map<CounterId, number>(COUNTER_TABLE.map((counter, i) => [counter.id, i]));

/** Money and counts of the day that is running. Money is whole cents; fractions are carried to the next booking. */
export class Ledger {
  /** Cents booked today, by item. */
  readonly cents = new Float64Array(ITEMS.length);
  /** Counts of today, by counter. */
  readonly counts = new Float64Array(COUNTERS.length);
  readonly #carry = new Float64Array(ITEMS.length);

  /** Books an amount in units of currency (not cents) under an item; costs and revenues are both positive. */
  book(item: ItemId, amount: number): void {
    const i = ITEM_INDEX.get(item)!;
    const exact = this.#carry[i] + amount * 100;
    const whole = Math.round(exact);
    this.#carry[i] = exact - whole;
    this.cents[i] += whole;
  }

  count(counter: CounterId, n = 1): void {
    this.counts[COUNTER_INDEX.get(counter)!] += n;
  }

  newDay(): void {
    this.cents.fill(0);
    this.counts.fill(0);
  }
}
