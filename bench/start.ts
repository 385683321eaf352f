// `npm run bench [-- CASE…]` and `npm run bench:check [-- CASE…]`: bundles the bench the way the package is bundled, so that
// what is timed is what ships, and starts it in a process that can be asked to collect its garbage.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { build } from 'tsdown';

const OUT = 'node_modules/.cache/kindling-bench';

const tasks = readdirSync('bench/tasks').map((file) => `tasks/${file.replace(/\.ts$/, '')}`);
const entry = Object.fromEntries(['run', ...tasks].map((name) => [name, `bench/${name}.ts`]));
await build({
  config: false,
  entry: { ...entry, worker: 'batch/worker.ts', 'sweep-worker': 'batch/sweep/worker.ts' },
  outDir: OUT,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  fixedExtension: false,
  dts: false,
  skipNodeModulesBundle: true,
  clean: true,
  logLevel: 'error',
});
mkdirSync(OUT, { recursive: true });
writeFileSync(`${OUT}/package.json`, '{ "type": "module" }\n');
const { status } = spawnSync(process.execPath, ['--expose-gc', `${OUT}/run.js`, ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(status ?? 1);
