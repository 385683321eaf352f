import { cascadeShare, criticalShare, inWindow, triggerProbability } from '../laws/watts.ts';
import { allDone, shareOfFounders, shares } from '../reading.ts';
import type { Finding, Ran, Target } from '../target.ts';
import { both } from '../words.ts';

const TRIGGERED = ['z2', 'z3', 'z4', 'z45'] as const;
/** From this share on a cascade is global. */
const GLOBAL = 0.1;

function parameters({ plan: { graph, scenario } }: Ran): [z: number, phi: number] {
  return [(graph as { meanDegree: number }).meanDegree, scenario.wordOfMouth!.shareNeeded];
}

const globalOnes = (ran: Ran) => shares(ran).filter((share) => share > GLOBAL);

export const threshold: Target = {
  id: 'threshold',
  name: both('Threshold cascades', '阈值级联'),
  law: both(
    'One founder sets off a global cascade with probability 1 − e^(−z(1 − u)), u that of not meeting the giant cluster of those whom one friend wins; its size by the tree recursion. It is possible only where z·P(Poisson(z) ≤ ⌊1/φ⌋ − 2) > 1 (Watts 2002). A random share of founders does so from a critical share on (Gleeson & Cahalane 2007), here tried at half of it or less and at twice or more.',
    '一位种子用户引发全局级联的概率为 1 − e^(−z(1 − u))，u 为碰不到“一位朋友即可带动者”之巨簇的概率；规模由树递推给出。仅当 z·P(Poisson(z) ≤ ⌊1/φ⌋ − 2) > 1 时可能发生（Watts，2002）。随机比例的种子用户自某临界比例起引发级联（Gleeson 与 Cahalane，2007），此处在其一半以下与两倍以上检验。',
  ),
  catches: both(
    'a strict comparison with the threshold, one’s present instead of one’s first number of friends, a cascade that stops for lack of days, people who follow without a friend',
    '阈值取严格不等、用当前而非起初的朋友数、因天数不足而停止、无朋友也跟随',
  ),
  judge: (ran) => [
    allDone([...TRIGGERED, 'z7', 'z8-few', 'z8-enough', 'z10-few', 'z10-enough'].map(ran)),
    ...TRIGGERED.flatMap((variant): Finding[] => {
      const one = ran(variant);
      const [z, phi] = parameters(one);
      const large = globalOnes(one);
      return [
        {
          kind: 'share',
          what: both(`${variant}: chance of a global cascade`, `${variant}：全局级联的概率`),
          k: large.length,
          n: one.outcomes.length,
          expected: triggerProbability(z, phi),
          // At N = 10⁴, 1,000 runs of another program gave up to 0.013 more.
          allowance: 0.015,
        },
        {
          kind: 'mean',
          what: both(`${variant}: its size`, `${variant}：其规模`),
          values: large,
          expected: cascadeShare(z, phi, 1e-3),
          allowance: 0.001,
        },
      ];
    }),
    {
      kind: 'exact',
      what: both('z7: global cascades outside the window', 'z7：窗口之外的全局级联'),
      found: globalOnes(ran('z7')).length,
      expected: inWindow(...parameters(ran('z7'))) ? NaN : 0,
    },
    ...(['z8-few', 'z10-few', 'z8-enough', 'z10-enough'] as const).flatMap((variant): Finding[] => {
      const one = ran(variant);
      const [z, phi] = parameters(one);
      const rho = shareOfFounders(one);
      const times = rho / criticalShare(z, phi);
      const expected = cascadeShare(z, phi, rho);
      const far = times <= 0.5 || times >= 2;
      return [
        {
          kind: 'exact',
          what: both(
            `${variant}: global cascades at ${times.toFixed(2)} of the critical share`,
            `${variant}：临界比例的 ${times.toFixed(2)} 倍时的全局级联`,
          ),
          found: globalOnes(one).length,
          expected: !far ? NaN : times < 1 ? 0 : one.outcomes.length,
        },
        {
          kind: 'mean',
          what: both(`${variant}: final share`, `${variant}：最终比例`),
          values: shares(one),
          expected,
          allowance: times < 1 ? 0.02 * expected : 0.0002,
        },
      ];
    }),
  ],
  curve: (ran) => {
    const z = Array.from({ length: 57 }, (_, k) => 1 + k / 12);
    const name = both('chance', '概率');
    const at = TRIGGERED.map((variant) => {
      const one = ran(variant);
      const P = globalOnes(one).length / one.outcomes.length;
      return { x: parameters(one)[0], y: P, error: Math.sqrt((P * (1 - P)) / one.outcomes.length) };
    });
    return {
      title: both(
        'Chance of a global cascade from one founder, φ = 0.18',
        '一位种子用户引发全局级联的概率，φ = 0.18',
      ),
      x: both('ties a person, z', '人均联系数 z'),
      y: both('probability', '概率'),
      lines: [{ name, x: z, y: z.map((one) => triggerProbability(one, 0.18)) }],
      points: [{ name, x: at.map((p) => p.x), y: at.map((p) => p.y), error: at.map((p) => p.error) }],
    };
  },
};
