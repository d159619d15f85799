// Buckets for numbers and dates with round bounds: numbers in steps of 1, 2 or 5 times a power of ten, dates in days, months,
// years, tens of years.

/** About so many buckets. */
const BUCKETS = 10;
const DAY = 86_400_000;
/** Steps of dates in months. */
const MONTHS = [1, 3, 12, 24, 60, 120, 240, 600, 1200, 6000, 12_000];
/** Steps of dates in days, and the longest span in days for which each is fine enough. */
const DAYS = [1, 7] as const;

/** A part of the values. */
interface Bucket {
  readonly from: number;
  /** Exclusive. */
  readonly to: number;
  count: number;
}

/** The buckets from the least to the greatest value, empty ones between them included; one for values that are all the same. */
export class Histogram {
  readonly buckets: readonly Bucket[];

  /** @param isDate whether the values are milliseconds since 1970 UTC */
  constructor(least: number, greatest: number, isDate: boolean) {
    const bounds = isDate ? dateBounds(least, greatest) : numberBounds(least, greatest);
    this.buckets = bounds
      .slice(1)
      .map((to, index): Bucket => ({ from: bounds[index] ?? least, to, count: 0 }));
  }

  /** Adds so many values that begin at a place. */
  add(place: number, count: number): void {
    if (count === 0) return;
    const { buckets } = this;
    let index = 0;
    while (index < buckets.length - 1 && place >= (buckets[index]?.to ?? Infinity)) index += 1;
    const bucket = buckets[index];
    if (bucket !== undefined) bucket.count += count;
  }
}

function numberBounds(least: number, greatest: number): number[] {
  const span = greatest - least;
  if (!(span > 0) || !Number.isFinite(span)) return [least, greatest];
  const power = 10 ** Math.floor(Math.log10(span / BUCKETS));
  const factor = [1, 2, 5, 10].find((candidate) => span / (candidate * power) <= BUCKETS) ?? 10;
  const step = factor * power;
  const first = Math.floor(least / step);
  const bounds: number[] = [];
  // Multiples of a step below 1 are rounded to the digits they have.
  const digits = Math.min(Math.max(0, -Math.floor(Math.log10(step))), 100);
  for (let index = first; ; index += 1) {
    const bound = Number((index * step).toFixed(digits));
    bounds.push(bound);
    if (bound > greatest) return bounds;
  }
}

function dateBounds(least: number, greatest: number): number[] {
  const days = (greatest - least) / DAY;
  const step = DAYS.find((candidate) => days / candidate <= BUCKETS);
  if (step !== undefined) {
    const first = Math.floor(least / DAY) * DAY;
    const count = Math.floor((greatest - first) / (step * DAY)) + 1;
    return Array.from({ length: count + 1 }, (_, index) => first + index * step * DAY);
  }
  const months = MONTHS.find((candidate) => days / (candidate * 30) <= BUCKETS) ?? 12_000;
  const start = new Date(least);
  const first = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months;
  const bounds: number[] = [];
  for (let month = first; ; month += months) {
    const bound = new Date(0).setUTCFullYear(Math.floor(month / 12), ((month % 12) + 12) % 12, 1);
    bounds.push(bound);
    if (bound > greatest) return bounds;
  }
}
