import { resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { TABLES, type Manifest, type Table } from '../../results/index.ts';
import { InputError, problem } from '../../sim/index.ts';
import { columnsOf } from './csv.ts';
import type { Readable } from './read.ts';
import { partFile, type Part } from './survey.ts';

/** SQL over a store through DuckDB, embedded. The package is optional: it brings 70 MB of machine code. */

export interface Answer {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<readonly (readonly unknown[])[]>;
  close(): void;
}

/**
 * Runs a query on the tables runs, series, transitions and points of one sweep, or of all (null). Unless `unrestricted` it is one that
 * only reads, and it sees no file but those of the store.
 */
export async function query(
  store: Readable,
  manifest: Manifest | null,
  sql: string,
  unrestricted = false,
): Promise<Answer> {
  const { DuckDBInstance, StatementType } = await duckdb();
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    const { views, files } = viewsOf(store, manifest);
    if (!unrestricted) await connection.run(`SET allowed_paths = [${files.map(text).join(', ')}]`);
    for (const view of views) await connection.run(view);
    if (!unrestricted) {
      await restrict(connection);
      // A statement that writes could still overwrite a file that may be read.
      const statements = await connection.extractStatements(sql);
      for (let i = 0; i < statements.count; i++) {
        const { statementType } = await statements.prepare(i);
        if (statementType !== StatementType.SELECT)
          throw new InputError([problem('sqlReadsOnly', { file: '--sql' })]);
      }
    }
    const result = await connection.stream(sql);
    return { columns: result.columnNames(), rows: checked(result.yieldRowsJson()), close };
  } catch (error) {
    close();
    throw error instanceof InputError ? error : refused(error);
  }
}

/** No file but the allowed ones, no extension, no way back. */
async function restrict(connection: DuckDBConnection): Promise<void> {
  for (const setting of [
    'autoinstall_known_extensions = false',
    'autoload_known_extensions = false',
    'enable_external_access = false',
    'lock_configuration = true',
  ])
    await connection.run(`SET ${setting}`);
}

/** Some mistakes, such as a text that is no number, show only once rows come. */
async function* checked<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* rows;
  } catch (error) {
    throw refused(error);
  }
}

function refused(error: unknown): InputError {
  const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
  const code = /file system operations are disabled|disabled through configuration/.test(reason)
    ? 'sqlOutside'
    : 'sqlWrong';
  return new InputError([problem(code, { file: '--sql', values: { reason } })]);
}

async function duckdb(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    throw new InputError([problem('duckdbMissing', { file: '--sql' })]);
  }
}

/** The statements that name a store's files as tables, of one sweep only its rows and columns; and these files. */
function viewsOf(store: Readable, manifest: Manifest | null): { views: string[]; files: string[] } {
  const views: string[] = [];
  const files: string[] = [];
  const manifests = manifest ? [manifest] : store.manifests;
  const points = manifests.flatMap(({ id }) => store.points.get(id) ?? []);
  const fromFiles = (some: readonly string[]) => {
    const absolute = some.map((file) => resolve(file));
    // As it is and as it is written in the view: DuckDB asks for both.
    files.push(...absolute, ...absolute.map(literal));
    return `read_parquet([${absolute.map((file) => text(literal(file))).join(', ')}], union_by_name = true)`;
  };
  if (points.length > 0) views.push(`CREATE VIEW points AS SELECT * FROM ${fromFiles(points)}`);
  for (const table of TABLES) {
    const parts = store.parts.filter(({ tables }) => tables.includes(table));
    const columns = columnsOf(store, table, manifest);
    if (parts.length === 0 || columns.length === 0) continue;
    const named = columns.map((name) => `r.${quoted(name)}`).join(', ');
    // A sweep's replicates are the first of its points'; others in the store belong to a longer sweep.
    const own =
      manifest && points.length > 0
        ? ' SEMI JOIN (SELECT DISTINCT point, replicates FROM points) p ON r.point = p.point AND r.replicate < p.replicates'
        : '';
    const from = partsOnce(store.folder, table, parts, fromFiles);
    views.push(`CREATE VIEW ${table} AS SELECT ${named} FROM (${from}) r${own}`);
  }
  return { views, files };
}

/** All parts as one table; of a part that shares cells with one before it, the rows of the others. */
function partsOnce(
  folder: string,
  table: Table,
  parts: readonly Part[],
  fromFiles: (files: readonly string[]) => string,
): string {
  const fileOf = ({ name }: Part) => partFile(folder, table, name);
  const alone = parts.filter(({ repeated }) => repeated.length === 0);
  const selects = alone.length > 0 ? [`SELECT * FROM ${fromFiles(alone.map(fileOf))}`] : [];
  for (const part of parts.filter(({ repeated }) => repeated.length > 0)) {
    const cells = part.repeated.map(({ point, replicate }) => `(${text(point)}, ${replicate})`);
    selects.push(
      `SELECT * FROM ${fromFiles([fileOf(part)])} WHERE (point, replicate) NOT IN (VALUES ${cells.join(', ')})`,
    );
  }
  return selects.join(' UNION ALL BY NAME ');
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const text = (words: string) => `'${words.replaceAll("'", "''")}'`;

/** A path in which DuckDB sees no pattern. */
const literal = (path: string) => path.replaceAll(/[?*[]/g, (sign) => `[${sign}]`);
