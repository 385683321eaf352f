// A plug-in: a mechanism and a metric of one's own.
//   kindling run examples/billboard.yaml --plugin examples/billboard.mjs
// It imports nothing: whatever it is made of is handed to its function, so it loads in Node, in threads and in a page.

/** @type {import('kindling').PluginModule} */
export default ({ defineMechanism, defineMetric, field, hazard, money, STRANGER, z }) => ({
  id: 'billboard',
  version: '1.0.0',
  mechanisms: [
    defineMechanism({
      id: 'billboard',
      name: { en: 'Billboard', zh: '户外广告牌' },
      does: { en: 'strangers who pass it gain trust every day', zh: '路过的陌生人每天增加信任' },
      reason: { en: 'Constant between phases.', zh: '各阶段内保持不变。' },
      part: 'ip',
      sources: ['billboard'],
      brings: {
        sources: [{ id: 'billboard', into: 'trust', en: 'billboard', zh: '广告牌', colour: '#3b7dd8' }],
        items: [{ id: 'billboard', kind: 'cost', en: 'billboard rent', zh: '广告牌租金', acquisition: true }],
        counters: [{ id: 'billboardDays', en: 'days the billboard stood', zh: '广告牌展示天数' }],
      },
      schema: z.strictObject({
        trust: field(hazard().default(0.002), {
          label: { en: 'trust', zh: '信任' },
          help: { en: 'Hazard that a stranger gains a day.', zh: '每位陌生人每天增加的风险量。' },
          unit: 'perDay',
          source: 'assumption',
        }),
        rent: field(money().default(80), {
          label: { en: 'rent', zh: '租金' },
          help: { en: 'Paid a day.', zh: '每天支付。' },
          unit: 'moneyPerDay',
          source: 'assumption',
        }),
      }),
      examples: { busy: { trust: 0.01 }, idle: { trust: 0 } },
      bytesPerPerson: 0,
      start(initial, world) {
        let config = initial;
        return {
          configure(next) {
            config = next;
          },
          today() {
            world.trust.setCommon('billboard', STRANGER, config.trust);
            world.ledger.book('billboard', config.rent);
            world.ledger.count('billboardDays');
          },
        };
      },
    }),
  ],
  metrics: [
    defineMetric({
      id: 'reachPerDay',
      name: { en: 'reach per day', zh: '日均触达' },
      unit: 'people',
      better: 'higher',
      doc: { en: 'reach ÷ days of the run', zh: '触达 ÷ 运行天数' },
      value: ({ reach, days }) => (days === 0 ? null : reach[days] / days),
    }),
  ],
});
