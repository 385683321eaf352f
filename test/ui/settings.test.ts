import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadSettings } from '../../ui/state/loaded.ts';
import { readSettingsFile, writeSettingsFile } from '../../ui/state/settings-file.ts';
import {
  defaultSettings,
  readSettings,
  settingsSchema,
  type Settings,
} from '../../ui/state/settings-schema.ts';

const KEPT: Settings = {
  ...defaultSettings(),
  lang: 'zh',
  experiment: 'karate',
  two: ['karate#edge', 'city'],
  view: 'why',
  people: 500,
  changes: { karate: { edge: [{ path: ['seeding', 'count'], value: 3 }] } },
  ran: true,
};

describe('kept settings', () => {
  test('come back as they were', () => {
    expect(readSettings(JSON.parse(JSON.stringify(KEPT)))).toEqual({ settings: KEPT, unusable: [] });
  });

  test('defaults are valid', () => {
    expect(settingsSchema.parse(defaultSettings())).toEqual(defaultSettings());
  });

  test.each([
    ['lang', 'fr'],
    ['changes', null],
    ['changes', { karate: { edge: 7 } }],
    ['changes', []],
    ['two', ['city']],
    ['two', ['city', 'no-such-file']],
    ['controlsOf', -1],
    ['controlsOf', 0.5],
    ['people', 'many'],
    ['seed', 7],
    ['ran', 'yes'],
    ['view', 3],
  ])('%s = %j starts from its default, and nothing else does', (name, value) => {
    const { settings, unusable } = readSettings({ ...KEPT, [name]: value });
    expect(unusable).toEqual([name]);
    expect(settings).toEqual({ ...KEPT, [name]: defaultSettings()[name as keyof Settings] });
  });

  test('an experiment that this version does not have is not run again', () => {
    const { settings } = readSettings({ ...KEPT, experiment: 'gone' });
    expect(settings).toEqual({ ...KEPT, experiment: defaultSettings().experiment, ran: false });
  });

  test('fields that an older version did not have start from their defaults without a word', () => {
    expect(readSettings({ lang: 'zh' })).toEqual({
      settings: { ...defaultSettings(), lang: 'zh' },
      unusable: [],
    });
  });

  test.each([['text'], [7], [true], [[]], [[{ lang: 'zh' }]]])('%j is no settings at all', (kept) => {
    expect(readSettings(kept)).toEqual({ settings: defaultSettings(), unusable: ['*'] });
  });

  const odd = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<unknown>(
      undefined,
      NaN,
      Infinity,
      -0,
      1e308,
      '__proto__',
      'constructor',
      '\u0000',
      '=',
      ':',
    ),
  );
  const names = Object.keys(KEPT) as (keyof Settings)[];
  const step = fc.oneof(
    fc.constantFrom('seeding', 'count', 'graph', 'days', 'a.b', '', '__proto__', 'constructor'),
    fc.string(),
    fc.nat(3),
  );
  const change = fc.record({ path: fc.array(step, { maxLength: 3 }), value: fc.oneof(fc.jsonValue(), odd) });
  const changes = fc.dictionary(
    fc.constantFrom('karate', 'two', 'hundred-kols', '__proto__'),
    fc.dictionary(fc.constantFrom('edge', 'a', 'b', '', 'all'), fc.array(change, { maxLength: 4 })),
  );
  const mutated = fc
    .record({ fields: fc.dictionary(fc.constantFrom(...names), odd), changes: fc.option(changes) })
    .map(({ fields, changes: made }) => ({ ...KEPT, ...fields, ...(made && { changes: made }) }));

  test('500 mutated states give valid settings', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: mutated }, odd), (kept) => {
        const { settings } = readSettings(kept);
        expect(settingsSchema.parse(settings)).toEqual(settings);
        expect(readSettings(JSON.parse(JSON.stringify(settings))).unusable).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('mutated settings either can run, or say why not', () => {
    fc.assert(
      fc.property(mutated, (kept) => {
        const { variants, problems } = loadSettings(readSettings(kept).settings);
        expect(variants.length > 0 || problems.some(({ severity }) => severity === 'error')).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a file of settings', () => {
  test('holds them, and comes back', () => {
    expect(readSettingsFile(writeSettingsFile(KEPT))).toEqual(KEPT);
  });

  test('holds what went wrong, and nothing that is no setting', () => {
    const document = JSON.parse(
      writeSettingsFile({ ...KEPT, secret: 1 } as Settings, new Error('out of luck')),
    ) as Record<string, unknown>;
    expect(document['error']).toBe('out of luck');
    expect(document['settings']).toEqual(KEPT);
  });

  test.each(['', 'text', 'null', '[]', '{}', '{"settings": 7}', '{"settings": null}', '{"kpis": {}}'])(
    '%s is none',
    (text) => {
      expect(readSettingsFile(text)).toBeNull();
    },
  );
});
