/**
 * What a terminal would obey rather than show: control characters (C0 but for line feed and tab, delete, C1), marks that
 * turn the direction of writing, and separators that begin a line where none is seen.
 */
const OBEYED = /(?![\n\t])\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]/gu;

/** A text in which such characters are written out, `\u001b` for escape: seen by a reader, and still the same in JSON. */
export function visible(text: string): string {
  return text.replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
