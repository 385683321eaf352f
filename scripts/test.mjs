// `npm test`: everything that must hold, from a bare clone, in one command.
import { bringBrowser } from './browser.mjs';
import { build, install, run } from './setup.mjs';

const bin = (path) => `node_modules/${path}`;

install();
await bringBrowser();
run('node', ['scripts/typecheck.mjs']);
run('node', [bin('oxlint/bin/oxlint')]);
const folders = ['sim', 'i18n', 'results', 'report', 'batch', 'ui', 'bench', 'validation', 'test', 'scripts'];
run('node', [
  bin('dependency-cruiser/bin/dependency-cruise.mjs'),
  '--config',
  '.dependency-cruiser.mjs',
  ...folders,
]);
run('node', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']);
build();
run('node', [bin('vitest/vitest.mjs'), 'run']);
