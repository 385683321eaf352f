// `npm run docs`: writes into documents what the commands beside their figures print.
import { readFileSync, writeFileSync } from 'node:fs';
import { withPrinted } from './printed.ts';

for (const path of ['README.md', 'README.zh.md']) {
  writeFileSync(path, await withPrinted(readFileSync(path, 'utf8'), ['fast', 'slow']));
  console.log(path);
}
