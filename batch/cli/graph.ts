import type { Command } from 'commander';
import {
  checkMemory,
  graphStatistics,
  hashGraph,
  InputError,
  keyOf,
  makeGraph,
  sharedGraph,
  type GraphStatistics,
} from '../../sim/index.ts';
import { formatNumber } from '../../i18n/index.ts';
import { heading, print, type Context } from './context.ts';
import { asScenario, isGraphFile } from '../graph-file.ts';
import { addOverrides, loadOrRefuse, overridesOf, type RunFlags } from './options.ts';
import { columns } from './tables.ts';

/** `kindling graph FILE`: statistics of a graph file, or of the graph that a scenario draws. */
export function addGraph(program: Command, context: Context): void {
  const { say } = context;
  const command = program
    .command('graph')
    .argument('<file>', say('argument.graph'))
    .summary(say('graph.summary'));
  addOverrides(command.description(say('graph.description')), context)
    .option('--json', say('option.json'))
    .option('--quiet', say('option.quiet'))
    .action((file: string, flags: RunFlags) => {
      const { loaded, chosen } = isGraphFile(file)
        ? { loaded: { file }, chosen: [asScenario(file, overridesOf(flags))] }
        : loadOrRefuse(file, flags, context);
      const { plan, graphFile } = chosen[0];
      const memory = checkMemory(plan.graph, plan.people, process.availableMemory());
      if (memory) throw new InputError([memory]);
      const { seed } = plan.scenario;
      const { graph, removed } = plan.oneGraph
        ? sharedGraph(plan, seed, graphFile)
        : makeGraph(plan.graph, plan.people, keyOf(seed, 0));
      const statistics = graphStatistics(graph);
      const name = graphFile?.name ?? loaded.file;
      if (flags.json) {
        print(JSON.stringify({ file: name, graphHash: hashGraph(graph), removed, ...statistics }, null, 2));
        return;
      }
      print(heading(name));
      for (const [label, value] of rows(statistics, context)) print(`  ${label}  ${value}`);
      if (removed.selfLoops + removed.parallelTies > 0)
        print(say('graph.removed', { file: name, ...removed }));
    });
}

function rows(s: GraphStatistics, { say, lang }: Context): [string, string][] {
  const number = (value: number | null) => (value === null ? '–' : formatNumber(value, lang));
  const q = s.degreeQuantiles;
  const entries: [string, string][] = [
    [say('graph.people'), number(s.people)],
    [say('graph.ties'), number(s.ties)],
    [
      say('graph.degree'),
      `${number(s.meanDegree)} (${[q.q05, q.q50, q.q95, s.maxDegree].map(number).join(' · ')})`,
    ],
    [say('graph.isolated'), number(s.isolated)],
    [say('graph.components'), `${number(s.components)} (${number(s.largestShare)})`],
    [say('graph.clustering'), number(s.clustering)],
    [say('graph.assortativity'), number(s.assortativity)],
    [say('graph.kappa'), number(s.kappa)],
    [say('graph.strong'), number(s.strongShare)],
    [say('graph.circles'), number(s.circles)],
  ];
  const width = Math.max(...entries.map(([label]) => columns(label)));
  return entries.map(([label, value]) => [label + ' '.repeat(width - columns(label)), value]);
}
