import type { Metric } from './metric.ts';

/** The shape of the forest of who brought whom: everyone who ever joined, under the one parent drawn for them. */
export const FOREST_METRICS: readonly Metric[] = [
  {
    id: 'cascadeDepth',
    name: { en: 'longest chain', zh: '最长引荐链' },
    unit: 'steps',
    better: 'higher',
    doc: {
      en: 'most steps from a root (a founder, or someone whom no member brought) to a joiner whom members brought one after another',
      zh: '从根（种子用户，或不是由成员带来的人）起，由成员一个带一个，直到某位入会者的最多步数',
    },
    value: (r) => r.trees.deepest,
  },
  {
    id: 'meanDepth',
    name: { en: 'mean chain', zh: '平均引荐步数' },
    unit: 'steps',
    better: 'higher',
    doc: {
      en: 'mean number of steps from the root to a joiner, founders left out',
      zh: '从根到入会者的平均步数，不含种子用户',
    },
    value: (r) => r.trees.meanDepth,
  },
  {
    id: 'withinOneStep',
    name: { en: 'joined within one step', zh: '一步之内入会' },
    unit: 'share',
    better: 'lower',
    doc: {
      en: 'share of joiners who are a root or one step from it, founders left out',
      zh: '入会者中本身为根或距根一步者的比例，不含种子用户',
    },
    value: (r) => r.trees.withinOneStep,
  },
  {
    id: 'largestTree',
    name: { en: 'largest tree', zh: '最大引荐树' },
    unit: 'people',
    better: 'higher',
    doc: {
      en: 'people whom one root brought directly or through others, the root included',
      zh: '由同一个根直接或间接带来的人数，含根',
    },
    value: (r) => r.trees.largest,
  },
  {
    id: 'virality',
    name: { en: 'structural virality', zh: '结构病毒性' },
    unit: 'steps',
    better: 'higher',
    doc: {
      en: 'mean number of steps between two people of one tree, over all such pairs (Goel et al. 2016)',
      zh: '同一棵树中两人之间的平均步数，对所有这样的两人取平均（Goel 等，2016）',
    },
    value: (r) => r.trees.virality,
  },
];
