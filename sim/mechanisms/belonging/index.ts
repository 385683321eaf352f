import { z } from 'zod';
import { problem } from '../../problems.ts';
import { pow } from '../../random/index.ts';
import { isInside, LAPSED, toUnits } from '../../stages/index.ts';
import { field } from '../field.ts';
import { mechanism } from '../mechanism.ts';
import { LiveTies, thousandths, WEAK_SHARE, type Friends } from './live-ties.ts';

/** Friends beyond this many hold nobody more, in thousandths; by law `number`. */
const MOST = 8000;
/** Live ties come in steps of a tenth of a strong tie. */
const GRAIN = 100;

const schema = z.strictObject({
  law: field(z.enum(['number', 'share', 'core']).default('number'), {
    label: { en: 'what of friends holds', zh: '靠什么留人' },
    help: {
      en: 'How friends inside soften doubt. number: by how many there are; share: by their share of the ties at the start; core: by whether there are enough.',
      zh: '社群里的朋友怎样减轻疑虑。number：看有几位；share：看占起初联系的多大比例；core：只看够不够数。',
    },
    unit: 'none',
    source: {
      en: 'Manchanda et al. 2015 (ties, direction); Garcia et al. 2013 (core, direction); assumption',
      zh: 'Manchanda et al. 2015（联系，方向）; Garcia et al. 2013（核心，方向）; assumption',
    },
  }),
  floor: field(z.number().min(0.01).max(1).default(0.4), {
    label: { en: 'doubt that remains', zh: '余下的疑虑' },
    help: {
      en: 'Doubt of somebody with as many friends inside as can be, as a multiple of that of somebody with none; 1 = friends hold nobody. Not used with `law: core`.',
      zh: '社群里朋友再多也还剩下的疑虑，相当于没有朋友时的多少倍；1 表示朋友留不住人。`law: core` 时不用此数。',
    },
    unit: 'factor',
    source: {
      en: 'Karsai et al. 2014 (1: independent of friends); assumption',
      zh: 'Karsai et al. 2014（1：与朋友无关）; assumption',
    },
  }),
  half: field(z.number().min(0.1).max(100).default(2), {
    label: { en: 'friends for half the effect', zh: '半效朋友数' },
    help: {
      en: 'Strongly tied friends inside that have half of the largest effect; a weak tie counts 0.3, and no more than 8 count. Only with `law: number`.',
      zh: '社群里有几位强联系的朋友，就达到最大作用的一半；弱联系算 0.3 位，超过 8 位不再加。只用于 `law: number`。',
    },
    unit: 'friends',
    source: {
      en: 'Manchanda et al. 2015 (direction); assumption',
      zh: 'Manchanda et al. 2015（方向）; assumption',
    },
  }),
  friends: field(z.number().int().min(1).max(1000).default(3), {
    label: { en: 'friends of the core', zh: '核心所需朋友数' },
    help: {
      en: 'Friends inside, by weak or strong ties alike, with whom doubt counts once; with fewer it counts `alone` times. Only with `law: core`.',
      zh: '社群里有这么多朋友（强弱联系同样计数），疑虑照常；少于此数，疑虑为 `alone` 倍。只用于 `law: core`。',
    },
    unit: 'friends',
    source: {
      en: 'Garcia et al. 2013 (direction); assumption',
      zh: 'Garcia et al. 2013（方向）; assumption',
    },
  }),
  alone: field(z.number().min(1).max(64).default(5), {
    label: { en: 'doubt outside the core', zh: '核心之外的疑虑' },
    help: {
      en: 'Multiplies the doubt of somebody with fewer than `friends` friends inside; 1 = no effect. Only with `law: core`.',
      zh: '社群里的朋友少于 `friends` 时，疑虑变为多少倍；1 表示不起作用。只用于 `law: core`。',
    },
    unit: 'factor',
    source: {
      en: 'Garcia et al. 2013 (direction); assumption',
      zh: 'Garcia et al. 2013（方向）; assumption',
    },
  }),
  catching: field(z.number().min(0).max(0.5).default(0), {
    label: { en: 'leaving is catching', zh: '离开会传染' },
    help: {
      en: 'Doubt that a member who leaves gives each strongly tied friend inside on the next day, and 0.3 of it each weakly tied one; 0 = leaving is not catching.',
      zh: '一位成员离开，次日给社群里每位强联系的朋友带来的疑虑，弱联系的朋友为其 0.3 倍；0 表示不传染。',
    },
    unit: 'hazard',
    source: {
      en: 'Karsai et al. 2014 (0: independent of friends); assumption',
      zh: 'Karsai et al. 2014（0：与朋友无关）; assumption',
    },
  }),
});

type Config = z.output<typeof schema>;

/** Friends inside hold a person: they multiply the doubt of people at member or above; and leaving may be catching. */
export const belonging = mechanism({
  id: 'belonging',
  name: { en: 'Belonging', zh: '归属感' },
  does: { en: 'friends inside hold a person', zh: '社群里的朋友留住人' },
  reason: {
    en: 'Factors on the doubt of today, by the friends who were inside yesterday.',
    zh: '按昨天在社群里的朋友，决定今天疑虑的倍数。',
  },
  part: 'community',
  sources: ['catching'],
  brings: {
    sources: [{ id: 'catching', into: 'doubt', en: 'leaving friends', zh: '朋友离开', colour: '#7a6f9b' }],
  },
  schema,
  templates: ['community'],
  bytesPerPerson: 16, // two counts of four bytes, and ties at the start
  crossCheck: ({ law }, { mixed }) =>
    mixed ? [{ path: 'law', problem: problem('mixedHasNoTies', { values: { found: law } }) }] : [],
  examples: {
    busy: { floor: 0.1, half: 1, catching: 0.4 },
    idle: { floor: 1, catching: 0 },
  },
  start(initial, world) {
    let config = initial;
    let byNumber = tableOf(config);
    const live = new LiveTies(world);
    /** Who left yesterday. */
    const left: number[] = [];

    /** g: what doubt is multiplied by for somebody inside with these live ties. */
    const factorOf = (person: number, friends: Friends): number => {
      const { law, floor, friends: enough, alone } = config;
      if (law === 'core') return friends.strong + friends.weak >= enough ? 1 : alone;
      const k = thousandths(friends);
      if (law === 'number') return byNumber[Math.min(MOST, k) / GRAIN];
      const all = live.atStart[person];
      return floor + (1 - floor) * (1 - (all === 0 ? 0 : Math.min(1, k / all)));
    };

    return {
      configure(next: Config) {
        config = next;
        byNumber = tableOf(config);
      },
      doubtFactor: (person, stage) => (isInside(stage) ? factorOf(person, live.inForce(person)) : 1),
      today() {
        const { stage, ties, doubt } = world;
        live.report((person, before, after) => {
          if (!isInside(stage[person])) return;
          doubt.factorChanged(person, factorOf(person, before), factorOf(person, after));
        });
        const strongUnits = toUnits(config.catching);
        const weakUnits = toUnits(config.catching * WEAK_SHARE);
        for (const person of left) {
          ties.forEach(person, (friend, strong) => {
            if (!isInside(stage[friend])) return;
            doubt.addImpulse('catching', friend, strong ? strongUnits : weakUnits, person);
          });
        }
        left.length = 0;
      },
      moved(person, from, to) {
        if (isInside(from) === isInside(to)) return;
        live.crossed(person, isInside(to));
        if (to === LAPSED) left.push(person);
      },
      tieChanged: (i, j, before, after) => live.tieChanged(i, j, before, after),
    };
  },
});

/** Factors of law `number`, φ + (1 − φ)·2^(−k/half), for k of 0, 0.1 … 8 friends. */
function tableOf({ floor, half }: Config): Float64Array {
  return Float64Array.from({ length: MOST / GRAIN + 1 }, (_, step) => {
    const k = (step * GRAIN) / 1000;
    return floor + (1 - floor) * pow(2, -k / half);
  });
}
