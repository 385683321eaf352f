/**
 * Paths of fields, and how they are written: names joined by dots, as in `events.series.meetup.capacity`. A name that holds a
 * dot, an equals sign or a double quote stands in double quotes with the escapes of JSON: `channels."a.b".reach`.
 */

/** Keys and list positions from the top, e.g. `['events', 'series', 'meetup', 'capacity']`. */
export type Path = readonly (string | number)[];

/** A path as it was read, or the code of what is wrong with it. */
export type ReadPath = { readonly path: readonly string[] } | Wrong;
type Wrong = { readonly wrong: 'badPath' | 'badQuotes' };

const STEP = /\s*(?:"((?:[^"\\]|\\.)*)"|([^".]*))\s*(\.|$)/uy;

/** Reads a written path. Blanks around a name do not count. */
export function readPath(text: string): ReadPath {
  const path: string[] = [];
  for (let at = 0; ;) {
    STEP.lastIndex = at;
    const found = STEP.exec(text);
    if (found === null) return { wrong: 'badQuotes' };
    const [whole, quoted, plain, end] = found;
    const step = quoted === undefined ? plain.trim() : unquoted(quoted);
    if (step === null) return { wrong: 'badQuotes' };
    if (quoted === undefined && step === '') return { wrong: 'badPath' };
    path.push(step);
    at += whole.length;
    if (end === '') return { path };
  }
}

/** Reads `path`, or `variant:path` for one variant of an experiment. */
export function readTarget(
  text: string,
): { readonly variant?: string; readonly path: readonly string[] } | Wrong {
  const [, variant, path = text] = /^\s*([a-z0-9][a-z0-9-]{0,39})\s*:(.*)$/isu.exec(text) ?? [];
  const read = readPath(path);
  return 'wrong' in read || variant === undefined ? read : { variant, ...read };
}

function unquoted(text: string): string | null {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return null; // An escape that there is not.
  }
}

/**
 * A path that was checked when its file was read.
 * @throws Error where it is no path.
 */
export function pathOf(text: string): readonly string[] {
  const read = readPath(text);
  if ('wrong' in read) throw new Error(`${read.wrong}: ${text}`);
  return read.path;
}

/** Writes a path, so that {@link readPath} gives it back. */
export function formatPath(path: Path): string {
  return path.map((step) => (needsQuotes(String(step)) ? JSON.stringify(step) : String(step))).join('.');
}

function needsQuotes(step: string): boolean {
  return step === '' || step !== step.trim() || /[."=\p{Cc}]/u.test(step);
}

/** Whether a path is another one or lies under it. A list position may be written as a number or as text. */
export function isWithin(path: Path, top: Path): boolean {
  return top.every((step, i) => i < path.length && String(path[i]) === String(step));
}

export function samePath(a: Path, b: Path): boolean {
  return a.length === b.length && isWithin(a, b);
}
