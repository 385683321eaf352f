import type { GapOf } from './gaps.ts';
import type { TABLES } from './tables.ts';

/** Keys of messages as types, so that the compiler finds a wrong key and a missing value. */

type Tables = typeof TABLES;
type English<Namespace extends keyof Tables> = Tables[Namespace]['en'];
type Singular<Key> = Key extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : Key & string;

/** The keys of one table, plural forms as one. */
export type KeyIn<Namespace extends keyof Tables> = Singular<keyof English<Namespace>>;

/** Every key, as `table:key`. */
export type Key = {
  [Namespace in keyof Tables]: `${Namespace}:${KeyIn<Namespace>}`;
}[keyof Tables];

/** The English message of a key; of a plural, that for many. */
type MessageOf<K extends string> = K extends `${infer Namespace extends keyof Tables}:${infer Name}`
  ? English<Namespace>[(Name | `${Name}_other`) & keyof English<Namespace>]
  : never;

/** What picks the plural, where a key has one. */
type CountOf<K extends string> = K extends `${infer Namespace extends keyof Tables}:${infer Name}`
  ? `${Name}_other` extends keyof English<Namespace>
    ? 'count'
    : never
  : never;

/** What a key needs beside itself: nothing, or a value for each gap. */
export type ValuesFor<K extends string> = [GapOf<MessageOf<K>> | CountOf<K>] extends [never]
  ? []
  : [
      values: {
        readonly [Name in GapOf<MessageOf<K>> | CountOf<K>]: Name extends CountOf<K>
          ? number
          : string | number;
      },
    ];
