import Papa from 'papaparse';

/** Tables as CSV, for spreadsheets and for programs. */

/**
 * Texts that a spreadsheet would run as a formula: they begin with =, +, −, @ or a control character, also in full width, and are
 * no plain number.
 */
const FORMULA = /^(?![+-]?\d+(\.\d+)?(e[+-]?\d+)?$)[=+\-@\t\r\n＝＋－＠]/i;

/**
 * Rows as lines of CSV, the last without an end. A text that a spreadsheet would take for a formula gets an apostrophe before it;
 * `exact` leaves it as it is, for programs that read it back.
 */
export function toCsv(rows: readonly (readonly unknown[])[], exact = false): string {
  return Papa.unparse(rows as unknown[][], { newline: '\n', escapeFormulae: exact ? false : FORMULA });
}
