import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { InputError, problem } from '../../sim/index.ts';
import { columnsOf } from './csv.ts';
import type { Manifest } from './manifest.ts';
import { pointFiles } from './read.ts';
import { partFile, readManifests, TABLES } from './store.ts';

/** SQL over a store through DuckDB, embedded. The package is optional: it brings 70 MB of machine code. */

export interface Answer {
  readonly columns: readonly string[];
  readonly rows: AsyncIterable<readonly (readonly unknown[])[]>;
  close(): void;
}

/** Runs a query on the tables runs, series, events and points of one sweep, or of all (null). */
export async function query(
  folder: string,
  parts: readonly string[],
  manifest: Manifest | null,
  sql: string,
): Promise<Answer> {
  const { DuckDBInstance } = await duckdb();
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  for (const view of viewsOf(folder, parts, manifest)) await connection.run(view);
  try {
    const result = await connection.stream(sql);
    const close = () => {
      connection.closeSync();
      instance.closeSync();
    };
    return { columns: result.columnNames(), rows: checked(result.yieldRowsJson()), close };
  } catch (error) {
    throw refused(error);
  }
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
  return new InputError([problem('sqlWrong', { file: '--sql', values: { reason } })]);
}

async function duckdb(): Promise<typeof import('@duckdb/node-api')> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    throw new InputError([problem('duckdbMissing', { file: '--sql' })]);
  }
}

/** The statements that name a store's files as tables; of one sweep only its rows and columns. */
function viewsOf(folder: string, parts: readonly string[], manifest: Manifest | null): string[] {
  const views: string[] = [];
  const manifests = manifest ? [manifest] : readManifests(folder);
  const points = manifests.flatMap(({ id }) => pointFiles(folder, id));
  if (points.length > 0) views.push(`CREATE VIEW points AS SELECT * FROM ${parquet(points)}`);
  for (const table of TABLES) {
    const files = parts.map((part) => partFile(folder, table, part)).filter(existsSync);
    const columns = columnsOf(folder, parts, table, manifest);
    if (files.length === 0 || columns.length === 0) continue;
    const named = columns.map((name) => `r.${quoted(name)}`).join(', ');
    // A sweep's replicates are the first of its points'; others in the store belong to a longer sweep.
    const own = manifest
      ? ' SEMI JOIN (SELECT DISTINCT point, replicates FROM points) p ON r.point = p.point AND r.replicate < p.replicates'
      : '';
    views.push(`CREATE VIEW ${table} AS SELECT ${named} FROM ${parquet(files)} r${own}`);
  }
  return views;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const text = (words: string) => `'${words.replaceAll("'", "''")}'`;
const parquet = (files: readonly string[]) =>
  `read_parquet([${files.map((file) => text(join(file))).join(', ')}], union_by_name = true)`;
