import { formatExact, type Lang } from '../i18n/index.ts';
import { VERSION } from '../sim/index.ts';
import { drawCurve, FALSE_ALARM, type Row, type Words } from '../validation/index.ts';
import type { Verified } from './verify.ts';

/** The report of a full run under the seeds in the files, `docs/validation.md`, in one language. */

const TEXTS = {
  en: {
    title: 'Validation',
    other: '[中文](validation.zh.md)',
    intro:
      'What Kindling computes, held against laws that are known without it. Written by `npm run validate`; `kindling verify` runs the same from an installed package, with `--seed random` under fresh seeds.',
    family: (n: number, limit: string, alarm: string) =>
      `All comparisons with chance in them are one family of ${n}: with fresh seeds, a right engine fails one of them in one run of the family out of ${alarm}. So |z| may be up to ${limit}, more where the spread is estimated from few replicates (Student’s t). The expected value is computed from its formula when the report is made; what a law for infinitely many people leaves out is allowed for (±) and taken off before z. For counts, the measured value is χ² beside its degrees of freedom, and z the normal deviate as rare. An order must be seen at z ≥ 3.29. Where nothing is left to chance, z is a dash and the two numbers must be equal.`,
    total: (passed: number, all: number, runs: number) =>
      `Kindling ${VERSION}, seed \`validate\`: **${passed} of ${all} comparisons hold**, on ${runs.toLocaleString('en')} runs.`,
    law: 'Law',
    catches: 'Would bring to light',
    setup: 'Set-up',
    head: ['comparison', 'expected', 'measured', 'standard error', 'z', 'limit', 'verdict'],
    passed: 'holds',
    failed: '**broken**',
    runs: (n: number) => `${n.toLocaleString('en')} runs`,
  },
  zh: {
    title: '验证',
    other: '[English](validation.md)',
    intro:
      '把 Kindling 算出的结果，与无需它也能知道的规律相对照。由 `npm run validate` 写成；`kindling verify` 从安装好的包中做同样的检验，加 `--seed random` 则用新的种子。',
    family: (n: number, limit: string, alarm: string) =>
      `所有含随机的比较同属一族，共 ${n} 个：换用新种子时，正确的引擎每 ${alarm} 次整族检验才会有一次误报。因此 |z| 可达 ${limit}；若离散由少数重复估计，则更大（Student t）。期望值在生成报告时由公式算出；针对无穷多人的规律所忽略的部分以 ± 列出，先扣除再算 z。对计数，测得值为 χ²，旁边是自由度，z 为同样罕见的正态偏差。次序须达到 z ≥ 3.29。全无随机之处，z 为短横，两数必须相等。`,
    total: (passed: number, all: number, runs: number) =>
      `Kindling ${VERSION}，种子 \`validate\`：**${all} 个比较中 ${passed} 个成立**，共 ${runs.toLocaleString('en')} 次运行。`,
    law: '规律',
    catches: '可以暴露的错误',
    setup: '设置',
    head: ['比较', '期望', '测得', '标准误', 'z', '上限', '结论'],
    passed: '成立',
    failed: '**不成立**',
    runs: (n: number) => `${n.toLocaleString('en')} 次运行`,
  },
} as const;

export function writeReport(verified: readonly Verified[], lang: Lang): string {
  const t = TEXTS[lang];
  const rows = verified.flatMap((one) => one.rows);
  const chance = rows.filter(({ kind }) => kind === 'mean' || kind === 'share' || kind === 'counts');
  const limit = Math.min(...chance.map((row) => row.limit!));
  const passed = rows.filter((row) => row.passed).length;
  const runs = verified.reduce((sum, one) => sum + one.runs, 0);
  const alarm = Math.round(1 / FALSE_ALARM).toLocaleString('en');
  const parts = [
    `# ${t.title}`,
    t.other,
    t.intro,
    t.total(passed, rows.length, runs),
    t.family(chance.length, limit.toFixed(3), alarm),
    ...verified.flatMap((one) => section(one, lang)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function section({ target, file, rows, curve, runs }: Verified, lang: Lang): string[] {
  const t = TEXTS[lang];
  const say = (words: Words) => (typeof words === 'string' ? words : words[lang]);
  const name = file.split('/').at(-1)!;
  const colon = lang === 'zh' ? '：' : ': ';
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [
    `## ${say(target.name)}`,
    `**${t.law}**${colon}${say(target.law)}`,
    `**${t.catches}**${colon}${say(target.catches)}${lang === 'zh' ? '。' : '.'}`,
    `**${t.setup}**${colon}[scenarios/validation/${name}](../scenarios/validation/${name}), ${t.runs(runs)}`,
    [
      line(t.head),
      line(['---', '--:', '--:', '--:', '--:', '--:', '---']),
      ...rows.map((row) => line([...rowCells(row, lang), row.passed ? t.passed : t.failed])),
    ].join('\n'),
    ...(curve ? [`![${say(curve.title)}](images/validation/${pictureName(target.id, lang)})`] : []),
  ];
}

/** What is compared, expected, measured, its error, z and limit, as a reader of the language writes numbers. */
export function rowCells(row: Row, lang: Lang): string[] {
  const { what, kind, expected, measured, standardError, allowance, z, limit, n } = row;
  const number = (value: number) =>
    kind === 'exact' ? formatExact(value, lang) : Number(value.toPrecision(5)).toString();
  const degrees = kind === 'counts' ? `${n}` : kind === 'order' ? '> 0' : number(expected);
  return [
    typeof what === 'string' ? what : what[lang],
    allowance > 0 ? `${degrees} ± ${Number(allowance.toPrecision(2))}` : degrees,
    number(measured),
    standardError === null ? '–' : Number(standardError.toPrecision(3)).toString(),
    z === null ? '–' : z.toFixed(2),
    limit === null ? '–' : (kind === 'order' ? '≥ ' : '') + limit.toFixed(2),
  ];
}

const pictureName = (id: string, lang: Lang) => (lang === 'en' ? `${id}.svg` : `${id}.${lang}.svg`);

/** Pictures by file name, in both languages. */
export function picturesOf(verified: readonly Verified[]): Record<string, string> {
  const files: Record<string, string> = {};
  for (const { target, curve } of verified)
    if (curve)
      for (const lang of ['en', 'zh'] as const) files[pictureName(target.id, lang)] = drawCurve(curve, lang);
  return files;
}
