import { STAGES } from '../../../sim/index.ts';
import { css } from '../../charts/colour.ts';

/** Colours and fonts of a canvas, for it knows no variables. */
export interface Look {
  /** [stage] colour. */
  readonly stages: readonly string[];
  readonly paper: string;
  readonly sheet: string;
  readonly sunk: string;
  readonly rule: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly warm: string;
  readonly left: string;
  readonly font: string;
  readonly dark: boolean;
}

export function readLook(dark: boolean): Look {
  return {
    stages: STAGES.map(({ id }) => css(`--stage-${id}`)),
    paper: css('--paper'),
    sheet: css('--sheet'),
    sunk: css('--sunk'),
    rule: css('--rule-strong'),
    ink: css('--ink'),
    inkSoft: css('--ink-soft'),
    warm: css('--stage-fan'),
    left: css('--stage-lapsed'),
    font: getComputedStyle(document.body).fontFamily,
    dark,
  };
}
