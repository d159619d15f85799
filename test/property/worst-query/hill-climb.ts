// Climbs to what costs most: of many random beginnings the dearest are changed, and what is dearer still takes their place.

/** What is climbed over. */
export interface Climb<Point> {
  readonly make: () => Point;
  readonly change: (point: Point) => Point;
  /** The higher, the better. */
  readonly measure: (point: Point) => Promise<number>;
  /** Whether to go on; asked before each point. */
  readonly goesOn: (tried: number) => boolean;
}

/** A point that was tried. */
export interface Tried<Point> {
  readonly point: Point;
  readonly height: number;
}

/** Points that are climbed from at once. */
const PEAKS = 6;
/** Every so many points one is a new beginning. */
const NEW_EVERY = 5;

/** The highest points found, the highest first. */
export async function climb<Point>({ make, change, measure, goesOn }: Climb<Point>): Promise<Tried<Point>[]> {
  const peaks: Tried<Point>[] = [];
  for (let tried = 0; goesOn(tried); tried += 1) {
    const from = tried % NEW_EVERY === 0 ? undefined : peaks[tried % Math.max(1, peaks.length)];
    const point = from === undefined ? make() : change(from.point);
    const height = await measure(point);
    if (from !== undefined && height > from.height) peaks[peaks.indexOf(from)] = { point, height };
    else peaks.push({ point, height });
    peaks.sort((a, b) => b.height - a.height);
    peaks.length = Math.min(peaks.length, PEAKS);
  }
  return peaks;
}
