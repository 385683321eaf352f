import type { ProblemCode, ProblemValues } from '../sim/problem-values.ts';
import type { Gap } from './gaps.ts';

/** Which gaps the message of a problem may have. */

type CodeOf<Key> = Key extends `${infer Code extends ProblemCode}_${string}`
  ? Code
  : Key extends ProblemCode
    ? Key
    : never;

type Required<T> = { [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? never : K }[keyof T];

/**
 * The gaps that a value fills: in a code's plain message only values that are always there. `field` is the last step of
 * the path, `name` the label of the field.
 */
type Filled<Key> =
  | (Key extends ProblemCode ? Required<ProblemValues[Key]> : keyof ProblemValues[CodeOf<Key>])
  | 'field'
  | 'name';

/** Gaps of messages that nothing fills, as "code: gap". */
export type Unfilled<Messages> = {
  [Key in keyof Messages & string]: Messages[Key] extends infer Text extends string
    ? Exclude<Gap<Text>, Filled<Key>> extends infer Name extends string
      ? `${Key}: ${Name}`
      : never
    : never;
}[keyof Messages & string];
