/**
 * Text that comes in pieces, for tokenizers: they look at `text` from `at` on, and where a token is not whole yet, ask for
 * `more` and begin it again. Each time at least as much is added as was left over, so that time stays proportional to length.
 */
export class Cursor {
  text = '';
  at = 0;
  readonly #pieces: Iterator<string, void>;
  #ended = false;
  /** Line feeds before the place `#counted` of `text`. */
  #lines = 0;
  #counted = 0;

  constructor(pieces: Iterator<string, void>) {
    this.#pieces = pieces;
    this.more();
  }

  /** Drops what is behind `at` and adds text; false at the end of the file. */
  more(): boolean {
    if (this.#ended) return false;
    this.lineAt(this.at);
    this.#counted = 0;
    const rest = this.text.slice(this.at);
    const parts = [rest];
    let added = 0;
    while (added <= rest.length) {
      const { done, value } = this.#pieces.next();
      if (done) {
        this.#ended = true;
        break;
      }
      parts.push(value as string);
      added += (value as string).length;
    }
    this.text = parts.join('');
    this.at = 0;
    return added > 0;
  }

  /** The place of a text from `at` on, adding pieces until it is there; −1 where it never comes. */
  find(text: string): number {
    for (let from = this.at; ;) {
      const found = this.text.indexOf(text, from);
      if (found >= 0) return found;
      const looked = Math.max(0, this.text.length - this.at - text.length + 1);
      if (!this.more()) return -1;
      from = looked;
    }
  }

  /** The line, from 1, of a place in `text`; places are asked for in order. */
  lineAt(place = this.at): number {
    let feed = this.text.indexOf('\n', this.#counted);
    while (feed >= 0 && feed < place) {
      this.#lines++;
      feed = this.text.indexOf('\n', feed + 1);
    }
    this.#counted = Math.max(this.#counted, place);
    return this.#lines + 1;
  }
}
