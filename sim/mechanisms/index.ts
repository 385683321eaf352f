import { channels } from './channels.ts';
import { complaints } from './complaints.ts';
import { culture } from './culture.ts';
import { entry } from './entry.ts';
import { events } from './events.ts';
import { everyday } from './everyday.ts';
import { ip } from './ip.ts';
import { operations } from './operations.ts';
import { points } from './points.ts';
import { product } from './product.ts';
import { referral } from './referral.ts';
import { scope } from './scope.ts';
import { seeding } from './seeding.ts';
import { selling } from './selling.ts';
import { start } from './start.ts';
import { wordOfMouth } from './word-of-mouth.ts';

/**
 * Every mechanism, in the order of a day. All read the state at the end of yesterday, so the order of pouring cannot
 * change what is poured; it is fixed so that records are. Each says its reason (`reason`), which `docs/model.md` lists.
 */
export const MECHANISMS = {
  start,
  seeding,
  everyday,
  ip,
  channels,
  wordOfMouth,
  complaints,
  referral,
  events,
  entry,
  scope,
  culture,
  product,
  points,
  selling,
  operations,
} as const;

export type MechanismId = keyof typeof MECHANISMS;
export const MECHANISM_IDS = Object.keys(MECHANISMS) as MechanismId[];

export * from './field.ts';
export { findPerson } from './seeding.ts';
export type { Mechanism, Running } from './mechanism.ts';
