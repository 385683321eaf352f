// RIVAL PEOPLE ATTACH SEED: the plain spread by one rival, day loop only, after the same run for warming up.
import process from 'node:process';
import { keyOf, makeGraph } from '../../sim/index.ts';
import { timed } from '../measure.ts';
import { RIVALS, type RivalId } from '../rivals/index.ts';
import { FOUNDERS, PLAIN } from '../rivals/spread.ts';

const [rival, people, attach, seed] = process.argv.slice(2);
const spec = { kind: 'barabasi-albert', attach: Number(attach), strongShare: 0, weightCut: null } as const;
const { graph } = makeGraph(spec, Number(people), keyOf(seed, 0));
// The latest to arrive: people of few ties.
const founders = Array.from({ length: FOUNDERS }, (_, k) => graph.people - 1 - k);
const build = await RIVALS[rival as RivalId]();
build(graph, founders, Number(seed)).run(PLAIN.days);
const spread = build(graph, founders, Number(seed) + 1000);
const sample = timed(() => spread.run(PLAIN.days));
console.log(JSON.stringify({ ...sample, heard: spread.heard(), active: spread.active() }));
