// `npm run test:deep`: all of `npm test`, then every law in full, under the seeds of the report, which is written anew,
// and three times under fresh ones.
import { run } from './setup.mjs';

const FRESH = 3;

run('node', ['scripts/test.mjs']);
run('npm', ['run', '--silent', 'validate']);
for (let time = 1; time <= FRESH; time++)
  run('node', ['bin/kindling.mjs', 'verify', '--size', 'full', '--seed', 'random', '--quiet']);
