// `npm start`: from a bare clone to the dashboard, in one command.
import { run } from './setup.mjs';

run('node', ['bin/kindling.mjs', 'ui']);
