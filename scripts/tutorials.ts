// `npm run tutorials [FILE…]`: runs what tutorials ask of their readers, and writes what came out into their `text` blocks.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { withOutputs } from './tutorial-outputs.ts';

const named = process.argv.slice(2);
const all = readdirSync('docs/tutorials').map((name) => `docs/tutorials/${name}`);
for (const path of named.length > 0 ? named : all) {
  writeFileSync(path, await withOutputs(readFileSync(path, 'utf8'), path.endsWith('.zh.md') ? 'zh' : 'en'));
  console.log(path);
}
