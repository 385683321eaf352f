import { mechanismsOf, PARTS, type Mechanism, type Part } from '../../sim/index.ts';
import { pagePlugins } from '../state/plugins.ts';

/** The parts of a community model, each with the mechanisms that say they belong to it, in the order of a day. */
export function formParts(mechanisms: readonly Mechanism[] = mechanismsOf(pagePlugins())) {
  return PARTS.map((id: Part) => ({ id, mechanisms: mechanisms.filter(({ part }) => part === id) }));
}
