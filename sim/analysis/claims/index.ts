export { DEPENDS_FROM, EQUAL_WITHIN, SHIPPED_BUDGET, SMALL_BUDGET, type Budget } from './budget.ts';
export type { Measurement } from './centre.ts';
export { judgeClaims, type Judgement } from './judge.ts';
export type { Job, Laboratory } from './laboratory.ts';
export { questionOf, type Question } from './question.ts';
export { VERDICTS, verdictOfClaim, type ClaimVerdict } from './verdict.ts';
