// Many scenarios, written as data: run by run into a sum, then into a folder of Parquet files.
import { sweep } from 'kindling';

const rates = {
  version: 1,
  base: 'city',
  factors: { 'seeding.count': [1, 5, 20] },
  replicates: 10,
  metrics: ['reach'],
};
const size = { people: 500, days: 90 };
const sums = new Map();
for await (const { factors, metrics } of sweep(rates, size)) {
  const founders = factors['seeding.count'];
  sums.set(founders, (sums.get(founders) ?? 0) + metrics.reach);
}
for (const [founders, sum] of [...sums].toSorted(([a], [b]) => a - b))
  console.log(`${founders} founders: ${sum / 10} people reached on average`);

const folder = process.argv[2];
if (folder) {
  const { ran, there } = await sweep(rates, { ...size, out: folder }).done();
  console.log(`${ran} runs made, ${there} were there already`);
}
