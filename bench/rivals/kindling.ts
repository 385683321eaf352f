import { keyOf, simulate, STAGE_IDS, type Day } from '../../sim/index.ts';
import { spreadPlan } from '../scenarios.ts';
import { PLAIN, type Rival } from './spread.ts';

/** Ours, without credit: the others keep no account of who persuaded whom. */
export const kindling: Rival = (graph, founders, seed) => {
  const { people } = graph;
  const plan = spreadPlan({ people, founders, ...PLAIN });
  const days = simulate(plan, graph, keyOf(seed, 0), { credit: false });
  let today: Day = days.next().value!;
  const count = (id: string) => today.world.count[STAGE_IDS.findIndex((stage) => stage === id)];
  return {
    run: (n) => {
      for (let t = 0; t < n; t++) today = days.next().value!;
    },
    heard: () => people - count('stranger'),
    active: () => count('acquaintance'),
  };
};
