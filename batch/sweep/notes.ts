import { join } from 'node:path';
import { asNote, problem, type Problem } from '../../sim/index.ts';
import { shown } from '../files.ts';
import type { Finding } from './survey.ts';

/** What a reader is told of what a survey found; files that a writing left behind are nobody's concern. */
export function noteOf(store: string, { kind, folder, name }: Finding): Problem[] {
  const codes = {
    damaged: folder.startsWith('points') ? 'pointsUnreadable' : 'partUnreadable',
    stranger: 'storeStranger',
    repeated: 'partRepeated',
    orphan: null,
    temporary: null,
  } as const;
  const code = codes[kind];
  if (code === null) return [];
  return [asNote(problem(code, { file: shown(join(store, folder, name)) }))];
}
