import { TARGETS, type Words } from '../../validation/index.ts';
import type { Mutant } from '../../validation/mutants/index.ts';
import { VERSION } from '../../sim/index.ts';
import type { Judged } from './build.ts';

/** The report of `npm run validate:mutants`, in one language. */

export interface Caught {
  readonly law: string;
  readonly size: 'small' | 'full';
  /** Comparisons that fail, of how many that law makes. */
  readonly failed: Judged;
  readonly of: number;
}

export interface Tried {
  readonly mutant: Mutant;
  readonly caught: Caught | null;
}

const TEXTS = {
  en: {
    title: 'Engines broken on purpose',
    other: '[中文](mutants.zh.md)',
    intro: (family: number) =>
      `A check that cannot fail checks nothing. Each row is the simulator with one fault put into a copy of its sources (\`validation/mutants/\`), run as an engine of its own and held to the laws of [validation.md](validation.md) under the seed \`validate\`, with the limits of the whole family of ${family} comparisons. The same bundle without a fault passes all of them. Written by \`npm run validate:mutants\`, which fails if one mutant survives.`,
    total: (caught: number, all: number) =>
      `Kindling ${VERSION}: **${caught} of ${all} mutants are caught.**`,
    head: ['mutant', 'fault', 'caught by', 'size', 'comparisons that fail', 'the clearest', '|z|'],
    size: { small: 'small', full: 'full' },
    of: (k: number, n: number) => `${k} of ${n}`,
    survives: '**survives**',
    faint: [
      '## What no law of this kind sees',
      'Thresholds are rounded up to whole units of 2⁻²⁵ of a hazard. Rounding them down instead shifts every chance by at most 3 · 10⁻⁸; to see that in a frequency takes some 10¹⁵ people. It is pinned by `test/stages/resolve.test.ts` and by the golden bits. The mutant `floor-of-friends` is the rounding that matters to people: of how many friends are enough.',
    ],
  },
  zh: {
    title: '故意弄坏的引擎',
    other: '[English](mutants.md)',
    intro: (family: number) =>
      `不可能失败的检验等于没有检验。每一行都是在源码副本中放入一处错误（\`validation/mutants/\`）的模拟器，作为独立的引擎运行，用种子 \`validate\` 与 [validation.zh.md](validation.zh.md) 的规律对照，上限取整族 ${family} 个比较的上限。同样打包而没有错误的引擎全部通过。由 \`npm run validate:mutants\` 写成；只要有一个变异体存活，该命令即失败。`,
    total: (caught: number, all: number) => `Kindling ${VERSION}：**${all} 个变异体中 ${caught} 个被发现。**`,
    head: ['变异体', '错误', '由何规律发现', '规模', '失败的比较', '最明显的一个', '|z|'],
    size: { small: '小', full: '完整' },
    of: (k: number, n: number) => `${n} 个中的 ${k} 个`,
    survives: '**存活**',
    faint: [
      '## 这类规律看不见的错误',
      '阈值向上取整到 2⁻²⁵ 风险量的整数倍。若改为向下取整，任何概率至多移动 3 · 10⁻⁸，要从频率中看出来约需 10¹⁵ 人；它由 `test/stages/resolve.test.ts` 与黄金位固定。变异体 `floor-of-friends` 才是对人有影响的取整：多少位朋友才算够。',
    ],
  },
} as const;

export function reportOf(tried: readonly Tried[], family: number, lang: keyof typeof TEXTS): string {
  const t = TEXTS[lang];
  const say = (words: Words) => (typeof words === 'string' ? words : words[lang]);
  const line = (cells: readonly string[]) => `| ${cells.map((c) => c.replaceAll('|', '\\|')).join(' | ')} |`;
  const rows = tried.map(({ mutant, caught }) => {
    const head = [`\`${mutant.id}\``, mutant.fault[lang]];
    if (!caught) return line([...head, t.survives, '–', '–', '–', '–']);
    const law = TARGETS.find(({ id }) => id === caught.law)!;
    const size = (z: string | null) => (z === null ? 0 : Math.abs(Number(z)));
    const [clearest] = caught.failed.toSorted((a, b) => size(b.z) - size(a.z));
    const far = size(clearest.z);
    const z = clearest.z === null ? '–' : far > 100 ? '> 100' : far.toFixed(1);
    const cells = [law.name[lang], t.size[caught.size], t.of(caught.failed.length, caught.of)];
    return line([...head, ...cells, say(clearest.what), z]);
  });
  const caught = tried.filter((one) => one.caught !== null).length;
  const table = [line(t.head), line(t.head.map(() => '---')), ...rows].join('\n');
  const parts = [`# ${t.title}`, t.other, t.intro(family), t.total(caught, tried.length), table, ...t.faint];
  return `${parts.join('\n\n')}\n`;
}
