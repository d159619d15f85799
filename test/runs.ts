// How often a property is tried. An edit should be answered in seconds, so tests try few cases, other ones each time;
// FINDLING_TEST_RUNS multiplies them: a campaign after a change to the search has 100.

const factor = Number(process.env['FINDLING_TEST_RUNS'] ?? 1);

/** The options of a property that is tried so many times in the edit loop. */
export function runs(count: number): { readonly numRuns: number } {
  return { numRuns: Math.max(1, Math.round(count * factor)) };
}
