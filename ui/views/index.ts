import { Compare } from './compare/Compare.tsx';

/** The places of the dashboard, one folder each. With a second one, the header gets a choice of places. */
export const PLACES = [{ id: 'compare', View: Compare }] as const;
