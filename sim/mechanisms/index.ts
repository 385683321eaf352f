import type { Mechanism } from './mechanism.ts';
import { belonging } from './belonging/index.ts';
import { channels } from './channels/index.ts';
import { complaints } from './complaints/index.ts';
import { culture } from './culture/index.ts';
import { entry } from './entry/index.ts';
import { events } from './events/index.ts';
import { everyday } from './everyday/index.ts';
import { ip } from './ip/index.ts';
import { operations } from './operations/index.ts';
import { points } from './points/index.ts';
import { product } from './product/index.ts';
import { referral } from './referral/index.ts';
import { scope } from './scope/index.ts';
import { seeding } from './seeding/index.ts';
import { selling } from './selling/index.ts';
import { start } from './start/index.ts';
import { wordOfMouth } from './word-of-mouth/index.ts';

/**
 * Every mechanism, in the order of a day. All read the state at the end of yesterday, so their order cannot
 * change the hazards; it is fixed so that records are. Each says its reason (`reason`), which `docs/model.md` lists.
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
  belonging,
  culture,
  product,
  points,
  selling,
  operations,
} as const;

export type MechanismId = keyof typeof MECHANISMS;
/** The same as a list of definitions. */
export const MECHANISM_LIST: readonly Mechanism[] = Object.values(MECHANISMS) as readonly Mechanism[];
export const MECHANISM_IDS = Object.keys(MECHANISMS) as MechanismId[];

export * from './field.ts';
export {
  PARTS,
  TEMPLATES,
  type Mechanism,
  type Part,
  type ActiveMechanism,
  type Finding,
  type Separable,
  type Setting,
  type Template,
} from './mechanism.ts';
