// PEOPLE TIES DAYS: one whole run, graph included; reports the most memory that the process ever held.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { keyOf, makeGraph, Recorder, simulate, tablesOf } from '../../sim/index.ts';
import { graphSpec } from '../graphs.ts';
import { timed } from '../measure.ts';
import { ladderPlan } from '../scenarios.ts';

const [people, ties, days] = process.argv.slice(2).map(Number);
const key = keyOf('long run', 0);
const plan = ladderPlan({ people, days, attach: ties / 2 });
let members = 0;
let building = 0;
const sample = timed(() => {
  const start = process.cpuUsage();
  const { graph } = makeGraph(graphSpec('barabasi-albert', ties, 0.2), people, key);
  const { user, system } = process.cpuUsage(start);
  building = (user + system) / 1e6;
  const recorder = new Recorder(days, people, false, 0, tablesOf());
  for (const today of simulate(plan, graph, key)) recorder.see(today);
  members = recorder.finish().members[days];
});
console.log(JSON.stringify({ ...sample, building, members, peakGB: peakGB() }));

/** The kernel's own high-water mark where there is one; what Node says elsewhere. */
function peakGB(): number {
  try {
    const kB = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'));
    if (kB) return Number(kB[1]) / 1e6;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS / 1e6;
}
