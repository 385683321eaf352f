import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../../results/index.ts';
import { folder, kindling } from '../../support/cli.ts';

const sweep = `version: 1
title: {en: Boards, zh: 广告牌}
question: {en: Does it pay?, zh: 划算吗？}
base: billboard.yaml
factors: {billboard.trust: [0, 0.01]}
replicates: 2
metrics: [reach, reachPerDay]
`;

describe('a sweep with a plug-in', () => {
  test('its store names the plug-in, and gives its metric without it', async () => {
    const cwd = folder();
    for (const name of ['billboard.yaml', 'billboard.mjs'])
      copyFileSync(join('examples', name), join(cwd, name));
    writeFileSync(join(cwd, 's.yaml'), sweep);
    const run = (...args: string[]) => kindling(args, { cwd });
    const made = await run('sweep', 's.yaml', '--out', 'st', '--plugin', 'billboard.mjs', '--quiet');
    expect(made.status, made.stderr).toBe(0);

    const { stdout } = await run('results', 'st');
    expect(stdout).toContain('reach per day (people)');
    expect((await run('results', 'st', '--lang', 'zh')).stdout).toContain('日均触达（人）');
    const document = JSON.parse((await run('results', 'st', '--json')).stdout) as {
      sweep: Manifest;
      points: { values: Record<string, number>; metrics: Record<string, { n: number; mean: number }> }[];
    };
    expect(document.sweep.plugins).toMatchObject([{ id: 'billboard', version: '1.0.0' }]);
    expect(document.points).toHaveLength(2);
    // Nothing but the billboard makes anybody aware.
    expect(document.points[0]!.metrics['reachPerDay']).toMatchObject({ n: 2, mean: 0 });
    const { reach, reachPerDay } = document.points[1]!.metrics;
    expect(reachPerDay!.mean).toBeCloseTo(reach!.mean / 60, 12);
    expect(reachPerDay!.mean).toBeGreaterThan(0);

    const queued = ['sweep', 's.yaml', '--out', 'other', '--plugin', 'billboard.mjs'];
    const refused = await run(...queued, '--queue', 'redis://127.0.0.1:1');
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('cannot go through a queue');

    expect((await run('doctor', 'st')).status).toBe(0);
    const without = await run('sweep', 's.yaml', '--out', 'st', '--quiet');
    expect(without.status).toBe(2);
    expect(without.stderr).toContain('billboard');
  });
});
