// `npm run sbom [FOLDER]`: what Kindling is made of, by the lock file, as CycloneDX and SPDX. Packages needed only for
// development are included and marked, because the page bundles some of them.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = process.argv[2] ?? join(ROOT, 'out/sbom');
const { name } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
mkdirSync(folder, { recursive: true });
for (const [format, ending] of [
  ['cyclonedx', 'cdx.json'],
  ['spdx', 'spdx.json'],
]) {
  const args = ['sbom', '--package-lock-only', '--sbom-format', format];
  const document = JSON.parse(execFileSync('npm', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 28 }));
  // npm names the CycloneDX component after the checkout's folder.
  if (format === 'cyclonedx') document.metadata.component.name = name;
  const file = join(folder, `${name}.${ending}`);
  writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
  console.log(file);
}
