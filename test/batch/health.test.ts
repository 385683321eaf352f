import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, kindling } from '../support/cli.ts';

/** Everybody joins and nobody leaves. */
const saturated = `version: 1
days: 30
replicates: 3
people: {count: 150}
graph: {kind: erdos-renyi, meanDegree: 8, strongShare: 0}
seeding: {count: 10}
everyday: {trust: {stranger: 0.05, acquaintance: 0.05, member: 0, fan: 0}, doubt: {stranger: 0, acquaintance: 0, member: 0}}
`;

async function health(...args: string[]) {
  const cwd = folder();
  writeFileSync(join(cwd, 'mine.yaml'), saturated);
  return kindling(['health', 'mine.yaml', '--quiet', ...args], { cwd });
}

describe('health', () => {
  test('a saturated community fails, with what it means and which fields move it', async () => {
    const { status, stdout } = await health();
    expect(status).toBe(0);
    expect(stdout).toMatch(/members among all people +100% .*FAIL/);
    expect(stdout).toMatch(/left alone, half the members are gone after +not in 730 days/);
    expect(stdout).toContain('Enter the reachable market');
    expect(stdout).toMatch(/Fields that move it: people\.count/);
    expect(stdout).not.toMatch(/health:|\{\{|NaN|undefined/);
  });

  test('in Chinese', async () => {
    const { stdout } = await health('--lang', 'zh');
    expect(stdout).toMatch(/成员占全部人数 .*异常/);
    expect(stdout).not.toMatch(/health:|\{\{|NaN|undefined/);
  });

  test('as data: signs with limits, source and fields; the number of workers does not show', async () => {
    const { stdout } = await health('--json', '--workers', '1', '--days', '730');
    const document = JSON.parse(stdout) as { signs: { id: string; verdict: string; mean: number }[] };
    expect(document).toMatchObject({ attendedDays: 730, aloneDays: 730, replicates: 3, level: 0.95 });
    expect(document.signs.find(({ id }) => id === 'penetration')).toMatchObject({
      verdict: 'fail',
      mean: 1,
      usual: [null, 0.6],
    });
    expect((await health('--json', '--workers', '3', '--days', '730')).stdout).toBe(stdout);
  });

  test('fewer than two years are refused, for the last of them would show no growth', async () => {
    const { status, stderr } = await health('--days', '100');
    expect(status).toBe(2);
    expect(stderr).toContain('730');
  });
});
