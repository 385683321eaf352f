import type { Command } from 'commander';
import {
  checkMemory,
  graphReading,
  graphStatistics,
  hashGraph,
  InputError,
  keyOf,
  makeGraph,
  sharedGraph,
  type GraphReading,
  type GraphStatistics,
} from '../../sim/index.ts';
import { formatNumber } from '../../i18n/index.ts';
import { graphReadingLines } from '../../report/index.ts';
import type { Context } from './context.ts';
import { asScenario, isGraphFile } from '../graph-file.ts';
import { addChanges, loadOrRefuse, changesOf, type RunFlags } from './options.ts';
import { columns } from './tables.ts';

/** `kindling graph FILE`: statistics of a graph file, or of the graph that a scenario draws. */
export function addGraph(program: Command, context: Context): void {
  const { t } = context;
  const command = program
    .command('graph')
    .argument('<file>', t('argument.graph'))
    .summary(t('graph.summary'));
  addChanges(command.description(t('graph.description')), context)
    .option('--json', t('option.json'))
    .option('--quiet', t('option.quiet'))
    .action((file: string, flags: RunFlags) => {
      const { loaded, chosen } = isGraphFile(file)
        ? { loaded: { file }, chosen: [asScenario(file, changesOf(flags))] }
        : loadOrRefuse(file, flags, context, 'first');
      const { plan, graphFile } = chosen[0];
      const reading = graphReading(plan.graph, graphFile);
      const memory = checkMemory(plan.graph, plan.people, process.availableMemory());
      if (memory) throw new InputError([memory]);
      const { seed } = plan.scenario;
      const { graph, removed } = plan.oneGraph
        ? sharedGraph(plan, seed, graphFile)
        : makeGraph(plan.graph, plan.people, keyOf(seed, 0));
      const statistics = graphStatistics(graph);
      const name = graphFile?.name ?? loaded.file;
      if (flags.json) {
        const data = { file: name, graphHash: hashGraph(graph), removed, ...statistics, reading };
        context.print(JSON.stringify(data, null, 2));
        return;
      }
      context.printHeading(name);
      for (const [label, value] of aligned(rows(statistics, context))) context.print(`  ${label}  ${value}`);
      if (removed.selfLoops + removed.parallelTies > 0)
        context.print(t('graph.removed', { file: name, ...removed }));
      if (reading === null || flags.quiet) return;
      printReading(reading, context);
      // Those of a scenario have been told with its other notes.
      if (isGraphFile(file)) context.printProblems(reading.notes);
    });
}

function rows(s: GraphStatistics, { t, lang }: Context): [string, string][] {
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, lang));
  const q = s.degreeQuantiles;
  const entries: [string, string][] = [
    [t('graph.people'), number(s.people)],
    [t('graph.ties'), number(s.ties)],
    [
      t('graph.degree'),
      `${number(s.meanDegree)} (${[q.q05, q.q50, q.q95, s.maxDegree].map(number).join(' · ')})`,
    ],
    [t('graph.isolated'), number(s.isolated)],
    [t('graph.components'), `${number(s.components)} (${number(s.largestShare)})`],
    [t('graph.clustering'), number(s.clustering)],
    [t('graph.assortativity'), number(s.assortativity)],
    [t('graph.kappa'), number(s.kappa)],
    [t('graph.strong'), number(s.strongShare)],
    [t('graph.circles'), number(s.circles)],
  ];
  return entries;
}

/** How the file was read, and what a person would want to know about it. */
function printReading(reading: GraphReading, context: Context): void {
  context.print();
  context.printHeading(context.t('graph:heading'));
  for (const [label, value] of aligned(graphReadingLines(reading, context)))
    context.print(`  ${label}  ${value}`);
}

function aligned(entries: readonly [string, string][]): [string, string][] {
  const width = Math.max(...entries.map(([label]) => columns(label)));
  return entries.map(([label, value]) => [label + ' '.repeat(width - columns(label)), value]);
}
