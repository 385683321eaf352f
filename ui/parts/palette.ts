import type { CSSVariablesResolver } from '@mantine/core';
import { STAGES, tablesOf } from '../../sim/index.ts';
import { pagePlugins } from '../state/plugins.ts';

/** Colours of stages and sources as CSS variables, `--stage-member` and `--source-event`, from the simulator's tables. */
export const palette: CSSVariablesResolver = () => {
  const { sources } = tablesOf(pagePlugins());
  return {
    variables: {},
    light: Object.fromEntries([
      ...STAGES.map(({ id, colour }) => [`--stage-${id}`, colour]),
      ...sources.map(({ id, colour }) => [`--source-${id}`, colour]),
    ]),
    dark: Object.fromEntries([
      ...STAGES.map(({ id, darkColour }) => [`--stage-${id}`, darkColour]),
      ...sources.map(({ id, colour }) => [`--source-${id}`, lighter(colour, 0.2)]),
    ]),
  };
};

/** A colour such as #44265a, mixed with a share of white. */
function lighter(colour: string, share: number): string {
  const channels = [1, 3, 5].map((k) => Number.parseInt(colour.slice(k, k + 2), 16));
  const mixed = channels.map((c) => Math.round(c + (255 - c) * share));
  return `#${mixed.map((c) => c.toString(16).padStart(2, '0')).join('')}`;
}
