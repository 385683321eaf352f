// `npm run bench:report`: writes docs/performance.md and docs/performance.zh.md from bench/results.json.
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { CASES } from './cases/index.ts';
import { pageOf } from './page.ts';
import { readResults } from './results.ts';

const results = readResults();
for (const [lang, path] of [
  ['en', 'docs/performance.md'],
  ['zh', 'docs/performance.zh.md'],
] as const) {
  const options = await resolveConfig(path);
  writeFileSync(path, await format(pageOf(CASES, results, lang), { ...options, filepath: path }));
}
