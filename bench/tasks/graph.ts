// KIND PEOPLE TIES SEED REPEATS: draws a graph and turns it into rows, REPEATS times after once for warming up, and reports the
// median seconds of both; the twin of bench/native/generators.cpp.
import process from 'node:process';
import { keyOf, makeGraph } from '../../sim/index.ts';
import { graphSpec, type GeneratorId } from '../graphs.ts';
import { timed, typical, type Timing } from '../measure.ts';

const [kind, people, ties, seed, repeats] = process.argv.slice(2);
const samples: Timing[] = [];
let tieCount = 0;
for (let round = -1; round < Number(repeats); round++) {
  const spec = graphSpec(kind as GeneratorId, Number(ties));
  const sample = timed(() => {
    tieCount = makeGraph(spec, Number(people), keyOf(Number(seed), round + 1)).graph.tieCount;
  });
  if (round >= 0) samples.push(sample);
}
console.log(JSON.stringify({ cpu: typical(samples), wall: typical(samples, 'wall'), ties: tieCount }));
