import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
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

const VERDICTS = 'kindling:verdicts';
const CLAIMS = new URL('../docs/claims.md', import.meta.url);

/** The table of verdicts in `docs/claims.md`, which `kindling claims --report docs` writes, as the module `kindling:verdicts`. */
export function knownVerdicts(): Plugin {
  return {
    name: VERDICTS,
    resolveId: (id) => (id === VERDICTS ? `\0${VERDICTS}` : null),
    load: (id) =>
      id === `\0${VERDICTS}`
        ? `export const VERDICTS = ${JSON.stringify(verdictsIn(readFileSync(CLAIMS, 'utf8')))};`
        : null,
  };
}

/** Verdict and share of settings in which it is true, by claim, from the page of claims in English. */
export function verdictsIn(page: string): Record<string, { verdict: string; trueIn: number }> {
  const rows = page.matchAll(/^\| \[([\w-]+)\]\(#[\w-]+\) \| (\w+) \|.*\| (\d+)% \|$/gm);
  return Object.fromEntries(
    [...rows].map(([, id, verdict, percent]) => [id, { verdict, trueIn: Number(percent) / 100 }]),
  );
}

/**
 * Writes `licences.html`, the licence notices of every package in the page. Vite's own `build.license` leaves out what
 * workers bundle; a worker's bundle is finished before the page's, so `ofWorkers` collects and `ofPage` writes.
 */
export function licenceNotices(): { ofPage: () => Plugin; ofWorkers: () => Plugin } {
  const folders = new Set<string>();
  interface Part {
    readonly type: string;
    readonly moduleIds?: readonly string[];
    readonly originalFileNames?: readonly string[];
  }
  const collect = (bundle: Record<string, Part>) => {
    const parts = Object.values(bundle);
    // Fonts are files that style sheets name, not modules.
    const files = parts
      .flatMap(({ originalFileNames = [] }) => originalFileNames)
      .map((name) => resolve('ui', name));
    for (const id of [...parts.flatMap(({ moduleIds = [] }) => moduleIds), ...files]) {
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
