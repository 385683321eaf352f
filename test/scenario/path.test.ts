import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatPath, isWithin, readPath, readTarget, samePath } from '../../sim/scenario/path.ts';

describe('a written path', () => {
  test.each([
    ['people.count', ['people', 'count']],
    [' a . b ', ['a', 'b']],
    ['phases.0.day', ['phases', '0', 'day']],
    ['channels."a.b".reach', ['channels', 'a.b', 'reach']],
    ['channels."a=b".reach', ['channels', 'a=b', 'reach']],
    ['channels.my shop.reach', ['channels', 'my shop', 'reach']],
    ['channels." shop ".reach', ['channels', ' shop ', 'reach']],
    ['channels.直播间🎥.reach', ['channels', '直播间🎥', 'reach']],
    ['channels."12\\" vinyl".reach', ['channels', '12" vinyl', 'reach']],
    ['channels."back\\\\slash"', ['channels', 'back\\slash']],
    ['""', ['']],
  ])('%s', (text, path) => expect(readPath(text)).toEqual({ path }));

  test.each([
    ['', 'badPath'],
    ['a..b', 'badPath'],
    ['a.', 'badPath'],
    ['channels."a.b.reach', 'badQuotes'],
    ['channels.a"b".reach', 'badQuotes'],
    ['channels."a"b.reach', 'badQuotes'],
    ['channels."a\\q".reach', 'badQuotes'],
    ['"', 'badQuotes'],
  ])('%s is none: %s', (text, wrong) => expect(readPath(text)).toEqual({ wrong }));

  test('quotes stand only where they are needed', () => {
    expect(formatPath(['channels', '直播 间', 'reach'])).toBe('channels.直播 间.reach');
    expect(formatPath(['phases', 0, 'change', 'a.b'])).toBe('phases.0.change."a.b"');
  });

  test('what is written is read back, whatever the names', () => {
    const names = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 });
    const awkward = fc.array(fc.stringMatching(/^[."=\\ :a直]{0,6}$/), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.oneof(names, awkward), (path) => {
        expect(readPath(formatPath(path))).toEqual({ path });
      }),
    );
  });
});

test('a variant stands before a colon', () => {
  expect(readTarget('cold: channels.visits.touch')).toEqual({
    variant: 'cold',
    path: ['channels', 'visits', 'touch'],
  });
  expect(readTarget('channels.a:b.reach')).toEqual({ path: ['channels', 'a:b', 'reach'] });
  expect(readTarget('cold:a..b')).toEqual({ wrong: 'badPath' });
});

test('under one another', () => {
  expect(isWithin(['a', 0, 'b'], ['a', '0'])).toBe(true);
  expect(isWithin(['ab'], ['a'])).toBe(false);
  expect(isWithin(['a'], ['a', 'b'])).toBe(false);
  expect(samePath(['a', 1], ['a', '1'])).toBe(true);
});
