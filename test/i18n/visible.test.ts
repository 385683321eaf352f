import { expect, test } from 'vitest';
import { visible } from '../../i18n/index.ts';

test.each([
  ['a colour', '\u001b[31mred', '\\u001b[31mred'],
  ['a title of the window', '\u001b]0;owned\u0007', '\\u001b]0;owned\\u0007'],
  ['a link', '\u001b]8;;http://x\u001b\\', '\\u001b]8;;http://x\\u001b\\'],
  ['a cleared screen, in C1', '\u009b2J', '\\u009b2J'],
  ['an operating system command, in C1', '\u009d0;owned\u009c', '\\u009d0;owned\\u009c'],
  ['a return that writes over the line', 'bad\rgood', 'bad\\u000dgood'],
  ['backspace, delete, nothing', '\b\u007f\0', '\\u0008\\u007f\\u0000'],
  ['a text turned around', 'a\u202etxt.exe\u202c', 'a\\u202etxt.exe\\u202c'],
  ['isolates and marks', '\u2066x\u2069\u200e\u200f\u061c', '\\u2066x\\u2069\\u200e\\u200f\\u061c'],
  ['separators of lines', 'a\u2028b\u2029c', 'a\\u2028b\\u2029c'],
])('%s is written out', (_, text, shown) => expect(visible(text)).toBe(shown));

test('what is only shown stays as it is', () => {
  for (const text of ['plain, "quoted" – 中文：「燎原」', 'two\nlines\tapart', '👩‍👩‍👧 é ﷽ עברית'])
    expect(visible(text)).toBe(text);
});

test('JSON says the same afterwards', () => {
  const value = { name: '\u001b[2J\u009b2J\u202e\u2028\n\t"\\' };
  expect(JSON.parse(visible(JSON.stringify(value)))).toEqual(value);
});
