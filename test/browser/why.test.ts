import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AblationStudy } from '../../sim/index.ts';
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

const SIZE = { days: 40, replicates: 3 };

describe.skipIf(SKIP)('why, on the page', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await openBrowser();
  });
  afterAll(() => closeBrowser(opened));

  test('says what the command line says, by keyboard alone', async () => {
    const { page, faults } = await openPage(opened, { experiment: 'karate', ...SIZE });
    await page.getByRole('radio', { name: 'Why' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('the community runs again without each of its parts').waitFor();
    await page.keyboard.press('r');
    await allDone(page);
    const asTable = page.getByRole('button', { name: 'As table' }).first();
    await asTable.focus();
    await page.keyboard.press('Enter');
    const shown = await page
      .getByRole('region', { name: 'What each part did' })
      .locator('tbody tr')
      .allTextContents();
    const { stdout } = startKindling([
      'why',
      'karate',
      '--json',
      '--quiet',
      '--days',
      '40',
      '--replicates',
      '3',
    ]);
    const { effects } = JSON.parse(stdout) as AblationStudy;
    expect(shown).toHaveLength(effects.length);
    effects.forEach(({ effect }, k) => {
      expect(shown[k]).toContain(String(Number(effect.difference!.toPrecision(3))));
    });
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('can be cancelled; another metric is marked until it has run', async () => {
    const { page } = await openPage(opened, {
      experiment: 'hundred-kols',
      view: 'why',
      people: 5000,
      days: 365,
    });
    await page.keyboard.press('r');
    await page.getByText(/^[1-9]\d* of \d+ runs done/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText(/^Cancelled after/).waitFor();
    await page.context().close();
    const { page: small } = await openPage(opened, { experiment: 'karate', view: 'why', ...SIZE });
    await small.keyboard.press('r');
    await allDone(small);
    await small.getByLabel('Metric to explain').selectOption('cost');
    await small.getByText('You changed something since this ran').waitFor();
    await small.context().close();
  });

  test.each([
    { lang: 'en', dark: false, width: 1440 },
    { lang: 'zh', dark: true, width: 1440 },
    { lang: 'zh', dark: false, width: 390 },
    { lang: 'en', dark: true, width: 390 },
    { lang: 'zh', dark: false, width: 2560 },
  ] as const)(
    'has no accessibility violation and does not scroll sideways ($lang dark=$dark $width px)',
    async ({ lang, dark, width }) => {
      const { page } = await openPage(
        opened,
        { lang, experiment: 'karate', view: 'why', ...SIZE },
        { width, dark },
      );
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('r');
      await allDone(page);
      expect(await violations(page)).toEqual([]);
      await expectToFit(page);
      await page.context().close();
    },
  );
});
