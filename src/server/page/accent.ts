// The one colour of the pages as the operator chose it: made darker for light rooms and lighter for dark ones until it can be
// read on the paper there (WCAG 2.2: a contrast of 4.5).

/** `--panel` and `--button-ink` of src/web/style.css. Links stand on panels and on paper; panels are the nearer to them in tone. */
const LIGHT_PANEL = '#f5f2ea';
const DARK_PANEL = '#211f1c';
const BUTTON_INK = '#fffdf8';
const MIN_CONTRAST = 4.5;
/** A colour is moved towards black or white by this share of the way at a time. */
const STEP = 0.04;

/** The rules that give the pages this colour. @param accent `#rrggbb` */
export function accentStyle(accent: string): string {
  const light = adjust(accent, LIGHT_PANEL, 0);
  const button = adjust(accent, BUTTON_INK, 0);
  const dark = adjust(accent, DARK_PANEL, 255);
  return (
    `:root{--accent:${light};--button:${button};--button-ink:${BUTTON_INK}}` +
    `@media screen and (prefers-color-scheme:dark){:root{--accent:${dark};--button:${button}}}`
  );
}

/** The colour, moved towards black or white until it can be told from another. */
function adjust(color: string, against: string, towards: 0 | 255): string {
  let parts = readParts(color);
  const back = luminanceOf(readParts(against));
  for (let step = 0; step < 1 / STEP && contrastOf(luminanceOf(parts), back) < MIN_CONTRAST; step += 1) {
    parts = parts.map((part) => part + (towards - part) * STEP);
  }
  // Rounding must not take back what the last step gave.
  const round = towards === 0 ? Math.floor : Math.ceil;
  return `#${parts.map((part) => round(part).toString(16).padStart(2, '0')).join('')}`;
}

function readParts(color: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

/** WCAG 2.2, relative luminance. */
function luminanceOf(parts: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
