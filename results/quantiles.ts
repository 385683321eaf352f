/** Quantiles by their names, as results hold them: `q05`, `q50`, `q97.5`. */

type Name = `q${string}`;
/** Whatever has quantiles by their names: a summary, or bands by day. */
type Holder = Readonly<Record<Name, unknown>>;

/** Names of the quantiles that a summary or bands hold, ascending by what they name. */
export function quantileNames(holder: Holder): Name[] {
  return Object.keys(holder)
    .filter((key): key is Name => /^q\d+(\.\d+)?$/.test(key))
    .toSorted((a, b) => percent(a) - percent(b));
}

const percent = (name: Name) => Number(name.slice(1));

/** The pair at the two ends, and the share of replicates between them; null where there are no quantiles. */
export function outerPair(
  holder: Holder,
): { readonly low: Name; readonly high: Name; readonly share: number } | null {
  const names = quantileNames(holder);
  const [low, high] = [names[0], names.at(-1)];
  if (low === undefined || high === undefined) return null;
  return { low, high, share: Math.round((percent(high) - percent(low)) * 1e6) / 1e8 };
}
