// `npm run test:deep`: all of `npm test`, killing a sweep two hundred times, then every law in full, under the seeds of the
// report, which is written anew, and three times under fresh ones; then broken engines, which the laws must find.
import process from 'node:process';
import { run } from './setup.mjs';

const FRESH = 3;

process.env.KINDLING_DEEP = '1';
run('node', ['scripts/test.mjs']);
run('npm', ['run', '--silent', 'validate']);
for (let time = 1; time <= FRESH; time++)
  run('node', ['bin/kindling.mjs', 'verify', '--size', 'full', '--seed', 'random', '--quiet']);
run('npm', ['run', '--silent', 'validate:mutants']);
