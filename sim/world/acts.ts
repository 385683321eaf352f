/** A purchase, an offer taken or a fee, by one person; money in units of currency. */
export interface Payment {
  readonly person: number;
  readonly revenue: number;
  /** What was spent because of this sale: goods, commission. */
  readonly costOfSales: number;
}

/** What people did today, by person, for whoever observes; the ledger has the sums. Nothing in a run reads it. */
export class Acts {
  /** Purchases and offers taken, in the order in which they happened. */
  readonly orders: Payment[] = [];
  readonly fees: Payment[] = [];
  /** Who sent an invitation, once for each. */
  readonly invitations: number[] = [];

  order(person: number, revenue: number, costOfSales: number): void {
    this.orders.push({ person, revenue, costOfSales });
  }

  fee(person: number, revenue: number): void {
    if (revenue > 0) this.fees.push({ person, revenue, costOfSales: 0 });
  }

  invitation(person: number): void {
    this.invitations.push(person);
  }

  newDay(): void {
    this.orders.length = 0;
    this.fees.length = 0;
    this.invitations.length = 0;
  }
}
