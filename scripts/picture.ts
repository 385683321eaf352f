// `npm run pictures`: draws the README's picture, in both languages, from a run of the experiment it shows.
import { mkdirSync, writeFileSync } from 'node:fs';
import { load } from '../batch/files.ts';
import { runVariants } from '../batch/pool.ts';
import { formatNumber, type Lang } from '../i18n/index.ts';
import { keptApart, roundTicks } from '../report/index.ts';
import { bands, inBoth, loadFile, METRICS, type Bands, type Bilingual } from '../sim/index.ts';

const EXPERIMENT = 'hundred-kols';
const WIDTH = 860;
const HEIGHT = 400;
const LEFT = 64;
const RIGHT = 170;
const TOP = 64;
const BOTTOM = 40;
// Light and dark: neutral for the baseline, ember and violet for the others.
const COLOURS = [
  ['#655f58', '#b7aea3'],
  ['#1f62a8', '#74b3f3'],
  ['#007872', '#41c2b7'],
] as const;
const DASHES = ['', '', '7 4'];

interface Line {
  readonly label: Bilingual;
  readonly bands: Bands;
}

const { experiment, variants } = loadFile(EXPERIMENT, load);
const runs = await runVariants(variants);
const metric = METRICS.find((m) => m.id === experiment!.metric)!;
const lines = runs.map(({ variant, outcomes }) => ({
  label: inBoth(variant.label),
  bands: bands(outcomes.map((o) => o.series[metric.id])),
}));
mkdirSync('docs/images', { recursive: true });
for (const lang of ['en', 'zh'] as const)
  writeFileSync(`docs/images/${EXPERIMENT}.${lang}.svg`, picture(lines, lang));

function picture(all: readonly Line[], lang: Lang): string {
  const days = all[0].bands.mean.length - 1;
  const max = Math.max(...all.flatMap((line) => line.bands.q95 as number[]));
  const { high: top, ticks } = roundTicks(0, max, 5);
  const x = (day: number) => LEFT + (day / days) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM);
  const points = (row: readonly (number | null)[]) =>
    row.map((v, day) => `${x(day).toFixed(1)},${y(v ?? 0).toFixed(1)}`);
  const dayTicks = Array.from({ length: Math.floor(days / 30) + 1 }, (_, k) => k * 30);
  const ends = keptApart(
    all.map((line) => y(line.bands.q50.at(-1) ?? 0)),
    20,
  );
  const words =
    lang === 'zh'
      ? { day: '第 0 天', bands: '中位数与 90% 的运行' }
      : { day: 'day 0', bands: 'median and 90% of runs' };
  const rules = (shade: 0 | 1) =>
    COLOURS.map((pair, k) => `.c${k} .f{fill:${pair[shade]}}.c${k} .l{stroke:${pair[shade]}}`).join('');
  const style = `text{fill:#3b3834}.g{stroke:#00000018}.s{fill:#77716a}${rules(0)}@media(prefers-color-scheme:dark){text{fill:#e8e2d9}.g{stroke:#ffffff22}.s{fill:#a39c93}${rules(1)}}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="system-ui, 'Noto Sans CJK SC', sans-serif" font-size="14">
<title>${inBoth(experiment!.title)[lang]}</title>
<style>${style}</style>
<text x="${LEFT}" y="24" font-size="18" font-weight="600">${inBoth(experiment!.title)[lang]}</text>
<text x="${LEFT}" y="46" class="s">${metric.name[lang]} · ${words.bands}</text>
${ticks.map((v) => `<line class="g" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(v)}" y2="${y(v)}"/><text class="s" x="${LEFT - 8}" y="${y(v) + 5}" text-anchor="end">${formatNumber(v, lang)}</text>`).join('\n')}
${dayTicks.map((d) => `<text class="s" x="${x(d)}" y="${HEIGHT - BOTTOM + 22}" text-anchor="middle">${d === 0 ? words.day : d}</text>`).join('\n')}
${all
  .map(
    (
      { bands: b, label },
      k,
    ) => `<g class="c${k}"><polygon points="${[...points(b.q05), ...points(b.q95).toReversed()].join(' ')}" class="f" fill-opacity="0.18"/>
<polyline points="${points(b.q50).join(' ')}" fill="none" class="l" stroke-width="2.2" stroke-dasharray="${DASHES[k]}"/>
<text x="${WIDTH - RIGHT + 10}" y="${ends[k] + 5}" class="f" font-weight="600">${String.fromCharCode(65 + k)} ${label[lang]}</text></g>`,
  )
  .join('\n')}
</svg>
`;
}
