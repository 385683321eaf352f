import { bassCurve, chainBinomial, shareMoments, synchronousLimit } from '../laws/bass.ts';
import { point, shares } from '../reading.ts';
import type { Finding, Ran, Target } from '../target.ts';
import { both } from '../words.ts';

const VARIANTS = ['small', 'fine', 'coarse'] as const;

/** Outside influence and talk in one step, as the file has them. */
function rates({ plan }: Ran): [p: number, q: number] {
  const { ip, wordOfMouth } = plan.scenario;
  return [ip!.trust.stranger * ip!.strength, wordOfMouth!.talk.acquaintance];
}

/** Steps in five years. */
const fiveYears = (ran: Ran) => Math.round((5 * 0.03) / rates(ran)[0]);

function lawsOf(ran: Ran, steps: number): Float64Array[] {
  return chainBinomial(ran.plan.people, ...rates(ran), steps);
}

export const bass: Target = {
  id: 'bass',
  name: both('Bass diffusion', '巴斯扩散'),
  law: both(
    'X′ = X + Bin(N − X, 1 − e^(−(p + qX/N))): Bass (1969) with everybody deciding once a step; mean, spread and whole law computed exactly for N people. For many people the share follows F′ = F + (1 − F)(1 − e^(−(p + qF))), which is not the curve of the differential equation.',
    'X′ = X + Bin(N − X, 1 − e^(−(p + qX/N)))：每一步人人决定一次的巴斯模型（Bass，1969）；对 N 人精确算出均值、离散与整个分布。人数很多时，比例服从 F′ = F + (1 − F)(1 − e^(−(p + qF)))，它不是微分方程的曲线。',
  ),
  catches: both(
    'one’s own talk counted, N − 1 for N, talk a day late or a day early, people deciding one after another within a day, h taken for 1 − e^(−h)',
    '把自己的口碑算给自己、以 N − 1 代 N、口碑早一天或晚一天、同一天内先后决定、以 h 代 1 − e^(−h)',
  ),
  judge: (ran) => [
    ...VARIANTS.flatMap((variant): Finding[] => {
      const one = ran(variant);
      const five = fiveYears(one);
      const laws = lawsOf(one, 2 * five);
      const counts = new Float64Array(one.plan.people + 1);
      for (const share of shares(one, five)) counts[Math.round(share * one.plan.people)]++;
      return [
        ...[five, 2 * five].flatMap((step): Finding[] => {
          const { mean, sd } = shareMoments(laws[step]);
          const values = shares(one, step);
          const years = (5 * step) / five;
          return [
            {
              kind: 'mean',
              what: both(
                `${variant}: mean share after ${years} years`,
                `${variant}：${years} 年后的平均比例`,
              ),
              values,
              expected: mean,
              sd,
            },
            {
              kind: 'mean',
              what: both(`${variant}: variance of that share`, `${variant}：该比例的方差`),
              values: values.map((share) => (share - mean) ** 2),
              expected: sd ** 2,
            },
          ];
        }),
        {
          kind: 'counts',
          what: both(`${variant}: whole law after 5 years`, `${variant}：5 年后的整个分布`),
          counts,
          probabilities: laws[five],
        },
      ];
    }),
    ...[5, 10].map((year): Finding => {
      const many = ran('many');
      const expected = synchronousLimit(...rates(many), year)[year];
      const what = both(`many: limit after ${year} years`, `many：${year} 年后的极限`);
      // The limit differs from the mean of N people by about 6/N, as the exact law of 1,000 shows.
      return { kind: 'mean', what, values: shares(many, year), expected, allowance: 6 / many.plan.people };
    }),
  ],
  curve: (ran) => {
    const [fine, coarse] = [ran('fine'), ran('coarse')];
    const years = Array.from({ length: 21 }, (_, k) => k / 2);
    const tenths = lawsOf(fine, 100).map((law) => shareMoments(law).mean);
    const whole = lawsOf(coarse, 10).map((law) => shareMoments(law).mean);
    const at = Array.from({ length: 10 }, (_, k) => k + 1);
    const measured = (one: Ran, steps: readonly number[]) => {
      const points = steps.map((step) => point(shares(one, step)));
      return { x: at, y: points.map(({ y }) => y), error: points.map(({ error }) => error) };
    };
    const fineName = both('1,000 people, steps of a tenth of a year', '1000 人，每步十分之一年');
    const coarseName = both('1,000 people, steps of a year', '1000 人，每步一年');
    return {
      title: both(
        'Share who have adopted (lines: law; circles: simulated)',
        '采用者比例（线：规律；圈：模拟）',
      ),
      x: both('years', '年'),
      y: both('share', '比例'),
      lines: [
        { name: fineName, x: tenths.map((_, k) => k / 10), y: tenths },
        { name: coarseName, x: whole.map((_, k) => k), y: whole },
        {
          name: both('Bass’s differential equation', '巴斯微分方程'),
          x: years,
          y: years.map((t) => bassCurve(0.03, 0.38, t)),
        },
      ],
      points: [
        {
          name: fineName,
          ...measured(
            fine,
            at.map((year) => 10 * year),
          ),
        },
        { name: coarseName, ...measured(coarse, at) },
      ],
    };
  },
};
