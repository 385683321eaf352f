import { STAGE_COUNT, STAGES, STRANGER, type StageId } from '../../stages/index.ts';
import { countStages, GIVEN_TRAITS, givenTrait, type Given, type GivenTraitId } from '../given.ts';
import { isMissing, plain, quantityOf } from './numbers.ts';
import type { GraphReading } from './reading.ts';
import { excerpt, type ProblemList } from './refusal.ts';

/** What attributes of nodes say of people: stages by name, traits as numbers. */

/** Stages by all that they are called, in small letters. */
const STAGE_OF = new Map<string, number>(
  STAGES.flatMap(({ id, name }, stage) =>
    [id, name.en, name.zh].map((word): [string, number] => [word.toLowerCase(), stage]),
  ),
);

type Told = Pick<GraphReading, 'stages' | 'traits'>;

/**
 * Turns texts by person into stages and traits. `valuesOf` gives the attribute asked for and its texts, '' where somebody has
 * none, or undefined where nothing is asked. What is wrong goes to `problems`.
 */
export function readPeople(
  names: readonly string[],
  problems: ProblemList,
  valuesOf: (trait: 'stage' | GivenTraitId) => { from: string; texts: readonly string[] } | undefined,
): { given: Given; told: Told } {
  const given: { -readonly [K in keyof Given]: Given[K] } = {};
  const stage = valuesOf('stage');
  let stages: Told['stages'] = null;
  if (stage !== undefined) {
    given.stage = stagesOf(stage.from, stage.texts, names, problems);
    const counts = countStages(given.stage);
    const people = Object.fromEntries(STAGES.map(({ id }, k) => [id, counts[k]])) as Record<StageId, number>;
    stages = { from: stage.from, people, missing: stage.texts.filter(isNothing).length };
  }
  const traits: Told['traits'][number][] = [];
  for (const trait of GIVEN_TRAITS) {
    const found = valuesOf(trait);
    if (found === undefined) continue;
    const { from, texts } = found;
    const values = numbersOf(trait, from, texts, names, problems);
    if (values === null) continue;
    const made = givenTrait(values);
    given[trait] = made;
    const mean = values.reduce((sum, value) => sum + value / values.length, 0);
    const [min, max] = values.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity]);
    traits.push({ trait, from, min, max, mean, levels: made.levels.length });
  }
  return { given, told: { stages, traits } };
}

/** Stages by name in either language; whoever has none is a stranger. */
function stagesOf(
  from: string,
  texts: readonly string[],
  names: readonly string[],
  problems: ProblemList,
): Uint8Array {
  const stages = new Uint8Array(names.length).fill(STRANGER);
  texts.forEach((text, person) => {
    if (isNothing(text)) return;
    const stage = STAGE_OF.get(plain(text).toLowerCase());
    if (stage !== undefined && stage < STAGE_COUNT) stages[person] = stage;
    else {
      const values = { attribute: from, name: excerpt(names[person]), found: excerpt(text) };
      const known = STAGES.map(({ id }) => id).join(', ');
      problems.add('graphStageUnknown', { path: 'graph.attributes.stage' }, { ...values, stages: known });
    }
  });
  return stages;
}

/** Somebody without a number is refused: no number could be made up for them. */
function numbersOf(
  trait: GivenTraitId,
  attribute: string,
  texts: readonly string[],
  names: readonly string[],
  problems: ProblemList,
): Float64Array | null {
  let fine = true;
  const values = Float64Array.from(texts, (text, person) => {
    const quantity = isNothing(text) ? null : quantityOf(text);
    const kind = quantity === null ? 'missing' : faultOf(trait, quantity.value);
    if (kind === null) return quantity!.value;
    fine = false;
    const place = { path: `graph.attributes.${trait}` };
    const values = { kind, attribute, name: excerpt(names[person]), found: excerpt(text) };
    problems.add('graphTraitBroken', place, values);
    return NaN;
  });
  if (!fine) return null;
  if (values.some((value) => value > 0)) return values;
  const place = { path: `graph.attributes.${trait}` };
  problems.add('graphTraitBroken', place, { kind: 'nought', attribute, name: '', found: '0' });
  return null;
}

/** Nobody can do without affinity and income, by which the model divides; somebody may say nothing. */
function faultOf(trait: GivenTraitId, value: number): string | null {
  if (Number.isNaN(value)) return 'number';
  if (trait === 'talkativeness') return value < 0 ? 'negative' : null;
  return value > 0 ? null : 'positive';
}

function isNothing(text: string): boolean {
  return isMissing(text.trim());
}
