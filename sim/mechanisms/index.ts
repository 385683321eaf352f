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
 * change what is poured; it is fixed so that records are, and for the one reason given.
 */
export const MECHANISMS = {
  start, // day 0 only: who is there before anybody is asked,
  seeding, // and who founds
  everyday, // constant, needs nothing
  ip, // needs only the count of fans
  channels, // constant between phases
  wordOfMouth, // speakers whose time is over fall silent first,
  complaints, // and complainers
  referral, // invitations go out along yesterday's ties
  events, // who meets there is tied from tomorrow
  entry, // factors on the hazard; the crowd of yesterday dilutes
  scope, // whose trust counts today, by the members of yesterday
  culture, // grows by what events and superfans did yesterday
  product, // each purchase belongs to its buyer alone
  points, // marks by stage, redemptions by whoever holds any
  selling, // what is pushed today, and what was pushed before and is felt today
  operations, // needs only the counts by stage
} as const;

export type MechanismId = keyof typeof MECHANISMS;
export const MECHANISM_IDS = Object.keys(MECHANISMS) as MechanismId[];

export * from './field.ts';
export { findPerson } from './seeding.ts';
export type { Mechanism, Running } from './mechanism.ts';
