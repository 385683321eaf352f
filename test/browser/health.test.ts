import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startKindling } from '../support/cli.ts';
import {
  allDone,
  closeBrowser,
  expectToFit,
  openBrowser,
  openPage,
  SKIP,
  type Opened,
  violations,
} from './page.ts';

if (SKIP) console.log('browser tests are skipped: no Chromium was found');

const SIZE = { people: 300, replicates: 2 };

describe.skipIf(SKIP)('the health card, on the page', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await openBrowser();
  });
  afterAll(() => closeBrowser(opened));

  test('says what the command line says, for the scenario that is chosen', async () => {
    const { page, faults } = await openPage(opened, { experiment: 'book-club', view: 'health', ...SIZE });
    await page.getByText('holds ten vital signs against those of real communities').waitFor();
    await page.getByRole('radio', { name: 'B' }).first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('r');
    await allDone(page);
    await page.getByRole('button', { name: 'As table' }).click();
    const shown = await page
      .getByRole('region', { name: 'Vital signs' })
      .locator('tbody tr')
      .allTextContents();
    const flags = ['--json', '--quiet', '--people', '300', '--replicates', '2'];
    const { stdout } = startKindling(['health', 'book-club#author', ...flags]);
    const { signs } = JSON.parse(stdout) as { signs: { verdict: string; mean: number | null }[] };
    expect(shown).toHaveLength(signs.length);
    const words: Record<string, string> = {
      pass: 'pass',
      review: 'review',
      fail: 'FAIL',
      unknown: 'unknown',
    };
    signs.forEach(({ verdict }, k) => expect(shown[k]).toContain(words[verdict]));
    // The share of members, in the first row, to the digit.
    expect(shown[0]).toContain(`${Math.round(100 * signs[0]!.mean!)}%`);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test.each([
    ['en', false],
    ['zh', true],
  ] as const)('without violations, from 390 pixels on (%s, dark: %s)', async (lang, dark) => {
    const settings = { experiment: 'book-club', view: 'health', lang, ...SIZE };
    const { page } = await openPage(opened, settings, { dark });
    await page.keyboard.press('r');
    await allDone(page);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectToFit(page);
    await page.context().close();
  });
});
