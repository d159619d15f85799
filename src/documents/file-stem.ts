// The name of a file without what says of its format: the folders above it, its ending, and that of packing.

/** `plans/harbour.costs.csv.gz` is `harbour.costs`; a name of an ending alone (`.env`) stays. */
export function fileStem(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.gz$/i, '');
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
