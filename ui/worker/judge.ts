import { transfer } from 'comlink';
import { VERSION, type Experiment, type Outcome, type Variant } from '../../sim/index.ts';
import { columnsOf } from './columns.ts';
import type { Judged, JudgeRequest } from './protocol.ts';
import { closeSlot, openSlot } from './slot.ts';

/** Folds outcomes into a comparison in a worker of its own, so that statistics never hold up the page. */
export interface Judge {
  keep(v: number, outcome: Outcome): void;
  /** As much as is known; null until every variant has a replicate. */
  compare(): Promise<Judged | null>;
  close(): void;
}

export function openJudge(experiment: Experiment, variants: readonly Variant[]): Judge {
  const slot = openSlot();
  const { metric, better, smallestEffect } = experiment;
  const question: JudgeRequest = {
    asked: { metric, better, smallestEffect },
    each: [...new Set([metric, 'profit'])],
    sides: variants.map(({ name, plan }) => ({
      name,
      provenance: {
        kindling: VERSION,
        file: name,
        scenarioHash: plan.hash,
        graphHash: null,
        seed: plan.scenario.seed,
        replicates: plan.scenario.replicates,
        people: plan.people,
        days: plan.scenario.days,
        ...(plan.plugins.length > 0 && { plugins: plan.plugins }),
        ...(plan.scenario.start?.date !== undefined && { startDate: plan.scenario.start.date }),
      },
    })),
  };
  return {
    keep: (v, outcome) => void slot.engine.keep(v, transfer(outcome, columnsOf(outcome))).catch(() => {}),
    compare: () => Promise.race([slot.engine.compare(question), slot.death]),
    close: () => closeSlot(slot),
  };
}
