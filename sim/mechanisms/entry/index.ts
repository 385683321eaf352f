import { z } from 'zod';
import { ACQUAINTANCE, MEMBER, STAGE_COUNT, isInside } from '../../stages/index.ts';
import { pow } from '../../random/index.ts';
import { FOUNDER } from '../../world/index.ts';
import { field, hazard, money } from '../field.ts';
import { labelFactor, labelSchema } from './label.ts';
import { mechanism } from '../mechanism.ts';

const schema = z.strictObject({
  fee: field(money().default(0), {
    label: { en: 'entry fee', zh: '入会费' },
    help: {
      en: 'Paid on becoming a member. It lowers the probability of joining, least for people who fit well or earn well.',
      zh: '成为成员时支付。它降低入会的可能，对契合者和高收入者影响最小。',
    },
    unit: 'money',
    source: 'paid-threshold',
  }),
  worth: field(money(0.01).default(100), {
    label: { en: 'what membership is worth', zh: '会员身份的价值' },
    help: {
      en: 'What a person of average affinity and income would pay; a fee of this amount halves the daily hazard of joining.',
      zh: '契合度与收入均为平均水平的人愿付的金额；会费等于此数时，每天入会的风险率减半。',
    },
    unit: 'money',
    source: 'assumption',
  }),
  fit: field(z.number().min(0).max(4).default(1), {
    label: { en: 'fit in what it is worth', zh: '契合度对价值的作用' },
    help: {
      en: 'Exponent of affinity in what membership is worth: 0 = the fee deters everybody equally, 1 = worth is in proportion to affinity.',
      zh: '契合度在会员价值中的幂次：0 表示费用对所有人同等劝退，1 表示与契合度成正比。',
    },
    unit: 'none',
    source: 'paid-threshold; assumption',
  }),
  approval: field(z.number().min(0.0001).max(1).default(1), {
    label: { en: 'approval', zh: '审批通过比例' },
    help: {
      en: 'Share of applicants admitted; where fit is required, of applicants who fit perfectly. 1 = everybody. Approval slows the step to member.',
      zh: '申请者获准入会的比例；若要求契合，则指完全契合者的比例。1 表示人人获准。它放慢成为成员的一步。',
    },
    unit: 'share',
    source: 'paid-threshold; assumption',
  }),
  fitAsked: field(z.number().min(0).max(100).default(0), {
    label: { en: 'fit asked for', zh: '要求的契合度' },
    help: {
      en: 'Affinity at which half as many applicants are admitted as with perfect fit; 0 = no requirement. The mean affinity is 1.',
      zh: '契合度为此数者，获准的可能为完全契合者的一半；0 表示不看契合度。平均为 1。',
    },
    unit: 'none',
    source: 'paid-threshold; assumption',
  }),
  strictness: field(z.number().min(0.1).max(8).default(4), {
    label: { en: 'strictness', zh: '审批严格度' },
    help: {
      en: 'How sharply approval falls around the required affinity.',
      zh: '在要求的契合度附近，通过率下降得多陡。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  fitWished: field(z.number().min(0).max(100).default(1), {
    label: { en: 'fit wished for', zh: '期望的平均契合度' },
    help: {
      en: 'Mean affinity of members below which the community feels like a crowd of strangers.',
      zh: '成员的平均契合度低于此数时，社群便像乌合之众。',
    },
    unit: 'none',
    source: 'paid-threshold; assumption',
  }),
  dilution: field(hazard().default(0), {
    label: { en: 'dilution', zh: '稀释' },
    help: {
      en: 'Doubt per day for everybody inside if members did not fit at all; it falls in proportion as their mean affinity approaches the desired value. 0 = dilution has no effect.',
      zh: '若成员毫无契合，每天给每位成员带来的疑虑；平均契合度越接近期望则按比例越小。0 表示人杂不会使人离开。',
    },
    unit: 'perDay',
    source: 'paid-threshold; assumption',
  }),
  label: labelSchema,
});

/** Minimum probability of approval, so that a later phase can raise it. */
const MIN_APPROVAL = 1e-9;

/**
 * Entry: a fee, approval by fit, and the label. All are factors on the hazard, never the refusal of a full bucket. The worse
 * members fit on average, the more doubt dilution causes.
 */
export const entry = mechanism({
  id: 'entry',
  name: { en: 'Entry', zh: '入会' },
  does: {
    en: 'a fee, approval and a label decide who joins; members who do not fit dilute the community',
    zh: '会费、审批与标签决定谁能加入；不契合的成员稀释社群',
  },
  reason: {
    en: 'Factors on the trust of today; dilution depends on how well yesterday’s members fit.',
    zh: '乘在今天信任上的系数；稀释取决于昨天成员的契合度。',
  },
  part: 'community',
  sources: ['dilution'],
  schema,
  examples: {
    busy: { fee: 49.99, worth: 60, fitAsked: 0.5, dilution: 0.01, fitWished: 2, label: { suits: 0.5 } },
    idle: { fee: 0, dilution: 0 },
  },
  start(initial, world) {
    let config = initial;
    const { affinity } = world;
    const byLabel = labelFactor(world);
    /** Members and above by level of affinity: whole numbers, so that the mean does not depend on the order of transitions. */
    const members = new Int32Array(affinity.levels.length);
    const meanFit = () => {
      let people = 0;
      let fit = 0;
      for (let level = 0; level < members.length; level++) {
        people += members[level];
        fit += members[level] * affinity.levels[level];
      }
      return people === 0 ? Infinity : affinity.code.length === 0 ? 1 : fit / people;
    };
    return {
      configure(next: typeof initial) {
        config = next;
      },
      factor(person, stage) {
        const label = byLabel(config.label, person);
        if (stage !== ACQUAINTANCE) return label;
        const fit = affinity.of(person);
        const { fee, fitAsked, strictness, approval } = config;
        const asked = fitAsked === 0 ? 1 : 1 / (1 + pow(fitAsked / fit, strictness));
        const approved = Math.max(MIN_APPROVAL, approval * asked);
        if (fee === 0) return label * approved;
        const worth = config.worth * pow(fit, config.fit) * world.income.of(person);
        return label * approved * (worth / (worth + fee));
      },
      today() {
        const { dilution, fitWished } = config;
        const lack = dilution === 0 || fitWished === 0 ? 0 : Math.max(0, 1 - meanFit() / fitWished);
        for (let stage = 0; stage < STAGE_COUNT; stage++) {
          if (isInside(stage)) world.doubt.setCommon('dilution', stage, dilution * lack);
        }
      },
      moved(person, from, to) {
        const level = affinity.code.length === 0 ? 0 : affinity.code[person];
        members[level] += Number(isInside(to)) - Number(isInside(from));
        if (from === ACQUAINTANCE && to === MEMBER && world.founder[person] !== FOUNDER) {
          world.ledger.book('fees', config.fee);
          world.ledger.acts.fee(person, config.fee);
        }
      },
    };
  },
});
