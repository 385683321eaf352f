import type { Scenario } from '../../sim/index.ts';
import { countOn } from '../reading.ts';
import type { Finding, Ran, Target } from '../target.ts';
import { both } from '../words.ts';

/**
 * Chance to stay `days` days where n ~ Poisson(rate × days) purchases come, each bad with probability q, in runs of
 * autocorrelation ρ, and the c-th bad one in a row pours δ(1 + κ(min(c, most) − 1)).
 */
function staysWith(product: NonNullable<Scenario['product']>, days: number): number {
  const {
    purchases,
    badShare: q,
    autocorrelation: rho,
    doubt: delta,
    escalation,
    escalationUpTo: max,
  } = product;
  const mean = purchases.member * days;
  let at = new Float64Array(max + 1);
  at[0] = 1;
  let law = Math.exp(-mean);
  let sum = law;
  for (let n = 1; n <= 150; n++) {
    const next = new Float64Array(max + 1);
    at.forEach((p, c) => {
      const bad = n === 1 ? q : c > 0 ? q + rho * (1 - q) : q * (1 - rho);
      const run = Math.min(max, c + 1);
      next[0] += p * (1 - bad);
      next[run] += p * bad * Math.exp(-delta * (1 + escalation * (run - 1)));
    });
    at = next;
    law *= mean / n;
    sum += law * at.reduce((a, b) => a + b, 0);
  }
  return sum;
}

/** Chance to stay under weariness: doubt ψ Σ (σ₀u + σ₁f), with f ← f + (u − f)/τ from 0. */
function staysUnder(selling: NonNullable<Scenario['selling']>, days: number): number {
  const { offers, doubt, weariness, wearinessDays, sensitivity } = selling;
  let f = 0;
  let sum = 0;
  for (let day = 1; day <= days; day++) {
    sum += sensitivity.member * (doubt * offers.member + weariness * f);
    f += (offers.member - f) / wearinessDays;
  }
  return Math.exp(-sum);
}

const staying = (ran: Ran) =>
  ran.outcomes.reduce((sum, o) => sum + countOn(o, ran.plan.scenario.days, 'member'), 0);

export const people: Target = {
  id: 'people',
  name: both('Unequal people, bad days', '不均等的人与糟糕的日子'),
  law: both(
    'Affinity by a gamma law of shape κ: (1 + ht/κ)^(−κ) still wait after t days of trust h (Vaupel, Manton & Stallard 1979). Purchases bad with probability q in runs of autocorrelation ρ, anger growing by κ with each in a row: share who stay, summed over all courses. Offers u weary by f ← f + (u − f)/τ: e^(−ψΣ(σ₀u + σ₁f)) stay.',
    '契合度服从形状为 κ 的 gamma 分布：信任 h 持续 t 天后仍在等待的比例为 (1 + ht/κ)^(−κ)（Vaupel、Manton 与 Stallard，1979）。消费以概率 q 变糟、自相关 ρ，连续每次怒气增加 κ：对所有过程求和得留下的比例。推销 u 使人倦怠，f ← f + (u − f)/τ：留下 e^(−ψΣ(σ₀u + σ₁f))。',
  ),
  catches: both(
    'affinity that multiplies the threshold or is drawn anew, anger carried over a good purchase, quality that moves with ρ, weariness felt in full at once',
    '契合度乘在阈值上或被重抽、怒气越过一次好的消费、质量随 ρ 变化、倦怠当即全部感到',
  ),
  judge: (ran) => {
    const unequal = ran('unequal');
    const { days, everyday, people: traits } = unequal.plan.scenario;
    const shape = 1 / traits.affinity.spread ** 2;
    const [waiting] = unequal.outcomes.map((o) => countOn(o, days, 'acquaintance'));
    const N = unequal.plan.people;
    return [
      {
        kind: 'share',
        what: both('unequal: share still waiting', 'unequal：仍在等待的比例'),
        k: waiting,
        n: N * unequal.outcomes.length,
        expected: (1 + (everyday!.trust.acquaintance * days) / shape) ** -shape,
        // 64 levels stand for the law.
        allowance: 0.005,
      },
      ...(['equal-q', 'clumped', 'clumped-calm', 'weary'] as const).map((variant): Finding => {
        const one = ran(variant);
        const { scenario } = one.plan;
        const expected = scenario.product
          ? staysWith(scenario.product, scenario.days)
          : staysUnder(scenario.selling!, scenario.days);
        const what = both(`${variant}: share who stay`, `${variant}：留下的比例`);
        return { kind: 'share', what, k: staying(one), n: one.plan.people * one.outcomes.length, expected };
      }),
    ];
  },
};
