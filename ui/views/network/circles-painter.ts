import { STAGES } from '../../../sim/index.ts';
import type { Story } from '../../worker/story/told.ts';
import { stagesByCircle, type Film } from './film.ts';
import type { Forest } from './forest.ts';
import { curve, halo, write } from './ink.ts';
import type { Look } from './look.ts';
import { fit, type Margin, type View } from './place.ts';

/** Streams between circles: the strongest ones. */
const STREAMS = 80;
/** A circle narrower than this has no room for a label. */
const LABELLED = 34;
/** Half the width of a circle, at most. */
const LARGEST = 150;
/** Stages on the ladder, from its foot up: rings from the rim inwards. */
const LADDER = STAGES.flatMap(({ rank }, stage) => (rank > 0 ? [stage] : []));

export interface CirclesScene {
  readonly day: number;
  readonly only: ReadonlySet<number>;
  readonly label: (place: number) => string;
}

/** Draws circles as discs: rings are its stages, each as large as the people on it; curves, how many one circle brought from another. */
export class CirclesPainter {
  readonly #story: Story;
  readonly #film: Film;
  readonly #forest: Forest;
  readonly #placeOf: Map<number, number>;
  #look: Look | null = null;
  #size = { width: 0, height: 0 };
  #ratio = 1;
  #view: View = { scale: 1, left: 0, top: 0 };

  constructor(story: Story, film: Film, forest: Forest) {
    this.#story = story;
    this.#film = film;
    this.#forest = forest;
    this.#placeOf = new Map([...story.circles.id].map((id, c) => [id, c]));
  }

  get view(): View {
    return this.#view;
  }

  resize(width: number, height: number, ratio: number, margin: Margin, look: Look): void {
    this.#size = { width, height };
    this.#ratio = ratio;
    this.#look = look;
    const { circles } = this.#story;
    // A few circles do not have to fill the page.
    const most = LARGEST / Math.max(...circles.radius);
    this.#view = fit(circles, this.#size, margin, most);
  }

  radius(c: number): number {
    return this.#view.scale * this.#story.circles.radius[c]!;
  }

  paint(pen: CanvasRenderingContext2D, { day, only, label }: CirclesScene): void {
    const look = this.#look;
    if (!look) return;
    const { circles } = this.#story;
    this.#film.goTo(day);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.clearRect(0, 0, this.#size.width * this.#ratio, this.#size.height * this.#ratio);
    pen.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    this.#drawStreams(pen, look);
    const people = stagesByCircle(this.#film, this.#story, STAGES.length);
    circles.id.forEach((id, c) => {
      const { x, y } = this.#at(c);
      const r = this.radius(c);
      pen.fillStyle = look.sunk;
      halo(pen, { x, y }, r);
      pen.strokeStyle = look.rule;
      pen.lineWidth = 1;
      pen.stroke();
      const on = LADDER.map((stage) => people[id * STAGES.length + stage]!);
      LADDER.forEach((stage, k) => {
        const inside = on.slice(k).reduce((sum, n) => sum + n, 0);
        if (inside === 0) return;
        pen.fillStyle = look.stages[stage]!;
        pen.globalAlpha = only.size === 0 || only.has(stage) ? 1 : 0.15;
        halo(pen, { x, y }, (r - 1) * Math.sqrt(inside / circles.people[c]!));
        pen.globalAlpha = 1;
      });
    });
    circles.id.forEach((_, c) => {
      if (2 * this.radius(c) < LABELLED) return;
      const { x, y } = this.#at(c);
      pen.font = `400 11px ${look.font}`;
      write(pen, label(c), x, y - this.radius(c) - 5, 'center', look.inkSoft, look.paper);
    });
  }

  #at(c: number): { x: number; y: number } {
    const { x, y } = this.#story.circles;
    const { scale, left, top } = this.#view;
    return { x: left + scale * x[c]!, y: top + scale * y[c]! };
  }

  #drawStreams(pen: CanvasRenderingContext2D, look: Look): void {
    const { order, row, parent } = this.#forest;
    const { circle } = this.#story;
    const count = this.#placeOf.size;
    const brought = new Map<number, number>();
    for (const person of order) {
      if (row[person]! >= this.#film.rows) break;
      if (parent[person]! < 0 || circle[parent[person]!] === circle[person]!) continue;
      const from = this.#placeOf.get(circle[parent[person]!]!);
      const to = this.#placeOf.get(circle[person]!);
      if (from === undefined || to === undefined) continue;
      const key = from * count + to;
      brought.set(key, (brought.get(key) ?? 0) + 1);
    }
    const strongest = [...brought].toSorted(([a, n], [b, m]) => m - n || a - b).slice(0, STREAMS);
    pen.strokeStyle = look.warm;
    for (const [key, n] of strongest) {
      pen.globalAlpha = Math.min(0.7, 0.15 + 0.06 * n);
      pen.lineWidth = Math.min(6, 0.6 + 0.35 * n);
      pen.beginPath();
      curve(pen, this.#at(Math.floor(key / count)), this.#at(key % count));
      pen.stroke();
    }
    pen.globalAlpha = 1;
  }
}
