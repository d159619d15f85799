// How far a line of code is set in.

/** The columns before the first character of a line that is no space; a tab is four. */
export function indentOf(line: string): number {
  return /^\s*/.exec(line.replaceAll('\t', '    '))?.[0].length ?? 0;
}
