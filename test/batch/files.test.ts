import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { checkFolder, load, OutputError, writeTogether } from '../../batch/files.ts';
import { writeOutputs } from '../../batch/outputs.ts';
import { InputError } from '../../sim/index.ts';
import { folder } from '../support/cli.ts';

afterEach(() => vi.restoreAllMocks());

function refused(name: string): unknown {
  try {
    return load(name, '')?.text;
  } catch (error) {
    return (error as InputError).problems.map(({ code, line, values }) => ({ code, line, values }));
  }
}

describe('reading', () => {
  const written = (bytes: Uint8Array | string) => {
    const file = join(folder(), 'names.csv');
    writeFileSync(file, bytes);
    return file;
  };

  test('UTF-8, with or without a mark, and UTF-16 give the same text', () => {
    const text = 'source,target\n张三,李四\n';
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
    for (const bytes of [text, `\uFEFF${text}`, little, Buffer.from(little).swap16()])
      expect(load(written(bytes), '')?.text.replace(/^\uFEFF/, '')).toBe(text);
  });

  test('another encoding is refused with the line, not read as the same unknown name twice', () => {
    // 张三,李四 in GBK.
    const row = [0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0xc0, 0xee, 0xcb, 0xc4, 0x0a];
    const file = written(Uint8Array.from([...Buffer.from('source,target\nann,bob\n'), ...row]));
    expect(refused(file)).toMatchObject([{ code: 'fileNotUtf8', line: 3 }]);
  });

  test('a file that needs more memory than is free says how much', () => {
    const file = written('a,b\n'.repeat(100_000));
    vi.spyOn(process, 'availableMemory').mockReturnValue(1e6);
    expect(refused(file)).toMatchObject([{ code: 'fileOverMemory', values: { needed: 0.1, available: 0 } }]);
  });
});

describe('writing', () => {
  const codeOf = (work: () => void) => {
    try {
      work();
    } catch (error) {
      return [error instanceof OutputError, ...(error as InputError).problems.map(({ code }) => code)];
    }
    return null;
  };

  test('of several files is all or nothing', () => {
    const out = folder();
    writeTogether(out, { 'a.csv': 'old a', 'b.csv': 'old b' });
    const blocked = `.c.json.${process.pid}.kindling`;
    mkdirSync(join(out, blocked));
    const again = () => writeTogether(out, { 'a.csv': 'new a', 'b.csv': 'new b', 'c.json': 'new c' });
    expect(again).toThrow(InputError);
    expect(readFileSync(join(out, 'a.csv'), 'utf8')).toBe('old a');
    expect(readFileSync(join(out, 'b.csv'), 'utf8')).toBe('old b');
    expect(readdirSync(out).toSorted()).toEqual([blocked, 'a.csv', 'b.csv']);
  });

  test('can be tried before, and the trial leaves nothing', () => {
    const root = folder();
    checkFolder(join(root, 'deep', 'results'));
    expect(readdirSync(root)).toEqual([]);
    writeFileSync(join(root, 'taken'), '');
    for (const place of [join(root, 'taken'), join(root, 'taken', 'results'), '/dev/null', '/dev/null/out'])
      expect([place, codeOf(() => checkFolder(place))]).toEqual([place, [false, 'outputNoFolder']]);
    expect(codeOf(() => checkFolder('/proc/kindling/out'))).toEqual([true, 'outputNotWritable']);
    expect(readdirSync(root)).toEqual(['taken']);
  });
});

describe('a folder of the user', () => {
  const files = { 'result.json': '{}', 'transitions.csv': null } as const;
  const foreign = (out: string, work: () => void) => {
    const before = readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')]);
    expect(work).toThrow(InputError);
    expect(readdirSync(out).map((name) => [name, readFileSync(join(out, name), 'utf8')])).toEqual(before);
    try {
      work();
    } catch (error) {
      return ((error as InputError).problems[0].values as { found?: string }).found;
    }
  };

  test('what Kindling wrote is replaced, and what belongs to an earlier writing goes', () => {
    const out = join(folder(), 'deep');
    writeOutputs(out, { 'result.json': '1', 'transitions.csv': 'a' });
    writeOutputs(out, { 'result.json': '2', 'transitions.csv': null });
    expect(readdirSync(out).toSorted()).toEqual(['kindling.json', 'result.json']);
    expect(readFileSync(join(out, 'result.json'), 'utf8')).toBe('2');
  });

  test('files of others are named and stay, whether they would be replaced or removed', () => {
    const out = folder();
    writeFileSync(join(out, 'transitions.csv'), 'mine');
    writeFileSync(join(out, 'other.txt'), 'mine');
    expect(foreign(out, () => writeOutputs(out, files))).toBe('transitions.csv');
    writeFileSync(join(out, 'result.json'), 'mine');
    expect(foreign(out, () => writeOutputs(out, files))).toBe('result.json, transitions.csv');
    writeOutputs(out, files, true);
    expect(readdirSync(out).toSorted()).toEqual(['kindling.json', 'other.txt', 'result.json']);
  });

  test("a file that was changed since is no longer Kindling's, and a foreign list proves nothing", () => {
    const out = folder();
    writeOutputs(out, { 'result.json': '1', 'transitions.csv': 'a' });
    writeFileSync(join(out, 'transitions.csv'), 'a, with remarks');
    expect(foreign(out, () => writeOutputs(out, files))).toBe('transitions.csv');
    const other = folder();
    writeFileSync(join(other, 'result.json'), 'mine');
    for (const list of [
      'null',
      '[]',
      'not JSON',
      '{"kindlingOutput":1}',
      '{"kindlingOutput":1,"files":{"result.json":7}}',
    ]) {
      writeFileSync(join(other, 'kindling.json'), list);
      expect(foreign(other, () => writeOutputs(other, files))).toBe('result.json, kindling.json');
    }
  });
});
