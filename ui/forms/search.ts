import type { FieldDescription, Mechanism } from '../../sim/index.ts';

/** Whether a section or a field is meant by what was typed: every word of it stands in a name, a meaning or a path, in either language. */
export interface Search {
  readonly section: (mechanism: Pick<Mechanism, 'id' | 'name' | 'does'>) => boolean;
  readonly field: (field: FieldDescription) => boolean;
}

/** Null where nothing was typed. */
export function searchFor(typed: string): Search | null {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  const has = (texts: readonly string[]) => {
    const text = texts.join('\n').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return {
    section: ({ id, name, does }) => has([id, name.en, name.zh, does.en, does.zh]),
    field: ({ path, notes }) =>
      notes !== undefined && has([path, notes.label.en, notes.label.zh, notes.help.en, notes.help.zh]),
  };
}
