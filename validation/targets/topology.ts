import { allDone, point, shares } from '../reading.ts';
import type { Finding, Ran, Target } from '../target.ts';
import { both } from '../words.ts';

/** Per replicate, how much more of everybody one network reaches than another. */
function ahead(ran: (variant: string) => Ran, more: string, less: string): Finding {
  const [a, b] = [shares(ran(more)), shares(ran(less))];
  return { kind: 'order', what: `${more} > ${less}`, differences: a.map((share, r) => share - b[r]) };
}

/** People reached who were founders in neither of two variants, in the first less in the second, per replicate. */
function beyondFounders(one: Ran, other: Ran): number[] {
  return one.outcomes.map((outcome, r) => {
    const twin = other.outcomes[r];
    const founders = new Set<number>();
    for (const { transitions } of [outcome, twin])
      transitions!.person.forEach((person, row) => transitions!.day[row] === 0 && founders.add(person));
    const [a, b] = [outcome, twin].map(({ transitions }) => {
      const won = new Set(transitions!.person);
      let count = 0;
      for (const person of won) if (!founders.has(person)) count++;
      return count;
    });
    return a - b;
  });
}

export const topology: Target = {
  id: 'topology',
  name: both('Which network, and who begins', '何种网络，由谁起始'),
  law: both(
    'Orders without a closed form, found alike by another program: at T = 0.1 Barabási–Albert > random > small world; at T = 0.2 the same, and small world > ring; at T = 0.3 random > Barabási–Albert, as people with few ties are missed. Founders with most ties reach more below the threshold and near it (T = 0.05 and 0.1), and gain nothing above it (T = 0.3), where they would be reached anyway: of everybody beyond the founders, anyone’s founders then reach more.',
    '没有闭式、但由另一程序同样得到的次序：T = 0.1 时 BA > 随机 > 小世界；T = 0.2 时亦然，且小世界 > 环；T = 0.3 时随机 > BA，因为联系少的人被遗漏。人脉最广的种子用户在阈值以下及其附近（T = 0.05 与 0.1）触达更多，在阈值以上（T = 0.3）则无所增益，因为他们本来就会被触达：除去种子用户，此时随机挑选反而触达更多。',
  ),
  catches: both(
    'hubs without their ties, talk that is divided by the number of ties, clustering lost in the store of ties, founders counted as reached',
    '枢纽丢失联系、口碑按联系数均摊、存储联系时丢失聚集性、把种子用户算作触达',
  ),
  keepTransitions: true,
  judge: (ran) => [
    allDone(
      ['ba-10', 'er-10', 'ws-10', 'ba-20', 'er-20', 'ba-30', 'er-30', 'ba-5', 'ba-5-hubs', 'ba-30-hubs'].map(
        ran,
      ),
    ),
    ahead(ran, 'ba-10', 'er-10'),
    ahead(ran, 'er-10', 'ws-10'),
    ahead(ran, 'ba-20', 'er-20'),
    ahead(ran, 'er-20', 'ws-20'),
    ahead(ran, 'ws-20', 'ring-20'),
    ahead(ran, 'er-30', 'ba-30'),
    ahead(ran, 'ba-30', 'ws-30'),
    ahead(ran, 'ws-30', 'ring-30'),
    {
      kind: 'order',
      what: both(
        'ba-5: hubs > anyone, founders of either left out',
        'ba-5：枢纽 > 任意者，两边的种子用户均不计',
      ),
      differences: beyondFounders(ran('ba-5-hubs'), ran('ba-5')),
    },
    {
      kind: 'order',
      what: both(
        'ba-10: hubs > anyone, founders of either left out',
        'ba-10：枢纽 > 任意者，两边的种子用户均不计',
      ),
      differences: beyondFounders(ran('ba-10-hubs'), ran('ba-10')),
    },
    {
      kind: 'order',
      what: both(
        'ba-30: anyone > hubs, founders of either left out',
        'ba-30：任意者 > 枢纽，两边的种子用户均不计',
      ),
      differences: beyondFounders(ran('ba-30'), ran('ba-30-hubs')),
    },
  ],
  curve: (ran) => {
    const graphs = ['ba', 'er', 'ws', 'ring'];
    const series = ['20', '30'].map((T) => {
      const at = graphs.map((graph) => point(shares(ran(`${graph}-${T}`))));
      const x = graphs.map((_, k) => k);
      return { name: `T = 0.${T}`, x, y: at.map((p) => p.y), error: at.map((p) => p.error) };
    });
    return {
      title: both(
        'Share reached: 0 Barabási–Albert, 1 random, 2 small world, 3 ring',
        '触达比例：0 BA，1 随机，2 小世界，3 环',
      ),
      x: both('network', '网络'),
      y: both('share', '比例'),
      lines: series.map(({ name, x, y }) => ({ name, x, y })),
      points: series,
    };
  },
};
