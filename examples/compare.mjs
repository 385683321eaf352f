// Variants of an experiment on the same random numbers, with a change of one's own.
import { compare, loadScenario } from 'kindling';

const experiment = loadScenario('karate', { days: 60, replicates: 10 });
console.log(experiment.variants.map(({ name }) => name).join(' against '));
const { metric, pairs } = await compare(experiment, { set: { 'wordOfMouth.talk.member': 0.05 } });
for (const { a, b, metrics } of pairs) {
  const { difference, ci } = metrics[metric];
  console.log(
    `${metric}, ${b} − ${a}: ${difference.toFixed(2)} (${ci.map((x) => x.toFixed(2)).join(' to ')})`,
  );
}
