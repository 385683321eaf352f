import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  allDone,
  closeBrowser,
  digestOf,
  openBrowser,
  openPage,
  SKIP,
  type Opened,
  violations,
} from './page.ts';

if (SKIP) console.log('browser tests are skipped: no Chromium was found');

describe.skipIf(SKIP)('sharing and finding', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await openBrowser();
  });
  afterAll(() => closeBrowser(opened));

  test('a link opened in another browser gives the same digests, in its own language', async () => {
    const settings = { experiment: 'meet-once', people: 900, days: 25, replicates: 3 };
    const { page } = await openPage(opened, settings);
    await page.getByLabel('founders asked (people)', { exact: true }).fill('40');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await allDone(page);
    const expected = await digestOf(page);
    await page.getByRole('button', { name: 'Share' }).click();
    const box = page.getByLabel('Link to what is open here', { exact: true });
    await expect.poll(() => box.inputValue()).toContain('#open=');
    const link = await box.inputValue();
    const command = await page.getByLabel('The same in Node', { exact: true }).inputValue();
    expect(command).toBe(
      'npx kindling compare meet-once --people 900 --days 25 --replicates 3 --seed 7 --set online:seeding.count=40',
    );
    expect(await violations(page)).toEqual([]);
    await page.context().close();

    const { page: other, faults } = await openPage(opened, { lang: 'zh' }, {}, new URL(link).hash);
    await allDone(other);
    expect(await digestOf(other)).toEqual(expected);
    expect(await other.getByRole('button', { name: '分享', exact: true }).count()).toBe(1);
    // The address is clean again, so that a reload keeps what is changed from here on.
    expect(new URL(other.url()).hash).toBe('');
    expect(faults).toEqual([]);
    await other.context().close();
  });

  test('a link that was cut is said to be so, and nothing else changes', async () => {
    const { page } = await openPage(opened, { experiment: 'karate' }, {}, '#open=7ZJBasMw');
    await page.getByText('The link could not be read').waitFor();
    expect(await page.getByLabel('Experiment').inputValue()).toBe('karate');
    await page.context().close();
  });

  test('the key / finds a setting; what was changed is listed, and taken back one by one', async () => {
    const { page } = await openPage(opened, { experiment: 'hundred-kols' });
    await page.keyboard.press('/');
    await page.keyboard.type('talking days');
    await page.getByText(/^Found in \d+ places?/).waitFor();
    const days = page.getByLabel(/^talking days/).first();
    const before = await days.inputValue();
    await days.fill('21');
    await days.press('Enter');
    const changes = page.getByRole('region', { name: 'Changes' });
    await changes.getByText(`${before} → 21`).waitFor();
    expect(await violations(page)).toEqual([]);
    await changes.getByRole('button', { name: 'Undo: talking days' }).click();
    await changes.waitFor({ state: 'detached' });
    expect(await days.inputValue()).toBe(before);
    await page.context().close();
  });
});
