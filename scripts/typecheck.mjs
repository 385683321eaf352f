// `npm run typecheck`: every project, with the native compiler. TypeScript 6, whose API that one lacks, stays for typedoc and
// tsdown. Both packages bring a `tsc`, so the one that is meant is named by its path.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TSC = 'node_modules/typescript-7/bin/tsc';
const PROJECTS = ['.', 'sim', 'test/browser', 'bench/browser'];
/** Checked with `noUncheckedIndexedAccess`. The option holds for a whole program, and the simulator, which the page imports,
 * walks its columns without it; sim/tsconfig.json checks that. */
const STRICTER = /^(ui|report|results|i18n|test\/ui|test\/browser\/fixture)\//;
const PLACE = /^(\S.*)\(\d+,\d+\): error /;

/** Runs the compiler: its exit code and the lines it prints. */
function compile(args) {
  const { status, stdout, stderr, error } = spawnSync(
    'node',
    [TSC, '--noEmit', '--pretty', 'false', ...args],
    {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  );
  if (error) throw error;
  return { status, lines: `${stdout}${stderr}`.split('\n').filter((line) => line !== '') };
}

/** Errors of the page. Lines that are indented go on with the error above them; an error without a place always counts. */
function pageErrors() {
  let counts = true;
  return compile(['-p', 'ui', '--noUncheckedIndexedAccess']).lines.filter((line) => {
    if (line.startsWith(' ')) return counts;
    const file = PLACE.exec(line)?.[1];
    counts = file === undefined || STRICTER.test(file);
    return counts;
  });
}

let failed = false;
for (const project of PROJECTS) {
  const { status, lines } = compile(['-p', project]);
  failed ||= status !== 0;
  for (const line of lines) console.log(line);
}
const errors = pageErrors();
failed ||= errors.length > 0;
for (const line of errors) console.log(line);
process.exitCode = failed ? 1 : 0;
