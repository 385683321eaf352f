import { changesOf } from '../../batch/cli/options.ts';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { load } from '../../batch/files.ts';
import { runVariants } from '../../batch/pool.ts';
import { joinDigests, loadFile, STAGES } from '../../sim/index.ts';
import { allDone, digestOf, closeBrowser, openBrowser, openPage, SKIP, type Opened } from './page.ts';

const SMALL = { people: 1000, days: 20, replicates: 3 };

describe.skipIf(SKIP)('what is seen of a comparison', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await openBrowser();
  });
  afterAll(() => closeBrowser(opened));

  test('the sentence comes first: who reaches how many more people than whom, and in how many runs', async () => {
    const { page } = await openPage(opened, { experiment: 'hundred-kols', ...SMALL });
    await page.keyboard.press('r');
    await allDone(page);
    const headline = page.locator('.headline');
    // The reference is shown, so it is compared with the best of the others; then with the one that is chosen.
    expect(await headline.textContent()).toMatch(/^[BC] .+ than A 100 at random\. [BC] .*CNY (more|less)\.$/);
    await page.getByRole('button', { name: /^B 100 leaders/ }).click();
    await expect
      .poll(() => headline.textContent())
      .toMatch(/^B 100 leaders reaches [\d,.]+ (more|fewer) people than A 100 at random\./);
    expect(await page.locator('.dot-plot').first().locator('circle').count()).toBe(3); // A dot a run.
    await page.getByLabel('compare with').selectOption({ label: 'C 1,000 at random' });
    await expect.poll(() => headline.textContent()).toMatch(/^C 1,000 at random .+ than B 100 leaders\./);
    const said = await page.locator('.said').allTextContents();
    expect(said).toHaveLength(3); // Each of three with each.
    expect(said[0]).toMatch(
      /^B \(100 leaders\) reaches [\d,.]+ (more|fewer) people than A \(100 at random\)\.$/,
    );
    const sure = await page.locator('.finding').first().textContent();
    expect(sure).toMatch(/95% interval -?[\d,.]+ to -?[\d,.]+\. B is ahead in \d of 3 paired runs/);
    const [words, chart] = await tops(page, ['.headline', '.figure']);
    expect(words).toBeLessThan(chart);
    await page.context().close();
  });

  test('two scenarios of one’s own choice run side by side, with the bits they have in Node', async () => {
    const { page, faults } = await openPage(opened, { experiment: 'two', ...SMALL });
    await page.getByLabel('Scenario A').selectOption('meet-once#offline');
    await page.getByLabel('Scenario B').selectOption('cold-or-trusted#cold');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await allDone(page);
    const expected = [];
    for (const [file, name] of [
      ['meet-once', 'offline'],
      ['cold-or-trusted', 'cold'],
    ]) {
      const { variants } = loadFile(file, load, changesOf(SMALL));
      const [run] = await runVariants(variants.filter((v) => v.name === name));
      expected.push(joinDigests(run.outcomes.map((o) => o.digest)));
    }
    expect(await digestOf(page)).toEqual(expected);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('scenarios on different people say that the policy is not all that differs', async () => {
    const settings = { experiment: 'two', two: ['city', 'karate#edge'] as const, ...SMALL };
    const { page } = await openPage(opened, settings);
    await page.keyboard.press('r');
    await allDone(page);
    await page.locator('.judged').getByText('have different people and ties').waitFor();
    expect(await page.getByText(/Pairing on common random numbers/).count()).toBe(0);
    await page.context().close();
  });

  test.each([false, true])('stages are one ramp, monotone in lightness (dark: %s)', async (dark) => {
    const { page } = await openPage(opened, { experiment: 'karate' }, { dark });
    const ladder = STAGES.filter(({ rank }) => rank > 0);
    const colours = await page.evaluate(
      (ids) => ids.map((id) => getComputedStyle(document.documentElement).getPropertyValue(`--stage-${id}`)),
      ladder.map(({ id }) => id),
    );
    if (!dark) expect(colours).toEqual(ladder.map(({ colour }) => colour));
    const light = colours.map(luminance);
    const rising = light.toSorted((a, b) => a - b);
    expect(light).toEqual(dark ? rising : rising.toReversed());
    expect(new Set(light.map((l) => l.toFixed(3))).size).toBe(ladder.length);
    await page.context().close();
  });

  test('the day is read off by pointer or by the keys [ and ], in all charts at once', async () => {
    const { page } = await openPage(opened, { experiment: 'karate', days: 20, replicates: 3 });
    await page.keyboard.press('r');
    await allDone(page);
    const days = async () =>
      new Set(
        (await page.locator('.readout').allTextContents()).map((text) => /Day (\d+)/.exec(text)?.[1] ?? text),
      );
    expect(await days()).toEqual(new Set(['20']));
    await page.keyboard.press('[');
    await page.keyboard.press('[');
    await expect.poll(days).toEqual(new Set(['18']));
    await page
      .locator('.u-over')
      .first()
      .hover({ position: { x: 1, y: 20 } });
    await expect.poll(days).toEqual(new Set(['0']));
    await page.context().close();
  });

  test('bands grow in place: no chart is made anew while runs come in', async () => {
    const { page } = await openPage(opened, {
      experiment: 'hundred-kols',
      people: 4000,
      days: 120,
      replicates: 8,
    });
    await page.keyboard.press('r');
    const canvases = page.locator('.figure canvas');
    await expect.poll(() => canvases.count(), { timeout: 60_000 }).toBe(5);
    await canvases.evaluateAll((all) => all.forEach((canvas) => (canvas.dataset['first'] = 'yes')));
    await allDone(page);
    expect(await page.locator('.figure canvas[data-first]').count()).toBe(5);
    await page.context().close();
  });

  test('after a change the old curves stay, marked, until the new ones have something to show', async () => {
    const { page } = await openPage(opened, {
      experiment: 'hundred-kols',
      people: 1000,
      days: 60,
      replicates: 3,
    });
    await page.keyboard.press('r');
    await allDone(page);
    await page.getByLabel('People', { exact: true }).fill('20000');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByText('The previous run is shown below').waitFor();
    expect(await page.locator('.headline').count()).toBe(1);
    await allDone(page);
    expect(await page.getByText('The previous run is shown below').count()).toBe(0);
    await page.context().close();
  });

  test('on a phone Run is in reach wherever one is, and Escape closes the sheet without cancelling', async () => {
    const settings = { experiment: 'hundred-kols', people: 20_000, days: 365, replicates: 40 };
    const { page } = await openPage(opened, settings, { width: 390 });
    const run = page.locator('.run-bar').getByRole('button', { name: 'Run', exact: true });
    await run.click();
    await page.locator('.headline').first().waitFor();
    await page.getByRole('button', { name: 'Change a policy' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.getByRole('status').textContent()).toMatch(/of 120 runs done\. Esc cancels/);
    await page.keyboard.press('Escape');
    await page.getByText(/^Cancelled after/).waitFor();
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await expect
      .poll(() => run.evaluate((button) => button.getBoundingClientRect().bottom))
      .toBeLessThan(900);
    await page.context().close();
  });

  test.each(['en', 'zh'] as const)(
    'three variants and their differences are in sight at 1,440 pixels, ranges of millions too (%s)',
    async (lang) => {
      const { page } = await openPage(opened, { lang, experiment: 'hundred-kols' }, { width: 1440 });
      await page.keyboard.press('r');
      await allDone(page);
      await page.keyboard.press('t');
      const beyond = (table: Element) => table.scrollWidth - table.clientWidth;
      await page.locator('.kpis .scroll').waitFor();
      expect(await page.locator('.kpis .scroll').evaluate(beyond)).toBe(0);
      await page.context().close();
    },
  );

  test('a knob says its meaning, unit, default and source, and what was changed', async () => {
    const { page } = await openPage(opened, { experiment: 'hundred-kols' });
    const price = page.getByLabel('price per founder (CNY)', { exact: true });
    const about = page.locator('.control').filter({ has: price }).locator('.about');
    expect(await about.locator('p').isVisible()).toBe(false);
    await about.getByLabel('About “price per founder (CNY)”').click();
    expect(await about.locator('p').innerText()).toMatch(
      /^Paid on day 0 .* Default: 0\. From: assumption\.$/,
    );
    const before = await price.inputValue();
    const said = async () =>
      page.locator(`[id="${await price.getAttribute('aria-describedby')}"]`).textContent();
    await price.fill('7');
    await price.press('Enter');
    await expect.poll(said).toContain(`Changed; the file has ${before}.`);
    await page.context().close();
  });

  test('in Chinese no name of a field, an option or a claim is left in English, and punctuation is full width', async () => {
    const { page } = await openPage(opened, { lang: 'zh', experiment: 'meet-once', ...SMALL });
    await page.keyboard.press('r');
    await allDone(page);
    const folded = page.locator('.mantine-Accordion-control[aria-expanded="false"]');
    while ((await folded.count()) > 0) await folded.first().click();
    await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    const text = await page.locator('body').innerText();
    expect(
      text.match(/.*(CNY|`|chance|degree|perCircle|offlineRatio|\b[a-z]+-[a-z]+(-[a-z]+)*\b).*/g) ?? [],
    ).toEqual([]);
    expect(text.match(/.*[\u4E00-\u9FFF][,;:!?()].*/g) ?? []).toEqual([]);
    await page.context().close();
  });
});

async function tops(page: Page, selectors: readonly string[]): Promise<number[]> {
  return page.evaluate(
    (all) => all.map((one) => document.querySelector(one)!.getBoundingClientRect().top),
    selectors,
  );
}

/** Relative luminance of a colour such as #44265a (WCAG 2). */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((k) => {
    const c = Number.parseInt(colour.trim().slice(k, k + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
