import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allDone, digestOf, closeBrowser, openBrowser, openPage, SKIP, type Opened } from './page.ts';

const SMALL = { experiment: 'karate', days: 20, replicates: 2 };
const KEY = 'kindling-settings';

describe.skipIf(SKIP)('what the browser keeps', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await openBrowser();
  });
  afterAll(() => closeBrowser(opened));

  /** Runs, changes the language, and so saves. */
  const work = async (page: Page) => {
    await page.keyboard.press('r');
    await allDone(page);
    expect(await digestOf(page)).toHaveLength(3);
    await page.getByText('中文', { exact: true }).click();
    await page.getByText('调整策略').first().waitFor();
  };

  test.each([
    [
      'blocked: every access throws',
      `for (const name of ['localStorage', 'sessionStorage'])
         Object.defineProperty(window, name, { get() { throw new DOMException('no access', 'SecurityError'); } });`,
    ],
    [
      'full: nothing can be written',
      `Storage.prototype.setItem = () => { throw new DOMException('no room', 'QuotaExceededError'); };`,
    ],
  ])('storage that is %s', async (_, script) => {
    const { page, faults } = await openPage(opened);
    await page.addInitScript(script);
    await page.reload();
    await page.getByLabel('Experiment').selectOption('karate');
    await page.getByLabel('Days', { exact: true }).fill('20');
    await page.getByLabel('Runs', { exact: true }).fill('2');
    await page.keyboard.press('Enter');
    await page.locator('body').click({ position: { x: 1, y: 1 } });
    await page.getByText(/^This browser does not save settings/).waitFor();
    await work(page);
    await page.getByText(/^浏览器没有保存设置/).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test.each([
    ['of another program', 'hello', /^The saved settings could not be read/],
    ['a list', '[1, 2]', null],
    [
      'of another shape',
      JSON.stringify({ state: 'text', version: 1 }),
      /^The saved settings could not be read/,
    ],
    [
      'of a later version, with wrong fields',
      JSON.stringify({ state: { ...SMALL, lang: 'fr', changes: null, two: [3], ran: 'x' }, version: 99 }),
      /start from their defaults: (lang|two|changes|ran)(, (lang|two|changes|ran)){3}\./,
    ],
    ['of a view that is gone', JSON.stringify({ state: { ...SMALL, view: 'gone' }, version: 1 }), null],
  ])('settings %s are never a blank page', async (_, kept, said) => {
    const { page, faults } = await openPage(opened);
    await page.evaluate(
      ([key, text]) => {
        sessionStorage.clear();
        localStorage.setItem(key, text);
      },
      [KEY, kept] as const,
    );
    await page.reload();
    await page.locator('.hero').waitFor();
    if (said) await page.getByRole('status').getByText(said).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('two tabs do not overwrite each other; a third begins where the last left off', async () => {
    const { page: first } = await openPage(opened, { experiment: 'karate' });
    const second = await first.context().newPage();
    await second.goto(first.url());
    await first.getByLabel('Days', { exact: true }).fill('21');
    await first.keyboard.press('Enter');
    await second.getByLabel('Days', { exact: true }).fill('22');
    await second.keyboard.press('Enter');
    const days = (page: Page) => page.getByLabel('Days', { exact: true }).inputValue();
    await first.reload();
    await second.reload();
    expect([await days(first), await days(second)]).toEqual(['21', '22']);
    const third = await first.context().newPage();
    await third.goto(first.url());
    expect(await days(third)).toBe('22');
    await first.context().close();
  });
});
