import cliProgress from 'cli-progress';
import { formatDuration, formatNumber } from '../../i18n/index.ts';
import type { Context } from './context.ts';

export interface Progress {
  /** Share of the work done, 0 to 1. */
  at(done: number): void;
  /** What is going on before any of it is done. */
  say(text: string): void;
  stop(): void;
}

const SILENT = { at() {}, say() {}, stop() {} };
const PLAIN_EVERY = 0.1;

/** A bar with time left on a terminal; a plain line at every tenth elsewhere; nothing with --quiet. Goes to standard error. */
export function startProgress(context: Context, quiet: boolean): Progress {
  if (quiet) return SILENT;
  let began = performance.now();
  const left = (done: number) => {
    // What comes before the first of the work says nothing of how long the rest takes.
    if (done === 0) began = performance.now();
    const seconds = (performance.now() - began) / 1000;
    return done > 0.02 ? formatDuration((seconds * (1 - done)) / done, context.lang) : '…';
  };
  if (!context.host.stderr.isTTY) return plainLines(context, left);
  const bar = new cliProgress.SingleBar({
    format: '{bar} {percentage}%  {note}',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 28,
    hideCursor: true,
    clearOnComplete: true,
    stream: context.host.stderr,
  });
  const rest = (done: number) => `${context.t('progress.left')} ${left(done)}`;
  bar.start(1000, 0, { note: rest(0) });
  let said = '';
  return {
    at: (done) => {
      const note = rest(done);
      bar.update(Math.round(done * 1000), { note: done === 0 && said !== '' ? said : note });
    },
    say: (text) => {
      said = text;
      bar.update(0, { note: text });
    },
    stop: () => bar.stop(),
  };
}

function plainLines(context: Context, left: (done: number) => string): Progress {
  let said = 0;
  return {
    at(done) {
      if (done === 0) left(done);
      if (done < said + PLAIN_EVERY || done >= 1) return;
      said = Math.floor(done / PLAIN_EVERY) * PLAIN_EVERY;
      context.printError(context.t('progress.line', { percent: Math.round(said * 100), left: left(done) }));
    },
    say: (text) => context.printError(text),
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
  const { lang, t } = context;
  const began = performance.now();
  const facts = (runs: number) => {
    const seconds = Math.max(0.001, (performance.now() - began) / 1000);
    const left = runs === 0 ? '…' : formatDuration((seconds * (total - runs)) / runs, lang);
    return {
      runs: formatNumber(runs, lang),
      total: formatNumber(total, lang),
      rate: formatNumber(runs / seconds, lang),
      left,
    };
  };
  if (context.host.stderr.isTTY) {
    const bar = new cliProgress.SingleBar({
      format: `{bar} ${t('progress.runs', { runs: '{runs}', total: '{total}', rate: '{rate}', left: '{left}' })}`,
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: 28,
      hideCursor: true,
      clearOnComplete: true,
      stream: context.host.stderr,
    });
    bar.start(total, 0, facts(0));
    return { at: (runs) => bar.update(runs, facts(runs)), stop: () => bar.stop() };
  }
  let said = 0;
  let when = began;
  return {
    at(runs) {
      const step = Math.floor(runs / total / PLAIN_EVERY);
      if ((step <= said && performance.now() - when < PLAIN_AT_LEAST) || runs >= total) return;
      said = step;
      when = performance.now();
      context.printError(t('progress.runs', facts(runs)));
    },
    stop() {},
  };
}
