// A worker that dies on its first try of every replicate, or always: what the pool must survive.
import { existsSync, writeFileSync } from 'node:fs';
import process from 'node:process';

export default function work({ plan, replicate, progress, slot }) {
  const marker = plan.scenario.about;
  Atomics.store(progress, 1 + slot, 6);
  if (marker === 'always') throw new Error('out of luck');
  const file = `${marker}-${replicate}`;
  if (!existsSync(file)) {
    writeFileSync(file, '');
    process.exit(3);
  }
  return { replicate, digest: `run ${replicate}` };
}
