/** Who came to an event: gathered through a day, and to be read on the next, in the order in which they were told. */
export class Comers {
  /** People who came yesterday, once for each event. */
  yesterday: readonly number[] = [];
  #today: number[] = [];

  /** A person comes to an event today. */
  add(person: number): void {
    this.#today.push(person);
  }

  /** A day begins: today becomes yesterday. */
  newDay(): void {
    this.yesterday = this.#today;
    this.#today = [];
  }
}
