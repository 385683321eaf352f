import { PLAIN, uniforms, type Rival } from './spread.ts';

const WAITING = 0;
const ACTIVE = 1;
const SILENT = 2;

/**
 * The same typed arrays as ours without any of the ideas: every day looks at everyone, and everyone who has not heard reads
 * all ties.
 */
export const scanEveryone: Rival = ({ people, offsets, ties }, founders, seed) => {
  const uniform = uniforms(seed);
  let state = new Uint8Array(people);
  let next = new Uint8Array(people);
  for (const person of founders) state[person] = ACTIVE;
  const day = () => {
    for (let i = 0; i < people; i++) {
      next[i] = state[i];
      if (state[i] === WAITING) {
        let missed = 1;
        for (let k = offsets[i]; k < offsets[i + 1]; k++) {
          if (state[ties[k] >>> 1] === ACTIVE) missed *= 1 - PLAIN.tell;
        }
        if (missed < 1 && uniform() >= missed) next[i] = ACTIVE;
      } else if (state[i] === ACTIVE && uniform() < PLAIN.silence) next[i] = SILENT;
    }
    [state, next] = [next, state];
  };
  return {
    run: (days) => {
      for (let t = 0; t < days; t++) day();
    },
    heard: () => state.reduce((n, s) => n + Number(s !== WAITING), 0),
    active: () => state.reduce((n, s) => n + Number(s === ACTIVE), 0),
  };
};
