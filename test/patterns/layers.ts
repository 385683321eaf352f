import { graphStatistics, keyOf, makeGraph, type Plan } from '../../sim/index.ts';
import type { Figure, Pattern } from './pattern.ts';
import { city } from './runs.ts';

const REPLICATES = 8;
/** Near a layer: within a tenth of it. */
const near = (layer: number) => ({ above: 0.9 * layer, below: 1.1 * layer });

function layers(plan: Plan, outer: number, when: { en: string; zh: string }): Figure[] {
  const graphs = Array.from({ length: REPLICATES }, (_, replicate) => {
    const { graph } = makeGraph(plan.graph, plan.people, keyOf('layers', replicate));
    const { meanDegree, strongShare } = graphStatistics(graph);
    return { ties: meanDegree, strong: meanDegree * strongShare! };
  });
  return [
    {
      of: { en: `ties met weekly, ${when.en}`, zh: `每周联系的人，${when.zh}` },
      values: graphs.map((graph) => graph.strong),
      published: { en: '5', zh: '5' },
      ...near(5),
    },
    {
      of: { en: `all ties, ${when.en}`, zh: `全部联系，${when.zh}` },
      values: graphs.map((graph) => graph.ties),
      published: { en: String(outer), zh: String(outer) },
      ...near(outer),
    },
  ];
}

/** What makes the weak ties of the city everybody met at least once a year. */
export const YEARLY = ['graph.within=120', 'graph.between=30', 'graph.strongShare=0.033'];

export const contacts: Pattern = {
  id: 'contacts',
  measure: () => [
    ...layers(city(5000, 1), 15, { en: 'weak ones monthly', zh: '弱联系为每月' }),
    ...layers(city(5000, 1, YEARLY), 150, { en: 'weak ones yearly', zh: '弱联系为每年' }),
  ],
};
