// `npm run model:docs`: writes what docs/model.md and docs/model.zh.md say of the schema and of the order of a day.
import { readFileSync, writeFileSync } from 'node:fs';
import { withTables } from './model-tables.ts';

for (const [path, lang] of [
  ['docs/model.md', 'en'],
  ['docs/model.zh.md', 'zh'],
] as const) {
  writeFileSync(path, await withTables(readFileSync(path, 'utf8'), path, lang));
  console.log(path);
}
