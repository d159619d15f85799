import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measureContrast } from './measure-contrast.js';

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
