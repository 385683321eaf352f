import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import sirv from 'sirv';
import { build } from 'vite';
import type { Plan } from '../../sim/index.ts';

const OUT = 'node_modules/.cache/kindling-bench-page';

/** The bench's page in a browser, with the dashboard's worker. */
export interface OpenPage {
  /** Runs one replicate in the worker. */
  run(plan: Plan, seed: string, replicate: number): Promise<{ seconds: number; digest: string }>;
  close(): Promise<void>;
}

/** Bundles the page as the dashboard is bundled, serves it on the loopback address and opens it. */
export async function openPage(executablePath: string): Promise<OpenPage> {
  await build({
    configFile: false,
    root: 'bench/browser',
    logLevel: 'error',
    worker: { format: 'es' },
    build: { outDir: `${process.cwd()}/${OUT}`, emptyOutDir: true },
  });
  const files = sirv(OUT);
  const server = createServer((request, response) => files(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve());
  });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await page.waitForFunction('window.runJob !== undefined');
  return {
    run: (plan, seed, replicate) =>
      page.evaluate(`window.runJob(${JSON.stringify({ plan, seed, replicate })})`),
    async close() {
      await browser.close();
      server.close();
    },
  };
}
