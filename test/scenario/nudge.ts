import type { FieldDescription } from '../../sim/scenario/index.ts';
import type { Raw } from '../mechanisms/helpers.ts';

/** Finding a field in a raw scenario and changing its value. */

/** Where a field stands in a raw scenario: every name the user chose, in turn. */
export function places(raw: unknown, path: readonly string[]): string[][] {
  const [step, ...rest] = path;
  if (step === undefined) return [[]];
  const names = step.startsWith('<') ? Object.keys((raw ?? {}) as object) : [step];
  return names.flatMap((name) =>
    places((raw as Raw | undefined)?.[name], rest).map((tail) => [name, ...tail]),
  );
}

/** What stands at a place. */
export const read = (raw: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((here, step) => (here as Raw | undefined)?.[step], raw);

/** The same with another value at a place. */
export function write(raw: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(raw)) return raw.with(Number(step), write(raw[Number(step)], rest, value));
  return { ...(raw as Raw), [step]: write((raw as Raw | undefined)?.[step], rest, value) };
}

/** Other values of a field: every other choice, or a number half as large again (one more where it is nothing). */
export function nudges(field: FieldDescription, now: unknown): unknown[] {
  const { path, type, minimum = -Infinity, maximum = Infinity, options = [] } = field;
  if (type === 'boolean') return [now !== true];
  if (type === 'choice') return options.filter((option) => option !== now);
  if (Array.isArray(now) && now.every((one) => typeof one === 'number'))
    return [[...now.map((one) => one / 5), 2]];
  if (type !== 'number' && type !== 'integer') throw new Error(`${path}: no value to try for ${type}`);
  const number = Number(now ?? 0);
  const more = number === 0 ? 1 : type === 'integer' ? Math.ceil(number * 1.5) : number * 1.5;
  const money = field.notes?.unit.startsWith('money') ? Math.round(more * 100) / 100 : more;
  return [money <= maximum ? money : Math.max(minimum, number / 2)];
}
