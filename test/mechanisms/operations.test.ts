import { describe, expect, test } from 'vitest';
import { CLOCK_UNITS_PER_HAZARD, stageIndex, type StageId } from '../../sim/stages/index.ts';
import { sourceIndex, type World } from '../../sim/world/index.ts';
import { centsOf, configOf, countOf, onEveryStage, place, startOf, worldOf } from './helpers.ts';

type Config = Parameters<typeof startOf<'operations'>>[1];

/** 80 members, 20 partners and 100 acquaintances, of whom 2 count as one: a load of 150. */
function community(): World {
  const world = worldOf({ people: 300 });
  const range = (from: number, n: number) => Array.from({ length: n }, (_, k) => from + k);
  place(world, 'member', ...range(0, 80));
  place(world, 'partner', ...range(80, 20));
  place(world, 'acquaintance', ...range(100, 100));
  return world;
}

/** Trust and doubt a day where full care pours 1 and full neglect 1. */
function added(config: Config, world = community()) {
  const all = { needs: { acquaintance: 0.5 }, trust: onEveryStage(1), neglect: onEveryStage(1) };
  startOf('operations', { managerCare: 1, ...all, ...config }, world).today!(1);
  const rate = (from: World['trust'], source: 'care' | 'neglect', stage: StageId) =>
    from.commonBySource[sourceIndex(source) * from.common.length + stageIndex(stage)] /
    CLOCK_UNITS_PER_HAZARD;
  return {
    care: (stage: StageId) => rate(world.trust, 'care', stage),
    neglect: (stage: StageId) => rate(world.doubt, 'neglect', stage),
    world,
  };
}

describe('care', () => {
  // Catches care that does not thin, neglect that goes by people and not by share, and acquaintances who count in full.
  test.each([
    [0, 50, 0],
    [1, 50, 1 / 3],
    [0.5, 150, 0.5],
    [3, 50, 1],
    [9, 50, 1],
  ])(
    '%f operators of span %i on a load of 150 care for the share min(1, capacity/load)',
    (operators, span, share) => {
      const { care, neglect } = added({ operators, span });
      for (const stage of ['acquaintance', 'member', 'partner', 'stranger'] as const) {
        expect(care(stage)).toBeCloseTo(share, 10);
        expect(neglect(stage)).toBeCloseTo(1 - share, 10);
      }
    },
  );

  test('each stage gets its own trust and doubt', () => {
    const { care, neglect } = added({
      operators: 1,
      span: 75,
      trust: { ...onEveryStage(0), member: 0.25 },
      neglect: { ...onEveryStage(0), fan: 0.125 },
    });
    expect([care('member'), care('fan'), neglect('member'), neglect('fan')]).toEqual([0.125, 0, 0, 0.0625]);
  });

  test('where nobody needs care there is enough for all', () => {
    const { care, neglect } = added({ operators: 0 }, worldOf({ people: 5 }));
    expect([care('member'), neglect('member')]).toEqual([1, 0]);
  });

  test('it follows the people at the end of yesterday', () => {
    const world = community();
    const operations = startOf('operations', { operators: 1, span: 75, needs: { acquaintance: 0 } }, world);
    const cared = () => {
      operations.today!(1);
      return world.trust.common[stageIndex('member')] / CLOCK_UNITS_PER_HAZARD / 0.003;
    };
    expect(cared()).toBeCloseTo(0.75, 6);
    place(world, 'member', ...Array.from({ length: 50 }, (_, k) => 250 + k));
    expect(cared()).toBeCloseTo(0.5, 6);
  });
});

describe('partners who manage', () => {
  const short = { operators: 1, span: 60, managers: 0.3, managerSpan: 5 };

  // A load of 150: operators 60, six partners 30, so 0.4 and 0.2 of it.
  test('take what operators cannot, with care of their own quality', () => {
    const { care, neglect } = added({ ...short, managerCare: 0.5 });
    expect(care('member')).toBeCloseTo(0.4 + 0.5 * 0.2, 10);
    expect(neglect('member')).toBeCloseTo(0.4, 10);
  });

  test('and no more than that', () => {
    const { care, neglect } = added({ ...short, operators: 2, managerCare: 0.5 });
    expect(care('member')).toBeCloseTo(0.8 + 0.5 * 0.2, 10);
    expect(neglect('member')).toBe(0);
  });

  test('burn out by how loaded they are, as they take turns: burnout × share × load', () => {
    const calm = { ...short, neglect: onEveryStage(0), burnout: 0.5 };
    expect(added(calm).neglect('partner'), 'full load').toBeCloseTo(0.5 * 0.3, 10);
    expect(added({ ...calm, span: 135 }).neglect('partner'), 'half').toBeCloseTo(0.5 * 0.3 * 0.5, 10);
    expect(added({ ...calm, span: 150 }).neglect('partner'), 'none').toBe(0);
    expect(added({ ...calm, managerSpan: 0 }).neglect('partner'), 'no span').toBe(0);
    expect(added(calm).neglect('member'), 'nobody else').toBe(0);
  });
});

test('staff is paid by the day, operators and managing partners; who goes without care is counted', () => {
  const config = { operators: 1.5, span: 40, wage: 100.1, managers: 0.25, managerSpan: 6, managerPay: 2.5 };
  const { world } = added(config);
  expect(centsOf(world, 'staff')).toBe(15015 + 5 * 250);
  expect(countOf(world, 'neglected')).toBe(150 - 60 - 30);
});

test('a phase may hire', () => {
  const world = community();
  const operations = startOf('operations', { operators: 1, wage: 10 }, world);
  operations.today!(1);
  operations.configure(configOf('operations', { operators: 4, wage: 10 }));
  operations.today!(2);
  expect(centsOf(world, 'staff')).toBe(1000 + 4000);
});
