// Whether an indexed field counts, see `field-mask.ts`: apart from the schema, which browsers do not load.

/** True if the mask has the bit of this field. */
export function hasField(mask: number, field: number): boolean {
  return ((mask >>> field) & 1) === 1;
}
