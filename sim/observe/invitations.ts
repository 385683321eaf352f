/** Days since joining within which a first invitation counts, as in Qiu et al. 2016, who watched groups for 34 days. */
export const FIRST_WITHIN = 34;

/** Who invites, how soon, and how soon again. */
export interface InvitationRecord {
  /** [days since joining, 0 … 34] people whose first invitation as a member came so late; who joined later than 34 days before the end is left out. */
  readonly first: Int32Array;
  /** Pairs of successive invitations of one person, and how many of them are at most 2 days apart. */
  readonly gaps: number;
  readonly shortGaps: number;
  /** People with a last invitation on the day, by person; negative for who never sent one. Empty where nobody did. */
  readonly last: Int32Array;
}

const NEVER = -1;

/** Follows invitations day by day. Columns by person are made at the first invitation. */
export class InvitationTracker {
  readonly #days: number;
  readonly #people: number;
  readonly #first = new Int32Array(FIRST_WITHIN + 1);
  #gaps = 0;
  #shortGaps = 0;
  #last = new Int32Array(0);
  /** Whether a person has invited as a member. */
  #invited = new Uint8Array(0);

  constructor(days: number, people: number) {
    this.#days = days;
    this.#people = people;
  }

  /** Takes in a day; `joinedOn` is the day on which a person first joined, negative for who has not. */
  see(day: number, senders: readonly number[], joinedOn: (person: number) => number): void {
    if (senders.length > 0 && this.#last.length === 0) {
      this.#last = new Int32Array(this.#people).fill(NEVER);
      this.#invited = new Uint8Array(this.#people);
    }
    for (const person of senders) {
      const before = this.#last[person];
      if (before !== NEVER) {
        this.#gaps++;
        if (day - before <= 2) this.#shortGaps++;
      }
      this.#last[person] = day;
      const joined = joinedOn(person);
      if (joined < 0 || this.#invited[person] === 1) continue;
      this.#invited[person] = 1;
      if (day - joined <= FIRST_WITHIN && joined + FIRST_WITHIN <= this.#days) this.#first[day - joined]++;
    }
  }

  finish(): InvitationRecord {
    return { first: this.#first, gaps: this.#gaps, shortGaps: this.#shortGaps, last: this.#last };
  }
}
