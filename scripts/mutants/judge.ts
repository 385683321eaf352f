// Bundled with each mutant: holds it to some laws and prints what they found, as JSON. Arguments: size, comparisons of the
// family (0: those of these laws), ids of laws; none is all.
import { TARGETS } from '../../validation/index.ts';
import { verify, type Size } from '../../batch/verify.ts';
import type { Judged } from './build.ts';

const [size, family, ...laws] = process.argv.slice(2);
const targets = laws.length === 0 ? TARGETS : TARGETS.filter(({ id }) => laws.includes(id));
const verified = await verify(targets, {
  size: size as Size,
  seed: null,
  family: Number(family) === 0 ? undefined : Number(family),
});
const rows = verified.flatMap(({ target, rows: all }) => all.map((row) => ({ law: target.id, ...row })));
// Infinity is no JSON.
const judged: Judged = rows.map((row) => ({ ...row, z: row.z === null ? null : String(row.z) }));
console.log(JSON.stringify(judged));
