/** The value of a CSS variable: canvases know no variables. */
export const css = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A colour such as #c4501f with an opacity. */
export function translucent(colour: string, opacity: number): string {
  const alpha = Math.round(opacity * 255)
    .toString(16)
    .padStart(2, '0');
  return `${colour}${alpha}`;
}
