// Counts comparisons, and keeps what differed.

/** What is compared. */
export const KINDS = [
  'documents found, with a scan',
  'facets, with a scan',
  'order by date, with a scan',
  'scores and order, with the formula',
  'one index, with its parts',
  'all pages, with one',
  'words in another order',
  'with an unrelated document more',
  'bytes, merged and built anew',
] as const;
/** One of them. */
export type Kind = (typeof KINDS)[number];

/** More differences than these say nothing more. */
const MAX_DIFFERENCES = 10;

/** The comparisons of a run. */
export class Tally {
  /** How many there were of each kind. */
  readonly counts = new Map<Kind, number>(KINDS.map((kind) => [kind, 0]));
  /** The first differences, each with how to see it again. */
  readonly differences: string[] = [];
  /** All comparisons. */
  comparisons = 0;
  /** The values in what was compared: documents found or not, scores, counts, hits, files. */
  values = 0;
  /** How what is compared now can be had again. */
  subject = '';

  /** Counts a comparison of so many values. `difference` is null where there is none. */
  add(kind: Kind, asked: string, values: number, difference: string | null): void {
    this.comparisons += 1;
    this.values += values;
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    if (difference !== null && this.differences.length < MAX_DIFFERENCES)
      this.differences.push(`${kind}: ${this.subject}, ${asked}: ${difference}`);
  }
}

/** How two lists differ, or null. */
export function listDifference(found: readonly unknown[], expected: readonly unknown[]): string | null {
  const [first, second] = [JSON.stringify(found), JSON.stringify(expected)];
  return first === second ? null : `${first} instead of ${second}`;
}
