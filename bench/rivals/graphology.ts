import { UndirectedGraph } from 'graphology';
import { PLAIN, uniforms, type Rival } from './spread.ts';

type State = 'waiting' | 'active' | 'silent';

/** As one would write it at first on graphology: the state is an attribute, a day walks over all nodes. */
export const naiveGraphology: Rival = ({ people, offsets, ties }, founders, seed) => {
  const uniform = uniforms(seed);
  const graph = new UndirectedGraph();
  for (let i = 0; i < people; i++) graph.addNode(String(i), { state: 'waiting' });
  for (let i = 0; i < people; i++) {
    for (let k = offsets[i]; k < offsets[i + 1]; k++) {
      const j = ties[k] >>> 1;
      if (i < j) graph.addEdge(String(i), String(j));
    }
  }
  const stateOf = (node: string) => graph.getNodeAttribute(node, 'state') as State;
  for (const person of founders) graph.setNodeAttribute(String(person), 'state', 'active');
  const day = () => {
    const told = new Set<string>();
    const silenced: string[] = [];
    graph.forEachNode((node) => {
      if (stateOf(node) !== 'active') return;
      graph.forEachNeighbor(node, (friend) => {
        if (stateOf(friend) === 'waiting' && uniform() < PLAIN.tell) told.add(friend);
      });
      if (uniform() < PLAIN.silence) silenced.push(node);
    });
    for (const node of told) graph.setNodeAttribute(node, 'state', 'active');
    for (const node of silenced) graph.setNodeAttribute(node, 'state', 'silent');
  };
  const count = (holds: (state: State) => boolean) =>
    graph.filterNodes((node) => holds(stateOf(node))).length;
  return {
    run: (days) => {
      for (let t = 0; t < days; t++) day();
    },
    heard: () => count((state) => state !== 'waiting'),
    active: () => count((state) => state === 'active'),
  };
};
