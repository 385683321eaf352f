import { afterEach, expect, test } from 'vitest';
import { columns, fitted } from '../../batch/cli/tables.ts';

const stdout = { isTTY: process.stdout.isTTY, columns: process.stdout.columns };
afterEach(() => Object.assign(process.stdout, stdout));

const head = ['variant', 'ever joined (people)', '获客成本（CNY）\n95% interval'];
const draw = (titles: readonly string[], narrow = false) => titles.join('|') + (narrow ? '|' : '');

test('a table wider than the terminal sets units under names', () => {
  Object.assign(process.stdout, { isTTY: true, columns: 40 });
  expect(fitted(head, draw)).toBe('variant|ever joined\n(people)|获客成本\n（CNY）\n95% interval|');
  Object.assign(process.stdout, { columns: 200 });
  expect(fitted(head, draw)).toBe(draw(head));
});

test('what is not a terminal has no width', () => {
  Object.assign(process.stdout, { isTTY: false, columns: 10 });
  expect(fitted(head, draw)).toBe(draw(head));
});

test('Chinese characters take two columns', () => {
  expect(columns('a触达b')).toBe(6);
});
