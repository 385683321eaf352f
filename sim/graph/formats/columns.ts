import { InputError, problem } from '../../problems.ts';
import type { Row } from './dialect.ts';
import { isMissing, isNumber, isQuantity } from './numbers.ts';
import type { TableReading } from './reading.ts';
import { excerpt } from './refusal.ts';
import type { ColumnName, GraphSettings } from './source.ts';
import { weightRank } from './weights.ts';

/** Which columns of an edge list hold what: told from its first rows, and from what a person set. */
export interface Layout {
  /** The header's row, null where the first row is a tie. */
  readonly header: Row | null;
  readonly headerFrom: TableReading['headerFrom'];
  /** Names of columns, from the header or a comment before the first row. */
  readonly names: readonly string[];
  readonly from: number;
  readonly to: number;
  /** Column of the weight, −1 without. */
  readonly weight: number;
  /** 1 where rows begin with a name of their own, which the header does not have. */
  readonly shift: 0 | 1;
  readonly rowNames: boolean;
  /** Cells of a row. */
  readonly width: number;
  readonly numeric: readonly number[];
}

const FROM = new Set(
  [
    'source from src start origin sender ego tail caller follower u person user member name',
    'quelle von origen desde origine origem de источник 送信元 始点',
  ].flatMap((words) => words.split(' ')),
);
const TO = new Set(
  [
    'target to dst dest destination end receiver recipient alter head callee v followee',
    'followed friend neighbour neighbor contact ziel nach zu destino hasta para cible vers à a',
    'цель 宛先 終点',
  ].flatMap((words) => words.split(' ')),
);
/** Words beside the one that says which end a column is. */
const FILLERS = new Set(
  [
    'id ids node nodes vertex user person people name actor account member label key index',
    'knoten nodo noeud nœud num number no',
  ].flatMap((words) => words.split(' ')),
);
const FROM_ZH =
  /^(来源|起点|起始|源头|源|始|起|出发|发起|发送|发件|主叫|关注|邀请|推荐|本|成员|用户|姓名|人|从|自己|甲)(端|节点|结点|点|顶点|人|方|者|用户|成员|账号|编号|姓名|名称|名字|名|id|ID)*$/;
const TO_ZH =
  /^(目标|终点|终止|目的|目的地|到达|接收|收件|被叫|被关注|被邀请|被推荐|受邀|对方|好友|朋友|联系|邻居|终|止|到|至|乙)(端|节点|结点|点|顶点|人|方|者|用户|成员|账号|编号|姓名|名称|名字|名|id|ID)*$/;
/** Endings of two columns that are two of a kind. */
const TWINS: readonly (readonly [string, string])[] = [
  ['1', '2'],
  ['0', '1'],
  ['a', 'b'],
  ['x', 'y'],
  ['i', 'j'],
  ['一', '二'],
  ['甲', '乙'],
];
/** Names that programs give to a column of row names. */
const ROW_NAMES = /^(|unnamed: ?0|\.\.\.1|rownames?|row\.names|行号|序号)$/i;

export function layoutOf(
  file: string,
  rows: readonly Row[],
  settings: GraphSettings,
  comment: readonly string[] | null,
): Layout {
  const first = rows[0]?.cells ?? [];
  const others = rows.slice(1).map(({ cells }) => cells);
  const width = usualWidth(others.length > 0 ? others : [first]);
  const cells = first.map(tidy);
  const longer = others.filter(({ length }) => length === cells.length + 1).length;
  const shift = 2 * longer > others.length && hasRowNames(cells, others) ? 1 : 0;
  const told = shift === 1 ? 'cells' : headerFrom(cells, others);
  // A column that a person names is one the header has.
  const namesColumn = Object.values(settings.columns ?? {}).some(
    (set) => typeof set === 'string' && cells.includes(tidy(set)),
  );
  const isHeader = settings.header ?? (told !== 'none' || namesColumn);
  const inComment =
    !isHeader && comment !== null && comment.length >= 2 && endsByWords(comment.map(tidy)) !== null;
  const names = isHeader
    ? [...(shift === 1 ? [''] : []), ...first.map((cell) => cell.trim())]
    : inComment
      ? comment
      : [];
  const data = isHeader ? others : [first, ...others];
  const tidied = names.map(tidy);
  const rowNames = isHeader && (shift === 1 || (ROW_NAMES.test(tidied[0]) && width > 2));
  const numericIn = (column: number) => isNumericColumn(data, column);
  const ends = endsByWords(tidied) ?? twins(tidied) ?? (rowNames ? [1, 2] : [0, 1]);
  const place = (which: 'source' | 'target' | 'weight') =>
    columnOf(file, which, settings.columns?.[which], names, width);
  const from = place('source') ?? (ends[0] === place('target') ? ends[1] : ends[0]);
  const to = place('target') ?? (ends[1] === from ? ends[0] : ends[1]);
  if (from === to) {
    const values = { found: names[from] ?? String(from + 1) };
    throw new InputError([problem('graphColumnTwice', { file, path: 'graph.columns', values })]);
  }
  const free = Array.from({ length: Math.max(width, names.length) }, (_, column) => column).filter(
    (column) => column !== from && column !== to && !(rowNames && column === 0),
  );
  const weight = place('weight') ?? likelyWeight(free, tidied, data);
  return {
    header: isHeader ? (rows[0] ?? null) : null,
    headerFrom:
      settings.header === undefined
        ? isHeader
          ? told === 'none'
            ? 'set'
            : told
          : inComment
            ? 'comment'
            : 'none'
        : 'set',
    names,
    from,
    to,
    weight: settings.weight === 'none' ? -1 : weight,
    shift,
    rowNames,
    width: isHeader ? names.length : width,
    numeric: free.filter((column) => column !== weight && numericIn(column)),
  };
}

/** The columns that words of a header name as ends, or null. */
export function endsByWords(cells: readonly string[]): [number, number] | null {
  const from = cells.findIndex((cell) => isEnd(cell, FROM, FROM_ZH, true));
  const to = cells.findIndex((cell, column) => column !== from && isEnd(cell, TO, TO_ZH, true));
  // "name, friend" and "a, b" are names of people, too: at least one word must mean nothing but an end.
  if (from < 0 || to < 0) return null;
  const sure = (column: number, words: Set<string>, zh: RegExp) => isEnd(cells[column], words, zh, false);
  return sure(from, FROM, FROM_ZH) || sure(to, TO, TO_ZH) ? [from, to] : null;
}

/** Words that may also be what somebody is called. */
const WEAK = new Set('a u v de von zu to person user member name start end head tail para'.split(' '));
const WEAK_ZH = /^(本|成员|用户|姓名|人|从|自己|甲|乙|到|至|起|始|终|止|源|关注|推荐|邀请|联系)$/;

function isEnd(cell: string, words: Set<string>, zh: RegExp, weak: boolean): boolean {
  if (zh.test(cell)) return weak || !WEAK_ZH.test(cell);
  const parts = cell.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
  const which = parts.filter((part) => words.has(part) && (weak || !WEAK.has(part) || parts.length > 1));
  return which.length > 0 && parts.every((part) => words.has(part) || FILLERS.has(part));
}

/** Two neighbouring names that differ in their last sign, as `name1, name2` do. */
function twins(cells: readonly string[]): [number, number] | null {
  for (let column = 0; column + 1 < cells.length; column++) {
    const [one, other] = [cells[column], cells[column + 1]];
    for (const [a, b] of TWINS) {
      const stem = one.slice(0, -a.length);
      if (one === stem + a && other === stem + b && stem.trim() !== '' && /\p{L}/u.test(stem))
        return [column, column + 1];
    }
    for (const [a, b] of TWINS) {
      const stem = one.slice(a.length);
      if (one === a + stem && other === b + stem && /^[\s_.-]|^\p{Script=Han}/u.test(stem))
        return [column, column + 1];
    }
  }
  return null;
}

/** Whether the first row names the columns, and by what that is told. */
function headerFrom(
  cells: readonly string[],
  others: readonly (readonly string[])[],
): TableReading['headerFrom'] {
  if (endsByWords(cells) !== null) return 'words';
  if (others.length > 0 && twins(cells) !== null && !recurs(cells, others)) return 'words';
  if (cells.some((cell, column) => column > 1 && weightRank(cell) >= 0)) return 'words';
  const sure = cells.some((cell) => isEnd(cell, FROM, FROM_ZH, false) || isEnd(cell, TO, TO_ZH, false));
  if (sure && cells.length > 1 && !recurs(cells, others)) return 'words';
  if (others.length === 0) return 'none';
  const ends = (row: readonly string[]) => isNumber((row[0] ?? '').trim()) && isNumber((row[1] ?? '').trim());
  if (cells.length > 1 && !ends(cells) && others.every(ends)) return 'cells';
  const named = cells.some(
    (cell, column) =>
      (column > 1 || others.length > 1) &&
      cell !== '' &&
      !isMissing(cell) &&
      !isQuantity(cell) &&
      isNumericColumn(others, column),
  );
  return named ? 'cells' : 'none';
}

/** Whether a name of the first row stands below it, too, or one of its kind, as n3 is of n1: then they are people. */
function recurs(cells: readonly string[], others: readonly (readonly string[])[]): boolean {
  const kind = (cell: string) => cell.replace(/\d+$/, '#');
  const first = new Set(cells.slice(0, 3).flatMap((cell) => [cell, kind(cell)]));
  return others.some((row) =>
    row.slice(0, 3).some((cell) => first.has(tidy(cell)) || first.has(kind(tidy(cell)))),
  );
}

/** Rows that begin with 1, 2, 3 …, or with what is different in each below a header that names the ends. */
function hasRowNames(cells: readonly string[], others: readonly (readonly string[])[]): boolean {
  if (others.length === 0 || others[0].length < 3) return false;
  const begins = others.map((row) => (row[0] ?? '').trim());
  if (begins.every((cell, k) => cell === String(k + 1)) && cells.every((cell) => !isNumber(cell)))
    return true;
  return new Set(begins).size === begins.length && (endsByWords(cells) !== null || twins(cells) !== null);
}

function isNumericColumn(rows: readonly (readonly string[])[], column: number): boolean {
  let numbers = 0;
  for (const row of rows) {
    const cell = (row[column] ?? '').trim();
    if (isQuantity(cell)) numbers++;
    else if (cell !== '' && !isMissing(cell)) return false;
  }
  return numbers > 0;
}

/** The column named as a weight; without names, the third where it holds a number. */
function likelyWeight(
  free: readonly number[],
  names: readonly string[],
  data: readonly (readonly string[])[],
): number {
  if (names.length > 0) {
    const named = free.filter((column) => weightRank(names[column] ?? '') >= 0);
    return named.toSorted((a, b) => weightRank(names[a]) - weightRank(names[b]))[0] ?? -1;
  }
  const third = free[0] ?? -1;
  return data.some((row) => isQuantity((row[third] ?? '').trim())) ? third : -1;
}

/** A column that a person named, from 0; undefined where nothing was set. */
function columnOf(
  file: string,
  which: string,
  set: ColumnName | undefined,
  names: readonly string[],
  width: number,
): number | undefined {
  if (set === undefined) return undefined;
  const byName = names.findIndex((name) => name === String(set));
  if (byName >= 0) return byName;
  const alike = names.findIndex((name) => tidy(name) === tidy(String(set)));
  if (typeof set === 'string' && alike >= 0) return alike;
  const number = Number(set);
  if (Number.isInteger(number) && number >= 1 && number <= Math.max(width, names.length)) return number - 1;
  const known =
    names.length > 0 ? names.map(excerpt) : Array.from({ length: width }, (_, k) => String(k + 1));
  const values = { found: String(set), known: known.slice(0, 20).join(', ') };
  throw new InputError([problem('graphColumnUnknown', { file, path: `graph.columns.${which}`, values })]);
}

/** Cells of most rows. */
function usualWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || b - a)[0]?.[0] ?? 0;
}

/** "FromNodeId", "from_node" and "From Node" as words in small letters. */
function tidy(cell: string): string {
  return cell
    .normalize('NFKC')
    .trim()
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase();
}
