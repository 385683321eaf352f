import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedFiles } from '../../batch/files.ts';
import { runVariants } from '../../batch/pool.ts';
import { PAGE, servePage, type Served } from '../../batch/serve.ts';
import { findBrowser, findFirefox } from '../../scripts/browser.mjs';
import type { Outcome, Variant } from '../../sim/index.ts';
import type { ReplicateJob } from '../../ui/worker/protocol.ts';
import { loadSmall } from '../shipped/golden.ts';

/** Every variant of every shipped file, at its small size. */
const VARIANTS: readonly Variant[] = shippedFiles().flatMap(({ file }) => loadSmall(file).variants);
const JOBS: readonly ReplicateJob[] = VARIANTS.flatMap(({ plan, graphFile }) =>
  Array.from({ length: plan.scenario.replicates }, (_, replicate) => ({
    plan,
    seed: plan.scenario.seed,
    replicate,
    graphFile,
    creditOf: null,
  })),
);

async function inNode(workers: number): Promise<string[]> {
  const runs = await runVariants(VARIANTS, { workers });
  return runs.flatMap(({ outcomes }) => outcomes.map(({ digest }) => digest));
}

/** Runs in the page: the bits of each job, by the worker that ships, asked as comlink asks it. */
async function inWorker([address, text]: readonly [address: string, jobs: string]): Promise<string[]> {
  const worker = new Worker(address, { type: 'module' });
  const digest: string[] = [];
  for (const job of JSON.parse(text) as ReplicateJob[]) {
    const answer = await new Promise<{ type: string; value: Outcome }>((resolve, reject) => {
      worker.addEventListener('message', ({ data }) => resolve(data as { type: string; value: Outcome }));
      worker.addEventListener('error', ({ message }) => reject(new Error(message)));
      const argumentList = [{ type: 'RAW', value: job }];
      // oxlint-disable-next-line require-post-message-target-origin -- a worker has none
      worker.postMessage({ id: 'job', type: 'APPLY', path: ['run'], argumentList });
    });
    if (answer.type !== 'RAW') throw new Error(JSON.stringify(answer.value));
    digest.push(answer.value.digest);
  }
  worker.terminate();
  return digest;
}

let served: Served;
let expected: string[];
let question: readonly [string, string];

beforeAll(async () => {
  served = await servePage(0);
  const engine = readdirSync(join(PAGE, 'assets')).find((name) => /^engine-.*\.js$/.test(name))!;
  question = [`${served.url}assets/${engine}`, JSON.stringify(JOBS)];
  expected = await inNode(2);
});
afterAll(() => served.close());

test('plans are plain data: as text they lose nothing', () => {
  expect(JSON.parse(question[1])).toEqual(
    JSON.parse(JSON.stringify(JOBS.map((job) => structuredClone(job)))),
  );
  expect(expected).toHaveLength(JOBS.length);
  expect(new Set(expected).size).toBeGreaterThan(VARIANTS.length / 2);
});

// One and three threads are compared for the golden bits, every day.
test.each(process.env.KINDLING_DEEP ? [1, 3, 4, 5, 6, 7, 8] : [8])(
  'Node gives the same bits on %d threads',
  async (workers) => {
    expect(await inNode(workers)).toEqual(expected);
  },
);

const CHROMIUM = findBrowser();
const skipChromium = CHROMIUM === undefined && !process.env.KINDLING_NO_SKIP;
if (skipChromium) console.log('equal bits in Chromium: skipped, no Chromium was found');

describe.skipIf(skipChromium)('Chromium', () => {
  test('gives the bits of Node, by the bundle that ships', async () => {
    const browser = await chromium.launch({
      executablePath: CHROMIUM!,
      args: ['--no-sandbox', '--disable-gpu'],
    });
    try {
      const page = await browser.newPage();
      await page.goto(served.url);
      expect(await page.evaluate(inWorker, question)).toEqual(expected);
    } finally {
      await browser.close();
    }
  });
});

const FIREFOX = findFirefox();
const skipFirefox = FIREFOX === undefined && !process.env.KINDLING_NO_SKIP;
if (skipFirefox) console.log('equal bits in Firefox: skipped, no Firefox was found');

describe.skipIf(skipFirefox)('Firefox', () => {
  test('gives the bits of Node, by the bundle that ships', async () => {
    // By WebDriver BiDi, which is what puppeteer speaks to Firefox.
    const browser = await launch({ browser: 'firefox', executablePath: FIREFOX!, headless: true });
    try {
      const page = await browser.newPage();
      await page.goto(served.url);
      expect(await page.evaluate(inWorker, question)).toEqual(expected);
    } finally {
      await browser.close();
    }
  });
});
