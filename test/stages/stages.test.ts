import { describe, expect, test } from 'vitest';
import {
  PROMOTES_TO,
  NOWHERE,
  RANK,
  DEMOTES_TO,
  demotionsOf,
  STAGE_COUNT,
  STAGES,
  stageIndex,
  STRANGER,
} from '../../sim/stages/index.ts';

/** CIE lightness of an sRGB colour. */
function lightness(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return y > 0.008856 ? 116 * Math.cbrt(y) - 16 : 903.3 * y;
}

const ranked = STAGES.filter((stage) => stage.rank >= 0).toSorted((a, b) => a.rank - b.rank);

describe.each(STAGES.map((stage) => [stage.id, stage] as const))('%s', (id, stage) => {
  test('climbs and slips to stages that exist, and the columns agree with the table', () => {
    const ids = STAGES.map((s) => s.id as string);
    for (const [to, column] of [
      [stage.promotesTo, PROMOTES_TO],
      [stage.demotesTo, DEMOTES_TO],
    ] as const) {
      if (to !== null) expect(ids).toContain(to);
      expect(column[stageIndex(id)]).toBe(to === null ? NOWHERE : ids.indexOf(to));
    }
    expect(stage.promotesTo).not.toBe(id);
    expect(stage.demotesTo).not.toBe(id);
  });

  test('has a name in both languages and a colour', () => {
    expect(stage.name.en.trim()).not.toBe('');
    expect(stage.name.zh).toMatch(/\p{Script=Han}/u);
    expect(stage.colour).toMatch(/^#[0-9a-f]{6}$/);
    expect(stage.darkColour).toMatch(/^#[0-9a-f]{6}$/);
    expect(stage.talk).toBeGreaterThanOrEqual(0);
  });
});

test('ids, names and colours are each their own', () => {
  for (const values of [
    STAGES.map((s) => s.id),
    STAGES.map((s) => s.name.en),
    STAGES.map((s) => s.name.zh),
    STAGES.map((s) => s.colour),
    STAGES.map((s) => s.darkColour),
  ]) {
    expect(new Set(values).size).toBe(STAGE_COUNT);
  }
});

// A climb by more than one rung, or a loop among slips, would break every flow that is counted.
test('ranks go up by one with each climb, and nobody slips upwards', () => {
  expect(ranked.map((s) => s.rank)).toEqual(ranked.map((_, k) => k));
  expect(ranked[0].id).toBe('stranger');
  expect(stageIndex('stranger')).toBe(STRANGER);
  ranked.forEach((stage, k) => expect(stage.promotesTo).toBe(ranked[k + 1]?.id ?? null));
  STAGES.forEach((stage, k) => {
    if (stage.demotesTo === null) expect(RANK[k]).toBe(-1);
    else expect(RANK[DEMOTES_TO[k]]).toBe(-1);
    if (stage.slipsDownTo === undefined) expect(demotionsOf('down')[k]).toBe(DEMOTES_TO[k]);
    else expect(RANK[demotionsOf('down')[k]]).toBe(RANK[k] - 1);
  });
  expect(STAGES.filter((stage) => stage.slipsDownTo).map(({ id }) => id)).toEqual(['fan', 'superfan']);
});

// A reader must tell a higher stage by a darker shade, in print and without colour vision.
test('colours of the ranked stages darken with every rung, and lighten on dark pages', () => {
  const shades = ranked.map((stage) => lightness(stage.colour));
  const onDark = ranked.map((stage) => lightness(stage.darkColour));
  for (let k = 1; k < shades.length; k++) {
    expect(shades[k]).toBeLessThan(shades[k - 1] - 3);
    expect(onDark[k]).toBeGreaterThan(onDark[k - 1] + 3);
  }
});

test('those who climb higher do not talk less by default', () => {
  for (let k = 1; k < ranked.length; k++) expect(ranked[k].talk).toBeGreaterThanOrEqual(ranked[k - 1].talk);
});
