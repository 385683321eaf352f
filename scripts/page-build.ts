import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const MANIFEST = new URL('../package.json', import.meta.url);

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** Reduces package.json to its version, which is all the page needs: otherwise every bundle would contain the file. */
export function versionOnly(): Plugin {
  return {
    name: 'kindling:version-only',
    enforce: 'pre',
    load(id) {
      if (id !== MANIFEST.pathname) return null;
      const { version } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as Manifest;
      return JSON.stringify({ version });
    },
  };
}

/**
 * Writes `licences.html`, the licence notices of every package in the page. Vite's own `build.license` leaves out what
 * workers bundle; a worker's bundle is finished before the page's, so `ofWorkers` collects and `ofPage` writes.
 */
export function licenceNotices(): { ofPage: () => Plugin; ofWorkers: () => Plugin } {
  const folders = new Set<string>();
  const collect = (bundle: Record<string, { type: string; moduleIds?: readonly string[] }>) => {
    for (const id of Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds)) {
      const folder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(id)?.[0];
      if (folder && !id.startsWith('\0')) folders.add(folder);
    }
  };
  return {
    ofWorkers: () => ({
      name: 'kindling:packages-in-workers',
      generateBundle: (_, bundle) => collect(bundle),
    }),
    ofPage: () => ({
      name: 'kindling:licence-notices',
      generateBundle(_, bundle) {
        collect(bundle);
        this.emitFile({ type: 'asset', fileName: 'licences.html', source: asPage([...folders].toSorted()) });
      },
    }),
  };
}

function asPage(folders: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="UTF-8">
<title>Kindling: licences</title>
<h1>Licences of the packages in this page</h1>
${folders.map(notice).join('\n')}
</html>
`;
}

/** A package's name, version, licence, and the licence text it comes with; a few come with none. */
function notice(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Manifest;
  if (!license) throw new Error(`${name} ${version} is part of the page and states no licence: ${folder}`);
  const file = readdirSync(folder).find((entry) => /^(licen[sc]e|copying)/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : 'The package has no licence text.';
  return `<h2>${escaped(`${name} ${version} (${license})`)}</h2>\n<pre>${escaped(text)}</pre>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
