// `npm run patterns`: the published patterns that the defaults are set to, and what the model shows; `-- zh` in Chinese.
import Table from 'cli-table3';
import { boundsOf } from '../test/patterns/pattern.ts';
import { PATTERNS } from '../test/patterns/index.ts';

const lang = process.argv.includes('zh') ? 'zh' : 'en';
const HEAD = {
  en: ['pattern', 'figure', 'published', 'measured', 'bounds'],
  zh: ['模式', '量', '已发表', '测得', '上下界'],
};
const table = new Table({ head: HEAD[lang], style: { head: [], border: [] } });
for (const { id, measure } of PATTERNS) {
  for (const figure of measure()) {
    const { mean, low, high } = boundsOf(figure);
    table.push([
      id,
      figure.of[lang],
      figure.published[lang],
      number(mean),
      `${number(low)} – ${number(high)}`,
    ]);
  }
}
console.log(table.toString());

function number(x: number): string {
  return x.toFixed(Math.abs(x) < 10 ? 3 : 1);
}
