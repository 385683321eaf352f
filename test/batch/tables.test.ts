import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { columns, fitted } from '../../batch/cli/tables.ts';

const printingTo = (isTTY: boolean, columns: number) => {
  const stdout = Object.assign(new PassThrough(), { isTTY, columns });
  return { host: { stdout, stderr: stdout, env: {}, cwd: '' } };
};

const head = ['variant', 'ever joined (people)', '获客成本（CNY）\n95% interval'];
const draw = (titles: readonly string[], narrow = false) => titles.join('|') + (narrow ? '|' : '');

test('a table wider than the terminal sets units under names', () => {
  expect(fitted(printingTo(true, 40), head, draw)).toBe(
    'variant|ever joined\n(people)|获客成本\n（CNY）\n95% interval|',
  );
  expect(fitted(printingTo(true, 200), head, draw)).toBe(draw(head));
});

test('what is not a terminal has no width', () => {
  expect(fitted(printingTo(false, 10), head, draw)).toBe(draw(head));
});

test('Chinese characters take two columns', () => {
  expect(columns('a触达b')).toBe(6);
});
