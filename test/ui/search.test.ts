import { expect, test } from 'vitest';
import { mechanismsOf } from '../../sim/index.ts';
import { allFields } from '../../ui/forms/fields.ts';
import { searchFor } from '../../ui/forms/search.ts';

const found = (typed: string) =>
  allFields()
    .filter(searchFor(typed)!.field)
    .map(({ path }) => path);

test('a setting is found by its name in either language, its meaning or its path', () => {
  expect(found('talking days')).toContain('wordOfMouth.talkingDays');
  expect(found('热议')).toContain('wordOfMouth.talkingDays');
  expect(found('WORDOFMOUTH.TALKINGDAYS')).toEqual(['wordOfMouth.talkingDays']);
  expect(found('no such thing as this')).toEqual([]);
});

test('every word counts, in any order; nothing typed searches nothing', () => {
  expect(found('days talking')).toEqual(found('talking days'));
  expect(searchFor('  ')).toBeNull();
});

test('a section is found by what it does', () => {
  const sections = mechanismsOf([])
    .filter(searchFor('founders')!.section)
    .map(({ id }) => id);
  expect(sections).toContain('seeding');
});
