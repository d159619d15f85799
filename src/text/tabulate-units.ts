// A number for each UTF-16 unit by its Unicode properties, for loops that look at every unit of a text.

/** How many UTF-16 units there are. */
const UNITS = 1 << 16;

/**
 * The numbers of all units; 0 for units in no row. Later rows win. Surrogates are never letters.
 * @param rows the inside of a character class, as `\p{L}`, and its number
 */
export function tabulateUnits(rows: readonly (readonly [characters: string, number: number])[]): Uint8Array {
  let everyUnit = '';
  for (let unit = 0; unit < UNITS; unit += 1) everyUnit += String.fromCharCode(unit);
  const table = new Uint8Array(UNITS);
  for (const [characters, number] of rows) {
    for (const { 0: run, index } of everyUnit.matchAll(new RegExp(`[${characters}]+`, 'gu')))
      table.fill(number, index, index + run.length);
  }
  return table;
}
