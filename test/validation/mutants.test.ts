import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { patched } from '../../scripts/mutants/build.ts';
import { TARGETS } from '../../validation/index.ts';
import { MUTANTS, WITHOUT_WASM } from '../../validation/mutants/index.ts';

// That each is caught takes minutes: npm run validate:mutants, within npm run test:deep.
describe.each(MUTANTS)('mutant $id', ({ fault, patches, laws }) => {
  test('applies to the sources as they are', () => {
    for (const { file } of patches) {
      const text = readFileSync(file, 'utf8');
      expect(patched(file, text, [WITHOUT_WASM, ...patches])).not.toBe(text);
    }
  });

  test('names laws, and its fault in both languages', () => {
    expect(laws.length).toBeGreaterThan(0);
    for (const law of laws) expect(TARGETS.map(({ id }) => id)).toContain(law);
    expect(fault.zh).toMatch(/[\u4e00-\u9fff]/);
  });
});

test('a patch that no longer applies, or applies twice, is an error', () => {
  const patches = [{ file: 'a.ts', find: 'day', put: 'days' }];
  expect(patched('a.ts', 'one day', patches)).toBe('one days');
  for (const text of ['one year', 'day by day'])
    expect(() => patched('a.ts', text, patches)).toThrow(/expected once: day/);
});
