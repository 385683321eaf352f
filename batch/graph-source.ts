import { gunzipSync } from 'node:zlib';
import { getHeapStatistics } from 'node:v8';
import { estimateReading, InputError, problem, type GraphSource } from '../sim/index.ts';

/** A graph file as the simulator reads it: unpacked, and refused before it is read where it would not fit. */
export function graphSourceOf(name: string, bytes: Uint8Array): GraphSource {
  const room = roomForReading();
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const source = { name, bytes: packed ? unpacked(name, bytes, room) : bytes, room };
  checkRoom(name, estimateReading(source.bytes), room);
  return packed ? { ...source, packed: 'gzip' } : source;
}

/** Bytes that reading may take: what the machine has free, and what is left of the heap, which fills first. */
function roomForReading(): number {
  const { heap_size_limit: limit, used_heap_size: used } = getHeapStatistics();
  return Math.max(0, Math.min(process.availableMemory(), limit - used));
}

/** Unpacks gzip, of which a few bytes may hold more than there is memory for. */
function unpacked(name: string, bytes: Uint8Array, room: number): Uint8Array {
  const max = Math.min(room, 2 ** 31);
  try {
    return gunzipSync(bytes, { maxOutputLength: max });
  } catch (error) {
    if (error instanceof RangeError) checkRoom(name, 2 * max, room - 1);
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError([problem('graphPackedBroken', { file: name, values: { reason } })]);
  }
}

/** Refuses what takes more memory than there is. */
export function checkRoom(file: string, needed: number, room = process.availableMemory()): void {
  if (needed <= room) return;
  // Rounded apart, so that the message never shows two equal numbers.
  const values = { needed: Math.ceil(needed / 1e8) / 10, available: Math.floor(room / 1e8) / 10 };
  throw new InputError([problem('fileOverMemory', { file, values })]);
}
