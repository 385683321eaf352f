import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Lang } from '../../i18n/index.ts';
import { allDone, closeBrowser, digestOf, openBrowser, openPage, SKIP, type Opened } from './page.ts';

if (SKIP) console.log('browser tests are skipped: no Chromium was found');

/** The words on the page, as the tutorials have them in bold. */
const WORDS = {
  en: {
    run: 'Run',
    people: 'People',
    days: 'Days',
    runs: 'Runs',
    community: /^Community: who is there/,
    sharing: /^Sharing: word of mouth/,
    there: 'Community already there',
    byStage: 'By stage',
    variant: 'Variant',
    members: 'there already: member',
    founders: 'founders asked',
    sender: 'reward for the sender',
    friend: 'reward for the friend',
    lift: 'lift by the sender’s reward',
    talking: 'talking days',
    why: 'Why',
    pairs: 'Every pair in words, and how to read them',
  },
  zh: {
    run: '运行',
    people: '人数',
    days: '天数',
    runs: '运行次数',
    community: /^社群：/,
    sharing: /^分享：/,
    there: '已有的社群',
    byStage: '按阶段',
    variant: '方案',
    members: '现有：成员',
    founders: '邀请的种子用户',
    sender: '推荐人奖励',
    friend: '被推荐人奖励',
    lift: '推荐人奖励的推动',
    talking: '热议天数',
    why: '原因',
    pairs: '逐对说明，以及如何解读',
  },
} as const;

const tutorial = (name: string, lang: Lang) =>
  readFileSync(`docs/tutorials/${name}${lang === 'zh' ? '.zh' : ''}.md`, 'utf8');

/** Everything that a reader can see or choose on the page now. */
async function wordsOn(page: Page): Promise<string> {
  const shown = await page.locator('body').innerText();
  const options = await page.locator('option').allTextContents();
  return [shown, ...options].join('\n');
}

/** Words in bold that no page showed. */
function unseen(markdown: string, seen: readonly string[]): string[] {
  const bold = [...markdown.matchAll(/\*\*([^*]+)\*\*/g)].map(([, text]) => text.trim());
  const all = seen.join('\n').toLowerCase();
  return bold.filter((text) => !all.includes(text.toLowerCase()));
}

async function enter(page: Page, label: string, value: string): Promise<void> {
  // Other fields may end in the same words.
  const box = page.getByLabel(new RegExp(`^${label}`)).first();
  await box.fill(value);
  await box.press('Tab');
}

/** Runs again after a change, until the digests of the variants are others than they were. */
async function runAgain(page: Page, run: string, before: readonly string[]): Promise<void> {
  await press(page, run);
  await expect.poll(() => digestOf(page), { timeout: 120_000 }).not.toEqual(before);
  await allDone(page);
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
}

describe.skipIf(SKIP).each(['en', 'zh'] as const)('the steps on the page, in %s', (lang) => {
  const words = WORDS[lang];
  let opened: Opened;
  beforeAll(async () => {
    opened = await openBrowser();
  });
  afterAll(() => closeBrowser(opened));

  test('of the tutorial for a strategist can be done, and every word in bold is there', async () => {
    const { page, faults } = await openPage(opened, { lang });
    const seen: string[] = [];
    await page.locator('header select').first().selectOption('what-if');
    // Less than the tutorial asks for, so that the test is short.
    for (const [label, value] of [
      [words.people, '1000'],
      [words.days, '40'],
      [words.runs, '3'],
    ]) {
      const box = page.getByLabel(label, { exact: true }).first();
      await box.fill(value);
      await box.press('Tab');
    }
    for (const variant of ['A', 'B']) {
      await page.getByRole('radiogroup', { name: words.variant }).getByText(variant, { exact: true }).click();
      await page.getByRole('switch', { name: words.there }).check({ force: true });
      const byStage = page.locator('details').filter({ has: page.getByLabel(words.members) });
      await byStage.locator('summary', { hasText: words.byStage }).click();
      await enter(page, words.members, '50');
      await enter(page, words.founders, '10');
      seen.push(await wordsOn(page));
    }
    await page.getByRole('button', { name: words.sharing }).click();
    await enter(page, words.sender, '8');
    await enter(page, words.friend, '8');
    await press(page, words.run);
    await allDone(page);
    await page.getByText(words.pairs).click();
    seen.push(await wordsOn(page));
    await enter(page, words.lift, '0');
    await runAgain(page, words.run, await digestOf(page));
    await page.getByText(words.why, { exact: true }).first().click();
    await press(page, words.run);
    await allDone(page);
    seen.push(await wordsOn(page));
    expect(unseen(tutorial('strategist', lang), seen)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  test('of the tutorial for a student can be done, and every word in bold is there', async () => {
    const { page, faults } = await openPage(opened, { lang, replicates: 5 });
    await page.locator('header select').first().selectOption('karate');
    await page.getByLabel(words.runs, { exact: true }).first().fill('5');
    await press(page, words.run);
    await allDone(page);
    await page.getByRole('button', { name: words.sharing }).click();
    const before = await digestOf(page);
    await enter(page, words.talking, '10');
    await runAgain(page, words.run, before);
    const steps = tutorial('student', lang).split('## 7.')[1].split('## ')[0];
    expect(unseen(steps, [await wordsOn(page)])).toEqual([]);
    await enter(page, words.talking, '5');
    await runAgain(page, words.run, await digestOf(page));
    expect(await digestOf(page)).toEqual(before);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
