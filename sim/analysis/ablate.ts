import type { Plan, Scenario } from '../scenario/index.ts';

/** A plan with one change made in the scenario and in each of its phases. */
export function changeThroughout(plan: Plan, change: (scenario: Scenario) => Scenario): Plan {
  return {
    ...plan,
    scenario: change(plan.scenario),
    phases: plan.phases.map(({ day, scenario }) => ({ day, scenario: change(scenario) })),
  };
}

/** The plan without one mechanism, as if its section were absent. */
export function withoutMechanism(plan: Plan, id: string): Plan {
  return changeThroughout(plan, (scenario) => ({ ...scenario, [id]: undefined }));
}

/** The plan in which one person is no longer a founder: they stay an ordinary stranger, are not replaced and not paid. */
export function withoutFounder(plan: Plan, name: string | number): Plan {
  return changeThroughout(plan, (scenario) => {
    const { seeding } = scenario;
    return seeding ? { ...scenario, seeding: { ...seeding, except: [...seeding.except, name] } } : scenario;
  });
}
