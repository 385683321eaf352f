import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';

/**
 * `expect(actual).toEqual(expected)` for large values and inner loops: a hundred times as fast while they are equal,
 * and with the same message where they are not.
 */
export function expectEqual<T>(actual: T, expected: T, message?: string): void {
  if (isDeepStrictEqual(actual, expected)) return;
  expect(actual, message).toEqual(expected);
  // Equal to vitest, not to Node: -0 and 0, an absent and an undefined field.
  expect.fail(message ?? 'equal only where -0 is 0 and what is undefined is absent');
}
