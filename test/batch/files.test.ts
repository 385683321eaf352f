import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { checkFolder, load, OutputError, writeTogether } from '../../batch/files.ts';
import { InputError } from '../../sim/index.ts';
import { folder } from './cli.ts';

afterEach(() => vi.restoreAllMocks());

function refused(name: string): unknown {
  try {
    return load(name, '');
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
    expect(refused(file)).toEqual([{ code: 'fileNotUtf8', line: 3, values: {} }]);
  });

  test('a file that needs more memory than is free says how much', () => {
    const file = written('a,b\n'.repeat(100_000));
    vi.spyOn(process, 'availableMemory').mockReturnValue(1e6);
    expect(refused(file)).toMatchObject([{ code: 'fileOverMemory', values: { needed: 0.1, available: 0 } }]);
  });
});

describe('writing', () => {
  test('of several files is all or nothing', () => {
    const out = folder();
    writeTogether(out, { 'a.csv': 'old a', 'b.csv': 'old b' });
    mkdirSync(join(out, `c.json.${process.pid}.part`));
    const again = () => writeTogether(out, { 'a.csv': 'new a', 'b.csv': null, 'c.json': 'new c' });
    expect(again).toThrow(OutputError);
    expect(readFileSync(join(out, 'a.csv'), 'utf8')).toBe('old a');
    expect(readFileSync(join(out, 'b.csv'), 'utf8')).toBe('old b');
    expect(readdirSync(out).toSorted()).toEqual(['a.csv', 'b.csv', `c.json.${process.pid}.part`]);
  });

  test('removes what belonged to an earlier writing', () => {
    const out = join(folder(), 'deep', 'results');
    writeTogether(out, { 'a.csv': '1', 'b.csv': '2' });
    writeTogether(out, { 'a.csv': '3', 'b.csv': null });
    expect(readdirSync(out)).toEqual(['a.csv']);
  });

  test('can be tried before, and the trial leaves nothing', () => {
    const root = folder();
    checkFolder(join(root, 'deep', 'results'));
    expect(readdirSync(root)).toEqual([]);
    writeFileSync(join(root, 'taken'), '');
    expect(() => checkFolder(join(root, 'taken'))).toThrow(OutputError);
    expect(() => checkFolder(join(root, 'taken', 'results'))).toThrow(OutputError);
    expect(readdirSync(root)).toEqual(['taken']);
  });
});
