// Stands in for a worker of a sweep: writes down what it is asked, and fails where the seed of a cell says so.
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

const { bases, keep } = workerData;
const { log, trouble = {} } = bases[0].raw.about;

export default function work({ cells, graphs, build }) {
  const note = (what) => appendFileSync(log, `${JSON.stringify(what)}\n`);
  if (build) {
    note({ build: cells[0].graph });
    return { results: [], refused: [], built: { graph: {}, hash: null }, simulating: 0, building: 0.01 };
  }
  for (const { replicate } of cells) {
    if (trouble.always === replicate) throw new Error('out of luck');
    const once = `${log}.once`;
    if (trouble.once === replicate && !existsSync(once)) {
      writeFileSync(once, '');
      throw new Error('out of luck once');
    }
  }
  note({ cells: cells.map(({ graph }) => graph), given: Object.keys(graphs) });
  const refused = cells.flatMap(({ replicate }, index) =>
    trouble.refused === replicate ? [{ index, problems: [{ code: 'fileEmpty', severity: 'error' }] }] : [],
  );
  const results = cells.flatMap(({ replicate }, index) =>
    trouble.refused === replicate ? [] : [{ ...EMPTY, index, digest: String(replicate) }],
  );
  return { results, refused, built: null, simulating: 0.01 * cells.length, building: 0 };
}

const EMPTY = {
  founders: 0,
  metrics: new Float64Array(keep.metrics.length),
  days: new Int32Array(0),
  series: new Float64Array(0),
  transitions: null,
  scenarioHash: '',
  graphHash: null,
  people: 1,
  dayCount: 1,
  names: null,
};
