import process from 'node:process';
import { VERSION } from '../sim/index.ts';
import { CASES } from './cases/index.ts';
import { reached, type BenchCase } from './case.ts';
import { compare } from './check.ts';
import { probeMachine } from './machine.ts';
import { readResults, writeResults, type CaseResult } from './results.ts';
import { valueText } from './words.ts';

const CHECK = '--check';
const words = process.argv.slice(2);
const wanted = words.filter((word) => word !== CHECK);
const unknown = wanted.filter((id) => !CASES.some((c) => c.id === id));
if (unknown.length > 0) {
  console.error(`No case is called ${unknown.join(', ')}. There are: ${CASES.map((c) => c.id).join(', ')}.`);
  process.exit(2);
}
const chosen = CASES.filter((c) => (wanted.length > 0 ? wanted.includes(c.id) : !c.optIn));

if (words.includes(CHECK)) await checkCases();
else await measureCases();

/** Measures and keeps the results, case by case: a run that is stopped leaves what it has. */
async function measureCases(): Promise<void> {
  for (const one of chosen) {
    const result = await measure(one);
    writeResults({ ...readResults(), [one.id]: result });
  }
}

/** Measures and tells what got slower than the committed results by more than both spreads. A report: it never fails. */
async function checkCases(): Promise<void> {
  const committed = readResults();
  const lines: string[] = [];
  for (const one of chosen) {
    if (committed[one.id]) lines.push(...compare(one, committed[one.id], await measure(one)));
    else lines.push(`${one.id}: nothing committed to compare with`);
  }
  console.log(lines.length > 0 ? `\n${lines.join('\n')}` : '\nNothing got slower by more than its spread.');
}

async function measure(one: BenchCase): Promise<CaseResult> {
  console.log(`\n${one.id}: ${one.what.en} (goal: ${one.goal.en})`);
  const machine = probeMachine();
  const outcome = await one.run((line) => console.log(`  … ${line}`));
  if ('skipped' in outcome) console.log(`  skipped: ${outcome.skipped.en}`);
  else {
    for (const row of outcome.rows) {
      const verdict = { true: 'reached', false: 'NOT reached', null: '' }[String(reached(row))];
      console.log(`  ${row.label.en}: ${valueText(row)} ${verdict}`);
      if (row.detail) console.log(`    ${JSON.stringify(row.detail)}`);
    }
  }
  return { machine, measured: new Date().toISOString().slice(0, 10), version: VERSION, outcome };
}
