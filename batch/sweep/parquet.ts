import { parquetMetadata, parquetReadObjects, type FileMetaData } from 'hyparquet';
import { parquetWriteBuffer, type BasicType, type ColumnSource } from 'hyparquet-writer';
import { seal, SEAL, UNSEALED } from '../../results/index.ts';
import { sha256 } from './hash.ts';

/** Columns to the bytes of a Parquet file and back; Snappy, so that every reader can. */

export interface Column {
  readonly name: string;
  readonly type: 'STRING' | 'DOUBLE' | 'INT32' | 'BOOLEAN';
  readonly data: ArrayLike<unknown>;
}

/** A file's bytes with their seal; `notes` are what it says about itself besides. */
export function toParquet(columns: readonly Column[], notes: Readonly<Record<string, string>>): Uint8Array {
  const columnData = columns.map(({ name, type, data }): ColumnSource => ({
    name,
    type: type as BasicType,
    data: data as unknown[],
  }));
  const pairs = Object.entries({ ...notes, [SEAL]: UNSEALED });
  const kvMetadata = pairs.map(([key, value]) => ({ key, value }));
  const buffer = parquetWriteBuffer({ columnData, kvMetadata, createdBy: 'kindling', rowGroupSize: 100_000 });
  return seal(new Uint8Array(buffer), sha256);
}

/** What a file says about itself. Throws where it is no whole Parquet file. */
export function footerOf(bytes: Uint8Array): { metadata: FileMetaData; notes: Record<string, string> } {
  const metadata = parquetMetadata(bufferOf(bytes));
  refuseImpossible(metadata, bytes.length);
  const pairs = (metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value ?? ''] as const);
  return { metadata, notes: Object.fromEntries(pairs) };
}

/** Throws where columns cannot be those of a flat table within the file: a reader could count up to what they state. */
function refuseImpossible({ num_rows, row_groups }: FileMetaData, size: number): void {
  const groups = row_groups.reduce((sum, group) => sum + group.num_rows, 0n);
  const whole = row_groups.every((group) =>
    group.columns.every(({ meta_data: column }) => {
      if (!column || column.num_values !== group.num_rows) return false;
      const start = column.dictionary_page_offset ?? column.data_page_offset;
      const length = column.total_compressed_size;
      return start >= 4n && length > 0n && start + length <= BigInt(size);
    }),
  );
  if (!whole || groups !== num_rows || num_rows > BigInt(MAX_ROWS)) throw new RangeError('no table of ours');
}

/** Rows of a file; parts and points have fewer. */
const MAX_ROWS = 20_000_000;

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
