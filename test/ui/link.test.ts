import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { changesOf, type RunFlags } from '../../batch/cli/options.ts';
import { load } from '../../batch/files.ts';
import { loadFile } from '../../sim/index.ts';
import { commandOf } from '../../ui/state/command.ts';
import { LONGEST, readLink, writeLink } from '../../ui/state/link.ts';
import { loadSettings } from '../../ui/state/loaded.ts';
import { defaultSettings, type Settings } from '../../ui/state/settings-schema.ts';

const PAGE = 'http://127.0.0.1:4000/sub/?plugin=a.mjs';

const CHANGED: Settings = {
  ...defaultSettings(),
  lang: 'zh',
  experiment: 'meet-once',
  view: 'compare',
  people: 1200,
  days: 40,
  replicates: 3,
  seed: "it's 3 o'clock, 早上好",
  ran: true,
  changes: {
    'meet-once': {
      online: [
        { path: ['events', 'series', 'chat', 'cost'], value: 75.5 },
        { path: ['wordOfMouth', 'talk', 'member'], value: '12 % in 30 days' },
      ],
      offline: [{ path: ['selling'], value: {} }],
    },
    karate: { teacher: [{ path: ['seeding', 'count'], value: 2 }] },
  },
};

const hashOf = (link: string | null) => new URL(link!).hash;

describe('a link', () => {
  test('gives the settings back, but for the language and for changes to what is not open', async () => {
    const link = await writeLink(CHANGED, PAGE);
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:4000\/sub\/\?plugin=a\.mjs#open=[\w-]+$/);
    const { lang: _, changes, ...others } = CHANGED;
    expect(await readLink(hashOf(link))).toMatchObject({
      settings: { ...others, changes: { 'meet-once': changes['meet-once'] } },
      unusable: [],
    });
  });

  test('to a first visit holds nothing but the version', async () => {
    const link = await writeLink(defaultSettings(), PAGE);
    expect(hashOf(link).length).toBeLessThan(80);
    const { lang: _, ...others } = defaultSettings();
    expect(await readLink(hashOf(link))).toMatchObject({ settings: others });
  });

  test('that would be too long is none', async () => {
    const value = Array.from({ length: 2000 }, (_, k) => ((k * 7919) % 10_007) / 10_007);
    const changes = { 'meet-once': { online: [{ path: ['x'], value }] } };
    expect(await writeLink({ ...CHANGED, changes }, PAGE)).toBeNull();
    expect((await writeLink(CHANGED, PAGE))!.length).toBeLessThan(LONGEST);
  });

  test('that was cut or changed is unreadable, another hash is no link', async () => {
    const hash = hashOf(await writeLink(CHANGED, PAGE));
    for (const bad of [hash.slice(0, -9), hash.slice(0, 8), '#open=', '#open=%%%', '#open=AAAA']) {
      expect(await readLink(bad)).toBe('unreadable');
    }
    expect(await readLink('#main')).toBeNull();
    expect(await readLink('')).toBeNull();
  });

  test('that unpacks to more than any settings is refused before it is unpacked', async () => {
    const bomb = new Blob([new Uint8Array(50_000_000)])
      .stream()
      .pipeThrough(new CompressionStream('deflate-raw'));
    const text = Buffer.from(await new Response(bomb).arrayBuffer()).toString('base64url');
    expect(await readLink(`#open=${text}`)).toBe('unreadable');
  });

  test('says which of its settings cannot be used', async () => {
    const pack = async (document: unknown) => {
      const stream = new Blob([JSON.stringify(document)])
        .stream()
        .pipeThrough(new CompressionStream('deflate-raw'));
      return `#open=${Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url')}`;
    };
    expect(
      await readLink(await pack({ kindling: '9.9.9', settings: { days: 'many', replicates: 4 } })),
    ).toMatchObject({
      version: '9.9.9',
      unusable: ['days'],
      settings: { days: null, replicates: 4 },
    });
    expect(await readLink(await pack({ settings: {} }))).toBe('unreadable');
    expect(await readLink(await pack([1]))).toBe('unreadable');
  });
});

test('the command runs in Node what the page runs: the same plans, whatever stands in seeds and values', () => {
  const command = commandOf(CHANGED)!;
  const words = execFileSync('bash', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
  expect(words.slice(0, 4)).toEqual(['npx', 'kindling', 'compare', 'meet-once']);
  const flags: Record<string, unknown> & { set: string[] } = { set: [] };
  for (let k = 4; k < words.length; k += 2) {
    const [name, value] = [words[k]!.slice(2), words[k + 1]!];
    if (name === 'set') flags.set.push(value);
    else flags[name] = name === 'seed' ? value : Number(value);
  }
  const inNode = loadFile('meet-once', load, changesOf(flags as RunFlags)).variants;
  const onPage = loadSettings(CHANGED).variants;
  expect(onPage.length).toBeGreaterThan(1);
  expect(inNode.map(({ plan }) => plan.hash)).toEqual(onPage.map(({ plan }) => plan.hash));
  expect(inNode[0]!.plan.scenario.seed).toBe(onPage[0]!.plan.scenario.seed);
  expect(commandOf({ ...CHANGED, experiment: 'two' })).toBeNull();
});
