import { STAGES } from '../../../sim/index.ts';
import { useLocale } from '../../parts/locale.tsx';
import type { Story } from '../../worker/story/told.ts';
import type { Film } from './film.ts';

export interface Names {
  /** A person's name, or number where people have none. */
  (person: number): string;
  /** With the stage and the number of people brought, as the film stands. */
  withBrought(person: number, film: Film): string;
}

/** What people are called. */
export function useNames({ names }: Pick<Story, 'names'>): Names {
  const { t, localised } = useLocale();
  const one = (person: number) => t('network:person.number', { number: names?.[person] ?? person });
  return Object.assign(one, {
    withBrought: (person: number, film: Film) =>
      t('network:person.brought', {
        name: one(person),
        stage: localised(STAGES[film.stage[person]!]!.name),
        count: film.brought[person]!,
      }),
  });
}
