import { z } from 'zod';
import { ACQUAINTANCE, MEMBER } from '../ladder/index.ts';
import { pow } from '../random/index.ts';
import { field, money } from './field.ts';
import { mechanism } from './mechanism.ts';

const schema = z.strictObject({
  fee: field(money().default(0), {
    label: { en: 'entry fee', zh: '入会费' },
    help: {
      en: 'Paid on becoming a member. It lowers the chance to join, least for those who fit well or earn well.',
      zh: '成为成员时支付。它降低入会的可能，对契合者和高收入者影响最小。',
    },
    unit: 'money',
    source: 'paid-threshold',
  }),
  worth: field(money(0.01).default(100), {
    label: { en: 'what membership is worth', zh: '会员身份的价值' },
    help: {
      en: 'What a person of average fit and income would pay; at a fee of this much half as many join a day.',
      zh: '契合度与收入均为平均者愿付的金额；费用等于此数时，每天入会的可能减半。',
    },
    unit: 'money',
    source: 'assumption',
  }),
  fit: field(z.number().min(0).max(4).default(1), {
    label: { en: 'fit in what it is worth', zh: '契合度对价值的作用' },
    help: {
      en: 'Power of affinity in what membership is worth: 0 = the fee deters all alike, 1 = in proportion to fit.',
      zh: '契合度在会员价值中的幂次：0 表示费用对所有人同等劝退，1 表示与契合度成正比。',
    },
    unit: 'none',
    source: 'paid-threshold; assumption',
  }),
});

/** An entry fee: a factor on the hazard to join, W/(W + fee) with W = worth × affinity^fit × income. */
export const entry = mechanism({
  id: 'entry',
  name: { en: 'Entry', zh: '入会' },
  does: { en: 'a fee for becoming a member', zh: '成为成员须付费' },
  sources: [],
  schema,
  start(initial, world) {
    let config = initial;
    return {
      configure(next: typeof initial) {
        config = next;
      },
      factor(person, stage) {
        if (stage !== ACQUAINTANCE || config.fee === 0) return 1;
        const worth = config.worth * pow(world.affinity.of(person), config.fit) * world.income.of(person);
        return worth / (worth + config.fee);
      },
      moved(person, from, to) {
        if (from === ACQUAINTANCE && to === MEMBER && world.founder[person] === 0) {
          world.ledger.book('fees', config.fee);
        }
      },
    };
  },
});
