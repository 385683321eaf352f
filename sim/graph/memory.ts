import { problem, type Problem } from '../problems.ts';
import { circleCountOf } from './generators/circles.ts';
import { meanOfDistribution } from './generators/count-distribution.ts';
import { grownTies } from './generators/preferential.ts';
import type { GraphSpec } from './spec.ts';

/** A stored tie is `neighbour << 1 | strong` in 32 signed bits. */
const PEOPLE_LIMIT = 2 ** 30;
/** Each tie is stored from both ends. */
const DIRECTED_TIES_LIMIT = 2 ** 31;

/** Ends and class in the list (4 + 4 + 1), both directions unsorted and sorted (8 + 8). */
const BYTES_PER_TIE = 25;
/** Row starts, cursors and offsets (4 each), circle (2), and what the generators note per person (4). */
const BYTES_PER_PERSON = 18;
/** Holme–Kim keeps growing rows of neighbours beside the list: up to 1.75 × 8 bytes, and a copy while growing. */
const HOLME_KIM_PER_TIE = 32;
const HOLME_KIM_PER_PERSON = 16;
/** The configuration model keeps the ends of ties: owner, order and mate of each of two. */
const ENDS_PER_TIE = 24;

/** Expected number of undirected ties; 0 for mixed graphs, and for given ones, whose size the file knows. */
export function expectedTies(spec: GraphSpec, people: number): number {
  const all = (people * (people - 1)) / 2;
  switch (spec.kind) {
    case 'erdos-renyi':
      return Math.min(all, (people * spec.meanDegree) / 2);
    case 'watts-strogatz':
      return Math.min(all, people * Math.floor(spec.meanDegree / 2 + 0.5));
    case 'barabasi-albert':
    case 'holme-kim':
      return grownTies(people, Math.max(0, Math.min(Math.floor(spec.attach), people - 1)));
    case 'configuration':
      return Math.min(all, (people * meanOfDistribution(spec.degrees)) / 2);
    case 'regular':
      return Math.min(all, Math.floor((people * Math.min(spec.degree, people - 1)) / 2));
    case 'ring':
      return Math.min(all, people * Math.floor(spec.neighbours / 2 + 0.5));
    case 'torus':
      return Math.min(all, people * (spec.corners ? 4 : 2));
    // Families that die out are followed by others; who begins one has no parent.
    case 'tree':
      return Math.max(0, Math.min(people - spec.roots, people * meanOfDistribution(spec.offspring)));
    case 'circles': {
      const size = people / circleCountOf(people, spec.circles);
      return (people * (Math.min(spec.within, size - 1) + Math.min(spec.between, people - size))) / 2;
    }
    default:
      return 0;
  }
}

/**
 * Bytes at the peak of drawing the graph and turning it into rows, as if nothing were freed in between. The
 * rows that stay take 8 bytes a tie and 6 a person of it.
 */
export function estimateBytes(spec: GraphSpec, people: number): number {
  const ties = expectedTies(spec, people);
  const growing = spec.kind === 'holme-kim';
  const ends = spec.kind === 'configuration' || spec.kind === 'regular';
  const perTie = BYTES_PER_TIE + (growing ? HOLME_KIM_PER_TIE : 0) + (ends ? ENDS_PER_TIE : 0);
  const perPerson = BYTES_PER_PERSON + (growing ? HOLME_KIM_PER_PERSON : 0);
  return Math.ceil(ties * perTie + people * perPerson);
}

/**
 * Whether the graph, and what else is needed beside it, can be made in the memory there is: a problem to show before
 * anything is allocated, or null.
 */
export function checkMemory(
  spec: GraphSpec,
  people: number,
  availableBytes: number,
  besidesBytes = 0,
): Problem | null {
  const ties = Math.round(expectedTies(spec, people));
  if (people >= PEOPLE_LIMIT || 2 * ties >= DIRECTED_TIES_LIMIT) {
    const values = { people, ties, maxPeople: PEOPLE_LIMIT - 1, maxTies: DIRECTED_TIES_LIMIT / 2 - 1 };
    return problem('graphOverLimit', { values });
  }
  const bytes = estimateBytes(spec, people) + besidesBytes;
  if (bytes <= availableBytes) return null;
  // Rounded apart, so that the message never shows two equal numbers.
  const needed = Math.ceil(bytes / 1e8) / 10;
  const available = Math.floor(availableBytes / 1e8) / 10;
  return problem('graphTooLarge', { values: { people, ties, needed, available } });
}
