/** The entry of a table that must have it. @throws RangeError naming what is missing. */
export function entry<T>(table: Readonly<Record<string, T>>, name: string): T {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found === undefined)
    throw new RangeError(`nothing under "${name}", only: ${Object.keys(table).join(', ')}`);
  return found;
}

/** The item of a list that must be that long. @throws RangeError naming the place. */
export function item<T>(list: readonly T[], place: number): T {
  const found = list[place];
  if (found === undefined) throw new RangeError(`nothing at ${place} of ${list.length}`);
  return found;
}
