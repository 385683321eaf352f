import cliProgress from 'cli-progress';
import { formatDuration, formatNumber } from '../../i18n/index.ts';
import { printError, type Context } from './context.ts';

export interface Progress {
  /** Share of the work done, 0 to 1. */
  at(done: number): void;
  stop(): void;
}

const SILENT: Progress = { at() {}, stop() {} };
const PLAIN_EVERY = 0.1;

/** A bar with time left on a terminal; a plain line at every tenth elsewhere; nothing with --quiet. Goes to standard error. */
export function startProgress(context: Context, quiet: boolean): Progress {
  if (quiet) return SILENT;
  const began = Date.now();
  const left = (done: number) => {
    const seconds = (Date.now() - began) / 1000;
    return done > 0.02 ? formatDuration((seconds * (1 - done)) / done, context.lang) : '…';
  };
  if (!process.stderr.isTTY) return plainLines(context, left);
  const bar = new cliProgress.SingleBar({
    format: `{bar} {percentage}%  ${context.say('progress.left')} {left}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 28,
    hideCursor: true,
    clearOnComplete: true,
    stream: process.stderr,
  });
  bar.start(1000, 0, { left: '…' });
  return {
    at: (done) => bar.update(Math.round(done * 1000), { left: left(done) }),
    stop: () => bar.stop(),
  };
}

function plainLines(context: Context, left: (done: number) => string): Progress {
  let said = 0;
  return {
    at(done) {
      if (done < said + PLAIN_EVERY || done >= 1) return;
      said = Math.floor(done / PLAIN_EVERY) * PLAIN_EVERY;
      printError(context.say('progress.line', { percent: Math.round(said * 100), left: left(done) }));
    },
    stop() {},
  };
}

export interface Counter {
  /** Runs finished so far. */
  at(runs: number): void;
  stop(): void;
}

/** Milliseconds after which a plain line comes in any case. */
const PLAIN_AT_LEAST = 60_000;

/** Like {@link startProgress}, for so many runs that how many a second counts. */
export function startCounter(total: number, context: Context, quiet: boolean): Counter {
  if (quiet || total === 0) return SILENT;
  const { lang, say } = context;
  const began = Date.now();
  const facts = (runs: number) => {
    const seconds = Math.max(0.001, (Date.now() - began) / 1000);
    const left = runs === 0 ? '…' : formatDuration((seconds * (total - runs)) / runs, lang);
    return {
      runs: formatNumber(runs, lang),
      total: formatNumber(total, lang),
      rate: formatNumber(runs / seconds, lang),
      left,
    };
  };
  if (process.stderr.isTTY) {
    const bar = new cliProgress.SingleBar({
      format: `{bar} ${say('progress.runs', { runs: '{runs}', total: '{total}', rate: '{rate}', left: '{left}' })}`,
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: 28,
      hideCursor: true,
      clearOnComplete: true,
      stream: process.stderr,
    });
    bar.start(total, 0, facts(0));
    return { at: (runs) => bar.update(runs, facts(runs)), stop: () => bar.stop() };
  }
  let said = 0;
  let when = began;
  return {
    at(runs) {
      const step = Math.floor(runs / total / PLAIN_EVERY);
      if ((step <= said && Date.now() - when < PLAIN_AT_LEAST) || runs >= total) return;
      said = step;
      when = Date.now();
      printError(say('progress.runs', facts(runs)));
    },
    stop() {},
  };
}
