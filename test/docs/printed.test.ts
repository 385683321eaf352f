import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commandsOf, withPrinted } from '../../scripts/printed.ts';

describe.each(['README.md', 'README.zh.md'])('%s', (path) => {
  const committed = readFileSync(path, 'utf8');

  test('shows what fast commands print; if not: npm run docs', async () => {
    expect(await withPrinted(committed, ['fast'])).toBe(committed);
  });

  // Minutes of runs: a test of `npm run test:deep`, no skipped one of `npm test`.
  if (process.env.KINDLING_DEEP) {
    test('shows what slow commands print; if not: npm run docs', async () => {
      expect(await withPrinted(committed, ['slow'])).toBe(committed);
    });
  }

  test('marks the parameters, what they rest on, and the first experiment', () => {
    expect(commandsOf(committed)).toHaveLength(3);
  });
});

test('a figure in a line and a block are written anew, and slow ones are left', async () => {
  const page = `Of <!-- printed by: echo 3 -->2<!-- end --> people:

<!-- printed by: printf 'a\\nb \\n' -->

\`\`\`text
old
\`\`\`

<!-- end -->

<!-- printed by: npx kindling run karate -->kept<!-- end -->
`;
  const now = page.replace('-->2<', '-->3<').replace('old', 'a\nb');
  expect(await withPrinted(page, ['fast'])).toBe(now);
});

test.each(['false', 'true', 'cat nowhere'])(
  '%s, which fails or prints nothing, is named',
  async (command) => {
    const page = `<!-- printed by: ${command} -->1<!-- end -->`;
    await expect(withPrinted(page, ['fast'])).rejects.toThrow(command);
  },
);
