import { InputError } from '../../../sim/index.ts';
import { changed } from '../../worker/results/file.ts';
import type { Named } from '../../worker/results/opened.ts';

/** Files as an input gives them; those of a folder carry their path. */
export function filesOf(list: FileList | readonly File[]): Named[] {
  return [...list].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}

/** Files and folders that were dropped, with everything in them. @throws InputError if one vanished meanwhile. */
export async function droppedFiles(data: DataTransfer): Promise<Named[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  return (await Promise.all(entries.map((entry) => within(entry)))).flat();
}

async function within(entry: FileSystemEntry): Promise<Named[]> {
  const path = entry.fullPath.replace(/^\//, '');
  try {
    if (entry.isFile) {
      const one = entry as FileSystemFileEntry;
      return [{ path, file: await new Promise<File>((resolve, reject) => one.file(resolve, reject)) }];
    }
    return (await entriesOf(entry as FileSystemDirectoryEntry)).flat();
  } catch (error) {
    throw error instanceof InputError ? error : changed(path, error);
  }
}

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<Named[][]> {
  const reader = folder.createReader();
  const found: Named[][] = [];
  for (;;) {
    // A folder is read about a hundred entries at a time.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return found;
    found.push(...(await Promise.all(some.map((one) => within(one)))));
  }
}
