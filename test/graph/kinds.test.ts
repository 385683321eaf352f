import { describe, expect, test } from 'vitest';
import type { GraphFile, GraphSettings } from '../../sim/graph/index.ts';
import { graphOf, problemsOf, wordsOf } from './helpers.ts';
import { readText } from './source.ts';

/** Kinds of files that people have, and what is right: ties by name, sorted, and the weights in the order of the file. */

const tiesOf = ({ list }: GraphFile): string => wordsOf(graphOf(list)).join(' ');
const weightsOf = ({ weights }: GraphFile): number[] | null => weights && [...weights];
const notesOf = ({ reading }: GraphFile): string[] => reading!.notes.map(({ code }) => code);

const reads = (text: string, ties: string, weights: number[] | null = null, settings: GraphSettings = {}) => {
  const file = readText(text, settings);
  expect(tiesOf(file)).toBe(ties);
  expect(weightsOf(file)).toEqual(weights);
  return file;
};

describe('a header is told from the first tie', () => {
  test.each([
    'name1,name2',
    'person_a,person_b',
    'V1,V2',
    'Source,Destination',
    'FromNodeId,ToNodeId',
    'from_user,to_user',
    'ego,alter',
    'sender,receiver',
    'user,friend',
    'id 1,id 2',
    'Quelle,Ziel',
    'origen,destino',
    '姓名1,姓名2',
    '起始节点,终止节点',
    '来源,目标',
    '发起人,接收人',
    '关注者,被关注者',
    '用户A,用户B',
    '成员,好友',
    'источник,цель',
  ])('%s', (header) => {
    const { reading } = reads(
      `${header}\nJo,Mia\nMia,Leo\n`,
      'Leo-Mia Jo-Mia'.split(' ').toSorted().join(' '),
    );
    expect(reading!.table!.header).toEqual({ line: 1, cells: header.split(',') });
  });

  test.each([
    ['n1,n2\nn3,n4\nn1,n4', 'n1-n2 n1-n4 n3-n4'],
    ['Jo,Mia\nMia,Leo\nLeo,Jo', 'Jo-Leo Jo-Mia Leo-Mia'],
    ['小明,小红\n小红,小刚', '小刚-小红 小明-小红'],
    ['user1,user2\nuser2,user3', 'user1-user2 user2-user3'],
  ])('%j has none', (text, ties) => {
    expect(reads(text, ties).reading!.table).toMatchObject({ header: null, firstTie: { line: 1 } });
  });

  test('where neither is sure, a note says so, and a setting decides', () => {
    const text = 'left,right\nJo,Mia\nMia,Leo\nLeo,Jo';
    expect(notesOf(readText(text))).toEqual(['graphHeaderUncertain']);
    expect(notesOf(reads(text, 'Jo-Leo Jo-Mia Leo-Mia', null, { header: true }))).toEqual([]);
    expect(notesOf(readText(text, { header: false }))).toEqual([]);
  });
});

describe('names of rows are not people', () => {
  test.each([
    ['"from" "to"\n"1" "Ann" "Bob"\n"2" "Bob" "Cui"\n', null],
    ['"","from","to"\n"1","Ann","Bob"\n"2","Bob","Cui"\n', null],
    ['source,target,weight\n1,Ann,Bob,2\n2,Bob,Cui,5\n', [2, 5]],
    [',source,target\n0,Ann,Bob\n1,Bob,Cui\n', null],
    ['V1\tV2\n1\tAnn\tBob\n2\tBob\tCui\n', null],
  ])('%j', (text, weights) => {
    expect(notesOf(reads(text, 'Ann-Bob Bob-Cui', weights))).toEqual(['graphRowNames']);
  });
});

describe('the column of weights', () => {
  test.each([
    ['source,target,count\na,b,9\nb,c,1', [9, 1]],
    ['from;to;frequency\na;b;2,5\nb;c;1', [2.5, 1]],
    ['来源,目标,次数\na,b,3\nb,c,4', [3, 4]],
    ['source,target,label,Weight\na,b,x,3\nb,c,y,4', [3, 4]],
    ['a b 7\nb c 8', [7, 8]],
    ['source,target,tie strength\na,b,3\nb,c,4', [3, 4]],
  ])('%j', (text, weights) => {
    reads(text, 'a-b b-c', weights);
  });

  test('with another name is asked for, and can be set by name or number', () => {
    const text = 'source,target,calls,since\na,b,3,1999\nb,c,4,2001\n';
    const file = reads(text, 'a-b b-c');
    expect(file.reading!.notes).toMatchObject([
      { code: 'graphNumbersUnused', values: { known: 'calls, since' } },
    ]);
    for (const weight of ['calls', 3, '3']) reads(text, 'a-b b-c', [3, 4], { columns: { weight } });
    expect(problemsOf(() => readText(text, { columns: { weight: 'cals' } }))).toMatchObject([
      { code: 'graphColumnUnknown', path: 'graph.columns.weight', values: { found: 'cals' } },
    ]);
  });

  test('the likeliest of several is taken, and said', () => {
    const file = reads('source,target,count,weight\na,b,1,2\n', 'a-b', [2]);
    expect(file.reading!.notes).toMatchObject([
      { code: 'graphWeightChosen', values: { found: 'weight', known: 'count' } },
    ]);
  });

  test('text in the third column of a file without a header is none', () => {
    reads('a,b,friend\nb,c,cousin', 'a-b b-c');
  });

  test('columns of the ends can be set', () => {
    const text = 'date,one,other\n1,a,b\n2,b,c\n';
    reads(text, 'a-b b-c', null, { columns: { source: 'one', target: 'other' }, weight: 'none' });
    reads(text, 'a-b b-c', null, { columns: { source: 3, target: 2 } });
    expect(problemsOf(() => readText(text, { columns: { source: 2, target: 2 } }))).toMatchObject([
      { code: 'graphColumnTwice' },
    ]);
  });
});

describe('weights below 0 and missing weights', () => {
  const text = 'source,target,weight\na,b,-2\nb,c,3\n';
  test('are refused, with the ways to choose', () => {
    expect(problemsOf(() => readText(text))).toMatchObject([
      { code: 'edgeWeightNegative', line: 2, values: { found: '-2' } },
    ]);
    reads(text, 'a-b b-c', [-2, 3], { weight: 'asIs' });
    reads(text, 'a-b b-c', [2, 3], { weight: 'absolute' });
    reads(text, 'a-b b-c', null, { weight: 'none' });
    expect(notesOf(reads(text, 'b-c', [3], { weight: 'positive' }))).toEqual(['graphTiesLeftOut']);
  });

  test.each(['', 'NA', 'NaN', 'null', 'None', '-'])(
    '%j is no weight: it counts 1, or what is set',
    (cell) => {
      const missing = `source,target,weight\na,b,${cell}\nb,c,3\n`;
      expect(notesOf(reads(missing, 'a-b b-c', [1, 3]))).toEqual(['graphWeightsMissing']);
      expect(notesOf(reads(missing, 'a-b b-c', [0.5, 3], { missingWeight: 0.5 }))).toEqual([]);
    },
  );

  test('a minus as Unicode and typesetters have it', () => {
    reads('a,b,\u22122\nb,c,3', 'a-b b-c', [-2, 3], { weight: 'asIs' });
  });
});

describe('signs and digits of full width', () => {
  test.each([
    ['来源,目标,权重\n张三,李四,３\n李四,王五,１２\n', [3, 12]],
    ['来源，目标，权重\n张三，李四，3\n李四，王五，12\n', [3, 12]],
    ['来源；目标；权重\n张三；李四；３\n李四；王五；１２\n', [3, 12]],
    ['来源,目标,权重\n张三,李四,3\n李四，王五，12\n', [3, 12]],
    ['来源\t目标\t权重\n张三\t李四\t３．０\n李四\t王五\t１２\n', [3, 12]],
  ])('%j', (text, weights) => {
    reads(text, '张三-李四 李四-王五', weights);
  });
});

describe('separators', () => {
  test.each([
    ['1\t2\n2 3\n3\t1', '1-2 1-3 2-3'],
    ['1 2\n2\t3\n3  1', '1-2 1-3 2-3'],
    ['sep=;\nsource;target\n1;2\n2;3\n3;1', '1-2 1-3 2-3'],
    ['"sep=,"\r\n1,2\r\n2,3\r\n3,1', '1-2 1-3 2-3'],
    ['1|2\n2|3\n3|1', '1-2 1-3 2-3'],
    [' 1 2 \n\t2 3\n3 1\t', '1-2 1-3 2-3'],
    ['1, 2\n2, 3\n3, 1', '1-2 1-3 2-3'],
  ])('%j', (text, ties) => {
    reads(text, ties);
  });

  test('blanks in names stay where another separator is there', () => {
    reads('Ann Lee\tBo Ek\nBo Ek\tCui', 'Ann Lee-Bo Ek Bo Ek-Cui');
    reads('"Ann Lee" "Bo Ek"\n"Bo Ek" Cui', 'Ann Lee-Bo Ek Bo Ek-Cui');
    reads('"Lee, Ann",Bo\nBo,"O ""C"""', 'Bo-Lee, Ann Bo-O "C"');
  });
});

describe('blank rows, comments and names with #', () => {
  test.each([
    ['source,target\nann,bob\n,\n', 1],
    ['source;target;weight\n;;\nann;bob;1\n;;\n', 2],
    ['ann\tbob\n\t\n', 1],
  ])('%j: blank rows are passed over', (text, blank) => {
    const { reading } = readText(text);
    expect(reading!.table!.blankRows.count).toBe(blank);
    expect(reading!.ties).toBe(1);
  });

  test.each([
    ['source,target\n#spring,ann\nann,bob\n', '#spring-ann ann-bob'],
    ['tag,friend\n#a,#b\n#b,#c\n# the end\n', '#a-#b #b-#c'],
    ['来源,目标\n#春,小明\n', '#春-小明'],
  ])('%j: below a header, # is part of a name', (text, ties) => {
    expect(notesOf(reads(text, ties))).toEqual(['graphHashNames']);
  });

  test.each([
    ['source,target\n# a note\nann,bob\n', 2],
    ['# made by hand\nann,bob\n# the end\n', 1],
    ['// a\n% b\nann bob\n', 1],
  ])('%j: lines that are no rows are comments', (text, line) => {
    expect(reads(text, 'ann-bob').reading!.table!.comments.line).toBe(line);
  });

  test('without a header, a comment that looks like a tie is told', () => {
    expect(notesOf(reads('ann,bob\n#spring,ann\n', 'ann-bob'))).toEqual(['graphHashComments']);
    expect(notesOf(reads('"#spring",ann\nann,bob\n', '#spring-ann ann-bob'))).toEqual([]);
  });

  test('rows longer or shorter than the header are told', () => {
    const { reading } = readText('source,target,note\na,b,c,d\nb,c\nc,d,x\n');
    expect(reading!.table).toMatchObject({
      longerRows: { count: 1, line: 2 },
      shorterRows: { count: 1, line: 3 },
    });
  });

  test('a quote may span lines in a column that is not read', () => {
    reads('source,target,note\na,b,"two\nlines"\nb,c,x\n', 'a-b b-c');
    expect(problemsOf(() => readText('source,target\n"a\nb",c\n'))).toMatchObject([
      { code: 'edgeRowBroken', line: 2 },
    ]);
  });
});

describe('ids keep every digit as written', () => {
  test.each([
    '{"nodes":[{"key":249992494792818688},{"key":5}],"edges":[{"source":249992494792818688,"target":5}]}',
    '{"nodes":[{"id":"249992494792818688"},{"id":5}],"links":[{"source":"249992494792818688","target":5}]}',
    '[[249992494792818688, 5]]',
    'source,target\n249992494792818688,5\n',
    'graph [ node [ id 249992494792818688 ] node [ id 5 ] edge [ source 249992494792818688 target 5 ] ]',
  ])('%s', (text) => {
    expect(readText(text).list.names!.toSorted()).toEqual(['249992494792818688', '5']);
  });

  test('007, 7 and 7.0 are three people, who look alike', () => {
    const file = readText('007,7\n7,7.0\n');
    expect(file.list.people).toBe(3);
    expect(file.reading!.alike.count).toBe(2);
  });
});

describe('names that look alike are told, and stay apart', () => {
  test.each([
    ['Ann,Bo\nann,Bo', 'case'],
    ['Ann Lee,Bo\nAnn\u00a0 Lee,Bo', 'blanks'],
    ['Ann\u200b,Bo\nAnn,Bo', 'blanks'],
    ['Jos\u00e9,Bo\nJose\u0301,Bo', 'form'],
    ['Ａ１,Bo\nA1,Bo', 'width'],
    ['1,2\n1.0,2', 'number'],
    ['01,2\n1,2', 'number'],
  ])('%j by %s', (text, differ) => {
    const { list, reading } = readText(text);
    expect(list.people).toBe(3);
    expect(reading!.alike.examples).toMatchObject([{ differ }]);
    expect(notesOf(readText(text))).toContain('graphNamesAlike');
  });

  test('keys that differ by capitals on purpose are not', () => {
    expect(readText('aB3_x,AB3_x\nab3_x,q').reading!.alike.count).toBe(0);
  });
});

describe('Python’s braces', () => {
  test.each([
    ['0 1 {}\n1 2 {}\n2 3 {}\n', '0-1 1-2 2-3', null],
    ["0 1 {'weight': 3.0}\n1 2 {'weight': 4}\n", '0-1 1-2', [3, 4]],
    ['a,b,{"strength": 2, "since": "May, 1999"}\nb,c,{}\n', 'a-b b-c', [2, 1]],
    ['# python\n# GMT Mon\n#\na 2\nb {}\nc {}\nd 1\na {}\n', 'a-b a-c a-d', null],
  ])('%j', (text, ties, weights) => {
    reads(text, ties, weights);
  });
});

describe('lists and matrices of neighbours', () => {
  test.each([
    ['0 1 2 3\n1 2\n2\n3\n4\n', '0-1 0-2 0-3 1-2', 5],
    ['#/usr/bin/x\n# GMT Thu Nov 26\n# \na b c\nb c\nd\n', 'a-b a-c b-c', 4],
    ['ann: bob cui\nbob: cui\ncui: \n', 'ann-bob ann-cui bob-cui', 3],
    ['# ann\nbob\ncui\n# dan\n# eve\nann\n', 'ann-bob ann-cui ann-eve', 5],
  ])('list %j', (text, ties, people) => {
    const file = reads(text, ties);
    expect(file.reading!.format).toBe('adjacency-list');
    expect(file.list.people).toBe(people);
  });

  test.each([
    [',a,b,c\na,0,1,0\nb,1,0,1\nc,0,1,0\n', 'a-b b-c', null],
    ['"a" "b" "c"\n"a" 0 2 0\n"b" 2 0 3\n"c" 0 3 0\n', 'a-b b-c', [2, 2, 3, 3]],
    ['0,1,0\n1,0,1\n0,1,0\n', '1-2 2-3', null],
    ['\t甲\t乙\n甲\t0\t1\n乙\t0\t0\n', '乙-甲', null],
  ])('matrix %j', (text, ties, weights) => {
    expect(reads(text, ties, weights).reading!.format).toBe('adjacency-matrix');
  });

  test('three rows of three numbers are ties with weights unless they can be a matrix', () => {
    reads('1 2 5\n2 3 1\n3 1 4\n', '1-2 1-3 2-3', [5, 1, 4]);
    expect(readText('0 1 0\n1 0 1\n0 1 0\n', { format: 'edge-list' }).reading!.format).toBe('edge-list');
  });
});

describe('headers of collections', () => {
  test('SNAP names columns in a comment, and promises sizes', () => {
    const head = '# Directed graph: x.txt\n# Nodes: 3 Edges: 2\n# FromNodeId\tToNodeId\n';
    const { reading } = reads(`${head}0\t1\n1\t2\n`, '0-1 1-2');
    expect(reading).toMatchObject({
      directed: true,
      table: { headerFrom: 'comment', comments: { count: 3 } },
    });
    expect(notesOf(readText(`${head}0\t1\n`))).toEqual(['graphSizesDiffer']);
  });

  test('KONECT says whether the third column is a weight', () => {
    reads('% sym weighted\n% 2 3 3\n1 2 5\n2 3 6\n', '1-2 2-3', [5, 6]);
    reads('% asym unweighted\n1 2 1 1000\n2 3 1 1001\n', '1-2 2-3');
    expect(problemsOf(() => readText('% bip unweighted\n1 1\n2 1\n'))).toMatchObject([
      { code: 'graphBipartite', line: 1 },
    ]);
    expect(problemsOf(() => readText('% sym signed\n1 2 -1\n'))).toMatchObject([
      { code: 'edgeWeightNegative', line: 2 },
    ]);
  });

  test('Matrix Market', () => {
    const head = '%%MatrixMarket matrix coordinate';
    const pattern = reads(`${head} pattern symmetric\n% a note\n4 4 2\n2 1\n3 2\n`, '1-2 2-3');
    expect(pattern.list.people).toBe(4);
    reads(`${head} real general\n3 3 2\n1 2 0.5\n2 3 2\n`, '1-2 2-3', [0.5, 2]);
    // The lower triangle by column: (1,1) (2,1) (3,1) (2,2) (3,2) (3,3).
    reads('%%MatrixMarket matrix array integer symmetric\n3 3\n0\n7\n0\n0\n8\n0\n', '1-2 2-3', [7, 8]);
    for (const [text, kind] of [
      [`${head} pattern general\n3 4 1\n1 2\n`, 'matrixShape'],
      [`${head} pattern general\n3 3 2\n1 2\n`, 'matrixEntries'],
      [`${head} complex general\n3 3 1\n1 2 1 0\n`, 'matrixKind'],
    ])
      expect(problemsOf(() => readText(text))).toMatchObject([{ code: 'graphFileBroken', values: { kind } }]);
  });
});
