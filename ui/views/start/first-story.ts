import { item } from '../../../report/index.ts';
import type { Variant } from '../../../sim/index.ts';
import { loadExperiment } from '../../state/files.ts';
import type { ReplicateJob } from '../../worker/protocol.ts';
import type { Story } from '../../worker/story/told.ts';

/** The case whose run plays on the front page: small enough to be told in a second or two. */
const CASE = 'phone-maker';
const VARIANT = 'meeting';
const PEOPLE = 1500;
const FOUNDERS = 12;
const CIRCLES = 12;
const SEED = 7;

let known: Variant | undefined;

function variant(): Variant {
  if (known) return known;
  const { variants } = loadExperiment(
    CASE,
    { people: PEOPLE, seed: SEED },
    {
      [VARIANT]: [
        { path: ['seeding', 'count'], value: FOUNDERS },
        { path: ['graph', 'circles'], value: CIRCLES },
      ],
    },
  );
  known = variants.find(({ name }) => name === VARIANT) ?? item(variants, 0);
  return known;
}

export const firstStory = {
  /** Once told, it is not told again while the page is open. */
  told: null as Story | null,
  job(): ReplicateJob {
    const { plan, graphFile } = variant();
    return { plan, seed: SEED, replicate: 0, graphFile, creditOf: null };
  },
  /** Runs that the case makes; one of them is shown. */
  runs: () => variant().plan.scenario.replicates,
};
