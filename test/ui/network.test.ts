import { beforeAll, describe, expect, test } from 'vitest';
import { runReplicate, sharedGraph, STAGES, type TransitionLog, type Variant } from '../../sim/index.ts';
import { loadExperiment } from '../../ui/state/files.ts';
import { countByCircle, Film, stagesByCircle } from '../../ui/views/network/film.ts';
import { countIn, forestOf, treeOf } from '../../ui/views/network/forest.ts';
import { isFounder, lifeOf } from '../../ui/views/network/life.ts';
import { byBrought, fit, hit } from '../../ui/views/network/place.ts';
import { bands, dayTicks } from '../../ui/views/network/stacks.ts';
import { placePeople } from '../../ui/worker/story/layout.ts';
import { friendsOf, samplePeople, sampleTies } from '../../ui/worker/story/sample.ts';
import { tellStory } from '../../ui/worker/story/story.ts';
import type { Story } from '../../ui/worker/story/told.ts';

const stage = (id: string) => STAGES.findIndex((row) => row.id === id);
const [STRANGER, ACQUAINTANCE, MEMBER, FAN, LAPSED] = [
  'stranger',
  'acquaintance',
  'member',
  'fan',
  'lapsed',
].map(stage);

/** Rows of a log: day, person, from, to, parent. */
function logOf(rows: readonly (readonly [number, number, number, number, number])[]): TransitionLog {
  const column = (k: 0 | 1 | 2 | 3 | 4) => rows.map((row) => row[k]);
  return {
    day: Int32Array.from(column(0)),
    person: Int32Array.from(column(1)),
    from: Uint8Array.from(column(2)),
    to: Uint8Array.from(column(3)),
    parent: Int32Array.from(column(4)),
    first: Int32Array.from({ length: rows.length + 1 }, () => 0),
    source: new Uint8Array(0),
    share: new Float64Array(0),
  };
}

/** People by stage at the end of each day, counted anew from the log. */
function stagesOf(log: TransitionLog, people: number, days: number): Int32Array {
  const all = new Int32Array((days + 1) * STAGES.length);
  for (let day = 0; day <= days; day++) {
    const on = new Uint8Array(people);
    log.day.forEach((then, row) => {
      if (then <= day) on[log.person[row]] = log.to[row];
    });
    for (const one of on) all[day * STAGES.length + one]++;
  }
  return all;
}

// 0 founds; 1 comes through 0, 2 through 1, 3 through 0, 4 through 3 on the day on which 3 comes; 1 leaves and comes back.
const LOG = logOf([
  [0, 0, STRANGER, FAN, -1],
  [1, 1, STRANGER, ACQUAINTANCE, 0],
  [1, 3, STRANGER, ACQUAINTANCE, 0],
  [1, 4, STRANGER, ACQUAINTANCE, 0],
  [2, 1, ACQUAINTANCE, MEMBER, 0],
  [2, 2, STRANGER, ACQUAINTANCE, 1],
  [3, 2, ACQUAINTANCE, MEMBER, 1],
  [3, 3, ACQUAINTANCE, MEMBER, 0],
  [3, 4, ACQUAINTANCE, MEMBER, 3],
  [4, 1, MEMBER, LAPSED, -1],
  [5, 1, LAPSED, ACQUAINTANCE, 2],
]);
const SMALL = {
  people: 6,
  days: 6,
  founders: 1,
  log: LOG,
  stages: stagesOf(LOG, 6, 6),
  circle: Uint16Array.of(0, 0, 0, 1, 1, 1),
  circleCount: 2,
};
const GROWN = forestOf(SMALL);

describe('who brought whom', () => {
  test('somebody who came on the same day brought nobody, and coming back is no second coming', () => {
    expect(GROWN.counted).toBe('in');
    expect([...GROWN.parent]).toEqual([-1, 0, 1, 0, -1, -1]);
    expect([...GROWN.order]).toEqual([0, 1, 2, 3, 4]);
  });

  test('a tree is everybody below, and who stands above', () => {
    expect(treeOf(GROWN, 0, LOG.day.length)).toEqual({ root: 0, below: [1, 2, 3], brought: 2, above: [] });
    expect(treeOf(GROWN, 2, LOG.day.length)).toEqual({ root: 2, below: [], brought: 0, above: [1, 0] });
    // On day 2, neither 2 nor 3 has come.
    const until = new Film(SMALL, GROWN).rowsUntil(2);
    expect(treeOf(GROWN, 0, until)).toEqual({ root: 0, below: [1], brought: 1, above: [] });
    expect(treeOf(GROWN, 2, until).above).toEqual([]);
  });

  test('where nobody becomes a member, hearing counts', () => {
    const log = logOf([
      [0, 2, STRANGER, ACQUAINTANCE, -1],
      [1, 0, STRANGER, ACQUAINTANCE, 2],
    ]);
    const heard = forestOf({ people: 3, days: 1, log, stages: stagesOf(log, 3, 1) });
    expect(heard.counted).toBe('heard');
    expect([...heard.parent]).toEqual([2, -1, -1]);
    expect(countIn({ stages: stagesOf(log, 3, 1) }, heard, 1)).toBe(2);
  });
});

describe('a film', () => {
  test('winds forward and back to the same day', () => {
    const film = new Film(SMALL, GROWN);
    const at = (day: number) => [[...film.goTo(day).stage], [...film.brought]];
    const seen = [0, 1, 2, 3, 4, 5, 6].map(at);
    expect(seen[3]).toEqual([
      [FAN, MEMBER, MEMBER, MEMBER, MEMBER, STRANGER],
      [2, 1, 0, 0, 0, 0],
    ]);
    for (const day of [6, 0, 5, 2, 4, 1, 3]) expect(at(day)).toEqual(seen[day]);
    expect(film.rowsUntil(-3)).toBe(0);
  });

  test('counts by circle and stage', () => {
    const film = new Film(SMALL, GROWN).goTo(4);
    expect([...countByCircle(film, SMALL, GROWN.counts)]).toEqual([2, 2]);
    const by = stagesByCircle(film, SMALL, STAGES.length);
    expect(by[LAPSED]).toBe(1);
    expect(by[STAGES.length + MEMBER]).toBe(2);
  });
});

test('a life is its steps, with what each is called', () => {
  expect(lifeOf(SMALL, 0, LOG.day.length).map(({ day, kind }) => [day, kind])).toEqual([[0, 'began']]);
  expect(lifeOf(SMALL, 1, LOG.day.length).map(({ day, kind, by }) => [day, kind, by])).toEqual([
    [1, 'heard', 0],
    [2, 'joined', 0],
    [4, 'lapsed', -1],
    [5, 'back', 2],
  ]);
  expect(lifeOf({ ...SMALL, founders: 0 }, 0, 1)[0].kind).toBe('there');
  expect([isFounder(SMALL, 0), isFounder(SMALL, 1)]).toEqual([true, false]);
});

describe('places', () => {
  test('the nearest within reach is hit', () => {
    const view = fit(
      { width: 10, height: 5 },
      { width: 120, height: 120 },
      { left: 10, right: 10, top: 10, bottom: 10 },
    );
    expect(view).toEqual({ scale: 10, left: 10, top: 35 });
    // A wide canvas leaves room for a story at the right.
    const wide = fit(
      { width: 1, height: 1 },
      { width: 2000, height: 500 },
      { left: 0, right: 0, top: 0, bottom: 0 },
    );
    expect(wide).toEqual({ scale: 500, left: (1500 - 340) / 2, top: 0 });
    const x = [0, 5, 5.2];
    const y = [0, 2, 2];
    expect(hit(x, y, view, { x: 61, y: 55 }, () => 5)).toBe(1);
    expect(hit(x, y, view, { x: 62, y: 55 }, () => 5)).toBe(2);
    expect(hit(x, y, view, { x: 90, y: 55 }, () => 5)).toBe(-1);
  });

  test('who brought most comes first, of equals the lower number', () => {
    expect(byBrought(Int32Array.of(1, 3, 4, 7), Int32Array.of(9, 1, 9, 4, 4, 0, 0, 0), 2)).toEqual([3, 4]);
  });

  test('the same people and ties stand in the same places, each circle within its own', () => {
    const circle = Array.from({ length: 240 }, (_, k) => k % 4);
    const from = Int32Array.from({ length: 480 }, (_, k) => k % 240);
    const ties = { from, to: from.map((a, k) => (a + (k < 240 ? 4 : 1)) % 240) };
    const once = placePeople(circle, ties);
    expect(placePeople(circle, ties)).toEqual(once);
    const { places, x, y } = once;
    expect([...places.id]).toEqual([0, 1, 2, 3]);
    circle.forEach((c, k) => {
      const away = Math.hypot(x[k] - places.x[c], y[k] - places.y[c]);
      expect(away).toBeLessThan(1.3 * places.radius[c]);
    });
    // Discs of circles do not meet.
    expect(Math.hypot(places.x[0] - places.x[1], places.y[0] - places.y[1])).toBeGreaterThan(
      2 * places.radius[0],
    );
  });
});

describe('of very many people', () => {
  test('whole circles are drawn, as many as there is room for', () => {
    const circle = Uint16Array.from({ length: 100 }, (_, k) => Math.floor(k / 10));
    const { sampled, person } = samplePeople({ people: 100, circle, circleCount: 10 }, 45);
    expect(sampled).toBe('circles');
    expect(person).toHaveLength(40);
    expect(new Set(Array.from(person, (one) => circle[one])).size).toBe(4);
  });

  test('people at equal distances are drawn where circles are too large', () => {
    const circle = new Uint16Array(100);
    const { sampled, person } = samplePeople({ people: 100, circle, circleCount: 1 }, 45);
    expect(sampled).toBe('people');
    expect([...person.subarray(0, 4)]).toEqual([0, 3, 6, 9]);
    expect(samplePeople({ people: 40, circle, circleCount: 1 }, 45).sampled).toBe('everybody');
  });
});

test('stages are stacked to the height of the highest day', () => {
  const stages = new Int32Array(2 * STAGES.length);
  stages[FAN] = 1;
  stages[STAGES.length + FAN] = 1;
  stages[STAGES.length + MEMBER] = 3;
  expect(bands({ stages, days: 1 }, [FAN, MEMBER])).toEqual([
    'M0 75.00L1 75.00L1 100.00L0 100.00Z',
    'M0 75.00L1 0.00L1 75.00L0 75.00Z',
  ]);
  expect(dayTicks(365)).toEqual([0, 60, 120, 180, 240, 300, 365]);
  expect(dayTicks(40)).toEqual([0, 10, 20, 30, 40]);
  expect(dayTicks(0)).toEqual([0]);
});

describe('the story of a run', () => {
  let variant: Variant;
  let story: Story;
  const days: number[] = [];
  beforeAll(() => {
    [variant] = loadExperiment('phone-maker', { people: 600, days: 90 }).variants;
    story = tellStory(jobOf(variant), undefined, (day) => days.push(day));
  });
  const jobOf = ({ plan, graphFile }: Variant) => ({
    plan,
    seed: plan.scenario.seed,
    replicate: 2,
    graphFile,
    creditOf: null,
  });

  test('has the bits of the same run in a comparison', () => {
    const { plan } = variant;
    const run = runReplicate(plan, plan.scenario.seed, 2);
    let step = run.next();
    while (!step.done) step = run.next();
    expect(story.digest).toBe(step.value.digest);
    expect(days).toEqual(Array.from({ length: 91 }, (_, day) => day));
  });

  test('leads to the people by stage of every day, there and back', () => {
    const film = new Film(story, forestOf(story));
    const all = [...Array(91).keys()];
    for (const day of [...all, ...all.toReversed()]) {
      const count = new Int32Array(STAGES.length);
      for (const one of film.goTo(day).stage) count[one]++;
      expect([...count]).toEqual([...story.stages.subarray(day * STAGES.length, (day + 1) * STAGES.length)]);
    }
  });

  test('knows everybody’s friends, and draws ties once', () => {
    const { plan } = variant;
    const { graph } = sharedGraph(plan, plan.scenario.seed, undefined, 2);
    const { person, tieFrom, tieTo } = story.drawn;
    expect(friendsOf(graph, person).friends).toHaveLength(2 * graph.tieCount);
    expect(sampleTies(graph, person).all.from).toHaveLength(graph.tieCount);
    expect(sampleTies(graph, person, 50).drawn.from).toHaveLength(50);
    expect(tieFrom.every((from, row) => from < tieTo[row])).toBe(true);
  });
});
