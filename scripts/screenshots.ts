// `npm run screenshots`: pictures of the dashboard for the README, in both languages; with a folder as argument, every
// combination of language, theme and width, for looking at.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { servePage } from '../batch/serve.ts';
import { findBrowser } from './browser.mjs';

interface Shot {
  readonly file: string;
  readonly lang: 'zh' | 'en';
  readonly dark: boolean;
  readonly width: number;
  readonly height: number;
  readonly whole: boolean;
}

const EXPERIMENT = 'hundred-kols';
const executablePath = findBrowser();
if (executablePath === undefined) {
  console.error('No Chromium found: install chromium, or set KINDLING_CHROMIUM.');
  process.exit(1);
}
const [folder] = process.argv.slice(2);
mkdirSync(folder ?? 'docs/images', { recursive: true });
const served = await servePage(0);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
for (const shot of shots()) {
  const page = await browser.newPage({
    viewport: { width: shot.width, height: shot.height },
    colorScheme: shot.dark ? 'dark' : 'light',
  });
  const state = JSON.stringify({
    state: { view: 'compare', lang: shot.lang, experiment: EXPERIMENT, ran: true },
    version: 1,
  });
  await page.addInitScript({
    content: `localStorage.setItem('kindling-settings', ${JSON.stringify(state)})`,
  });
  await page.goto(served.url);
  await page.getByText(/^All \d+ runs done|^全部 \d+ 次运行已完成/).waitFor({ timeout: 300_000 });
  await page.waitForTimeout(1000);
  await page.screenshot({ path: shot.file, fullPage: shot.whole });
  await page.close();
  console.log(shot.file);
}
await browser.close();
await served.close();

function shots(): Shot[] {
  if (folder === undefined) {
    return (['en', 'zh'] as const).map((lang) => ({
      file: `docs/images/dashboard.${lang}.png`,
      lang,
      dark: false,
      width: 1440,
      height: 1180,
      whole: false,
    }));
  }
  const all: Shot[] = [];
  for (const lang of ['en', 'zh'] as const) {
    for (const dark of [false, true]) {
      for (const width of [390, 1440, 2560]) {
        const file = join(folder, `${lang}-${dark ? 'dark' : 'light'}-${width}.png`);
        all.push({ file, lang, dark, width, height: 900, whole: true });
      }
    }
  }
  return all;
}
