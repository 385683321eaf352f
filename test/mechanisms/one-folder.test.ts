import { describe, expect, test, vi } from 'vitest';
import type * as Mechanisms from '../../sim/mechanisms/index.ts';
import type { Mechanism } from '../../sim/mechanisms/mechanism.ts';

/** The one line: the fixture stands in the list of mechanisms. */
vi.mock('../../sim/mechanisms/index.ts', async (original) => {
  const ours = await original<typeof Mechanisms>();
  const { noticeboard } = await import('../fixtures/noticeboard/index.ts');
  return {
    ...ours,
    MECHANISMS: { ...ours.MECHANISMS, noticeboard },
    MECHANISM_IDS: [...ours.MECHANISM_IDS, 'noticeboard'],
    MECHANISM_LIST: [...ours.MECHANISM_LIST, noticeboard as unknown as Mechanism],
  };
});

const { makeContext: contextOf } = await import('../../batch/cli/context.ts');
const { processHost } = await import('../../batch/cli/host.ts');
const { scenarioText } = await import('../../batch/cli/new.ts');
const { creditLine, ablationName } = await import('../../report/index.ts');
const { withTables } = await import('../../scripts/model-tables.ts');
const { estimateRunBytes, ITEMS, listFields, listAblations, scenarioSchema, SOURCES, summariseRun } =
  await import('../../sim/index.ts');
const { checkMechanism } = await import('../../sim/plugins/index.ts');
const { noticeboard } = await import('../fixtures/noticeboard/index.ts');
const { formParts } = await import('../../ui/forms/parts.ts');
const { outcomeOf, planOf } = await import('./helpers.ts');

const makeContext = (lang: 'en' | 'zh') => contextOf(lang, processHost());
const raw = { days: 30, replicates: 1, people: { count: 200 }, graph: { kind: 'mixed' } };
const withBoard = { ...raw, noticeboard: { trust: 0.02, second: 0.03 } };

describe('a mechanism that is one folder and one line', () => {
  test('keeps the contract', () => {
    expect(checkMechanism(noticeboard as unknown as Mechanism)).toEqual([]);
  });

  test('is a section of the schema, with its fields and phases', () => {
    expect(listFields(scenarioSchema).map(({ path }) => path)).toContain('noticeboard.trust');
    const phases = [{ day: 10, change: { noticeboard: { trust: 0.5 } } }];
    expect(planOf({ ...withBoard, phases }).phases).toHaveLength(1);
  });

  test('stands in its part of the form', () => {
    const scene = formParts().find(({ id }) => id === 'scene')!;
    expect(scene.mechanisms.map(({ id }) => id)).toContain('noticeboard');
  });

  test('stands in the order, the fields and the evidence of the model document', async () => {
    const parts = ['order', 'parameters', 'evidence'];
    const empty = parts
      .map((part) => `<!-- ${part}: npm run model:docs -->\n\n<!-- end of ${part} -->`)
      .join('\n\n');
    for (const lang of ['en', 'zh'] as const) {
      const text = await withTables(empty, 'docs/model.md', lang);
      const tables = parts.map((part) => text.split(`<!-- ${part}:`)[1].split(`<!-- end of ${part}`)[0]);
      for (const table of tables) expect(table).toContain(noticeboard.name[lang]);
      expect(tables[0]).toContain(noticeboard.does[lang]);
    }
  });

  test('is written by `new` where it says so, and as a comment elsewhere only', () => {
    expect(scenarioText('plain', makeContext('en'))).toMatch(/^noticeboard:\n {2}trust: 0.01/m);
    const community = scenarioText('community', makeContext('en'));
    expect(community).toMatch(/^#noticeboard:$/m);
    expect(community).not.toMatch(/^noticeboard:$/m);
  });

  test('can be left out, whole and in the parts that it names', () => {
    const ablations = listAblations(planOf(withBoard));
    expect(ablations.map(({ id }) => id)).toEqual(['noticeboard', 'noticeboard.second']);
    expect(ablations.map((one) => ablationName(one, makeContext('zh')))).toEqual(['布告栏', '第二块布告栏']);
    const [whole, part] = ablations.map(({ plan }) => plan(0).scenario as Record<string, unknown>);
    expect(whole['noticeboard']).toBeUndefined();
    expect(part['noticeboard']).toEqual({ trust: 0.02, second: 0 });
  });

  test('has the credit of what it brings, under its own name, and its cost', () => {
    expect(SOURCES.at(-1)!.id).toBe('noticeboard');
    const provenance = {
      kindling: '',
      file: '',
      scenarioHash: '',
      graphHash: null,
      seed: 7,
      replicates: 1,
      people: 200,
      days: 30,
    };
    const result = summariseRun([outcomeOf(withBoard)], provenance);
    expect(result.credit.promotion['stranger']).toEqual({ noticeboard: 1 });
    expect(creditLine(result.credit.promotion['stranger'], makeContext('en'))).toBe('notice board 100%');
    expect(ITEMS.at(-1)!.id).toBe('noticeboard');
    // 2 a day on 30 days.
    expect(result.money['noticeboard'].mean).toBe(60);
    expect(result.kpis['cost'].mean).toBe(60);
  });

  test('counts in the estimate of memory', () => {
    expect(estimateRunBytes(planOf(withBoard)) - estimateRunBytes(planOf(raw))).toBe(3 * 200);
  });
});
