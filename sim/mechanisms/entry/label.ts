import { z } from 'zod';
import { pow, Stream } from '../../random/index.ts';
import type { World } from '../../world/index.ts';
import { field } from '../field.ts';

/** The label of a community, narrow or broad. */
export const labelSchema = z
  .strictObject({
    suits: field(z.number().min(0.001).max(1).default(1), {
      label: { en: 'label: share it suits', zh: '标签：适合的人群比例' },
      help: {
        en: 'Share of all people whom the community’s label suits fully; 1 = everybody, so the label makes no difference.',
        zh: '社群的标签最适合的人占全体的比例；1 表示人人适合，标签不造成差别。',
      },
      unit: 'share',
      source: 'niche-or-broad; assumption',
    }),
    well: field(z.number().min(0.01).max(100).default(1), {
      label: { en: 'label: how well', zh: '标签：适合的程度' },
      help: {
        en: 'Multiplies all trust of people whom the label suits.',
        zh: '对标签适合的人，一切信任按此倍数起作用。',
      },
      unit: 'factor',
      source: 'niche-or-broad; assumption',
    }),
    fades: field(z.number().min(0).max(8).default(2), {
      label: { en: 'label: how it fades', zh: '标签：向外减弱' },
      help: {
        en: 'For everybody else, trust is multiplied by (suits ÷ distance)^(this) of that; 0 = it does not fade.',
        zh: '在适合者之外，信任再按（比例 ÷ 距离）的此次幂计；0 表示不减弱。',
      },
      unit: 'none',
      source: 'assumption',
    }),
  })
  .prefault({});

type Label = z.output<typeof labelSchema>;

/**
 * A factor on all trust by a person's distance from the label: `well` for the nearest share `suits` of people, and
 * well · (suits/x)^fades for someone at distance x further out. The distance is uniform between 0 and 1, which makes it the
 * share of people who are nearer.
 */
export function labelFactor(world: World): (label: Label, person: number) => number {
  const distances = new Stream(world.key, 'distance from the label');
  return ({ suits, well, fades }, person) => {
    if (suits === 1 || fades === 0) return well;
    const distance = distances.uniform(person);
    return distance <= suits ? well : well * pow(suits / distance, fades);
  };
}
