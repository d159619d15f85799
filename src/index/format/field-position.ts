// Where a word stands in a document, in one number: the field and the position in that field.

/**
 * Bits of a position, one more than the highest has: adding the few words of a phrase to a position never leads into another
 * field.
 */
const POSITION_BITS = 25;
const POSITION_MASK = (1 << POSITION_BITS) - 1;

/** Words of a field beyond this position are indexed at this position: they are found but make no phrase. */
export const MAX_POSITION = 0xff_ffff;

/** Positions left free between two values of one field, so that no phrase goes from one into the other. */
export const VALUE_GAP = 16;

/** Field and position in one number: as these numbers are ordered, so are the words of a document, field by field. */
export function packFieldPosition(field: number, position: number): number {
  return (field << POSITION_BITS) | position;
}

/** The field of a field position: its index in `fields`. */
export function fieldOf(fieldPosition: number): number {
  return fieldPosition >>> POSITION_BITS;
}

/** The position of a field position within its field, in words from 0. */
export function positionOf(fieldPosition: number): number {
  return fieldPosition & POSITION_MASK;
}
