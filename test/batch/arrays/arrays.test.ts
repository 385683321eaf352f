import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../../support/cli.ts';
import { makeSweep, rowsIn, sweep } from '../sweep/helpers.ts';
import { NO_SLURM, startSlurm } from './slurm.ts';

const blocks = (file: string, language: string) =>
  [
    ...readFileSync(join(ROOT, 'docs', file), 'utf8').matchAll(
      new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'g'),
    ),
  ].map(([, block]) => block);

/** A folder with a sweep, its rows by a plain run, and a search path on which `kindling` is this one. */
async function makePlace() {
  const { home, file } = makeSweep('series: {keep: [reach], every: 20}');
  expect((await sweep(file, join(home, 'local'))).status).toBe(0);
  const bin = join(home, 'bin');
  mkdirSync(bin);
  const script = `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, 'dist/kindling.js')}' "$@"\n`;
  writeFileSync(join(bin, 'kindling'), script, { mode: 0o755 });
  return { home, path: `${bin}:${process.env['PATH']}` };
}

async function expectSameRows(home: string): Promise<void> {
  for (const table of ['runs', 'series'] as const)
    expect(await rowsIn(join(home, 'results'), table)).toEqual(await rowsIn(join(home, 'local'), table));
}

test('both languages hold the same files and commands', () => {
  for (const language of ['bash', 'yaml', 'sh']) {
    expect(blocks('cluster.md', language).length).toBeGreaterThan(0);
    const bare = (file: string) => blocks(file, language).map((block) => block.replaceAll(/ +# .*/g, ''));
    expect(bare('cluster.zh.md')).toEqual(bare('cluster.md'));
  }
});

test.skipIf(NO_SLURM)(
  'the sbatch file and its merge give the rows of a local run (needs slurm-wlm and munge)',
  async () => {
    const { home, path } = await makePlace();
    writeFileSync(join(home, 'rates.sbatch'), blocks('cluster.md', 'bash')[0]);
    const submit = blocks('cluster.md', 'sh').find((block) => block.includes('sbatch'))!;
    const ask = await startSlurm();
    ask('bash', ['-e', '-c', submit], home, path);
    const unmet = 'DependencyNeverSatisfied';
    for (let jobs = '?'; jobs !== ''; jobs = ask('squeue', ['-h', '-o', '%r'], home)) {
      expect(jobs, readFileSync(join(home, 'rates-1.log'), { encoding: 'utf8', flag: 'a+' })).not.toContain(
        unmet,
      );
      await wait(200);
    }
    await expectSameRows(home);
  },
);

test('the Kubernetes Job: its command under each index gives the rows of a local run', async () => {
  const { home, path } = await makePlace();
  const job = parse(blocks('cluster.md', 'yaml')[0]);
  expect(job).toMatchObject({ apiVersion: 'batch/v1', kind: 'Job', spec: { completionMode: 'Indexed' } });
  const { completions, template } = job.spec;
  const [program, ...args] = template.spec.containers[0].command;
  const env = { ...process.env, PATH: path };
  for (let index = 0; index < completions; index++) {
    const own = { ...env, JOB_COMPLETION_INDEX: String(index) };
    const { status, stderr } = spawnSync(program, args, { cwd: home, env: own, encoding: 'utf8' });
    expect(status, stderr).toBe(0);
  }
  const merge = blocks('cluster.md', 'sh')
    .find((block) => block.includes('kubectl'))!
    .trim()
    .split('\n')
    .at(-1)!;
  expect(spawnSync('sh', ['-c', merge], { cwd: home, env }).status).toBe(0);
  await expectSameRows(home);
});
