import { loadPlugin as load } from '../plugins.ts';
import type { PluginRecord } from '../../sim/index.ts';
import { outward } from './error.ts';

/**
 * Loads a plug-in, a module whose default export is a `Plugin` or a function that makes one, and holds it to the contract.
 * Give what it returns to `run`, `compare` or `sweep`; runs without it do not change.
 *
 * @throws {@link KindlingError} of kind `input` for a module that does not load or breaks the contract.
 * @example
 * const billboard = await loadPlugin('./billboard.mjs');
 * const { kpis } = await run('town.yaml', { plugins: [billboard] }).result();
 */
export async function loadPlugin(file: string): Promise<PluginRecord> {
  try {
    return await load(file);
  } catch (error) {
    throw outward(error);
  }
}
