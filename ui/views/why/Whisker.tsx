interface Props {
  readonly value: number | null;
  readonly ci: readonly [number, number] | null;
  /** The values at the left and the right edge; 0 lies between them. */
  readonly scale: readonly [number, number];
  /** Further marks on the same scale. */
  readonly ring?: number | null;
  readonly disc?: number | null;
}

/** A bar from 0 to a value with its interval, and marks beside it; the numbers stand in words next to it. */
export function Whisker({ value, ci, scale: [low, high], ring = null, disc = null }: Props) {
  const width = high - low || 1;
  const at = (x: number) => `${(100 * (x - low)) / width}%`;
  const span = (a: number, b: number) => ({
    left: at(Math.min(a, b)),
    width: `${(100 * Math.abs(b - a)) / width}%`,
  });
  return (
    <span className="whisker" aria-hidden="true">
      <span className="zero" style={{ left: at(0) }} />
      {value !== null && <span className={value < 0 ? 'beam less' : 'beam'} style={span(0, value)} />}
      {ci !== null && <span className="range" style={span(ci[0], ci[1])} />}
      {ring !== null && <span className="mark ring" style={{ left: at(ring) }} />}
      {disc !== null && <span className="mark disc" style={{ left: at(disc) }} />}
    </span>
  );
}
