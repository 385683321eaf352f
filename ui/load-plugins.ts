import { addPlugin, InputError, problem, reasonOf, type PluginRecord, type Problem } from '../sim/index.ts';
import type { PluginAddress } from './worker/protocol.ts';
import { setPagePlugins } from './state/plugins.ts';
import { closeSlot, holdInWorkers, openSlot } from './worker/slot.ts';
import { fetchPlugin } from './worker/plugin.ts';

/**
 * Loads the plug-ins that the page's address names, modules of the same origin: `?plugin=plugins/billboard.mjs`, several times
 * if need be. One that is refused is left out, and `pluginProblems` says why.
 */
export async function loadPagePlugins({ href, origin, search }: Location): Promise<void> {
  const addresses: PluginAddress[] = [];
  const records: PluginRecord[] = [];
  const refused: Problem[] = [];
  for (const name of new URLSearchParams(search).getAll('plugin')) {
    try {
      const url = URL.canParse(name, href) ? new URL(name, href) : null;
      if (url === null || url.origin !== origin)
        throw new InputError([problem('pluginElsewhere', { values: { found: name } })]);
      const address = await tried(url.href, name);
      const { module, text } = await fetchPlugin(address);
      // A worker has held it to the contract, which takes a while.
      records.push(addPlugin(module, text, name, true));
      addresses.push(address);
    } catch (error) {
      refused.push(...problemsOf(error, name));
    }
  }
  holdInWorkers(addresses);
  setPagePlugins(records, refused);
}

/** Holds a plug-in to its contract in a worker. */
async function tried(url: string, name: string): Promise<PluginAddress> {
  const slot = openSlot();
  try {
    const answer = await Promise.race([slot.engine.tryPlugin(url, name), slot.death]);
    if ('refused' in answer) throw new InputError(answer.refused);
    return answer;
  } finally {
    closeSlot(slot);
  }
}

function problemsOf(error: unknown, file: string): readonly Problem[] {
  if (error instanceof InputError) return error.problems;
  return [problem('pluginThrew', { file, values: { hook: 'import', reason: reasonOf(error) } })];
}
