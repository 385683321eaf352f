import { changesOf, type RunFlags } from '../../batch/cli/options.ts';
import { loadFile, type Loaded } from '../../sim/index.ts';
import type { Load } from '../../sim/scenario/index.ts';

/** Files in memory; names are resolved against the including file. */
export function folder(files: Readonly<Record<string, string>>): Load {
  return (name, from) => {
    const url = new URL(encodeURIComponent(name).replaceAll('%2F', '/'), `file:///${encodeURI(from)}`);
    const path = decodeURIComponent(url.pathname.slice(1));
    return Object.hasOwn(files, path) ? { path, text: files[path] } : null;
  };
}

/** Loads a file with what options of the command line change. */
export function open(files: Readonly<Record<string, string>>, flags: RunFlags = {}, start = 'main.yaml') {
  return loadFile(start, folder(files), changesOf(flags));
}

/** The one variant of a file with nothing wrong. */
export function planIn(files: Readonly<Record<string, string>>, flags: RunFlags = {}) {
  const { variants, problems } = open(files, flags);
  if (variants.length !== 1) throw new Error(JSON.stringify(problems));
  return variants[0].plan;
}

/** Problems as `file:line path code`, which is what a reader sees first; an option stands for the file. */
export function shortly({ problems }: Pick<Loaded, 'problems'>): string[] {
  return problems.map(({ file, from, line, variant, path, code }) => {
    const place = from?.kind === 'option' ? from.option : (file ?? '');
    const field = [variant, path].filter(Boolean).join(':');
    return `${place}:${line ?? '–'} ${field} ${code}`;
  });
}
