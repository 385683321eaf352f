import { describe, expect, test } from 'vitest';
import { METRIC_IDS } from '../../sim/index.ts';
import { folder, open, planIn, shortly } from './folder.ts';

const scenario = `version: 1
name: {en: Reading club, zh: 读书会}
days: 90
people: {count: 200}
seeding: {count: 10}
ip: {strength: 0.5, investment: 100}
`;

describe('a scenario', () => {
  test('is one variant under the name of its file, with the name it gives itself', () => {
    const { variants, experiment, file, problems } = open({ 'club.yaml': scenario }, {}, 'club.yaml');
    expect(problems).toEqual([]);
    expect(experiment).toBeNull();
    expect(file).toBe('club.yaml');
    expect(variants.map(({ name, label }) => [name, label])).toEqual([
      ['club', { en: 'Reading club', zh: '读书会' }],
    ]);
    expect(variants[0].plan).toMatchObject({ people: 200, scenario: { days: 90, ip: { investment: 100 } } });
  });

  test('extends another: maps are merged, null switches a mechanism off, another kind of graph is another graph', () => {
    const base = `${scenario}graph: {kind: circles, circles: 3, strongShare: 0.9}\n`;
    const plan = planIn({
      'main.yaml': 'extends: base/club.yaml\nip: {investment: 5}\nseeding: null\ngraph: {kind: erdos-renyi}',
      'base/club.yaml': base,
    });
    expect(plan.scenario.ip).toMatchObject({ strength: 0.5, investment: 5 });
    expect(plan.scenario.seeding).toBeUndefined();
    expect(plan.graph).toEqual({ kind: 'erdos-renyi', meanDegree: 15, strongShare: 0.33, weightCut: null });
  });

  test('a ring of extends is refused', () => {
    const loaded = open({ 'main.yaml': 'extends: a.yaml', 'a.yaml': 'x: 1\nextends: main.yaml' });
    expect(shortly(loaded)).toEqual(['a.yaml:2 extends cyclicExtends']);
    expect(loaded.variants).toEqual([]);
  });

  test('a mistake is shown in the file in which it stands, in order of lines', () => {
    const loaded = open({
      'main.yaml': 'extends: base.yaml\nip:\n  investment: -1\ndays: 1.5\n',
      'base.yaml': `${scenario}\nevents: {serie: {}}\n`,
    });
    expect(shortly(loaded)).toEqual([
      'base.yaml:8 events.serie unknownField',
      'main.yaml:3 ip.investment outOfBounds',
      'main.yaml:4 days wrongType',
    ]);
  });

  test('a graph file is looked for beside the file that names it', () => {
    const ties = 'a,b\nb,c\n';
    const files = {
      'main.yaml': 'extends: nets/base.yaml',
      'nets/base.yaml': 'version: 1\ngraph: {kind: file, path: club.csv}\nseeding: {count: 1}',
    };
    expect(planIn({ ...files, 'nets/club.csv': ties })).toMatchObject({ people: 3, oneGraph: true });
    expect(shortly(open({ ...files, 'club.csv': ties }))).toEqual([
      'nets/base.yaml:2 graph.path fileMissing',
    ]);
  });

  test('a graph file that cannot be read is a problem, not a crash', () => {
    const files = { 'main.yaml': 'version: 1\ngraph: {kind: file, path: a.graphml}', 'a.graphml': '<broken' };
    const [found] = open(files).problems;
    expect(found).toMatchObject({ file: 'a.graphml', severity: 'error' });
  });
});

describe('options', () => {
  const files = { 'main.yaml': scenario, 'net.csv': 'a,b\nb,c\nc,d\n' };

  test('of people, days, replicates and seed', () => {
    const plan = planIn(files, { people: 50, days: 7, replicates: 3, seed: 'rain' });
    expect(plan).toMatchObject({ people: 50, scenario: { days: 7, replicates: 3, seed: 'rain' } });
  });

  test('--set changes any field and comes last', () => {
    const plan = planIn(files, {
      days: 7,
      set: ['days=9', 'ip=null', 'entry.fee=5', 'channels.ads={reach: 3}'],
    });
    const { days, ip, entry, channels } = plan.scenario;
    expect([days, ip, entry!.fee, channels!.ads.reach]).toEqual([9, undefined, 5, 3]);
  });

  test('a graph file takes the place of the graph, and with it of the number of people', () => {
    const plan = planIn(files, { graph: 'net.csv', set: ['seeding.count=2'] });
    expect(plan).toMatchObject({ people: 4, oneGraph: true, graph: { kind: 'file', path: 'net.csv' } });
    expect(shortly(open(files, { graph: 'gone.csv' }))).toEqual(['--graph:–  fileMissing']);
  });

  test('what an option sets wrongly is the option’s mistake, not that of the line it stands over', () => {
    const where = (flags: Parameters<typeof open>[1]) => shortly(open(files, flags));
    expect(where({ set: ['ip.investment=-3'] })).toEqual(['--set:– ip.investment outOfBounds']);
    expect(where({ set: ['ip.fame=1'] })).toEqual(['--set:– ip.fame unknownField']);
    expect(where({ set: ['ip.trsut.member=1'] })).toEqual(['--set:– ip.trsut unknownField']);
    expect(where({ set: ['referal.rewardSender=1'] })).toEqual(['--set:– referal unknownField']);
    expect(where({ set: ['graph.kind=regular', 'graph.circles=3'] })).toEqual([
      '--set:– graph.circles unknownField',
    ]);
    expect(where({ people: 0 })).toEqual(['--people:– people.count outOfBounds']);
    expect(where({ days: -1 })).toEqual(['--days:– days outOfBounds']);
    expect(where({ replicates: 0 })).toEqual(['--replicates:– replicates outOfBounds']);
    expect(where({ graph: 'net.csv', people: 5, set: ['seeding.count=2'] })).toEqual([
      '--people:– people.count graphPeopleDiffer',
    ]);
  });
});

const experiment = `version: 1
title: {en: Fame or warmth, zh: 名气还是温度}
question: {en: Which first?, zh: 先做哪个？}
base: base.yaml
metric: reach
watch: [members, costPerMember]
variants:
  as-it-is: {}
  no-ip: {change: {ip: null}}
  mixed: {label: All together, change: {graph: {kind: mixed}, seeding: {count: 4}}}
`;

describe('an experiment', () => {
  const files = { 'main.yaml': experiment, 'base.yaml': scenario };

  test('has a plan for each variant, in the order of the file', () => {
    const { variants, problems } = open(files);
    expect(problems).toEqual([]);
    expect(variants.map(({ name, label }) => [name, label])).toEqual([
      ['as-it-is', 'as-it-is'],
      ['no-ip', 'no-ip'],
      ['mixed', 'All together'],
    ]);
    const [base, noIp, mixed] = variants.map(({ plan }) => plan);
    expect(noIp.scenario).toEqual({ ...base.scenario, ip: undefined });
    expect(mixed.scenario.graph).toEqual({ kind: 'mixed' });
    expect(mixed.scenario.seeding!.count).toBe(4);
    expect(new Set(variants.map(({ plan }) => plan.hash)).size).toBe(3);
  });

  test('its base may stand in the file, and extend one', () => {
    const text = experiment.replace('base: base.yaml', 'base: {extends: base.yaml, days: 30}');
    const { variants, problems } = open({ ...files, 'main.yaml': text });
    expect(problems).toEqual([]);
    expect(variants[0].plan.scenario).toMatchObject({ days: 30, ip: { strength: 0.5 } });
  });

  test('a missing base is missed where it is named', () => {
    expect(shortly(open({ 'main.yaml': experiment }))).toEqual(['main.yaml:4 base fileMissing']);
  });

  test('a mistake in the base is said once, at its place; one in a variant at its own', () => {
    const twice = experiment.replace('no-ip: {change: {ip: null}}', 'no-ip: {change: {ip: {decay: 2}}}');
    const loaded = open({ 'main.yaml': twice, 'base.yaml': `${scenario}entry: {fee: -1}\n` });
    expect(shortly(loaded)).toEqual([
      'base.yaml:7 entry.fee outOfBounds',
      'main.yaml:9 ip.decay outOfBounds',
    ]);
    expect(loaded.variants, 'and nothing is run').toEqual([]);
  });

  test('changes hold in every variant', () => {
    const { variants } = open(files, { people: 60, set: ['entry.fee=1'] });
    expect(variants.map(({ plan }) => [plan.people, plan.scenario.entry!.fee])).toEqual([
      [60, 1],
      [60, 1],
      [60, 1],
    ]);
  });

  test('a change of one variant leaves the others as they are', () => {
    const { variants, problems } = open(files, { set: ['mixed:entry.fee=1', 'no-ip:days=5'] });
    expect(problems).toEqual([]);
    expect(variants.map(({ plan: { scenario } }) => [scenario.entry?.fee, scenario.days])).toEqual([
      [undefined, 90],
      [undefined, 5],
      [1, 90],
    ]);
  });

  test('a change that some variants do not take names these; one that none takes is said once', () => {
    const drawn = { ...files, 'base.yaml': `${scenario}graph: {kind: circles}\n` };
    expect(shortly(open(drawn, { set: ['graph.circles=3'] }))).toEqual([
      '--set:– mixed:graph.circles unknownField',
    ]);
    expect(shortly(open(files, { set: ['ip.fame=1'] }))).toEqual(['--set:– ip.fame unknownField']);
    expect(shortly(open(files, { set: ['mixd:days=1'] }))).toEqual(['--set:–  unknownVariant']);
  });

  test.each(METRIC_IDS)('may ask for %s', (metric) => {
    expect(open({ ...files, 'main.yaml': experiment.replace('reach', metric) }).problems).toEqual([]);
  });

  test('a metric that does not exist is refused, with the nearest one', () => {
    const text = experiment.replace('metric: reach', 'metric: reech').replace('[members,', '[member,');
    const loaded = open({ ...files, 'main.yaml': text });
    expect(shortly(loaded)).toEqual(['main.yaml:5 metric notOneOf', 'main.yaml:6 watch.0 notOneOf']);
    expect(loaded.problems.map(({ values }) => (values as { suggestion?: string }).suggestion)).toEqual([
      'reach',
      'members',
    ]);
    expect(loaded.variants).toEqual([]);
  });

  test('what is uncertain must be a number of a scenario, and its range a range', () => {
    const uncertain = (list: string) => open({ ...files, 'main.yaml': `${experiment}uncertain: ${list}\n` });
    const range = 'low: 0, high: 1';
    const good = ['ip.strength', 'events.series.any.capacity', 'graph.rewire', 'wordOfMouth.talk.fan'];
    expect(uncertain(`[${good.map((field) => `{field: ${field}, ${range}}`).join(', ')}]`).problems).toEqual(
      [],
    );
    for (const bad of ['ip.strenth', 'ip', 'capacity', 'name', 'seeding.by']) {
      const loaded = uncertain(`[{field: ${bad}, ${range}}]`);
      expect(shortly(loaded)).toEqual(['main.yaml:11 uncertain.0.field unknownField']);
    }
    expect(uncertain(`[{field: ip.strenth, ${range}}]`).problems[0].values).toMatchObject({
      found: 'ip.strenth',
      suggestion: 'ip.strength',
    });
    expect(shortly(uncertain('[{field: ip.strength, low: 1, high: 0}]'))).toEqual([
      'main.yaml:11 uncertain.0.high outOfBounds',
    ]);
  });

  test('without variants it is refused', () => {
    const text = experiment.replace(/variants:[\s\S]*/, 'variants: {}\n');
    expect(shortly(open({ ...files, 'main.yaml': text }))).toEqual(['main.yaml:7 variants noVariants']);
  });
});

test('a file that is not there', () => {
  const { problems } = open({});
  expect(problems).toMatchObject([{ code: 'fileMissing', values: { found: 'main.yaml' } }]);
  expect(folder({})('x', '')).toBeNull();
});
