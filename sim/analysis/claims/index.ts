export { DEPENDS_FROM, EQUAL_WITHIN, SHIPPED_BUDGET, SMALL_BUDGET, type Budget } from './budget.ts';
export type { Measurement } from './baseline.ts';
export { judgeClaims, type Judgement } from './judge.ts';
export type { RunRequest, RunBackend } from './run-backend.ts';
export { questionOf, type ClaimQuestion } from './question.ts';
export { VERDICTS, verdictOfClaim, type ClaimVerdict } from './verdict.ts';
