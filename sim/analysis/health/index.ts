export {
  ATTENDED_DAYS,
  attendedPlan,
  examine,
  HEALTH_REPLICATES,
  HEALTH_VERDICTS,
  healthReplicates,
  leftAlonePlan,
  type HealthVerdict,
  type Reading as HealthReading,
} from './examine.ts';
export { ALONE_DAYS, SIGN_IDS, SIGNS, type Sign, type SignId } from './signs.ts';
