import { both } from '../words.ts';
import { patch, type Mutant, type Patch } from './mutant.ts';

const BUCKETS = 'sim/engine/buckets.ts';
const KERNEL = 'sim/kernel/reference.ts';

/** Draws everybody's thresholds again every day, on top of what has been poured (1) or not (0). */
function drawnDaily(times: 0 | 1): Patch[] {
  return [
    patch(
      BUCKETS,
      '  /** Notes a visit to a stage and returns its key. */',
      `  redraw(day: number): void {
    const { list, first, second } = this.#kernel.columns;
    const { stage, people, trust, doubt, lastTransition } = this.#world;
    for (let from = 0; from < people; from += QUEUE) {
      const count = Math.min(QUEUE, people - from);
      for (let k = 0; k < count; k++) {
        list[k] = from + k;
        first[k] = visitKey(stage[from + k], 1000 + day);
      }
      this.#kernel.draw(this.#key, thresholdStream, count);
      for (let k = 0; k < count; k++) {
        const person = from + k;
        const level = (into: typeof trust) =>
          into.commonBetween(stage[person], lastTransition[person], day - 1) + into.exposure.through(person, day - 1);
        this.#fill(person, stage[person], first[k], second[k]);
        if (this.trustThreshold[person] < NEVER) this.trustThreshold[person] += ${times} * level(trust);
        if (this.doubtThreshold[person] < NEVER) this.doubtThreshold[person] += ${times} * level(doubt);
      }
    }
  }

  /** Notes a visit to a stage and returns its key. */`,
    ),
    patch(
      'sim/engine/run.ts',
      'scheduler.newDay(day);',
      'scheduler.newDay(day);\n    buckets.redraw(day);\n    kernel.columns.nextDay.fill(day);',
    ),
  ];
}

/** What is drawn, and by which key. */
export const RANDOMNESS: readonly Mutant[] = [
  {
    id: 'drawn-daily',
    fault: both('thresholds are drawn anew every day', '阈值每天重抽'),
    patches: drawnDaily(0),
    laws: ['ladder', 'bass'],
  },
  {
    id: 'drawn-daily-from-here',
    fault: both(
      'thresholds are drawn anew every day, on top of the present level: every distribution of single runs stays as it is',
      '阈值每天在已注入的水平之上重抽：单次运行的所有规律不变',
    ),
    patches: drawnDaily(1),
    laws: ['nested'],
  },
  {
    id: 'not-exponential',
    fault: both(
      'thresholds of trust are uniform with mean 1, and not exponential',
      '信任的阈值服从均值为 1 的均匀分布，而非指数分布',
    ),
    patches: [patch(KERNEL, 'first[k] = -log((words[0]', 'first[k] = 2 * ((words[0]')],
    laws: ['percolation', 'bass'],
  },
  {
    id: 'one-key',
    fault: both(
      'the same draw serves as trust threshold and as doubt threshold',
      '同一次抽样既作信任阈值又作怀疑阈值',
    ),
    patches: [
      patch(
        KERNEL,
        'second[k] = -log((words[2] * 1048576 + (words[3] >>> 12)',
        'second[k] = -log((words[0] * 1048576 + (words[1] >>> 12)',
      ),
    ],
    laws: ['ladder'],
  },
  {
    id: 'replicate-ignored',
    fault: both('the number of the replicate does not enter the seed', '重复的编号未进入种子'),
    patches: [
      patch(
        'sim/random/streams.ts',
        '`kindling ${seed} / ${replicate}`',
        "`kindling ${seed} / ${replicate === 'once' ? replicate : 0}`",
      ),
    ],
    laws: ['bass', 'tiny'],
  },
];
