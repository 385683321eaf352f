import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changesOf } from '../../batch/cli/options.ts';
import { load } from '../../batch/files.ts';
import { runVariants } from '../../batch/pool.ts';
import { verdictsIn } from '../../scripts/page-build.ts';
import { loadFile } from '../../sim/index.ts';
import { closeBrowser, expectToFit, openBrowser, openPage, SKIP, violations, type Opened } from './page.ts';

if (SKIP) console.log('browser tests are skipped: no Chromium was found');

const VERDICTS = verdictsIn(readFileSync('docs/claims.md', 'utf8'));

test('the verdicts on the front page are those of docs/claims.md, one a claim', () => {
  const counted = /^(\d+) hold, (\d+) fail, (\d+) depend, (\d+) are assumed, (\d+) undecided\.$/m.exec(
    readFileSync('docs/claims.md', 'utf8'),
  )!;
  const of = (verdict: string) => Object.values(VERDICTS).filter((one) => one.verdict === verdict).length;
  expect(['holds', 'fails', 'depends', 'assumed', 'undecided'].map(of)).toEqual(counted.slice(1).map(Number));
});

describe.skipIf(SKIP)('the front page', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await openBrowser();
  });
  afterAll(() => closeBrowser(opened));

  test('is what a first visit shows, tells a true run, and plays it', async () => {
    const { page, faults } = await openPage(opened, { view: 'nowhere' });
    const play = page.getByRole('button', { name: 'Play the year' });
    await play.waitFor();
    const flags = { people: 1500, seed: '7', replicates: 1, set: ['seeding.count=12', 'graph.circles=12'] };
    const { variants } = loadFile('phone-maker', load, changesOf(flags));
    const [run] = await runVariants(variants.filter(({ name }) => name === 'meeting'));
    const inside = run.outcomes[0].kpis['members']!;
    expect(await page.locator('.told').textContent()).toBe(
      `12 people told their friends. A year later ${inside.toLocaleString('en')} of 1,500 are in. Watch who brought whom.`,
    );
    await play.click();
    await page.getByText(/^day [1-9]\d? · /).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('its doors and cards open what they say', async () => {
    const { page } = await openPage(opened, { view: 'start' });
    const cards = page.locator('.cards.claims > li');
    expect(await cards.count()).toBe(Object.keys(VERDICTS).length);
    const lit = await page.locator('.cards.claims i[data-true]').count();
    const expected = Object.values(VERDICTS).reduce((sum, { trueIn }) => sum + Math.round(trueIn * 20), 0);
    expect(lit).toBe(expected);
    const chosen = page.getByLabel('Experiment');
    await page.getByRole('button', { name: /^A book club/ }).click();
    await page.locator('.scenarios').waitFor();
    expect(await chosen.inputValue()).toBe('book-club');
    await page.getByRole('button', { name: /^Kindling/ }).click();
    await page.getByRole('button', { name: /^I study communities/ }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('start-claims');
    await page.getByRole('button', { name: /^I am learning/ }).click();
    await page.getByText(/of 34 have heard/).waitFor();
    expect(await chosen.inputValue()).toBe('karate');
    await page.context().close();
  });

  test.each([
    ['en', false],
    ['zh', true],
  ] as const)('fits every width and has no accessibility violation (%s, dark: %s)', async (lang, dark) => {
    for (const width of [390, 1440, 2560]) {
      const { page } = await openPage(opened, { lang, view: 'start' }, { width, dark });
      await page.locator('.hero canvas').waitFor();
      await expectToFit(page);
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    }
  });

  test('how soon there is something to look at (printed, not judged)', async () => {
    const { page } = await openPage(opened, { view: 'start' });
    const first = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    );
    await page.locator('.hero canvas').waitFor();
    const told = await page.evaluate(() => performance.now());
    console.log(`front page: first paint ${first.toFixed(0)} ms, the run is told by ${told.toFixed(0)} ms`);
    expect(first).toBeGreaterThan(0);
    await page.context().close();
  });
});
