// PEOPLE TIES REPEATS: the twin of bench/native/roofline.cpp, on our own rows.
import process from 'node:process';
import { keyOf, makeGraph } from '../../sim/index.ts';
import { graphSpec } from '../graphs.ts';
import { timed, typical, type Timing } from '../measure.ts';

const [people, degree, repeats] = process.argv.slice(2).map(Number);
const { graph } = makeGraph(graphSpec('barabasi-albert', degree), people, keyOf('roofline', 0));
const level = Int32Array.from({ length: people }, (_, i) => Math.imul(i, 0x9e3779b1) >>> 22);
const threshold = Int32Array.from({ length: people }, (_, i) => 500 + (Math.imul(i, 0x85ebca6b) >>> 12));
const heard = new Int32Array(people);

function gather(offsets: Uint32Array, ties: Int32Array): void {
  for (let i = 0; i < people; i++) {
    let sum = 0;
    for (let k = offsets[i], end = offsets[i + 1]; k < end; k++) sum = (sum + level[ties[k] >> 1]) | 0;
    heard[i] = sum;
  }
}

function stream(): number {
  let full = 0;
  for (let i = 0; i < people; i++) full += Number(level[i] >= threshold[i]);
  return full;
}

const gathers: Timing[] = [];
const streams: Timing[] = [];
let check = 0;
for (let round = -3; round < repeats; round++) {
  const gathered = timed(() => gather(graph.offsets, graph.ties));
  const streamed = timed(() => {
    check += stream();
  });
  if (round < 0) continue;
  gathers.push(gathered);
  streams.push(streamed);
}
const cpu = typical(gathers);
console.log(
  JSON.stringify({
    cpu,
    wall: cpu,
    gather: (cpu / graph.ties.length) * 1e9,
    stream: (typical(streams) / people) * 1e9,
    check,
  }),
);
