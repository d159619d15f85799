// Finds the order of day, month and year in a file of many records: its dates are written by one hand, and one above 12 tells
// how all are meant.

import { type DateOrder, DateOrderFinder } from './date-order.js';

/** A value that is cut at the end of a chunk is looked at again, from a sign before it on. */
const OVERLAP = 64;

/**
 * The order of the dates of a file that are written in numbers alone, or null where it has none or they leave it open. Reads
 * only the first chunk of a file that begins with other dates, and no more once a hundred dates tell; a file in which no date tells
 * is read twice, here and for its records.
 * @param chunks the bytes of the file, in which ASCII stands for itself
 */
export async function findDateOrder(chunks: AsyncIterable<Buffer>): Promise<DateOrder | null> {
  const finder = new DateOrderFinder();
  let carried = '';
  for await (const chunk of chunks) {
    const text = carried + chunk.toString('latin1');
    finder.addText(text);
    if (!finder.hasDates || finder.isCertain) break;
    const end = text.slice(-OVERLAP);
    carried = end.slice(Math.max(0, end.search(/[\n"\t,;|]/)));
  }
  return finder.order();
}
