import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Palette = Readonly<Record<string, string>>;

const css = readFileSync(new URL('../../../src/web/style.css', import.meta.url), 'utf8');

/** The custom properties of the n-th :root block; the dark one only says what differs. */
function readPalette(nth: number): Palette {
  const block = [...css.matchAll(/:root \{([^}]*)\}/g)][nth]?.[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    ),
  );
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function measureContrast(a: string, b: string): number {
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = parseInt(color.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT_PAIRS = [
  ['ink', 'paper'],
  ['muted', 'paper'],
  ['accent', 'paper'],
  ['visited', 'paper'],
  ['ink', 'panel'],
  ['muted', 'panel'],
  ['accent', 'panel'],
  ['mark-ink', 'mark'],
  ['button-ink', 'button'],
] as const;
const SHAPE_PAIRS = [
  ['field', 'paper'],
  ['rule-strong', 'paper'],
  ['mark-line', 'mark'],
] as const;

describe.each([
  ['light', readPalette(0)],
  ['dark', { ...readPalette(0), ...readPalette(1) }],
])('the %s colours', (_name, palette) => {
  it.each(TEXT_PAIRS)('show %s on %s with a contrast of at least 4.5', (front, back) => {
    expect(measureContrast(palette[front]!, palette[back]!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPE_PAIRS)('show the shape of %s on %s with a contrast of at least 3', (front, back) => {
    expect(measureContrast(palette[front]!, palette[back]!)).toBeGreaterThanOrEqual(3);
  });
});
