import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the built command, as a user does. */
export function kindling(
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'dist/kindling.js'), ...args], {
    cwd: options.cwd ?? ROOT,
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '', ...options.env },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return { status, stdout, stderr };
}

/** A new empty folder. */
export function folder(): string {
  return mkdtempSync(join(tmpdir(), 'kindling-test-'));
}
