// `npm run golden -- "reason"`: the only way to move the golden bits. It writes the reason into the changelog.
import { readFileSync, writeFileSync } from 'node:fs';
import { goldenBits, GOLDEN_FILE } from '../test/shipped/golden.ts';

const reason = process.argv.slice(2).join(' ').trim();
if (reason === '') {
  console.error('Say why results change: npm run golden -- "reason"');
  process.exit(2);
}
const bits = await goldenBits();
writeFileSync(GOLDEN_FILE, `${JSON.stringify(bits, null, 2)}\n`);
const changelog = readFileSync('CHANGELOG.md', 'utf8');
const head = '## Unreleased\n';
const line = `\n- **Results change**: ${reason}\n`;
writeFileSync('CHANGELOG.md', changelog.replace(head, `${head}${line}`).replace(/\n\n\n+/g, '\n\n'));
console.log(`${Object.keys(bits).length} golden bits written; reason added to CHANGELOG.md`);
