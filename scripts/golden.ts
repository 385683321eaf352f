// `npm run golden -- "reason"`: the only way to move the golden bits. It writes the reason into the changelog.
import { readFileSync, writeFileSync } from 'node:fs';
import { goldenDigests, GOLDEN_FILE } from '../test/shipped/golden.ts';

const reason = process.argv.slice(2).join(' ').trim();
if (reason === '') {
  console.error('Say why results change: npm run golden -- "reason"');
  process.exit(2);
}
const digest = await goldenDigests();
writeFileSync(GOLDEN_FILE, `${JSON.stringify(digest, null, 2)}\n`);
const changelog = readFileSync('CHANGELOG.md', 'utf8');
const today = new Date().toISOString().slice(0, 10);
const line = `- **Results change** (${today}): ${reason}\n`;
// The first such section belongs to the version that is not released yet.
writeFileSync('CHANGELOG.md', changelog.replace(/(?<=### Changed\n\n)/, line));
console.log(`${Object.keys(digest).length} golden bits written; reason added to CHANGELOG.md`);
