// One scenario over its replicates: means with intervals, and the middle of the runs day by day.
import { run } from 'kindling';

const { kpis, series } = await run('city', { people: 500, replicates: 20, days: 90 }).result();
const { mean, ci } = kpis.reach;
console.log(
  `people reached after 90 days: ${mean.toFixed(1)}, 95% interval ${ci.map((x) => x.toFixed(1)).join(' to ')}`,
);
console.log(`median by month: ${[0, 30, 60, 90].map((day) => series.metrics.reach.q50[day]).join(', ')}`);
