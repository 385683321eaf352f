import { parquetMetadata, parquetReadObjects, type FileMetaData } from 'hyparquet';
import { parquetWriteBuffer, type BasicType, type ColumnSource } from 'hyparquet-writer';

/** Columns to the bytes of a Parquet file and back; Snappy, so that every reader can. */

export interface Column {
  readonly name: string;
  readonly type: 'STRING' | 'DOUBLE' | 'INT32' | 'BOOLEAN';
  readonly data: ArrayLike<unknown>;
}

export function toParquet(columns: readonly Column[], notes: Readonly<Record<string, string>>): Uint8Array {
  const columnData = columns.map(({ name, type, data }): ColumnSource => ({
    name,
    type: type as BasicType,
    data: data as unknown[],
  }));
  const kvMetadata = Object.entries(notes).map(([key, value]) => ({ key, value }));
  return new Uint8Array(
    parquetWriteBuffer({ columnData, kvMetadata, createdBy: 'kindling', rowGroupSize: 100_000 }),
  );
}

/** What a file says about itself. Throws where it is no whole Parquet file. */
export function footerOf(bytes: Uint8Array): { metadata: FileMetaData; notes: Record<string, string> } {
  const metadata = parquetMetadata(bufferOf(bytes));
  const pairs = (metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value ?? ''] as const);
  return { metadata, notes: Object.fromEntries(pairs) };
}

export type Row = Record<string, string | number | boolean | null>;

/** Rows of a file; of the columns named, or of all. */
export async function readRows(bytes: Uint8Array, columns?: readonly string[]): Promise<Row[]> {
  const rows = await parquetReadObjects({ file: bufferOf(bytes), ...(columns && { columns: [...columns] }) });
  return rows as Row[];
}

/** Exactly the file's bytes: a Buffer of Node's may be a window on a larger one. */
function bufferOf(bytes: Uint8Array): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = bytes;
  if (byteOffset === 0 && byteLength === buffer.byteLength) return buffer as ArrayBuffer;
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}
