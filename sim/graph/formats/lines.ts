/** Lines with their numbers, from 1, ended by a line feed, a carriage return, or both. */
export function* linesOf(pieces: Iterator<string, void>): Generator<[line: number, text: string], void> {
  let number = 0;
  /** What has come of a line that is not whole; joined only then, however many pieces it takes. */
  let begun: string[] = [];
  /** A carriage return at the end of a piece: whether a line feed follows is not known yet. */
  let held = '';
  for (let next = pieces.next(); !next.done; next = pieces.next()) {
    let piece = held + (next.value as string);
    held = piece.endsWith('\r') ? '\r' : '';
    if (held !== '') piece = piece.slice(0, -1);
    const last = Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf('\r'));
    begun.push(piece.slice(0, last + 1));
    if (last >= 0) {
      const whole = begun.join('');
      begun = [];
      for (let start = 0; start < whole.length;) {
        const feed = whole.indexOf('\n', start);
        const stop = feed < 0 ? whole.length : feed;
        const line = whole.slice(start, stop);
        start = stop + 1;
        if (!line.includes('\r')) yield [++number, line];
        else for (const part of line.replace(/\r$/, '').split('\r')) yield [++number, part];
      }
    }
    begun.push(piece.slice(last + 1));
  }
  const rest = begun.join('') + held;
  for (const part of rest.replace(/\r$/, '').split('\r')) yield [++number, part];
}
