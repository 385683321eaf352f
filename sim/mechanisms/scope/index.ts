import { z } from 'zod';
import { STAGE_COUNT, isInside } from '../../stages/index.ts';
import { field, share } from '../field.ts';
import { mechanism } from '../mechanism.ts';

const circles = () => z.number().int().min(0).max(65_535).nullable().default(null);

const schema = z.strictObject({
  circles: field(circles(), {
    label: { en: 'circles served at first', zh: '最初服务的圈子' },
    help: {
      en: 'Number of circles served at the start, in order of number; empty = all. A phase can set it again.',
      zh: '最初服务图中多少个圈子，按编号顺序；留空表示全部。可在时期中重新设定。',
    },
    unit: 'none',
    source: 'keep-to-capacity, cold-or-trusted; assumption',
  }),
  widenOn: field(z.number().int().min(1).max(36_500).nullable().default(null), {
    label: { en: 'widened on day', zh: '扩张日' },
    help: {
      en: 'Day on which the scope widens to `widenTo`; empty = no fixed day.',
      zh: '服务范围扩大到 `widenTo` 的日子；留空表示不按日历扩张。',
    },
    unit: 'days',
    source: 'keep-to-capacity; assumption',
  }),
  widenTo: field(circles(), {
    label: { en: 'circles served after that', zh: '扩张后服务的圈子' },
    help: {
      en: 'Number of circles served from `widenOn` on; empty = all.',
      zh: '自 `widenOn` 起服务多少个圈子；留空表示全部。',
    },
    unit: 'none',
    source: 'keep-to-capacity; assumption',
  }),
  saturation: field(share().nullable().default(null), {
    label: { en: 'widened when members reach', zh: '成员达到此比例即扩张' },
    help: {
      en: 'Further circles open on the day after members reach this share of all people in the circles served; empty = not triggered by growth.',
      zh: '当成员占所服务圈子全部人口的比例达到此数，次日开放新的圈子；留空表示不因成功而扩张。',
    },
    unit: 'share',
    source: 'keep-to-capacity; assumption',
  }),
  step: field(z.number().int().min(1).max(65_535).default(1), {
    label: { en: 'circles opened at once', zh: '每次开放的圈子' },
    help: {
      en: 'Number of circles that open each time members reach `saturation`.',
      zh: '成员每次达到 `saturation` 时开放多少个圈子。',
    },
    unit: 'none',
    source: 'assumption',
  }),
});

/** Which circles are served, and when that widens: until a circle opens, no trust counts for people in it. */
export const scope = mechanism({
  id: 'scope',
  name: { en: 'Scope', zh: '服务范围' },
  does: { en: 'serves some circles first and others later', zh: '先服务一部分圈子，再扩大' },
  reason: {
    en: 'Decides from yesterday’s members in which circles trust counts today.',
    zh: '按昨天的成员，决定今天哪些圈子的信任有效。',
  },
  part: 'community',
  sources: [],
  schema,
  examples: {
    busy: { circles: 2, saturation: 0.1, widenOn: 30 },
    idle: {},
  },
  start(initial, world) {
    let config = initial;
    const { circle, circleCount } = world.graph;
    const among = (wanted: number | null) => Math.min(wanted ?? circleCount, circleCount);
    let served = among(config.circles);
    let widened = false;
    /** People in circles below each number. */
    const peopleBelow = new Float64Array(circleCount + 1);
    for (const c of circle) peopleBelow[c + 1]++;
    for (let c = 0; c < circleCount; c++) peopleBelow[c + 1] += peopleBelow[c];

    const widenTo = (wanted: number) => {
      const before = served;
      served = Math.max(before, wanted);
      if (served === before) return;
      for (let person = 0; person < world.people; person++) {
        if (circle[person] >= before && circle[person] < served) world.trust.factorChanged(person, 0, 1);
      }
    };

    return {
      configure(next: typeof initial) {
        if (next.circles !== config.circles) served = among(next.circles);
        config = next;
      },
      factor: (person) => (circle[person] < served ? 1 : 0),
      today(day) {
        const { widenOn, saturation, step } = config;
        let wanted = served;
        if (widenOn !== null && day >= widenOn && !widened) {
          widened = true;
          wanted = Math.max(wanted, among(config.widenTo));
        }
        if (saturation !== null && served < circleCount) {
          let members = 0;
          for (let stage = 0; stage < STAGE_COUNT; stage++) {
            if (isInside(stage)) members += world.count[stage];
          }
          if (members >= saturation * peopleBelow[served]) wanted = Math.max(wanted, among(served + step));
        }
        widenTo(wanted);
      },
    };
  },
});
