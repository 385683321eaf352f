import { isInside } from '../../stages/index.ts';
import type { World } from '../../world/index.ts';

/** What a programme pays, and when. */
interface Terms {
  readonly rewardSender: number;
  readonly rewardFriend: number;
  /** Rewards for one sender at most; null = no limit. */
  readonly cap: number | null;
  /** Days from the join to the payment. */
  readonly payAfter: number;
  /** Share of all rewards paid that go to invented friends. */
  readonly fraud: number;
}

/** Rewards of a referral programme: once for each friend who joined, at the end of their day or some days later. */
export class Payments {
  readonly #world: World;
  readonly #rewarded = new Set<number>();
  readonly #earned = new Map<number, number>();
  readonly #due = new Map<number, { friend: number; amount: number }[]>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Rewards that a sender has earned, paid or still to come. */
  of(sender: number): number {
    return this.#earned.size === 0 ? 0 : (this.#earned.get(sender) ?? 0);
  }

  /** A friend joined in time. The terms of that day apply. */
  earn(sender: number, friend: number, day: number, terms: Terms): void {
    if (this.#rewarded.has(friend)) return;
    this.#rewarded.add(friend);
    const earned = this.of(sender);
    const capped = terms.cap !== null && earned >= terms.cap;
    if (!capped) this.#earned.set(sender, earned + 1);
    const honest = terms.rewardFriend + (capped ? 0 : terms.rewardSender);
    // A share f of the payments is fraud: f/(1 − f) of a reward for each honest one.
    const amount = honest / (1 - terms.fraud);
    if (terms.payAfter === 0) {
      this.#world.ledger.book('rewards', amount);
      return;
    }
    const last = day + terms.payAfter;
    const list = this.#due.get(last);
    if (list) list.push({ friend, amount });
    else this.#due.set(last, [{ friend, amount }]);
  }

  /** Pays what is due for friends who were still members at the end of yesterday. */
  payDue(day: number): void {
    for (const { friend, amount } of this.#due.get(day) ?? []) {
      if (isInside(this.#world.stage[friend])) this.#world.ledger.book('rewards', amount);
    }
    this.#due.delete(day);
  }
}
