// Mistakes are told in words and as data; what takes too long is stopped by a signal.
import { KindlingError, loadScenario, run } from 'kindling';

try {
  loadScenario({ version: 1, people: { cuont: 500 } });
} catch (error) {
  if (!(error instanceof KindlingError)) throw error;
  const [{ code, path, values }] = error.problems;
  console.log(error.text('en'));
  console.log(error.text('zh'));
  console.log(code, path, values.suggestion);
}

const signal = AbortSignal.timeout(200);
try {
  await run('city', { people: 20_000, days: 3650, replicates: 100, signal }).result();
} catch (error) {
  console.log(error.name);
}
