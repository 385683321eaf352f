import type { Bilingual } from '../sim/index.ts';
import type { Words } from './words.ts';

/** A picture of a law as lines, and of what was measured as points with their 95% intervals. */
export interface Curve {
  readonly title: Bilingual;
  readonly x: Words;
  readonly y: Words;
  readonly lines: readonly {
    readonly name: Words;
    readonly x: readonly number[];
    readonly y: readonly number[];
  }[];
  readonly points: readonly {
    readonly name: Words;
    readonly x: readonly number[];
    readonly y: readonly number[];
    /** Standard error of each point. */
    readonly error: readonly number[];
  }[];
}

const [WIDTH, HEIGHT] = [640, 360];
const MARGIN = { left: 64, right: 16, top: 36, bottom: 48 };
/** Okabe & Ito's colours, told apart by readers who see red and green alike. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00'];

/** The picture as SVG, in one language. */
export function drawCurve(curve: Curve, lang: keyof Bilingual): string {
  const t = (words: Words) => escape(typeof words === 'string' ? words : words[lang]);
  const all = [...curve.lines, ...curve.points];
  if (all.some(({ x, y }) => ![...x, ...y].every(Number.isFinite)))
    throw new Error(`A curve that is no number: ${curve.title.en}`);
  const [x0, x1] = range(all.flatMap(({ x }) => x));
  const [, y1] = range(all.flatMap(({ y }) => y));
  const ticksX = ticks(x0, x1);
  const ticksY = ticks(0, y1);
  const top = Math.max(y1, ticksY.at(-1)!);
  const atX = (x: number) =>
    round(MARGIN.left + ((x - x0) / (x1 - x0 || 1)) * (WIDTH - MARGIN.left - MARGIN.right));
  const atY = (y: number) =>
    round(HEIGHT - MARGIN.bottom - (y / top) * (HEIGHT - MARGIN.top - MARGIN.bottom));
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="sans-serif" font-size="12">`,
    `<title>${t(curve.title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${MARGIN.left}" y="20" font-size="14">${t(curve.title)}</text>`,
  ];
  for (const y of ticksY) {
    parts.push(
      `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${atY(y)}" y2="${atY(y)}" stroke="#ddd"/>`,
      `<text x="${MARGIN.left - 6}" y="${atY(y) + 4}" text-anchor="end">${label(y)}</text>`,
    );
  }
  for (const x of ticksX)
    parts.push(
      `<text x="${atX(x)}" y="${HEIGHT - MARGIN.bottom + 18}" text-anchor="middle">${label(x)}</text>`,
    );
  parts.push(
    `<text x="${(MARGIN.left + WIDTH - MARGIN.right) / 2}" y="${HEIGHT - 10}" text-anchor="middle">${t(curve.x)}</text>`,
    `<text transform="translate(14 ${HEIGHT / 2}) rotate(-90)" text-anchor="middle">${t(curve.y)}</text>`,
  );
  curve.lines.forEach(({ x, y, name }, k) => {
    const colour = COLOURS[k % COLOURS.length];
    const path = x.map((value, i) => `${i === 0 ? 'M' : 'L'}${atX(value)} ${atY(y[i])}`).join('');
    parts.push(
      `<path d="${path}" fill="none" stroke="${colour}" stroke-width="1.5"/>`,
      legend(k, colour, t(name)),
    );
  });
  curve.points.forEach(({ x, y, error, name }, k) => {
    const colour = COLOURS[k % COLOURS.length];
    x.forEach((value, i) => {
      const half = 1.96 * error[i];
      parts.push(
        `<line x1="${atX(value)}" x2="${atX(value)}" y1="${atY(Math.max(0, y[i] - half))}" y2="${atY(y[i] + half)}" stroke="${colour}"/>`,
        `<circle cx="${atX(value)}" cy="${atY(y[i])}" r="3.5" fill="#fff" stroke="${colour}" stroke-width="1.5"/>`,
      );
    });
    if (curve.lines[k] === undefined || curve.lines[k].name !== name)
      parts.push(legend(curve.lines.length + k, colour, t(name)));
  });
  return `${parts.join('\n')}\n</svg>\n`;
}

function legend(k: number, colour: string, name: string): string {
  const y = MARGIN.top + 14 + 16 * k;
  return `<text x="${MARGIN.left + 12}" y="${y}" fill="${colour}">${name}</text>`;
}

function range(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** Round numbers from low to at least high. */
function ticks(low: number, high: number): number[] {
  const raw = (high - low || 1) / 5;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= raw)!;
  const found: number[] = [];
  for (let k = Math.ceil(low / step); k * step <= high + 1e-9 * step; k++) found.push(k * step);
  return found;
}

const label = (value: number) => String(Number(value.toPrecision(6)));
const round = (value: number) => Math.round(value * 10) / 10;
const escape = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
