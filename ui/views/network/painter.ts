import { stageIndex, STAGES } from '../../../sim/index.ts';
import type { Story } from '../../worker/story/told.ts';
import type { Film } from './film.ts';
import type { Forest, Tree } from './forest.ts';
import { curve, halo, layer, write, type Layer } from './ink.ts';
import type { Look } from './look.ts';
import { fit, type Margin, type View } from './place.ts';

const LAPSED = stageIndex('lapsed');
const WARY = stageIndex('wary');
const STRANGER = stageIndex('stranger');
const ACQUAINTANCE = stageIndex('acquaintance');
/** A step glows for this many days. */
const GLOW_DAYS = 8;
/** A circle narrower than this has no room for a label. */
const LABELLED = 72;

/** Of so few people, everybody is somebody. */
const FEW = 200;

/** What is to be seen on a day. */
export interface Scene {
  readonly day: number;
  /** Stages that are looked at; none for all. */
  readonly only: ReadonlySet<number>;
  readonly tree: Tree | null;
  readonly glows: boolean;
  /** What stands over a circle, and at a person; `chosen` where it is the one being looked at. */
  readonly circleLabel: (place: number, chosen: boolean) => string;
  readonly personLabel: (person: number) => string;
}

/** Draws people. Ties stay as they are and links are only added while days pass, so both have layers that are kept. */
export class PeoplePainter {
  readonly #story: Story;
  readonly #film: Film;
  readonly #forest: Forest;
  /** [person] place in the columns of the people drawn; −1 for who is not. */
  readonly #placeOf: Int32Array;
  #look: Look | null = null;
  #width = 0;
  #height = 0;
  #ratio = 1;
  #view: View = { scale: 1, left: 0, top: 0 };
  #unit = 1;
  #ties: Layer | null = null;
  #links: Layer | null = null;
  #linked = 0;

  constructor(story: Story, film: Film, forest: Forest) {
    this.#story = story;
    this.#film = film;
    this.#forest = forest;
    this.#placeOf = new Int32Array(story.people).fill(-1);
    story.drawn.person.forEach((person, k) => (this.#placeOf[person] = k));
  }

  get view(): View {
    return this.#view;
  }

  placeOf(person: number): number {
    return this.#placeOf[person]!;
  }

  /** A canvas of this size in this look; what is kept is drawn anew. */
  resize(width: number, height: number, ratio: number, margin: Margin, look: Look): void {
    const { drawn } = this.#story;
    this.#width = width;
    this.#height = height;
    this.#ratio = ratio;
    this.#look = look;
    this.#view = fit(drawn, { width, height }, margin);
    const room = (this.#view.scale ** 2 * drawn.width * drawn.height) / Math.max(1, drawn.person.length);
    this.#unit = Math.min(3, Math.max(0.75, Math.sqrt(room) / 20));
    this.#ties = null;
    this.#links = null;
  }

  /** Half the width of the disc of the k-th person drawn. */
  radius(k: number): number {
    const person = this.#story.drawn.person[k]!;
    const stage = this.#film.stage[person]!;
    const few = this.#story.drawn.person.length < FEW;
    const plain =
      stage === STRANGER ? (few ? 1.9 : 1.05) : stage === ACQUAINTANCE || stage >= LAPSED ? 1.8 : 2.4;
    return this.#unit * (plain + 1.15 * Math.sqrt(this.#film.brought[person]!));
  }

  /** Where the k-th person drawn stands on the canvas. */
  at(k: number): { x: number; y: number } {
    const { x, y } = this.#story.drawn;
    const { scale, left, top } = this.#view;
    return { x: left + scale * x[k]!, y: top + scale * y[k]! };
  }

  paint(target: CanvasRenderingContext2D, scene: Scene): void {
    const look = this.#look;
    if (!look) return;
    this.#film.goTo(scene.day);
    target.setTransform(1, 0, 0, 1, 0, 0);
    target.clearRect(0, 0, this.#width * this.#ratio, this.#height * this.#ratio);
    this.#ties ??= this.#drawTies(look);
    this.#drawLinks(look);
    const dim = scene.tree !== null || scene.only.size > 0;
    target.globalAlpha = dim ? 0.45 : 1;
    target.drawImage(this.#ties.canvas, 0, 0);
    target.globalAlpha = scene.tree ? 0.25 : scene.only.size > 0 ? 0.3 : 1;
    target.drawImage(this.#links!.canvas, 0, 0);
    target.globalAlpha = 1;
    target.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0);
    if (scene.glows && !scene.tree) this.#drawGlow(target, scene, look);
    this.#drawPeople(target, scene, look);
    this.#labelCircles(target, scene, look);
    if (scene.tree) this.#drawTree(target, scene, scene.tree, look);
  }

  #layer(): Layer {
    return layer(this.#width, this.#height, this.#ratio);
  }

  #drawTies(look: Look): Layer {
    const { tieFrom, tieTo, person } = this.#story.drawn;
    const made = this.#layer();
    const { pen } = made;
    pen.strokeStyle = look.ink;
    // Fewer ties bear stronger lines.
    const faint = Math.min(0.35, Math.max(0.045, 60 / Math.max(1, tieFrom.length)));
    pen.globalAlpha = faint * (look.dark ? 1.1 : 1);
    pen.lineWidth = person.length < FEW ? 1 : 0.6;
    pen.beginPath();
    for (let row = 0; row < tieFrom.length; row++) {
      const a = this.at(tieFrom[row]!);
      const b = this.at(tieTo[row]!);
      pen.moveTo(a.x, a.y);
      pen.lineTo(b.x, b.y);
      // Long paths are filled slowly.
      if (row % 400 === 399) {
        pen.stroke();
        pen.beginPath();
      }
    }
    pen.stroke();
    return made;
  }

  /** Adds the links of the days that have passed since; of days taken back, all are drawn anew. */
  #drawLinks(look: Look): void {
    const { order, row, parent } = this.#forest;
    if (this.#links === null || (this.#linked > 0 && row[order[this.#linked - 1]!]! >= this.#film.rows)) {
      this.#links = this.#layer();
      this.#linked = 0;
    }
    const { pen } = this.#links;
    const many = Math.max(1, order.length);
    pen.strokeStyle = look.warm;
    pen.lineWidth = many < 100 ? 1.4 : 0.9;
    pen.globalAlpha = Math.min(0.75, Math.max(0.12, 150 / many));
    for (; this.#linked < order.length && row[order[this.#linked]!]! < this.#film.rows; this.#linked++) {
      const person = order[this.#linked]!;
      const to = this.#placeOf[person]!;
      const from = parent[person]! < 0 ? -1 : this.#placeOf[parent[person]!]!;
      if (from < 0 || to < 0) continue;
      pen.beginPath();
      curve(pen, this.at(from), this.at(to));
      pen.stroke();
    }
  }

  /** People who moved in the last days, the later the brighter. */
  #drawGlow(pen: CanvasRenderingContext2D, { day, only }: Scene, look: Look): void {
    const { log } = this.#story;
    for (let at = this.#film.rowsUntil(day - GLOW_DAYS); at < this.#film.rows; at++) {
      const k = this.#placeOf[log.person[at]!]!;
      const stage = log.to[at]!;
      if (k < 0 || log.day[at] === 0 || stage === STRANGER || (only.size > 0 && !only.has(stage))) continue;
      pen.globalAlpha = 0.3 * (1 - (day - log.day[at]!) / GLOW_DAYS);
      pen.fillStyle = look.stages[stage]!;
      const { x, y } = this.at(k);
      pen.beginPath();
      pen.arc(x, y, this.radius(k) + 3.5 * this.#unit, 0, 2 * Math.PI);
      pen.fill();
    }
    pen.globalAlpha = 1;
  }

  #drawPeople(pen: CanvasRenderingContext2D, { only, tree }: Scene, look: Look): void {
    const { person } = this.#story.drawn;
    const { stage } = this.#film;
    for (const pass of PASSES) {
      pen.fillStyle = look.stages[pass]!;
      pen.strokeStyle = look.stages[pass]!;
      const shown = only.size === 0 || only.has(pass);
      const strength = pass === STRANGER ? 0.95 : 0.9;
      pen.globalAlpha = !shown ? 0.07 : tree ? strength * (person.length < FEW ? 0.75 : 0.38) : strength;
      for (let k = 0; k < person.length; k++) {
        if (stage[person[k]!] === pass) this.#disc(pen, k, pass);
      }
    }
    pen.setLineDash([]);
    pen.globalAlpha = 1;
  }

  #disc(pen: CanvasRenderingContext2D, k: number, stage: number): void {
    const { x, y } = this.at(k);
    const r = this.radius(k);
    if (stage === STRANGER && r < 1.6) {
      pen.fillRect(x - r, y - r, 2 * r, 2 * r);
      return;
    }
    pen.beginPath();
    pen.arc(x, y, r, 0, 2 * Math.PI);
    if (stage !== LAPSED && stage !== WARY) {
      pen.fill();
      return;
    }
    pen.lineWidth = Math.max(0.9, 0.55 * this.#unit);
    pen.setLineDash(stage === WARY ? [1.6, 1.6] : []);
    pen.stroke();
  }

  #labelCircles(pen: CanvasRenderingContext2D, { circleLabel, tree, only }: Scene, look: Look): void {
    const { places } = this.#story.drawn;
    const { scale, left, top } = this.#view;
    const root = tree ? this.#placeOf[tree.root]! : -1;
    const own = tree ? this.#story.circle[tree.root]! : -1;
    places.id.forEach((id, c) => {
      const chosen = id === own;
      const r = scale * places.radius[c]!;
      if (2 * r < LABELLED && !chosen) return;
      const x = left + scale * places.x[c]!;
      const y = Math.max(10, top + scale * places.y[c]! - r * 1.08 - 4);
      // The name of the person goes first.
      if (root >= 0 && Math.abs(this.at(root).y - y) < 24 && Math.abs(this.at(root).x - x) < 70) return;
      pen.font = `${chosen ? 600 : 400} 11px ${look.font}`;
      write(
        pen,
        circleLabel(c, chosen),
        x,
        y,
        'center',
        chosen || only.size > 0 ? look.ink : look.inkSoft,
        look.paper,
      );
    });
  }

  #drawTree(pen: CanvasRenderingContext2D, scene: Scene, tree: Tree, look: Look): void {
    const { parent, counts } = this.#forest;
    const { stage } = this.#film;
    const path = [tree.root, ...tree.above];
    const links = [
      ...tree.below.map((person) => [parent[person]!, person] as const),
      ...tree.above.map((by, k) => [by, path[k]!] as const),
    ];
    pen.lineWidth = 1.5;
    for (const [by, person] of links) {
      const from = this.#placeOf[by]!;
      const to = this.#placeOf[person]!;
      if (from < 0 || to < 0) continue;
      pen.strokeStyle = counts[stage[person]!]! ? look.warm : look.left;
      pen.beginPath();
      curve(pen, this.at(from), this.at(to));
      pen.stroke();
    }
    for (const person of [...tree.below, ...path.toReversed()]) {
      const k = this.#placeOf[person]!;
      if (k < 0) continue;
      const pass = stage[person]!;
      pen.fillStyle = look.paper;
      pen.strokeStyle = look.paper;
      halo(pen, this.at(k), this.radius(k) + 1.6);
      pen.fillStyle = look.stages[pass]!;
      pen.strokeStyle = look.stages[pass]!;
      this.#disc(pen, k, pass);
      pen.setLineDash([]);
    }
    const k = this.#placeOf[tree.root]!;
    if (k < 0) return;
    const { x, y } = this.at(k);
    const r = this.radius(k) + 6;
    pen.strokeStyle = look.ink;
    pen.lineWidth = 2;
    pen.beginPath();
    pen.arc(x, y, r, 0, 2 * Math.PI);
    pen.stroke();
    const [by] = tree.above;
    if (by !== undefined && this.#placeOf[by]! >= 0) {
      // Under the disc where the other name would be in the way.
      const point = this.at(this.#placeOf[by]!);
      this.#name(pen, scene, by, 400, point.y < y - 16 ? -7 : 18);
    }
    this.#name(pen, scene, tree.root, 600, -7);
  }

  #name(pen: CanvasRenderingContext2D, scene: Scene, person: number, weight: number, down: number): void {
    const look = this.#look!;
    const k = this.#placeOf[person]!;
    const { x, y } = this.at(k);
    const right = x < this.#width * 0.75;
    const away = this.radius(k) + (weight > 400 ? 11 : 6);
    pen.font = `${weight} 13px ${look.font}`;
    const text = scene.personLabel(person);
    write(pen, text, x + (right ? away : -away), y + down, right ? 'left' : 'right', look.ink, look.paper);
  }
}

/** Stages from the ground up: whoever is further along lies on top. */
const PASSES = [STRANGER, WARY, LAPSED, ...STAGES.flatMap(({ rank }, stage) => (rank > 0 ? [stage] : []))];
