import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { folder, kindling, ROOT } from '../cli.ts';
import { makeSweep, rowsIn, sweep } from '../sweep/helpers.ts';
import { jobsDone, NO_SLURM, startSlurm } from './slurm.ts';

const page = (file: string) => readFileSync(join(ROOT, 'docs', file), 'utf8');
const blocks = (file: string, language: string) =>
  [...page(file).matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'))].map(([, block]) => block);
const shell = blocks('cluster.md', 'sh');
const script = shell.find((block) => block.startsWith('#!'))!;
const submit = shell.find((block) => block.includes('sbatch --parsable'))!;
const merge = 'kindling merge part-* --out results';

/** A PATH on which `kindling` is this checkout's. */
function withKindling(): string {
  const bin = folder();
  writeFileSync(
    join(bin, 'kindling'),
    `#!/bin/sh\nexec "${process.execPath}" "${ROOT}/dist/kindling.js" "$@"\n`,
  );
  chmodSync(join(bin, 'kindling'), 0o755);
  return `${bin}:${process.env['PATH']}`;
}

async function expectWhole(home: string, file: string): Promise<void> {
  const local = join(home, 'local');
  expect(sweep(file, local).status).toBe(0);
  const rows = await rowsIn(local, 'runs');
  expect(rows).toHaveLength(24);
  expect(await rowsIn(join(home, 'results'), 'runs')).toEqual(rows);
}

test('both languages hold the same files and commands', () => {
  for (const language of ['sh', 'yaml']) {
    const bare = (file: string) => blocks(file, language).map((block) => block.replaceAll(/ +# .*/g, ''));
    expect(bare('cluster.zh.md')).toEqual(bare('cluster.md'));
  }
});

test.skipIf(NO_SLURM)(
  'the files for Slurm, under a Slurm of one node: the rows of a local run (needs slurm-wlm and munge, as root)',
  async () => {
    const { home, file } = makeSweep();
    const slurm = await startSlurm();
    const env = { ...process.env, ...slurm, PATH: withKindling() };
    // The node of the test says nothing of its memory.
    writeFileSync(join(home, 'rates.sbatch'), script.replace(/^#SBATCH --mem.*\n/m, ''));
    execFileSync('sh', ['-e', '-c', submit], { cwd: home, env });
    await jobsDone(slurm);
    await expectWhole(home, file);
  },
);

test('the file for Kubernetes: its command, once for each index, makes the rows of a local run', async () => {
  const [text] = blocks('cluster.md', 'yaml');
  const { kind, spec } = parse(text) as {
    kind: string;
    spec: { completionMode: string; completions: number; template: { spec: { containers: Container[] } } };
  };
  expect([kind, spec.completionMode]).toEqual(['Job', 'Indexed']);
  const [{ command, args }] = spec.template.spec.containers;
  const { home, file } = makeSweep();
  const env = { ...process.env, PATH: withKindling() };
  for (let index = 0; index < spec.completions; index++)
    execFileSync(command[0], [...command.slice(1), ...args], {
      cwd: home,
      env: { ...env, JOB_COMPLETION_INDEX: String(index) },
    });
  expect(page('cluster.md')).toContain(`\`${merge}\``);
  execFileSync('sh', ['-c', merge], { cwd: home, env });
  await expectWhole(home, file);
  expect(kindling(['results', join(home, 'results')]).status).toBe(0);
});

interface Container {
  readonly command: readonly string[];
  readonly args: readonly string[];
}
