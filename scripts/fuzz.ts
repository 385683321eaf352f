import { fork } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { MAX_MILLISECONDS, newTally, tryOne, type Tally } from '../test/fuzz/fuzz.ts';
import { INPUTS } from '../test/fuzz/inputs.ts';

/**
 * `npm run fuzz [-- KIND… --mutants N --seed WORDS]`: mutants of every kind of input, by default 1,000 of each. They are read in a
 * process of their own, so that one on which Kindling hangs is told, and left.
 */

const HERE = fileURLToPath(import.meta.url);
/** A process that is silent for so long hangs; the machine may be busy. */
const HANGS = 10 * MAX_MILLISECONDS;
const MAX_BYTES = 1.5e9;

/** What a process is to do, and where in that it is: the place of a kind, and the number of a mutant. */
interface Work {
  readonly ids: readonly string[];
  readonly seed: string;
  readonly mutants: number;
  readonly at: [kind: number, number: number];
}

/** Faults of one kind after which no more are looked for. */
const MAX_FAULTS = 20;

/** Said by the process that reads, before each mutant and after each kind. */
type Said = { readonly at: Work['at'] } | { readonly tally: Tally };
const tell = (said: Said) => void process.send!(said);

if (process.send) await work(JSON.parse(process.argv[2]) as Work);
else process.exitCode = await main(process.argv.slice(2));

async function work({ ids, seed, mutants, at }: Work): Promise<void> {
  for (let kind = at[0]; kind < ids.length; kind++) {
    const input = INPUTS.find(({ id }) => id === ids[kind])!;
    const tally = newTally(input.id);
    for (let number = kind === at[0] ? at[1] : 0; number < mutants; number++) {
      tell({ at: [kind, number] });
      await tryOne(input, seed, number, tally, 2);
      if (tally.faults.length > MAX_FAULTS) break;
    }
    tell({ tally });
  }
}

async function main(words: string[]): Promise<number> {
  const option = (name: string, otherwise: string) => {
    const place = words.indexOf(name);
    return place < 0 ? otherwise : (words.splice(place, 2)[1] ?? otherwise);
  };
  const mutants = Number(option('--mutants', '1000'));
  const seed = option('--seed', 'fuzz');
  const known = INPUTS.map(({ id }) => id);
  if (words.some((id) => !known.includes(id)) || !(mutants > 0)) {
    console.error(`Kinds of input: ${known.join(', ')}. Also: --mutants N, --seed WORDS.`);
    return 2;
  }
  const began = performance.now();
  const ids = words.length === 0 ? known : words;
  const tallies = new Map(ids.map((id) => [id, newTally(id)]));
  const given: Work = { ids, seed, mutants, at: [0, 0] };
  const said = new Set<string>();
  for (let left = true; left;) {
    left = await inProcess(given, (some, ended) => {
      const all = tallies.get(some.id)!;
      for (const key of ['tried', 'accepted', 'refused'] as const) all[key] += some[key];
      all.slowest = Math.max(all.slowest, some.slowest);
      all.faults.push(...some.faults);
      if (ended && !said.has(some.id)) say(all, seed);
      if (ended) said.add(some.id);
    });
  }
  const sum = (of: (tally: Tally) => number) => [...tallies.values()].reduce((all, one) => all + of(one), 0);
  const [tried, faults] = [sum((t) => t.tried), sum((t) => t.faults.length)];
  const bytes = process.resourceUsage().maxRSS * 1024;
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `${tried} mutants of ${ids.length} kinds, ${faults} faults, ${Math.round(bytes / 1e6)} MB at most, ${seconds} s`,
  );
  return faults > 0 || bytes > MAX_BYTES ? 1 : 0;
}

function say({ id, tried, accepted, refused, slowest, faults }: Tally, seed: string): void {
  const took = `slowest ${Math.round(slowest)} ms`;
  console.log(
    `${id.padEnd(16)} ${tried} tried, ${accepted} accepted, ${refused} refused, ${took}, ${faults.length} faults`,
  );
  for (const { number, what } of faults.slice(0, 5))
    console.log(`  mutant ${number} of seed "${seed}": ${what}`);
}

/** Works until all is done, or a mutant hangs or ends its process; then it is a fault, and true: there is more to do, behind it. */
function inProcess(given: Work, onTally: (tally: Tally, ended: boolean) => void): Promise<boolean> {
  return new Promise((resolve) => {
    const child = fork(HERE, [JSON.stringify(given)], { execArgv: ['--import', 'tsx'] });
    let since = performance.now();
    let over = false;
    const end = (left: boolean) => {
      over = true;
      clearInterval(watch);
      child.kill('SIGKILL');
      resolve(left);
    };
    const lost = (what: string) => {
      const [kind, number] = given.at;
      const last = number + 1 >= given.mutants;
      onTally({ ...newTally(given.ids[kind]), tried: 1, faults: [{ number, what }] }, last);
      given.at[0] = last ? kind + 1 : kind;
      given.at[1] = last ? 0 : number + 1;
      end(given.at[0] < given.ids.length);
    };
    const watch = setInterval(() => {
      if (performance.now() - since > HANGS) lost(`hangs: nothing for ${HANGS} ms`);
    }, 200);
    child.on('message', (said: Said) => {
      since = performance.now();
      if ('tally' in said) onTally(said.tally, true);
      else [given.at[0], given.at[1]] = said.at;
    });
    child.on('exit', (code) => {
      if (over) return;
      if (code === 0) end(false);
      else lost(`ends its process with code ${code}`);
    });
  });
}
