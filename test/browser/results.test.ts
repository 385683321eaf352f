import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Comparison } from '../../sim/index.ts';
import { folder, startKindling } from '../support/cli.ts';
import { closeBrowser, expectToFit, openBrowser, openPage, SKIP, type Opened, violations } from './page.ts';

if (SKIP) console.log('browser tests are skipped: no Chromium was found');

const SWEEP = `version: 1
base: city
factors:
  seeding.count: [1, 5, 20]
  wordOfMouth.talk.member: [0.01, 0.1]
replicates: 4
metrics: [reach, members]
`;

describe.skipIf(SKIP)('results, opened on the page', () => {
  let opened: Opened;
  const home = folder();
  const store = join(home, 'store');
  const compared = join(home, 'compared');
  const made = (args: readonly string[]) => {
    const { status, stderr, stdout } = startKindling(args);
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  beforeAll(async () => {
    writeFileSync(join(home, 'rates.yaml'), SWEEP);
    const size = ['--people', '200', '--days', '30', '--quiet'];
    made(['sweep', join(home, 'rates.yaml'), '--out', store, ...size]);
    made(['results', store, '--csv', join(home, 'csv')]);
    made(['compare', 'karate', '--days', '30', '--replicates', '5', '--out', compared, '--quiet']);
    opened = await openBrowser();
  });
  afterAll(() => closeBrowser(opened));

  const view = (look: Parameters<typeof openPage>[2] = {}, lang: 'en' | 'zh' = 'en') =>
    openPage(opened, { lang, view: 'results' }, look);
  const open = (page: Page, what: string | readonly string[], kind: 'folder' | 'file') =>
    page
      .locator(`input[type=file]${kind === 'folder' ? '[webkitdirectory]' : ':not([webkitdirectory])'}`)
      .setInputFiles(what);
  const rows = (page: Page) =>
    page
      .getByRole('region', { name: 'All cells' })
      .locator('tbody tr')
      .evaluateAll((all) => all.map((tr) => [...tr.children].map((cell) => cell.textContent)));

  test('a sweep says what the command line says of it, from its folder and from its CSV', async () => {
    const { page, faults } = await view();
    await open(page, store, 'folder');
    await page.getByText('6 points, 24 runs in all.').waitFor();
    const fromFolder = await rows(page);
    const sql =
      'SELECT "seeding.count" AS c, "wordOfMouth.talk.member" AS t, count(*) AS n, avg(reach) AS m FROM runs GROUP BY ALL ORDER BY ALL';
    const expected = JSON.parse(made(['results', store, '--sql', sql, '--json'])) as Record<string, number>[];
    expect(fromFolder.map((row) => row.slice(0, 5))).toEqual(
      expected.map(({ c, t, n, m }) => [
        'city',
        String(c),
        String(t),
        String(n),
        String(Number(Number(m).toPrecision(3))),
      ]),
    );
    await page.getByLabel('Metric', { exact: true }).selectOption('members');
    await page.getByRole('heading', { name: /against seeding.count/ }).waitFor();
    await page.getByLabel('Against', { exact: true }).selectOption({ label: 'wordOfMouth.talk.member' });
    await page.getByRole('img', { name: /against wordOfMouth.talk.member/ }).waitFor();
    await open(page, join(home, 'csv/runs.csv'), 'file');
    await page.getByRole('heading', { name: 'runs.csv' }).waitFor();
    expect(await rows(page)).toEqual(fromFolder);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('a comparison is drawn by day, and opened by keyboard', async () => {
    const { page, faults } = await view();
    // Listened for before anything is looked up, as the browser must first hear that its own dialog is not wanted.
    const chooser = page.waitForEvent('filechooser');
    await page.getByText('Open files …').waitFor();
    await page.getByRole('button', { name: 'Open files …' }).press('Enter');
    await (await chooser).setFiles(join(compared, 'result.json'));
    await page.getByText('3 variants, 15 runs in all.').waitFor();
    const { variants } = JSON.parse(readFileSync(join(compared, 'result.json'), 'utf8')) as Comparison;
    expect((await rows(page)).map(([name, runs, mean]) => [name, runs, Number(mean)])).toEqual(
      Object.entries(variants).map(([name, { kpis }]) => [
        name,
        '5',
        Number(kpis['reach'].mean!.toPrecision(3)),
      ]),
    );
    await page.getByRole('heading', { name: /Day by day/ }).waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('a result of another level is drawn with the band that it holds', async () => {
    const out = join(home, 'level');
    const size = ['--days', '20', '--replicates', '5', '--quiet'];
    made(['compare', 'karate', '--level', '0.8', '--out', out, ...size]);
    const { page, faults } = await view();
    await open(page, join(out, 'result.json'), 'file');
    await page.getByRole('heading', { name: /Day by day/ }).waitFor();
    // Between the quantiles 1 − 0.8 and 0.8 lie 0.6 of the runs.
    await page.getByText('Light: 60 runs in 100').waitFor();
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test.each(['vanishes', 'changes'])('a file that %s before it is read is named', async (how) => {
    const file = join(home, `${how}.json`);
    copyFileSync(join(compared, 'result.json'), file);
    const { page } = await view();
    await page.route('**/worker-*.js', async (route) => {
      if (how === 'vanishes') rmSync(file);
      else writeFileSync(file, 'another file');
      await route.continue();
    });
    await open(page, file, 'file');
    await page.getByRole('alert').getByText(`${how}.json: this file changed or vanished`).waitFor();
    await page.context().close();
  });

  test.each([
    ['variants', null],
    ['variants', { a: 7 }],
    ['pairs', 'none'],
    ['metric', ['reach']],
  ])('a result whose %s is %j leaves a page, and its own file is blamed', async (name, value) => {
    const document = JSON.parse(readFileSync(join(compared, 'result.json'), 'utf8')) as object;
    const { page, faults } = await view();
    const buffer = Buffer.from(JSON.stringify({ ...document, [name]: value }));
    await page
      .locator('input[type=file]:not([webkitdirectory])')
      .setInputFiles({ name: 'mutated.json', mimeType: 'text/json', buffer });
    // What is not needed to draw it may be missing.
    await page.getByText('mutated.json').first().waitFor();
    expect(await page.getByText('This part of the page could not be shown').count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test.each([
    ['cut.parquet', 'PAR1 and then nothing', 'cut.parquet: this file cannot be read'],
    ['result.json', '{"kpis":', 'result.json: this file cannot be read'],
    ['other.json', '{"name": "something else"}', 'no results were found in the opened files (other.json)'],
    ['other.csv', 'a,b\n1,2\n', 'no results were found in the opened files (other.csv)'],
    ['runs.csv', 'point,replicate,reach\n', 'there are no finished runs in it'],
    ['notes.txt', 'hello', 'no results were found in the opened files (notes.txt)'],
  ])('%s is refused in one clear message', async (name, text, message) => {
    const { page, faults } = await view();
    await page
      .locator('input[type=file]:not([webkitdirectory])')
      .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    const alert = page.getByRole('alert');
    await alert.getByText(message).waitFor();
    expect(await alert.locator('li').count()).toBe(1);
    expect(faults).toEqual([]);
    await page.context().close();
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
      const { page } = await view({ width, dark }, lang);
      expect(await violations(page)).toEqual([]);
      await open(page, store, 'folder');
      await page.locator('.factor-chart').waitFor();
      expect(await violations(page)).toEqual([]);
      await expectToFit(page);
      if (process.env.KINDLING_SHOTS)
        await page.screenshot({ path: `${process.env.KINDLING_SHOTS}-${lang}-${width}.png`, fullPage: true });
      await page.context().close();
    },
  );
});
