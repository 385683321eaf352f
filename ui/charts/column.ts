/** How one column of a chart is drawn. */
export interface Column {
  /** A CSS variable such as `--variant-b`. */
  readonly colour: string;
  /** 0 = no line of its own, only the edge of a band. */
  readonly width: number;
  readonly dash?: readonly number[];
  /** Written at the end of the line. */
  readonly tag?: string;
}
