// Half-lives as people write them, in settings and in parameters: `12h`, `30d`, `2w`, `6m`, `1y`.

const HOUR = 3_600_000;
const UNITS: Readonly<Record<string, number>> = {
  h: HOUR,
  d: 24 * HOUR,
  w: 7 * 24 * HOUR,
  m: 30 * 24 * HOUR,
  y: 365 * 24 * HOUR,
};

/** What a half-life must be, in words that follow "must be". */
export const HALF_LIFE_EXAMPLES = '12h, 30d, 2w, 6m or 1y';

/** Milliseconds of a half-life; a month has 30 days. Null for what is none. */
export function readHalfLife(text: string): number | null {
  const [, count = '', unit = ''] = /^([1-9]\d{0,3})([hdwmy])$/.exec(text) ?? [];
  const length = UNITS[unit];
  return length === undefined ? null : Number(count) * length;
}
