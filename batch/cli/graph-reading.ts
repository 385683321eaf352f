import { graphReadingSentence } from '../../report/index.ts';
import { graphReading, type Variant } from '../../sim/index.ts';
import type { Context } from './context.ts';

/** Says in a line each how the graph files of some variants were read. */
export function sayReadings(
  variants: readonly Pick<Variant, 'plan' | 'graphFile'>[],
  context: Context,
): void {
  const said = new Set<string>();
  for (const { plan, graphFile } of variants) {
    const reading = graphReading(plan.graph, graphFile);
    if (reading !== null) said.add(graphReadingSentence(reading, context));
  }
  for (const sentence of said) context.printError(sentence);
}
