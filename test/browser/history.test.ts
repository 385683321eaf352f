import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeBrowser, openBrowser, openPage, SKIP, violations, type Opened } from './page.ts';

if (SKIP) console.log('browser tests are skipped: no Chromium was found');

describe.skipIf(SKIP)('steps and keys, on the page', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await openBrowser();
  });
  afterAll(() => closeBrowser(opened));

  test('what was set is taken back and done again, by button and by key', async () => {
    const { page, faults } = await openPage(opened, { experiment: 'karate' });
    const runs = page.getByLabel('Runs', { exact: true });
    const undo = page.getByRole('button', { name: 'Undo the last change' });
    const redo = page.getByRole('button', { name: 'Redo' });
    const before = await runs.inputValue();
    expect(before).not.toBe('7');
    expect(await undo.isDisabled()).toBe(true);
    await runs.fill('7');
    await runs.press('Tab');
    await page.getByRole('combobox').first().selectOption('pairing');
    await page.getByRole('heading', { name: /pairing|worlds/i }).waitFor();
    // Another experiment is a step of its own, however soon it follows.
    await undo.click();
    expect(await page.getByRole('combobox').first().inputValue()).toBe('karate');
    expect(await runs.inputValue()).toBe('7');
    await page.locator('body').press('Control+z');
    expect(await runs.inputValue()).toBe(before);
    expect(await undo.isDisabled()).toBe(true);
    await page.locator('body').press('Control+Shift+Z');
    expect(await runs.inputValue()).toBe('7');
    await redo.click();
    expect(await page.getByRole('combobox').first().inputValue()).toBe('pairing');
    expect(await redo.isDisabled()).toBe(true);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test.each(['en', 'zh'] as const)(
    'the key ? lists the keys of the view that is shown (%s)',
    async (lang) => {
      const { page } = await openPage(opened, { experiment: 'karate', lang });
      await page.locator('body').press('Shift+?');
      const dialog = page.getByRole('dialog');
      await dialog.getByText(lang === 'en' ? 'Find a setting' : '查找设置').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'hidden' });
      await page.getByRole('radio', { name: lang === 'en' ? 'Network' : '网络' }).focus();
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: lang === 'en' ? /^Keys/ : /^快捷键/ }).click();
      await dialog.getByText(lang === 'en' ? 'Play or pause' : '播放或暂停').waitFor();
      expect(await dialog.getByText(lang === 'en' ? 'Find a setting' : '查找设置').count()).toBe(0);
      await page.context().close();
    },
  );
});
