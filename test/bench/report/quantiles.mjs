// Quantiles of numbers.

/** The value below which a share of sorted numbers lies; null of none. */
export function at(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? null;
}

/** Median and quartiles, between neighbours where there is no middle one. */
export function quartiles(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const between = (share) => {
    const place = (sorted.length - 1) * share;
    const low = Math.floor(place);
    const [below, above = below] = [sorted[low], sorted[low + 1]];
    return below + (above - below) * (place - low);
  };
  return { low: between(0.25), median: between(0.5), high: between(0.75) };
}
