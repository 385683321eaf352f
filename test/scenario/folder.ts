import { loadFile, type Loaded, type Overrides } from '../../sim/index.ts';
import type { Load } from '../../sim/scenario/index.ts';

/** Files in memory; names are resolved against the including file. */
export function folder(files: Readonly<Record<string, string>>): Load {
  return (name, from) => {
    const path = new URL(name, `file:///${from}`).pathname.slice(1);
    return Object.hasOwn(files, path) ? { path, text: files[path] } : null;
  };
}

export function open(
  files: Readonly<Record<string, string>>,
  overrides: Overrides = {},
  start = 'main.yaml',
) {
  return loadFile(start, folder(files), overrides);
}

/** The one variant of a file with nothing wrong. */
export function planIn(files: Readonly<Record<string, string>>, overrides: Overrides = {}) {
  const { variants, problems } = open(files, overrides);
  if (variants.length !== 1) throw new Error(JSON.stringify(problems));
  return variants[0].plan;
}

/** Problems as `file:line path code`, which is what a reader sees first. */
export function shortly({ problems }: Pick<Loaded, 'problems'>): string[] {
  return problems.map(({ file, line, path, code }) => `${file ?? ''}:${line ?? '–'} ${path ?? ''} ${code}`);
}
