import { addPlugin, InputError, problem, reasonOf, watchPlugins } from '../../sim/index.ts';
import { z } from 'zod';
import type { PluginAddress, Refused } from './protocol.ts';

// The page's content policy allows no code from text; a plug-in's fields are read with zod.
z.config({ jitless: true });

/**
 * A plug-in's module and its text, whose hash is part of every result.
 * @throws InputError where there is none, or where it does not load.
 */
export async function fetchPlugin({
  url,
  name,
}: Pick<PluginAddress, 'url' | 'name'>): Promise<{ module: unknown; text: string }> {
  // What a server answers for a page that is not there is no module.
  const answer = await fetch(url);
  const isScript = /javascript/.test(answer.headers.get('content-type') ?? '');
  if (!answer.ok || !isScript) throw new InputError([problem('fileMissing', { values: { found: name } })]);
  const text = await answer.text();
  try {
    const loaded = (await import(/* @vite-ignore */ url)) as { default?: unknown };
    return { module: loaded.default, text };
  } catch (error) {
    throw new InputError([
      problem('pluginThrew', { file: name, values: { hook: 'import', reason: reasonOf(error) } }),
    ]);
  }
}

/** Loads a plug-in in this thread and holds it to its contract. */
export async function tryPlugin(url: string, name: string): Promise<PluginAddress | Refused> {
  try {
    return { url, name, hash: (await hold(url, name, false)).hash };
  } catch (error) {
    if (error instanceof InputError) return { refused: error.problems };
    throw error;
  }
}

/** Loads in this thread what another has tried. @throws InputError where it has changed meanwhile. */
export async function holdPlugins(wanted: readonly PluginAddress[]): Promise<void> {
  for (const { url, name, hash } of wanted) {
    if ((await hold(url, name, true)).hash !== hash)
      throw new InputError([problem('pluginChanged', { file: name })]);
  }
}

async function hold(url: string, name: string, trusted: boolean) {
  // Before the module is loaded, so that it cannot keep a clock for later.
  watchPlugins();
  const { module, text } = await fetchPlugin({ url, name });
  return addPlugin(module, text, name, trusted);
}
