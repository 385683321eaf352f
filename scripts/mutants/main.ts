// `npm run validate:mutants`: engines broken on purpose, each of which a law must tell from a right one. Writes docs/mutants.md;
// with ids of mutants, tries those and writes nothing. Exit code 1 if one survives.
import { writeFileSync } from 'node:fs';
import { isStatistical } from '../../validation/index.ts';
import { MUTANTS, WITHOUT_WASM } from '../../validation/mutants/index.ts';
import { buildPatched, judgeBundle, sweepUp, type Judged } from './build.ts';
import { reportOf, type Caught, type Tried } from './report.ts';

const asked = process.argv.slice(2);
const mutants = MUTANTS.filter(({ id }) => asked.length === 0 || asked.includes(id));
const unknown = asked.filter((id) => !MUTANTS.some((mutant) => mutant.id === id));
if (unknown.length > 0) {
  const all = MUTANTS.map(({ id }) => id).join(', ');
  console.error(`No mutant is called ${unknown.join(', ')}. There are: ${all}.`);
  process.exit(2);
}

const failures = (rows: Judged) => rows.filter(({ passed }) => !passed);

// The same loops and the same way of bundling, unbroken: what fails here would not be a mutant's doing.
const right = await judgeBundle(await buildPatched('right', [WITHOUT_WASM]), 'small', 0);
const family = right.filter(isStatistical).length;
for (const { law, what } of failures(right))
  console.log(`right engine, ${law}: ${JSON.stringify(what)} fails`);
if (failures(right).length > 0) process.exit(1);
console.log(`right engine: ${right.length} comparisons hold`);

const tried: Tried[] = [];
for (const mutant of mutants) {
  const caught = await hunt(mutant);
  tried.push({ mutant, caught });
  console.log(`${mutant.id}: ${caught ? `${caught.law}, ${caught.size} size` : 'SURVIVES'}`);
}
sweepUp();

const survivors = tried.filter(({ caught }) => caught === null).length;
if (asked.length === 0) {
  writeFileSync('docs/mutants.md', reportOf(tried, family, 'en'));
  writeFileSync('docs/mutants.zh.md', reportOf(tried, family, 'zh'));
}
console.log(`${tried.length - survivors} of ${tried.length} mutants caught`);
process.exit(survivors > 0 ? 1 : 0);

/** The first of its laws that fails, all at small size before any in full. */
async function hunt({ id, patches, laws }: (typeof MUTANTS)[number]): Promise<Caught | null> {
  const folder = await buildPatched(id, [WITHOUT_WASM, ...patches]);
  for (const size of ['small', 'full'] as const)
    for (const law of laws) {
      const rows = await judgeBundle(folder, size, family, [law]);
      const failed = failures(rows);
      if (failed.length > 0) return { law, size, failed, of: rows.length };
    }
  return null;
}
