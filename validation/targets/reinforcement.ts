import { allDone, point, shares } from '../reading.ts';
import type { Finding, Ran, Target } from '../target.ts';
import { both } from '../words.ts';

const VARIANTS = ['alone-weak-torus', 'alone-weak-random', 'alone-strong-torus', 'alone-strong-random'];
/** From this share on a spread is global. */
const GLOBAL = 0.5;
/** What 1,000 runs of another program gave, and their standard error. */
const ELSEWHERE: Readonly<Record<string, readonly [number, number]>> = {
  'alone-weak-torus': [0.972, 0.004],
  'alone-weak-random': [0.746, 0.013],
  'alone-strong-torus': [0.708, 0.009],
  'alone-strong-random': [0.876, 0.007],
};
/** How far the other program may itself be off, in standard errors: once in 50,000. */
const ITS_ERROR = 4.265;

const isGlobal = (ran: Ran) => shares(ran).map((share) => Number(share > GLOBAL));

function ahead(ran: (variant: string) => Ran, more: string, less: string): Finding {
  const [a, b] = [isGlobal(ran(more)), isGlobal(ran(less))];
  return { kind: 'order', what: `${more} > ${less}`, differences: a.map((one, r) => one - b[r]) };
}

export const reinforcement: Target = {
  id: 'reinforcement',
  name: both('When reinforcement needs clusters', '强化何时需要聚集'),
  law: both(
    'Where one friend alone hardly counts (2 %) and the second counts much (40 %), a spread comes further among people whose friends know each other than among people tied at random; where one friend counts (10 %), the reverse (Centola & Macy 2007; Centola 2010). Without a closed form: the shares that another program found in 1,000 runs, within its own error, and the two orders.',
    '若一位朋友几乎无用（2 %）而第二位作用很大（40 %），在朋友互识的人群中传得更远；若一位朋友就起作用（10 %），则相反（Centola 与 Macy，2007；Centola，2010）。无闭式：与另一程序 1,000 次运行所得比例在其误差之内一致，并检验两种次序。',
  ),
  catches: both(
    'the second friend counted as the first, friends who fell silent forgotten, the weight of the last friend given to all, a friend counted on each day of talk',
    '第二位朋友当作第一位、已沉默的朋友被遗忘、把最后一位的权重给所有人、同一朋友每天都再算一次',
  ),
  judge: (ran) => [
    allDone(VARIANTS.map(ran)),
    ...VARIANTS.map((variant): Finding => {
      const [expected, error] = ELSEWHERE[variant];
      const won = isGlobal(ran(variant));
      return {
        kind: 'share',
        what: both(`${variant}: chance of a global spread`, `${variant}：传遍的概率`),
        k: won.reduce((sum, one) => sum + one, 0),
        n: won.length,
        expected,
        allowance: ITS_ERROR * error,
      };
    }),
    ahead(ran, 'alone-weak-torus', 'alone-weak-random'),
    ahead(ran, 'alone-strong-random', 'alone-strong-torus'),
  ],
  curve: (ran) => {
    const series = ['weak', 'strong'].map((alone) => {
      const at = ['torus', 'random'].map((graph) => point(isGlobal(ran(`alone-${alone}-${graph}`))));
      const name = both(
        alone === 'weak' ? 'one friend: 2 %' : 'one friend: 10 %',
        alone === 'weak' ? '一位朋友：2 %' : '一位朋友：10 %',
      );
      return { name, x: [0, 1], y: at.map((p) => p.y), error: at.map((p) => p.error) };
    });
    return {
      title: both('Chance of a global spread: 0 torus, 1 tied at random', '传遍的概率：0 环面，1 随机联系'),
      x: both('network', '网络'),
      y: both('probability', '概率'),
      lines: series.map(({ name, x, y }) => ({ name, x, y })),
      points: series,
    };
  },
};
