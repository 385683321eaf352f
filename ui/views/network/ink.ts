/** A canvas that is not on the page, to be drawn once and copied often. */
export interface Layer {
  readonly canvas: HTMLCanvasElement;
  readonly pen: CanvasRenderingContext2D;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A layer of so many CSS pixels, at a number of device pixels for each. */
export function layer(width: number, height: number, ratio: number): Layer {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  const pen = canvas.getContext('2d')!;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  return { canvas, pen };
}

/** A path that leans to the left of its way, so that there and back are two. */
export function curve(pen: CanvasRenderingContext2D, from: Point, to: Point): void {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  pen.moveTo(from.x, from.y);
  pen.quadraticCurveTo((from.x + to.x) / 2 - 0.16 * dy, (from.y + to.y) / 2 + 0.16 * dx, to.x, to.y);
}

/** A filled disc. */
export function halo(pen: CanvasRenderingContext2D, { x, y }: Point, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}

/** Text with a rim of paper, to be read over lines. */
export function write(
  pen: CanvasRenderingContext2D,
  text: string,
  x: number,
  y: number,
  align: CanvasTextAlign,
  colour: string,
  paper: string,
): void {
  pen.textAlign = align;
  pen.textBaseline = 'alphabetic';
  pen.lineJoin = 'round';
  pen.lineWidth = 3.5;
  pen.strokeStyle = paper;
  pen.fillStyle = colour;
  pen.strokeText(text, x, y);
  pen.fillText(text, x, y);
}
