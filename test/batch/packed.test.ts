import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startKindling, ROOT } from '../support/cli.ts';

// Unpacked inside the checkout's own node_modules, so that the package finds its dependencies without a download.
mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true });
const home = mkdtempSync(join(ROOT, 'node_modules/.cache/packed-'));
const installed = join(home, 'node_modules/kindling');
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Run by the command, not by Node alone. */
const PLUGINS = ['billboard.mjs', 'billboard.yaml'];

const node = (args: readonly string[]) =>
  execFileSync(process.execPath, args, { cwd: home, encoding: 'utf8' });

describe('the packed tarball', () => {
  beforeAll(() => {
    execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', home], { cwd: ROOT });
    const tarball = readdirSync(home).find((name) => name.endsWith('.tgz'))!;
    execFileSync('tar', ['-xzf', join(home, tarball), '-C', home]);
    mkdirSync(join(home, 'node_modules'));
    renameSync(join(home, 'package'), installed);
  });

  test('holds all that the command needs, and gives the same bits', () => {
    const packed = join(installed, 'bin/kindling.mjs');
    const args = ['run', 'karate', '--json', '--replicates', '3'];
    const digestOf = (json: string) => (JSON.parse(json) as { digest: string }).digest;
    expect(digestOf(node([packed, ...args]))).toBe(digestOf(startKindling(args).stdout));
    const distribution = ['verify', '--only', 'nested', '--size', 'small', '--json', '--quiet'];
    expect((JSON.parse(node([packed, ...distribution])) as { passed: boolean }).passed).toBe(true);
    expect(existsSync(join(installed, 'dist/ui/index.html'))).toBe(true);
  });

  test('runs its examples, and one of a project that it is installed in', () => {
    const examples = join(installed, 'examples');
    for (const name of readdirSync(examples)) {
      if (PLUGINS.includes(name)) continue;
      expect(node([join(examples, name)]), name).not.toBe('');
    }
    const billboard = ['run', join(examples, 'billboard.yaml'), '--plugin', join(examples, 'billboard.mjs')];
    const printed = node([join(installed, 'bin/kindling.mjs'), ...billboard, '--json', '--replicates', '2']);
    expect(JSON.parse(printed)).toMatchObject({ counts: { billboardDays: { mean: 60 } } });
    const program = `import { run } from 'kindling'; import { STAGE_IDS } from 'kindling/sim';
      const { digest } = await run('karate', { replicates: 2, days: 20 }).result(); console.log(STAGE_IDS.length, digest);`;
    writeFileSync(join(home, 'program.mjs'), program);
    const args = ['run', 'karate', '--replicates', '2', '--days', '20', '--json'];
    const { digest } = JSON.parse(startKindling(args).stdout) as { digest: string };
    expect(node(['program.mjs']).trim()).toBe(`9 ${digest}`);
  });

  test('has types that a strict project can use', () => {
    const program = `
      import { KindlingError, compare, run, sweep, type DayRow, type Result } from 'kindling';
      import { simulate } from 'kindling/sim';
      export const result: Promise<Result> = run('karate', { days: 3, signal: AbortSignal.timeout(1) }).result();
      export async function last(): Promise<DayRow | undefined> {
        let day: DayRow | undefined;
        for await (day of run('karate').days()) if (day.stages.member > 3) break;
        for await (const { metrics } of sweep({ base: 'karate' })) metrics['reach']?.toFixed(1);
        return day;
      }
      // @ts-expect-error A number of days is a number.
      run('karate', { days: 'many' });
      compare('karate').catch((error: unknown) => error instanceof KindlingError && error.problems[0]?.line);
      export { simulate };
    `;
    writeFileSync(join(home, 'program.ts'), program);
    const options = { module: 'nodenext', target: 'es2023', strict: true, noEmit: true, types: ['node'] };
    writeFileSync(
      join(home, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: options, files: ['program.ts'] }),
    );
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    expect(node([tsc, '-p', '.'])).toBe('');
  });
});
