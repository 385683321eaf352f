/** To whom something happened: gathered through a day, and to be read on the next, in the order in which it was told. */
export class Happened {
  /** People to whom it happened yesterday, once for each time. */
  yesterday: readonly number[] = [];
  #today: number[] = [];

  /** It happens to a person today. */
  add(person: number): void {
    this.#today.push(person);
  }

  /** A day begins: today becomes yesterday. */
  newDay(): void {
    this.yesterday = this.#today;
    this.#today = [];
  }
}
