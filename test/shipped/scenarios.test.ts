import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { load, shippedFiles } from '../../batch/files.ts';
import { inBoth, listFields, loadFile, METRIC_IDS, scenarioSchema } from '../../sim/index.ts';
import { GOLDEN_FILE, goldenDigests, loadSmall } from './golden.ts';

const files = shippedFiles();

test('ids are unique, so that a file can be named by its id', () => {
  expect(new Set(files.map((f) => f.id)).size).toBe(files.length);
});

describe.each(files)('$id', ({ id, file }) => {
  const { experiment, problems, variants } = loadFile(file, load);

  test('is clean: no error, no note', () => {
    expect(problems).toEqual([]);
    expect(variants.length).toBeGreaterThan(0);
  });

  test('is clean at its small size', () => {
    expect(loadSmall(file).problems).toEqual([]);
  });

  if (!experiment) return;

  test('speaks both languages', () => {
    const texts = [experiment.title, experiment.question, ...variants.map((v) => v.label)];
    for (const text of texts) {
      const { en, zh } = inBoth(text);
      expect(zh).not.toBe(en);
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).not.toMatch(/[\u4e00-\u9fff]/);
    }
  });

  test('names metrics and fields that exist', () => {
    expect(METRIC_IDS).toContain(experiment.metric);
    for (const metric of experiment.watch) expect(METRIC_IDS).toContain(metric);
    const patterns = listFields(scenarioSchema).map(
      (f) => new RegExp(`^${f.path.replaceAll('.', '\\.').replace(/<[^>]*>/g, '[^.]+')}$`),
    );
    for (const { field } of experiment.uncertain) {
      expect(
        patterns.some((p) => p.test(field)),
        `${id}: ${field}`,
      ).toBe(true);
    }
  });
});

// Everything that ships; on one thread in `npm run test:deep -- golden`.
test.each(process.env['KINDLING_DEEP'] === '1' ? [1, 3] : [3])(
  'every variant has its golden bits on %i workers',
  async (workers) => {
    const golden = JSON.parse(readFileSync(GOLDEN_FILE, 'utf8')) as Record<string, string>;
    expect(await goldenDigests(workers)).toEqual(golden);
  },
  600_000,
);
