import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Result } from '../../sim/index.ts';
import { kindling } from '../support/cli.ts';
import { allDone, closeBrowser, openBrowser, openPage, SKIP, type Opened } from './page.ts';

const BILLBOARD = 'examples/billboard.mjs';
const READS_CLOCK = `export default ({ defineMetric }) => ({ id: 'now', version: '1', metrics: [defineMetric({
  id: 'now', name: { en: 'now', zh: '现在' }, unit: 'days', better: 'higher', doc: { en: 'now', zh: '现在' }, value: () => Date.now() })] });`;

describe.skipIf(SKIP)('a plug-in on the page', () => {
  let opened: Opened;
  beforeAll(async () => {
    const clock = join(mkdtempSync(join(tmpdir(), 'kindling-test-')), 'clock.mjs');
    writeFileSync(clock, READS_CLOCK);
    const unfinished = clock.replace('clock.mjs', 'unfinished.mjs');
    writeFileSync(unfinished, READS_CLOCK.replace("'days'", "'furlongs'"));
    opened = await openBrowser(undefined, {
      'plugins/billboard.mjs': BILLBOARD,
      'plugins/clock.mjs': clock,
      'plugins/unfinished.mjs': unfinished,
    });
  });
  afterAll(() => closeBrowser(opened));

  test('gives the bits of the command line; its section has controls, its metric a row, its source a name', async () => {
    const changes = { karate: { president: [{ path: ['billboard'], value: { trust: 0.01, rent: 50 } }] } };
    const settings = { experiment: 'karate', replicates: 5, changes };
    const { page, faults } = await openPage(opened, settings, {}, '?plugin=plugins/billboard.mjs');
    await page.keyboard.press('r');
    await allDone(page);
    const args = ['run', 'karate#president', '--plugin', BILLBOARD, '--replicates', '5', '--json'];
    const set = ['--set', 'billboard={trust: 0.01, rent: 50}'];
    const { stdout, stderr } = await kindling([...args, ...set]);
    expect(stderr).not.toContain('billboard');
    const { digest } = JSON.parse(stdout) as Result;
    expect(await page.locator('dd[data-variant=president]').first().textContent()).toBe(digest);
    await page.keyboard.press('t');
    await page.locator('.kpis').getByText('reach per day').first().waitFor();
    expect(await page.getByText('Billboard', { exact: true }).count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test.each([
    [
      'https://elsewhere.example/billboard.mjs',
      /https:\/\/elsewhere.example\/billboard.mjs" does not come from/,
    ],
    ['data:text/javascript,export default 1', /does not come from where this page comes from/],
    ['plugins/none.mjs', /the file "plugins\/none.mjs" does not exist/],
    ['favicon.svg', /the file "favicon.svg" does not exist/],
    ['plugins/unfinished.mjs', /plugins\/unfinished.mjs now: .*"unit"/],
  ])('%s is refused in one sentence, and the page works on', async (name, words) => {
    const query = `?plugin=${encodeURIComponent(name)}`;
    const { page } = await openPage(opened, { experiment: 'karate', replicates: 2 }, {}, query);
    const alert = page.getByRole('alert');
    await alert.getByText(words).waitFor();
    expect(await alert.locator('li').count()).toBe(1);
    await page.keyboard.press('r');
    await allDone(page);
    await page.context().close();
  });

  test('one that reads a clock in a run ends it, in one sentence', async () => {
    const query = '?plugin=plugins/clock.mjs';
    const { page, faults } = await openPage(opened, { experiment: 'karate', replicates: 2 }, {}, query);
    await page.keyboard.press('r');
    await page
      .getByRole('alert')
      .getByText(/plugins\/clock.mjs now: the plug-in used "Date.now"/)
      .waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
