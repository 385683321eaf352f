import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { graphOf, problemsOf, wordsOf } from './helpers.ts';
import { readText } from './source.ts';

function read(text: string): string[] {
  return wordsOf(graphOf(readText(text).list));
}

function weightsOf(text: string): number[] | null {
  const { weights, list } = readText(text);
  return weights && [...weights.subarray(0, list.count)];
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

describe('an edge list is read with', () => {
  test.each([
    ['commas', 'a,b\nb,c\n'],
    ['semicolons', 'a;b\nb;c'],
    ['tabs', 'a\tb\nb\tc\n'],
    ['spaces, any number of them', '  a   b \nb c\n'],
    ['a byte order mark and CRLF', '\uFEFFa,b\r\nb,c\r\n'],
    ['old Mac line ends', 'a,b\rb,c\r'],
    ['blank lines and comments, with quotes in them', '# "who\n\na,b\n   \n  # and so on\nb,c\n\n'],
    ['quoted names', '"a","b"\n"b",c\n'],
    ['spaces around names', ' a , b\nb ,c'],
    ['columns beyond the third', 'a,b,1,x\nb,c,1,y'],
    ['a header', 'source,target\na,b\nb,c\n'],
    ['a header in capitals, columns in another order', 'Weight,TO,From\n1,b,a\n1,c,b\n'],
    ['a Chinese header', '来源,目标,权重\na,b,1\nb,c,2\n'],
    ['a header told by its weight', 'person,friend,weight\na,b,1\nb,c,2\n'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual(['a-b', 'b-c']);
  });

  test('a header told by numbers below it', () => {
    expect(read('left,right\n1,2\n2,3\n')).toEqual(['1-2', '2-3']);
    expect(read('anna,2\n1,2\n')).toEqual(['1-2']);
    expect(read('anna,ben\nben,carl\n')).toEqual(['anna-ben', 'ben-carl']);
    expect(read('anna,ben')).toEqual(['anna-ben']);
  });

  test('weights from the third column, or by name', () => {
    expect(weightsOf('a,b\n')).toBeNull();
    expect(weightsOf('a,b,2.5\nb,c,\nc,d\nd,e,1e2')).toEqual([2.5, 1, 1, 100]);
    expect(weightsOf('source,target,since\na,b,x\n')).toBeNull();
    expect(weightsOf('source,target,since,weight\na,b,x,3\n')).toEqual([3]);
    expect(weightsOf('a;b;0,5\n')).toEqual([0.5]);
  });

  test('numeric names in order of number, others by code unit, whatever the order of rows', () => {
    expect(readText('10,9\n2,10').list.names).toEqual(['2', '9', '10']);
    expect(readText('10,9\n2,b').list.names).toEqual(['10', '2', '9', 'b']);
    expect(readText('7,07').list.names).toEqual(['07', '7']);
    const graph = graphOf(readText('x,y\ny,z\nz,w').list);
    expect(graphOf(readText('z,w\ny,x\nz,y').list)).toEqual(graph);
  });
});

describe('an edge list is refused for', () => {
  test.each([
    [
      'a row of one cell',
      'a,b\n\n# note\nlonely\n',
      { code: 'edgeRowBroken', line: 4, values: { found: 'lonely' } },
    ],
    ['an empty end', 'a,b\nc,\n', { code: 'edgeToNobody', line: 2, values: { from: 'c', to: '' } }],
    [
      'a weight that is no number',
      'a,b,1\nb,c,heavy',
      { code: 'edgeWeightBroken', line: 2, values: { found: 'heavy' } },
    ],
    ['a negative weight', 'a,b,1\nb,c,-1', { code: 'edgeWeightNegative', line: 2, values: { found: '-1' } }],
    [
      'an endless weight',
      'a,b,1\nb,c,1e999',
      { code: 'edgeWeightBroken', line: 2, values: { found: '1e999' } },
    ],
    ['an empty file', '', { code: 'graphEmpty' }],
    ['nothing but comments', '# a,b\n\n', { code: 'graphEmpty' }],
    ['nothing but a header', 'source,target\n', { code: 'graphEmpty' }],
    ['a file cut off in a row', '1,2\n2,3\n4', { code: 'edgeRowBroken', line: 3, values: { found: '4' } }],
    [
      'a file cut off after a comma',
      '1,2\n2,3\n4,',
      { code: 'edgeToNobody', line: 3, values: { from: '4', to: '' } },
    ],
    ['a quote that never closes', 'a,b\n"b,c\nc,d\nd,e\n', { code: 'edgeRowBroken', line: 2 }],
    ['a quote that closes too early', 'a,b\n"b"x,c\n', { code: 'edgeRowBroken', line: 2 }],
  ])('%s, with one problem that says where', (_, text, expected) => {
    const problems = problemsOf(() => readText(text));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'ties.csv', severity: 'error', ...expected });
  });

  test('many broken rows by telling five and counting the rest', () => {
    const text = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? `a,b${i}` : `broken${i}`)).join('\n');
    const problems = problemsOf(() => readText(`${text}\n${text}`));
    expect(problems.map((p) => p.code)).toEqual([...Array<string>(5).fill('edgeRowBroken'), 'moreProblems']);
    expect(problems.map((p) => p.line)).toEqual([2, 4, 6, 8, 10, undefined]);
    expect(problems[5].values).toEqual({ count: 7 });
  });
});

describe('an edge list, whatever comes', () => {
  test('throws nothing but InputError', () => {
    const scraps = fc.constantFrom(
      ',',
      ';',
      '\t',
      ' ',
      '\n',
      '\r\n',
      '"',
      '#',
      'a',
      '1',
      '-',
      '1.5',
      'source',
      'to',
      '\0',
    );
    const garbage = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(scraps, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(garbage, (text) => {
        let file: ReturnType<typeof readText> | undefined;
        const problems = problemsOf(() => (file = readText(text)));
        expect(problems.length > 0).toBe(file === undefined);
        if (file !== undefined) expect(graphOf(file.list).people).toBeGreaterThan(0);
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  test('gives back what was written', () => {
    const name = fc.string({ unit: fc.constantFrom(...'abXY09 ,;"\t#é李'), minLength: 1, maxLength: 6 });
    const names = name.map((s) => `n${s}n`);
    const rows = fc.array(fc.tuple(names, names, fc.float({ min: 0, max: 1000, noNaN: true })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t'), (ties, separator) => {
        const body = ties.map(([a, b, w]) => [quoted(a), quoted(b), w].join(separator)).join('\n');
        const { list, weights } = readText(`source${separator}target${separator}weight\n${body}`);
        const found = ties.map((_, k) => [list.names![list.from[k]], list.names![list.to[k]], weights![k]]);
        expect(list.count).toBe(ties.length);
        expect(found).toEqual(ties.map(([a, b, w]) => [a, b, w === 0 ? 0 : w]));
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

test('a mistake far down a file has its line, whatever ends the lines', () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const rows = Array.from({ length: 300 }, (_, i) => `${i},${i + 1}`);
    rows[249] = 'alone';
    expect(problemsOf(() => readText(rows.join(end)))).toMatchObject([{ code: 'edgeRowBroken', line: 250 }]);
    rows[249] = '# a note';
    expect(readText(rows.join(end)).list.count).toBe(299);
  }
});
