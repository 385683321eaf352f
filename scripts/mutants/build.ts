import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'tsdown';
import type { Row } from '../../validation/index.ts';
import type { Patch } from '../../validation/mutants/index.ts';

/** Broken engines as bundles beside each other; the sources stay as they are. */

export type Judged = (Omit<Row, 'z'> & { law: string; z: string | null })[];

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
// Within node_modules, so that the packages are found.
const FOLDER = join(ROOT, 'node_modules/.cache/kindling-mutants');

/** A text with every patch of its file applied. Throws where one does not apply exactly once. */
export function patched(file: string, text: string, patches: readonly Patch[]): string {
  return patches
    .filter((patch) => patch.file === file)
    .reduce((before, { find, put }) => {
      const times = before.split(find).length - 1;
      if (times !== 1) throw new Error(`${file}: found ${times} times, expected once: ${find}`);
      return before.replace(find, () => put);
    }, text);
}

/** Bundles the simulator with these patches. Throws where a patch does not apply. */
export async function buildPatched(id: string, patches: readonly Patch[]): Promise<string> {
  const outDir = join(FOLDER, id);
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const scenarios = join(FOLDER, 'scenarios');
  if (!existsSync(scenarios)) symlinkSync(join(ROOT, 'scenarios'), scenarios);
  const left = new Set(patches.map(({ file }) => file));
  await build({
    config: false,
    cwd: ROOT,
    entry: { judge: 'scripts/mutants/judge.ts', worker: 'batch/worker.ts' },
    platform: 'node',
    target: 'node20',
    format: 'esm',
    fixedExtension: false,
    dts: false,
    clean: false,
    outDir,
    logLevel: 'silent',
    plugins: [
      {
        name: 'mutant',
        transform: {
          order: 'pre',
          handler(text: string, path: string) {
            const file = relative(ROOT, path);
            if (!left.delete(file)) return null;
            return { code: patched(file, text, patches), map: null };
          },
        },
      },
    ],
  });
  if (left.size > 0) throw new Error(`${id}: not part of the simulator: ${[...left].join(', ')}`);
  return outDir;
}

/** Holds a bundle to some laws, or to all. */
export async function judgeBundle(
  folder: string,
  size: 'small' | 'full',
  family: number,
  laws: readonly string[] = [],
): Promise<Judged> {
  const args = [join(folder, 'judge.js'), size, String(family), ...laws];
  const { stdout } = await promisify(execFile)('node', args, { maxBuffer: 2 ** 28 });
  return JSON.parse(stdout) as Judged;
}

export function sweepUp(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}
