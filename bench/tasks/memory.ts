// PEOPLE TIES: bytes that a world in full growth keeps, graph included, after the garbage is gone.
import process from 'node:process';
import { keyOf, makeGraph, simulate } from '../../sim/index.ts';
import { graphSpec } from '../graphs.ts';
import { ladderPlan } from '../scenarios.ts';

const [people, ties] = process.argv.slice(2).map(Number);
const DAYS = 120;
const EVERY = 20;

function bytes(): number {
  globalThis.gc!();
  globalThis.gc!();
  // What is resident: memory of WebAssembly is in no other figure, and what was never touched does not count.
  return process.memoryUsage().rss;
}

const before = bytes();
const key = keyOf('memory', 0);
const plan = ladderPlan({ people, days: DAYS, attach: ties / 2 });
let graph: ReturnType<typeof makeGraph>['graph'] | null = makeGraph(
  graphSpec('barabasi-albert', ties),
  people,
  key,
).graph;
const directions = graph.ties.length;
const graphBytes = bytes() - before;
const run = simulate(plan, graph, key, { credit: false });
graph = null;
let max = 0;
for (let day = 0; day <= DAYS; day++) {
  run.next();
  if (day % EVERY === 0) max = Math.max(max, bytes() - before);
}
console.log(JSON.stringify({ cpu: 0, wall: 0, bytes: max, graphBytes, directions, people }));
