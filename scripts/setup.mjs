// Installs and builds what is missing, and only that: shared by `npm start`, `npm test` and `npx kindling`, which all
// work from a bare clone.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const STAMP = join(ROOT, 'node_modules/.kindling-installed');
const BUILT = join(ROOT, 'dist/ui/index.html');
const SOURCES = [
  'sim',
  'i18n',
  'results',
  'report',
  'results',
  'batch',
  'validation',
  'ui',
  'scenarios',
  'package.json',
  'tsdown.config.ts',
  'vite.config.ts',
].map((path) => join(ROOT, path));
const STANDARD_ERROR = 2;

/** Runs a command in the checkout; if it fails, this process ends with its code. */
export function run(command, args, output = 'inherit') {
  try {
    execFileSync(command, args, { cwd: ROOT, stdio: ['inherit', output, 'inherit'] });
  } catch (error) {
    process.exit(error.status ?? 1);
  }
}

/** Installs dependencies if the lock file changed since they were. */
export function install() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Kindling needs Node 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(2);
  }
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], STANDARD_ERROR);
  writeFileSync(STAMP, lock);
}

// What ships is built the same within tests, which Vite would take for a build of theirs.
const { VITEST: _, ...BUILDING } = process.env;

/** Runs a command whose words matter only if it fails. */
function runQuietly(command, args) {
  try {
    execFileSync(command, args, { cwd: ROOT, stdio: 'pipe', env: BUILDING });
  } catch (error) {
    process.stderr.write(`${error.stdout}${error.stderr}`);
    process.exit(error.status ?? 1);
  }
}

/** Builds dist/ if a source is newer: the command and the library, then the page. */
export function build() {
  const builtAt = existsSync(BUILT) ? statSync(BUILT).mtimeMs : 0;
  if (SOURCES.every((path) => newest(path) <= builtAt)) return;
  process.stderr.write('Building …\n');
  runQuietly('node', ['node_modules/tsdown/dist/run.mjs', '--log-level', 'error']);
  runQuietly('node', ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'error']);
}

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(...readdirSync(path).map((name) => newest(join(path, name))));
}
