import { proxy, releaseProxy, wrap } from 'comlink';
import { create } from 'zustand';
import { InputError, problem, reasonOf, type Problem } from '../../sim/index.ts';
import type { Named, Opened, ResultsReader } from '../worker/results/opened.ts';

/** What a person has opened. */
export interface OpenedResults {
  readonly status: 'idle' | 'reading' | 'done' | 'failed';
  /** Share of the reading that is done. */
  readonly done: number;
  readonly opened: Opened | null;
  readonly problem: Problem | null;
}

interface Actions {
  open(files: readonly Named[]): void;
  /** What was dropped could not be read at all. */
  refuse(error: unknown): void;
  /** Another sweep of the same folder. */
  choose(sweep: string): void;
}

let files: readonly Named[] = [];
let worker: Worker | null = null;

export const useOpened = create<OpenedResults & Actions>()((set) => {
  const read = (sweep: string | null) => {
    worker?.terminate();
    const own = new Worker(new URL('../worker/results/worker.ts', import.meta.url), { type: 'module' });
    worker = own;
    set({ status: 'reading', done: 0, problem: null });
    const reader = wrap<ResultsReader>(own);
    const show = (some: Partial<OpenedResults>) => {
      if (worker !== own) return;
      set(some);
      reader[releaseProxy]();
      own.terminate();
      worker = null;
    };
    const failed = (reason: string) =>
      show({
        status: 'failed',
        problem: problem('resultsBroken', { file: files[0]?.path ?? '', values: { reason } }),
      });
    own.addEventListener('error', ({ message }) => failed(message || 'EWORKER'));
    const onProgress = proxy((done: number) => {
      if (worker === own) set({ done });
    });
    reader.read(files, sweep, onProgress).then(
      (answer) =>
        show(
          'opened' in answer ? { status: 'done', opened: answer.opened } : { status: 'failed', ...answer },
        ),
      (error: unknown) => failed(reasonOf(error)),
    );
  };
  return {
    status: 'idle',
    done: 0,
    opened: null,
    problem: null,
    open(chosen) {
      if (chosen.length === 0) return;
      files = chosen;
      read(null);
    },
    refuse(error) {
      if (error instanceof InputError) set({ status: 'failed', problem: error.problems[0] ?? null });
      else throw error;
    },
    choose: read,
  };
});
