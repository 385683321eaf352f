import {
  changeThroughout,
  runReplicate,
  sharedGraph,
  tablesOf,
  type Graph,
  type Outcome,
} from '../../../sim/index.ts';
import type { ReplicateJob } from '../protocol.ts';
import { placeCircles, placePeople } from './layout.ts';
import { friendsOf, samplePeople, sampleTies, type TiePairs } from './sample.ts';
import type { Story } from './told.ts';

/** Runs one replicate with every transition kept, and places its people. The bits are those of the same replicate elsewhere. */
export function tellStory(job: ReplicateJob, shared: Graph | undefined, onDay: (day: number) => void): Story {
  const { seed, replicate, graphFile } = job;
  // What needs a second run is not told here.
  const plan = changeThroughout(job.plan, (scenario) => ({ ...scenario, measure: { leverage: false } }));
  const graph = shared ?? sharedGraph(job.plan, seed, graphFile, replicate).graph;
  const run = runReplicate(plan, seed, replicate, graph, true);
  for (;;) {
    const step = run.next();
    if (step.done) return storyOf(step.value, graph, job);
    onDay(step.value);
  }
}

function storyOf(outcome: Outcome, graph: Graph, { plan }: ReplicateJob): Story {
  const { days } = plan.scenario;
  const { sampled, person } = samplePeople(graph);
  const { all, drawn } = sampleTies(graph, person);
  const circleOf = Array.from(person, (one) => graph.circle[one]!);
  const everyTie = sampled === 'everybody' ? all : tiesOfAll(graph);
  return {
    digest: outcome.digest,
    people: graph.people,
    days,
    founders: outcome.founders,
    log: outcome.transitions!,
    stages: outcome.stages,
    gatherings: gatheringsOf(outcome, plan, days),
    // A graph that replicates share stays here.
    circle: graph.circle.slice(),
    circleCount: graph.circleCount,
    names: graph.names,
    drawn: {
      sampled,
      person,
      ...placePeople(circleOf, all),
      tieFrom: drawn.from,
      tieTo: drawn.to,
      ...friendsOf(graph, person),
      mixed: graph.mixed,
    },
    circles: placeCircles(graph.circle, graph.circleCount, everyTie),
  };
}

/** Of very many people, ties between circles are too many to place circles by. */
const MOST_PLACED_BY_TIES = 50_000;

function tiesOfAll(graph: Graph): TiePairs {
  if (graph.people > MOST_PLACED_BY_TIES) return { from: new Int32Array(0), to: new Int32Array(0) };
  return sampleTies(graph, samplePeople(graph, graph.people).person).all;
}

function gatheringsOf({ counts }: Outcome, plan: ReplicateJob['plan'], days: number): Int32Array {
  const { counters } = tablesOf(plan.plugins);
  const at = counters.findIndex(({ id }) => id === 'gatherings');
  if (at < 0) return new Int32Array(0);
  const all = Array.from({ length: days + 1 }, (_, day) => day);
  return Int32Array.from(all.filter((day) => counts[day * counters.length + at]! > 0));
}

/** The columns of a story, to be moved between threads instead of copied. */
export function columnsOfStory({ log, drawn, circles, ...rest }: Story): ArrayBuffer[] {
  const parts = [rest, log, drawn, drawn.places, circles];
  const columns = parts.flatMap((part) => Object.values(part)).filter((column) => ArrayBuffer.isView(column));
  return [...new Set(columns.map((column) => column.buffer as ArrayBuffer))];
}
