import type { ComponentType } from 'react';
import type { Experiment, Variant } from '../../sim/index.ts';
import type { PlaceId } from '../state/settings.ts';
import { Compare } from './compare/Compare.tsx';
import { Results } from './results/Results.tsx';
import { Why } from './why/Why.tsx';

/** What each place shows, one folder each; `variants` are as the settings have them now. */
export const PLACES: Readonly<
  Record<PlaceId, ComponentType<{ variants: readonly Variant[]; experiment: Experiment | null }>>
> = {
  compare: Compare,
  why: Why,
  results: Results,
};
