// Where a text may be cut: not between the two UTF-16 units of one character.

/** A place in a text, or the one before it where that is within a character. */
export function wholeCharacterAt(text: string, at: number): number {
  return (text.codePointAt(at - 1) ?? 0) > 0xffff ? at - 1 : at;
}

/** The beginning of a text: at most so many UTF-16 units, and no half of a character. */
export function beginningOf(text: string, units: number): string {
  return text.slice(0, wholeCharacterAt(text, Math.min(text.length, units)));
}
