import type { Variant } from '../../../sim/index.ts';
import { inBoth } from '../../../sim/index.ts';
import { css } from '../../charts/colour.ts';
import { lookOf } from '../../parts/variants.ts';

/** Height of the line that says what is shown, in CSS pixels. */
const CAPTION = 36;

/** Name of a picture, by scenario, run and day: `kindling-C-enthusiasts-who-meet-run-1-day-200.png`. */
export function pictureName(label: Variant['label'], at: number, replicate: number, day: number): string {
  const words = inBoth(label)
    .en.toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return ['kindling', lookOf(at).letter, words, `run-${replicate + 1}`, `day-${day}.png`]
    .filter(Boolean)
    .join('-');
}

/** Saves what a canvas shows, on paper and with its sentence. */
export function savePicture(shown: HTMLCanvasElement, sentence: string, name: string): void {
  const ratio = shown.width / Math.max(1, shown.clientWidth);
  const canvas = document.createElement('canvas');
  canvas.width = shown.width;
  canvas.height = shown.height + CAPTION * ratio;
  const pen = canvas.getContext('2d')!;
  pen.fillStyle = css('--paper');
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(shown, 0, 0);
  pen.fillStyle = css('--ink');
  pen.font = `${16 * ratio}px ${css('--voice')}`;
  pen.fillText(sentence, 16 * ratio, shown.height + 20 * ratio);
  canvas.toBlob((blob) => {
    if (!blob) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}
