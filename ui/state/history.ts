import { create } from 'zustand';
import { useSettings, type Settings } from './settings.ts';

/** What a person sets that changes numbers, and which scenario's controls show it. */
const KEPT = [
  'experiment',
  'two',
  'people',
  'days',
  'replicates',
  'seed',
  'changes',
  'controlsOf',
] as const satisfies readonly (keyof Settings)[];
/** Of these, what is a step: looking at another scenario is none. */
const STEPS = KEPT.filter((name) => name !== 'controlsOf');

type Kept = Pick<Settings, (typeof KEPT)[number]>;

interface History {
  readonly past: readonly Kept[];
  readonly future: readonly Kept[];
  undo(): void;
  redo(): void;
}

const MOST = 200;
/** Changes of the same thing that follow one another so fast are one step: a number that is being typed, a slider that is being dragged. */
const ONE_STEP_MS = 600;

const keptOf = (settings: Settings): Kept =>
  Object.fromEntries(KEPT.map((name) => [name, settings[name]])) as unknown as Kept;

/** While a step is being taken back, nothing is a new one. */
let moving = false;
/** When and what the last step was. */
let last = -Infinity;
let lastWhat = '';

function moveTo(kept: Kept): void {
  moving = true;
  useSettings.setState(kept);
  moving = false;
  last = -Infinity;
}

/** What a person has set, step by step, to be taken back and done again. */
export const useHistory = create<History>()((set, get) => ({
  past: [],
  future: [],

  undo() {
    const { past, future } = get();
    const before = past.at(-1);
    if (!before) return;
    set({ past: past.slice(0, -1), future: [...future, keptOf(useSettings.getState())] });
    moveTo(before);
  },

  redo() {
    const { past, future } = get();
    const after = future.at(-1);
    if (!after) return;
    set({ past: [...past, keptOf(useSettings.getState())], future: future.slice(0, -1) });
    moveTo(after);
  },
}));

useSettings.subscribe((now, before) => {
  const what = STEPS.filter((name) => now[name] !== before[name]).join(' ');
  if (moving || what === '') return;
  const time = performance.now();
  const same = what === lastWhat && time - last < ONE_STEP_MS && useHistory.getState().future.length === 0;
  [last, lastWhat] = [time, what];
  if (same) return;
  useHistory.setState(({ past }) => ({ past: [...past, keptOf(before)].slice(-MOST), future: [] }));
});
