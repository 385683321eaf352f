import type { Target } from '../target.ts';
import { bass } from './bass.ts';
import { belonging } from './belonging.ts';
import { company } from './company.ts';
import { complex } from './complex.ts';
import { credit } from './credit.ts';
import { degrees } from './degrees.ts';
import { familyTrees } from './family-trees.ts';
import { ladder } from './ladder.ts';
import { nested } from './nested.ts';
import { people } from './people.ts';
import { percolation, tiny } from './percolation.ts';
import { reinforcement } from './reinforcement.ts';
import { threshold } from './threshold.ts';
import { topology } from './topology.ts';

/** Every law that the simulator is held to, in the order of the report. */
export const TARGETS: readonly Target[] = [
  bass,
  company,
  percolation,
  tiny,
  degrees,
  threshold,
  familyTrees,
  ladder,
  topology,
  complex,
  reinforcement,
  nested,
  credit,
  people,
  belonging,
];
