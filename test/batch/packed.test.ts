import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { kindling, ROOT } from './cli.ts';

// Unpacked inside the checkout's own node_modules, so that the package finds its dependencies without a download.
mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true });
const home = mkdtempSync(join(ROOT, 'node_modules/.cache/packed-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test('the packed tarball holds all that the command needs, and gives the same bits', () => {
  execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', home], { cwd: ROOT });
  const tarball = readdirSync(home).find((name) => name.endsWith('.tgz'))!;
  execFileSync('tar', ['-xzf', join(home, tarball), '-C', home]);
  const packed = join(home, 'package/bin/kindling.mjs');
  const args = ['run', 'karate', '--json', '--replicates', '3'];
  const there = execFileSync(process.execPath, [packed, ...args], { cwd: home, encoding: 'utf8' });
  const here = kindling(args).stdout;
  expect((JSON.parse(there) as { bits: string }).bits).toBe((JSON.parse(here) as { bits: string }).bits);
  const law = ['verify', '--only', 'nested', '--size', 'small', '--json', '--quiet'];
  const verified = execFileSync(process.execPath, [packed, ...law], { cwd: home, encoding: 'utf8' });
  expect((JSON.parse(verified) as { passed: boolean }).passed).toBe(true);
  expect(existsSync(join(home, 'package/dist/ui/index.html'))).toBe(true);
  const entry = `import { STAGE_IDS } from '${join(home, 'package/dist/index.js')}'; console.log(STAGE_IDS.length)`;
  expect(
    execFileSync(process.execPath, ['--input-type=module', '-e', entry], { encoding: 'utf8' }).trim(),
  ).toBe('9');
});
