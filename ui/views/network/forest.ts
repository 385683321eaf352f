import { ForestBuilder, isInside, STAGES } from '../../../sim/index.ts';
import type { Story } from '../../worker/story/told.ts';

const NOBODY = -1;

/** What it takes to be counted: membership, or where nobody ever becomes a member, to have heard of the thing. */
export type Counted = 'in' | 'heard';

/** Who came in when, and who brought whom. */
export interface Forest {
  readonly counted: Counted;
  /** [stage] whether people on it are counted. */
  readonly counts: readonly boolean[];
  /** [person] row of the log in which they came in first; −1 for who never did. */
  readonly row: Int32Array;
  /** [person] who brought them; −1 for nobody, or nobody who had come in before. */
  readonly parent: Int32Array;
  /** Everybody who came in, in order of coming. */
  readonly order: Int32Array;
}

export function forestOf({
  people,
  days,
  log,
  stages,
}: Pick<Story, 'people' | 'days' | 'log' | 'stages'>): Forest {
  const counted = anyMember(days, stages) ? 'in' : 'heard';
  const counts = STAGES.map(({ rank }, stage) => (counted === 'in' ? isInside(stage) : rank >= 1));
  const row = new Int32Array(people).fill(NOBODY);
  const parent = new Int32Array(people).fill(NOBODY);
  const builder = new ForestBuilder(people);
  log.person.forEach((person, at) => {
    if (builder.has(person) || !counts[log.to[at]!]!) return;
    row[person] = at;
    builder.join(person, log.day[at]!, log.parent[at]!);
  });
  const forest = builder.finish();
  forest.parent.forEach((by, k) => {
    if (by >= 0) parent[forest.person[k]!] = forest.person[by]!;
  });
  return { counted, counts, row, parent, order: forest.person };
}

function anyMember(days: number, stages: Int32Array): boolean {
  for (let day = 0; day <= days; day++) {
    for (let stage = 0; stage < STAGES.length; stage++) {
      if (isInside(stage) && stages[day * STAGES.length + stage]! > 0) return true;
    }
  }
  return false;
}

/** How many people are counted on a day. */
export function countIn(
  { stages }: Pick<Story, 'stages'>,
  { counts }: Pick<Forest, 'counts'>,
  day: number,
): number {
  return counts.reduce((sum, yes, stage) => sum + (yes ? stages[day * counts.length + stage]! : 0), 0);
}

/** A person's tree: whom they brought, whom those brought, and so on; and who brought them, up to the root. */
export interface Tree {
  readonly root: number;
  /** Everybody below, in order of coming. */
  readonly below: readonly number[];
  /** How many of them the person brought. */
  readonly brought: number;
  /** Who brought the person, who brought those, and so on. */
  readonly above: readonly number[];
}

/** The tree of a person as far as it has grown when `rows` of the log have passed. */
export function treeOf({ row, parent, order }: Forest, root: number, rows: number): Tree {
  const member = new Set([root]);
  const below: number[] = [];
  let brought = 0;
  for (const person of order) {
    if (row[person]! >= rows) break;
    if (parent[person] === NOBODY || !member.has(parent[person]!)) continue;
    member.add(person);
    below.push(person);
    if (parent[person] === root) brought++;
  }
  const above: number[] = [];
  const came = row[root] !== NOBODY && row[root]! < rows;
  for (let by = came ? parent[root]! : NOBODY; by !== NOBODY; by = parent[by]!) above.push(by);
  return { root, below, brought, above };
}
