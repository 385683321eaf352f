import { z } from 'zod';
import { STAGE_COUNT, stageIndex } from '../../stages/index.ts';
import type { World } from '../../world/index.ts';
import { byStage, field, hazard, money, perStage, share, zeroOnEveryStage } from '../field.ts';
import { mechanism } from '../mechanism.ts';

const PARTNER = stageIndex('partner');

const schema = z.strictObject({
  operators: field(z.number().min(0).max(1_000_000).default(1), {
    label: { en: 'operators', zh: '运营人员' },
    help: {
      en: 'Employed community managers, in full-time posts; half a post is 0.5.',
      zh: '受雇照料社群的人数；半职为 0.5。',
    },
    unit: 'people',
    source: 'managers, heavy-operation; assumption',
  }),
  span: field(z.number().min(0).max(1_000_000).default(300), {
    label: { en: 'span of care', zh: '照料幅度' },
    help: {
      en: 'Number of people one operator can look after; people who need less care count less.',
      zh: '一位运营人员能照料多少人；需要较少的人按较少计。',
    },
    unit: 'people',
    source: 'managers, keep-to-capacity; assumption',
  }),
  wage: field(money().default(300), {
    label: { en: 'wage', zh: '工资' },
    help: { en: 'Paid to each operator per day.', zh: '每位运营人员每天的工资。' },
    unit: 'moneyPerDay',
    source: 'heavy-operation; assumption',
  }),
  managers: field(share().default(0), {
    label: { en: 'partners who manage', zh: '参与管理的合伙人' },
    help: {
      en: 'Share of partners who look after others at any time; partners take turns.',
      zh: '任一时刻照料他人的合伙人所占比例；由合伙人轮流担任。',
    },
    unit: 'share',
    source: 'managers; assumption',
  }),
  managerSpan: field(z.number().min(0).max(1_000_000).default(30), {
    label: { en: 'span of a partner', zh: '合伙人的照料幅度' },
    help: {
      en: 'Number of people one managing partner can look after.',
      zh: '一位参与管理的合伙人能照料多少人。',
    },
    unit: 'people',
    source: 'managers; assumption',
  }),
  managerCare: field(z.number().min(0).max(2).default(0.8), {
    label: { en: 'quality of a partner’s care', zh: '合伙人照料的质量' },
    help: {
      en: 'Trust from a partner’s care, as a multiple of that from an operator’s; 1 = equally good.',
      zh: '合伙人照料带来的信任相当于运营人员的多少倍；1 表示同样好。',
    },
    unit: 'factor',
    source: 'managers; assumption',
  }),
  managerPay: field(money().default(0), {
    label: { en: 'pay of a partner', zh: '合伙人的报酬' },
    help: { en: 'Paid to each managing partner per day.', zh: '每位参与管理的合伙人每天的报酬。' },
    unit: 'moneyPerDay',
    source: 'assumption',
  }),
  burnout: field(hazard().default(0), {
    label: { en: 'burnout', zh: '过劳' },
    help: {
      en: 'Doubt per day from managing at full load; as partners take turns, all of them share it.',
      zh: '满负荷管理每天给合伙人带来的疑虑；因轮流担任，由全体合伙人分担。',
    },
    unit: 'perDay',
    source: 'managers; assumption',
  }),
  needs: perStage(
    () => z.number().min(0).max(100),
    { acquaintance: 0.2, member: 1, fan: 1, superfan: 1, partner: 1, shareholder: 1 },
    {
      label: { en: 'care needed', zh: '所需照料' },
      help: {
        en: 'Weight of a person on this stage in the span of care; 1 = counts as one full person.',
        zh: '处于该阶段的人占用多少照料幅度。',
      },
      unit: 'factor',
      source: 'assumption',
    },
  ),
  trust: perStage(
    hazard,
    { acquaintance: 0.002, member: 0.003, fan: 0.002, superfan: 0.001, partner: 0.0005 },
    {
      label: { en: 'trust from care', zh: '照料带来的信任' },
      help: {
        en: 'Trust per day from care for a person on this stage when there is enough care for everybody.',
        zh: '照料充足时，每天给处于该阶段的人带来的信任。',
      },
      unit: 'perDay',
      source: 'weak-to-strong; assumption',
    },
  ),
  neglect: perStage(
    hazard,
    { acquaintance: 0.001, member: 0.003, fan: 0.002, superfan: 0.001, partner: 0.0005, shareholder: 0.0005 },
    {
      label: { en: 'doubt from neglect', zh: '疏于照料的疑虑' },
      help: {
        en: 'Doubt per day for a person on this stage when nobody is looked after; it falls in proportion to the share of people who are.',
        zh: '无人得到照料时，每天给处于该阶段的人带来的疑虑；得到照料的越多，按比例越少。',
      },
      unit: 'perDay',
      source: 'keep-to-capacity; assumption',
    },
  ),
});

type Config = z.output<typeof schema>;

/** Operators and managing partners look after people within their span; beyond it care is diluted and doubt rises. */
export const operations = mechanism({
  id: 'operations',
  name: { en: 'Operations', zh: '运营' },
  does: {
    en: 'operators and partners look after people within their capacity',
    zh: '运营人员与合伙人在能力范围内照料众人',
  },
  reason: {
    en: 'Last, because it depends only on yesterday’s number of people on each stage.',
    zh: '放在最后：只取决于昨天各阶段的人数。',
  },
  part: 'community',
  sources: ['care', 'neglect'],
  schema,
  templates: ['community'],
  leftAlone: (config) => ({ ...config, operators: 0, managers: 0 }),
  examples: {
    busy: { operators: 0.5, span: 60, wage: 33.33, managers: 0.4, burnout: 0.01, managerPay: 1.11 },
    idle: { trust: zeroOnEveryStage(), neglect: zeroOnEveryStage() },
  },
  start(initial, world) {
    let config = initial;
    return {
      configure(next: Config) {
        config = next;
      },
      today() {
        const { load, care, neglected, burnout } = coverage(config, world);
        const trust = byStage(config.trust);
        const doubt = byStage(config.neglect);
        for (let stage = 0; stage < STAGE_COUNT; stage++) {
          const worn = stage === PARTNER ? burnout : 0;
          world.trust.setCommon('care', stage, trust[stage] * care);
          world.doubt.setCommon('neglect', stage, doubt[stage] * neglected + worn);
        }
        world.ledger.count('neglected', Math.round(load * neglected));
        world.ledger.book(
          'staff',
          config.operators * config.wage + managersOf(config, world) * config.managerPay,
        );
      },
    };
  },
});

function managersOf(config: Config, world: World): number {
  return config.managers * world.count[PARTNER];
}

/** Care available today, by the people at the end of yesterday. Operators come first, partners cover the rest. */
function coverage(config: Config, world: World) {
  const needs = byStage(config.needs);
  let load = 0;
  for (let stage = 0; stage < STAGE_COUNT; stage++) load += needs[stage] * world.count[stage];
  if (load === 0) return { load, care: 1, neglected: 0, burnout: 0 };
  const byOperators = Math.min(1, (config.operators * config.span) / load);
  const capacity = managersOf(config, world) * config.managerSpan;
  const byManagers = Math.min(1 - byOperators, capacity / load);
  return {
    load,
    care: byOperators + config.managerCare * byManagers,
    neglected: 1 - byOperators - byManagers,
    burnout: capacity === 0 ? 0 : (config.burnout * config.managers * byManagers * load) / capacity,
  };
}
