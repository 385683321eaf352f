import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { findBrowser } from '../../scripts/browser.mjs';
import { servePage, type Served } from '../../batch/serve.ts';

/** Whether a browser is here; where none may be skipped, its absence fails the tests. */
const BROWSER = findBrowser();
export const SKIP = BROWSER === undefined && !process.env.KINDLING_NO_SKIP;

export interface Opened {
  readonly browser: Browser;
  readonly served: Served;
}

/** A browser and a served page: the one that ships, or that in `folder`, with modules served beside it. */
export async function openBrowser(
  folder?: string,
  modules?: Readonly<Record<string, string>>,
): Promise<Opened> {
  const served = await servePage(0, folder, modules);
  const browser = await chromium.launch({
    executablePath: BROWSER!,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  return { browser, served };
}

export async function closeBrowser({ browser, served }: Opened): Promise<void> {
  await browser.close();
  await served.close();
}

interface Settings {
  readonly lang?: 'zh' | 'en';
  readonly experiment?: string;
  readonly people?: number;
  readonly days?: number;
  readonly replicates?: number;
  readonly two?: readonly [string, string];
  readonly view?: string;
  readonly networkAs?: 'people' | 'circles' | 'table';
  readonly changes?: unknown;
}

/** A new page with its own storage, with everything that went wrong in it. */
export async function openPage(
  { browser, served }: Opened,
  settings: Settings = {},
  look: { width?: number; dark?: boolean } = {},
  query = '',
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 1440, height: 900 },
    colorScheme: look.dark ? 'dark' : 'light',
    locale: 'en-US',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  const state = JSON.stringify({ state: { lang: 'en', view: 'compare', ...settings }, version: 1 });
  await page.addInitScript((text) => {
    if (localStorage.getItem('kindling-settings') === null) localStorage.setItem('kindling-settings', text);
  }, state);
  await page.goto(`${served.url}${query}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { page, faults };
}

/** Waits until everything has run and is shown. */
export async function allDone(page: Page): Promise<void> {
  await page.getByText(/^All \d+ runs done|^全部 \d+ 次运行已完成/).waitFor({ timeout: 240_000 });
  await page.locator('[aria-busy="false"]').waitFor();
}

/** The bits of every variant that was run. */
export async function digestOf(page: Page): Promise<string[]> {
  return page.locator('.provenance dd').evaluateAll((all) => all.map((dd) => dd.textContent ?? ''));
}

/** What is wrong for readers who do not see or point: a rule, where, and how. */
export async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap((v) =>
    v.nodes.map((node) => `${v.id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  );
}

/** The page does not scroll sideways. */
export async function expectToFit(page: Page): Promise<void> {
  const { scroll, inner } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    inner: window.innerWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(inner);
}
