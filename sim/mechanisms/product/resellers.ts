import { z } from 'zod';
import { RANK, STAGE_COUNT, STAGE_IDS, stageIndex } from '../../stages/index.ts';
import type { World } from '../../world/index.ts';
import { field, money, share } from '../field.ts';

/** Resellers and their commission. */
export const resellersSchema = z
  .strictObject({
    commission: field(share().default(0), {
      label: { en: 'commission', zh: '佣金比例' },
      help: {
        en: 'Share of the price paid to resellers on sales to their friends; 0 = no resale.',
        zh: '卖给经销成员的朋友时，价款中归其所有的比例；0 表示无人经销。',
      },
      unit: 'share',
      source: 'tiers; assumption',
    }),
    from: field(z.enum(STAGE_IDS.filter((id) => RANK[stageIndex(id)] >= 1)).default('partner'), {
      label: { en: 'who resells', zh: '谁可经销' },
      help: {
        en: 'People on this stage or above resell to the people they are tied to.',
        zh: '处于该阶段及以上的人向与其有联系的人经销。',
      },
      unit: 'none',
      source: 'tiers; assumption',
    }),
    lift: field(share().default(0), {
      label: { en: 'what commission sells', zh: '佣金的促销作用' },
      help: {
        en: 'Probability of one additional unit on a sale to a friend as the commission grows without limit; 0 = commission sells nothing.',
        zh: '佣金无限高时，卖给朋友的一笔多卖一件的概率；0 表示佣金不促销。',
      },
      unit: 'share',
      source: 'assumption',
    }),
    halfCommission: field(money(0.01).default(20), {
      label: { en: 'half-effect commission', zh: '半效佣金' },
      help: {
        en: 'Commission per unit that has half of the largest effect.',
        zh: '每件佣金为此数时，达到最大促销作用的一半。',
      },
      unit: 'money',
      source: 'assumption',
    }),
  })
  .prefault({});

/** Whether a person has a tie to somebody on a stage of that rank or above. */
export function knowsReseller(world: World, person: number, from: (typeof STAGE_IDS)[number]): boolean {
  const lowest = RANK[stageIndex(from)];
  if (world.graph.mixed) {
    let resellers = RANK[world.stage[person]] >= lowest ? -1 : 0;
    for (let stage = 0; stage < STAGE_COUNT; stage++)
      if (RANK[stage] >= lowest) resellers += world.count[stage];
    return resellers > 0;
  }
  let knows = false;
  world.ties.forEach(person, (friend) => {
    if (RANK[world.stage[friend]] >= lowest) knows = true;
  });
  return knows;
}
