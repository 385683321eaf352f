import react from '@vitejs/plugin-react';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knownVerdicts } from '../../scripts/page-build.ts';
import { VERSION } from '../../sim/index.ts';
import { folder } from '../support/cli.ts';
import { closeBrowser, expectToFit, openBrowser, openPage, SKIP, type Opened, violations } from './page.ts';

describe.skipIf(SKIP)('a view that throws', () => {
  let opened: Opened;
  beforeAll(async () => {
    const outDir = folder();
    await build({
      configFile: false,
      root: 'test/browser/fixture',
      plugins: [react(), knownVerdicts()],
      worker: { format: 'es' },
      build: { outDir, emptyOutDir: true, chunkSizeWarningLimit: 9999 },
      logLevel: 'error',
    });
    opened = await openBrowser(outDir);
  });
  afterAll(() => closeBrowser(opened));

  const view = (lang: 'en' | 'zh' = 'en', look: { width?: number; dark?: boolean } = {}) =>
    openPage(opened, { lang, experiment: 'karate', view: 'throwing' }, look);
  const crash = (page: Page) => page.getByRole('alert');

  test('says what happened in both languages, as text, and leaves the rest of the page alone', async () => {
    const { page } = await view();
    await page.getByRole('button', { name: 'Throw' }).click();
    await crash(page).waitFor();
    const text = await crash(page).innerText();
    expect(text).toContain('What happened: out of <b>luck</b>.');
    expect(text).toContain('原因：out of <b>luck</b>。');
    expect(await crash(page).locator('b').count()).toBe(0);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    expect(await page.getByLabel('Experiment').isEnabled()).toBe(true);
    await page.context().close();
  });

  test('can be tried again, and left for another view, in the header as in the message', async () => {
    const { page } = await view();
    await page.getByRole('button', { name: 'Throw' }).click();
    await crash(page)
      .getByRole('button', { name: /^Try again/ })
      .click();
    await page.getByRole('button', { name: 'Throw' }).click();
    await crash(page)
      .getByRole('button', { name: /^Results/ })
      .click();
    await page.getByRole('heading', { name: 'Open results' }).waitFor();
    await page.getByText('Throwing', { exact: true }).click();
    await page.getByRole('button', { name: 'Throw' }).click();
    await page.getByText('Compare', { exact: true }).first().click();
    await page.getByText('Press Run, or the key R.').waitFor();
    expect(await crash(page).count()).toBe(0);
    await page.context().close();
  });

  test('one that throws at every load still leaves a page; the settings are saved to a file and come back', async () => {
    const { page } = await view();
    await page.evaluate(() => localStorage.setItem('throw', 'at once'));
    await page.reload();
    const saving = page.waitForEvent('download');
    await crash(page)
      .getByRole('button', { name: /^Save settings/ })
      .click();
    const file = await (await saving).path();
    const kept = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    expect(kept).toMatchObject({ kindling: VERSION, error: 'out of <b>luck</b>' });
    expect(kept['settings']).toMatchObject({ lang: 'en', experiment: 'karate', view: 'throwing' });
    await crash(page)
      .getByRole('button', { name: /^Start over/ })
      .click();
    await page.locator('.hero').waitFor();
    expect(await page.getByLabel('Experiment').inputValue()).toBe('hundred-kols');
    await page.evaluate(() => localStorage.removeItem('throw'));
    await page.getByText('Compare', { exact: true }).first().click();
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByRole('button', { name: 'Throw' }).waitFor();
    expect(await page.getByLabel('Experiment').inputValue()).toBe('karate');
    await page.context().close();
  });

  test('a file that holds no settings is refused in words', async () => {
    const { page } = await view();
    await page.getByRole('button', { name: 'Throw' }).click();
    const buffer = Buffer.from('{"name": "something else"}');
    await page.locator('input[type=file]').setInputFiles({ name: 'a.json', mimeType: 'text/json', buffer });
    await page.getByText(/^This is not a settings file/).waitFor();
    await page.context().close();
  });

  test('where the component library itself throws, the same message stands alone on the page', async () => {
    const { page } = await view();
    await page.evaluate(() => localStorage.setItem('throw', 'page'));
    await page.reload();
    await page.getByText('What happened: no media.').waitFor();
    await page.evaluate(() => localStorage.removeItem('throw'));
    await page.reload();
    await page.getByRole('button', { name: 'Throw' }).waitFor();
    await page.context().close();
  });

  test.each([
    { lang: 'en', dark: false, width: 1440 },
    { lang: 'zh', dark: true, width: 390 },
  ] as const)(
    'the message is accessible and fits ($lang dark=$dark $width px)',
    async ({ lang, ...look }) => {
      const { page } = await view(lang, look);
      await page.getByRole('button', { name: 'Throw' }).click();
      await crash(page).waitFor();
      expect(await violations(page)).toEqual([]);
      await expectToFit(page);
      if (process.env.KINDLING_SHOTS)
        await page.screenshot({ path: `${process.env.KINDLING_SHOTS}-crash-${lang}.png`, fullPage: true });
      await page.context().close();
    },
  );
});
