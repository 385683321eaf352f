import { changesOf } from '../../batch/cli/options.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { load } from '../../batch/files.ts';
import { runVariants } from '../../batch/pool.ts';
import { joinDigests, loadFile } from '../../sim/index.ts';
import {
  allDone,
  digestOf,
  closeBrowser,
  expectToFit,
  openBrowser,
  openPage,
  SKIP,
  type Opened,
  violations,
} from './page.ts';

if (SKIP) console.log('browser tests are skipped: no Chromium was found');

describe.skipIf(SKIP)('the dashboard', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await openBrowser();
  });
  afterAll(() => closeBrowser(opened));

  test.each(['hundred-kols', 'cold-or-trusted', 'meet-once', 'karate', 'what-if'])(
    '%s gives the same bits in the browser as in Node',
    async (experiment) => {
      const { people, days, replicates } = { people: 1500, days: 40, replicates: 3 };
      const sized = experiment === 'karate' ? {} : { people };
      const { page, faults } = await openPage(opened, { experiment, days, replicates, ...sized });
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      await allDone(page);
      const shown = await digestOf(page);
      const { variants } = loadFile(experiment, load, changesOf({ days, replicates, ...sized }));
      const runs = await runVariants(variants);
      expect(shown).toEqual(runs.map((run) => joinDigests(run.outcomes.map((o) => o.digest))));
      expect(faults).toEqual([]);
      await page.context().close();
    },
  );

  test('a policy is changed by keyboard, the old result is marked, the new one differs', async () => {
    const { page } = await openPage(opened, {
      experiment: 'cold-or-trusted',
      people: 800,
      days: 30,
      replicates: 3,
    });
    await page.keyboard.press('r');
    await allDone(page);
    const before = await digestOf(page);
    await page.getByRole('button', { name: /^IP, channels and product/ }).press('Enter');
    const reach = page.getByLabel('visits: reach', { exact: false }).first();
    await reach.fill('400');
    await reach.press('Tab');
    await page.getByText('You changed something since this ran').waitFor();
    await page.getByRole('button', { name: 'Run', exact: true }).press('Enter');
    await allDone(page);
    const after = await digestOf(page);
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).toBe(before[1]);
    await page.context().close();
  });

  test('a hazard may be said in people’s units, and is shown in them', async () => {
    const { page } = await openPage(opened, { experiment: 'cold-or-trusted' });
    await page.getByRole('button', { name: /^IP, channels and product/ }).press('Enter');
    const touch = page.getByLabel(/^visits: touch/).first();
    await touch.fill('half');
    await touch.press('Enter');
    await page.getByText('That is 50% each time.').first().waitFor();
    await touch.fill('half in 6 weeks');
    await touch.press('Enter');
    await page.getByRole('alert').getByText('Leave the period out').waitFor();
    await page.context().close();
  });

  test('a wrong number is refused in words and can be undone', async () => {
    const { page } = await openPage(opened, { experiment: 'karate' });
    const count = page.getByLabel(/^founders asked/);
    await count.fill('many');
    await count.press('Tab');
    await page.getByRole('alert').getByText('founders asked').waitFor();
    expect(await page.getByRole('alert').textContent()).not.toContain('--set');
    expect(await violations(page)).toEqual([]);
    expect(await page.getByRole('button', { name: 'Run', exact: true }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Undo all changes' }).click();
    expect(await page.getByRole('button', { name: 'Run', exact: true }).isEnabled()).toBe(true);
    await page.context().close();
  });

  test('a size is typed key by key and counts when it is finished; a wrong one can be corrected in place', async () => {
    const { page } = await openPage(opened, { experiment: 'what-if', people: 1000, days: 20, replicates: 2 });
    const people = page.getByLabel('People', { exact: true });
    await people.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('50');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('seeding.count').waitFor();
    await people.click();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('500');
    await page.keyboard.press('Tab');
    await page.getByRole('alert').waitFor({ state: 'detached' });
    expect(await people.inputValue()).toBe('500');
    await page.context().close();
  });

  test('a run can be cancelled at any time, and what was done stays', async () => {
    const { page } = await openPage(opened, {
      experiment: 'hundred-kols',
      people: 20_000,
      days: 365,
      replicates: 40,
    });
    await page.keyboard.press('r');
    await page.getByText(/^[1-9]\d* of 120 runs done/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText(/^Cancelled after/).waitFor();
    await page.context().close();
  });

  test('a worker that dies is said in words, and can be tried again', async () => {
    const { page } = await openPage(opened, { experiment: 'karate', days: 20, replicates: 3 });
    await page.route('**/engine-*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("out of luck");' }),
    );
    // Workers that were loaded with the page would not die.
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('r');
    await page.getByRole('alert').getByText('out of luck').waitFor();
    await page.unroute('**/engine-*.js');
    await page.getByRole('button', { name: 'Try again' }).click();
    await allDone(page);
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.context().close();
  });

  test.each(['en', 'zh'] as const)(
    'the knobs have no accessibility violation, beside or in a sheet (%s)',
    async (lang) => {
      for (const width of [1440, 390]) {
        const { page } = await openPage(opened, { lang, experiment: 'meet-once' }, { width });
        if (width === 390)
          await page.getByRole('button', { name: lang === 'zh' ? '调整策略' : 'Change a policy' }).click();
        const folded = page.locator('.mantine-Accordion-control[aria-expanded="false"]');
        while ((await folded.count()) > 0) await folded.first().click();
        await page.waitForTimeout(500);
        expect(await violations(page)).toEqual([]);
        await page.context().close();
      }
    },
  );

  test('choosing another experiment while one runs ends it and clears the page', async () => {
    const { page } = await openPage(opened, { experiment: 'hundred-kols', people: 20_000, days: 365 });
    await page.keyboard.press('r');
    await page.getByText(/^[1-9]\d* of 60 runs done/).waitFor();
    await page.getByLabel('Experiment').selectOption('karate');
    await page.getByText('Press Run, or the key R.').waitFor();
    expect(await digestOf(page)).toEqual([]);
    await page.context().close();
  });

  test('settings survive a reload, and results are computed again', async () => {
    const { page } = await openPage(opened, { experiment: 'karate', days: 20, replicates: 3 });
    await page.keyboard.press('r');
    await allDone(page);
    const before = await digestOf(page);
    await page.getByText('中文', { exact: true }).click();
    await page.reload();
    await allDone(page);
    expect(await digestOf(page)).toEqual(before);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
    await page.context().close();
  });

  test('20,000 people: how long the page was ever busy (printed, not judged)', async () => {
    const { page } = await openPage(opened, {
      experiment: 'hundred-kols',
      people: 20_000,
      days: 120,
      replicates: 4,
    });
    await page.evaluate(() => {
      const longest = { ms: 0 };
      Object.assign(window, { longest });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) longest.ms = Math.max(longest.ms, entry.duration);
      }).observe({ entryTypes: ['longtask'] });
    });
    await page.keyboard.press('r');
    await allDone(page);
    const ms = await page.evaluate(() => (window as unknown as { longest: { ms: number } }).longest.ms);
    console.log(
      `longest main-thread task while 20,000 people ran: ${ms === 0 ? 'under 50' : Math.round(ms)} ms`,
    );
    await page.context().close();
  });

  describe.each([
    { lang: 'en', dark: false, width: 1440 },
    { lang: 'zh', dark: true, width: 1440 },
    { lang: 'zh', dark: false, width: 390 },
    { lang: 'en', dark: true, width: 390 },
  ] as const)('$lang dark=$dark $width px', ({ lang, dark, width }) => {
    test('has no accessibility violation, before and after a run, and does not scroll sideways', async () => {
      const settings = { lang, experiment: 'karate', days: 20, replicates: 3 };
      const { page } = await openPage(opened, settings, { width, dark });
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('r');
      await allDone(page);
      expect(await violations(page)).toEqual([]);
      await expectToFit(page);
      await page.context().close();
    });
  });
});
