/** Gaps of messages as types, so that the compiler finds a missing message and a missing gap. */

/** The gaps of a message: `'{{n}} of {{total}}'` has "n" and "total". */
export type Gap<Message extends string> = Message extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Gap<Rest>
  : never;

/** A message with the gaps of another, in any order. */
type WithGaps<Message extends string> = [Gap<Message>] extends [never]
  ? string
  : UnionToIntersection<Gap<Message> extends infer Name extends string ? WithGap<Name> : never>;
type WithGap<Name extends string> = Name extends string ? `${string}{{${Name}}}${string}` : never;
type UnionToIntersection<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void
  ? I
  : never;

/** The Chinese table that goes with an English one: the same keys and gaps, but nouns have no plural. */
export type Counterpart<English extends Readonly<Record<string, string>>> = {
  readonly [Key in Exclude<keyof English, `${string}_one`>]: WithGaps<English[Key]>;
};

/** Keys whose message has a gap that the other language's has not. */
export type OddGaps<English, Chinese> = {
  [Key in keyof Chinese & keyof English]: Exclude<GapOf<Chinese[Key]>, GapOf<English[Key]>> extends never
    ? never
    : Key;
}[keyof Chinese & keyof English];
export type GapOf<Message> = Message extends string ? Gap<Message> : never;

/** Compiles only where there is nothing to complain of. */
export type None<Complaints extends never> = Complaints;
