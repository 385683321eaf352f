import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { VERSION } from '../../sim/index.ts';
import { folder, kindling, ROOT } from '../support/cli.ts';

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface Manifest {
  readonly version: string;
  readonly author: string;
  readonly license: string;
  readonly keywords: readonly string[];
  readonly files: readonly string[];
  readonly dependencies: Record<string, string>;
}
const manifest = JSON.parse(read('package.json')) as Manifest;

describe('the version', () => {
  test('is that of package.json in the library and in the built command', async () => {
    expect(VERSION).toBe(manifest.version);
    expect((await kindling(['--version'])).stdout.trim()).toBe(manifest.version);
  });

  test('is the same wherever it is written out', () => {
    expect((parse(read('CITATION.cff')) as { version: string }).version).toBe(manifest.version);
    expect((JSON.parse(read('package-lock.json')) as Manifest).version).toBe(manifest.version);
    for (const path of ['docs/api.md', 'docs/api.zh.md', 'docs/cluster.md', 'docs/cluster.zh.md'])
      expect([...read(path).matchAll(/kindling[-:](\d+\.\d+\.\d+)/g)].map(([, found]) => found)).toEqual([
        manifest.version,
      ]);
  });
});

test('the package says what it is, and every file it lists exists', () => {
  expect(manifest.author).toBe('Kindling contributors');
  expect(read('LICENSE')).toContain(`${manifest.license} License`);
  expect(manifest.keywords.length).toBeGreaterThanOrEqual(5);
  for (const path of manifest.files) expect(existsSync(join(ROOT, path)), path).toBe(true);
});

test('the changelog has one heading per version, newest first, and the sections of Keep a Changelog', () => {
  const text = read('CHANGELOG.md');
  const [first, ...versions] = [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
  expect(first).toBe('[Unreleased]');
  const dates = versions.map((heading) => /^\[\d+\.\d+\.\d+\] - (\d{4}-\d{2}-\d{2})$/.exec(heading)?.[1]);
  expect(dates).toEqual(dates.toSorted().toReversed());
  for (const [, section] of text.matchAll(/^### (.*)$/gm))
    expect(['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']).toContain(section);
  // `npm run golden` adds its line here.
  expect(/^## .*?\n### Changed\n\n- /ms.test(text)).toBe(true);
});

test('npm run sbom lists every package that the program needs, in both formats', () => {
  const out = folder();
  execFileSync(process.execPath, [join(ROOT, 'scripts/sbom.mjs'), out]);
  interface CycloneDx {
    readonly bomFormat: string;
    readonly metadata: { readonly component: { readonly name: string; readonly version: string } };
    readonly components: readonly { readonly name: string; readonly purl: string }[];
  }
  const cdx = JSON.parse(readFileSync(join(out, 'kindling.cdx.json'), 'utf8')) as CycloneDx;
  expect(cdx.bomFormat).toBe('CycloneDX');
  expect(cdx.metadata.component).toMatchObject({ name: 'kindling', version: manifest.version });
  interface Spdx {
    readonly spdxVersion: string;
    readonly packages: readonly { readonly name: string; readonly versionInfo: string }[];
  }
  const spdx = JSON.parse(readFileSync(join(out, 'kindling.spdx.json'), 'utf8')) as Spdx;
  expect(spdx.spdxVersion).toBe('SPDX-2.3');
  for (const name of Object.keys(manifest.dependencies)) {
    expect(cdx.components.find((c) => c.name === name)?.purl, name).toMatch(/^pkg:npm\/.+@\d/);
    expect(spdx.packages.find((p) => p.name === name)?.versionInfo, name).toMatch(/^\d/);
  }
});

test('the page comes with the licences of what it contains, workers included', () => {
  const html = read('dist/ui/licences.html');
  const named = [...html.matchAll(/^<h2>(\S+) \S+ \(.+\)<\/h2>$/gm)].map(([, name]) => name);
  // The page itself, all bundles, and the worker that reads Parquet files.
  expect(named).toEqual(expect.arrayContaining(['react', '@mantine/core', 'comlink', 'zod', 'hyparquet']));
  expect(named).not.toContain('vite');
  expect(html).toContain('Copyright (c) Meta Platforms, Inc. and affiliates.');
});

test('no bundle of the page contains package.json', () => {
  const assets = readdirSync(join(ROOT, 'dist/ui/assets'));
  expect(assets.length).toBeGreaterThan(2);
  for (const name of assets) expect(read(`dist/ui/assets/${name}`), name).not.toContain('devDependencies');
});
