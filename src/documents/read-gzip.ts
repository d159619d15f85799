// A `.gz` file: read as the file that was packed, under its own path.

import type { FindReader } from './file-reader.js';
import type { RecordBatches } from './record.js';
import { GzipContent } from './source/containers/gzip-content.js';
import type { Content } from './source/content.js';
import { formatOf, unpackedName } from './source/format.js';
import type { ReadBudget } from './source/read-options.js';
import { SkipError } from './source/skipped.js';

/** The records of the file inside. Throws SkipError for damaged data, and where a few bytes grow to very many. */
export async function* readGzip(content: Content, budget: ReadBudget, findReader: FindReader): RecordBatches {
  const format = formatOf(unpackedName(content.path), budget.sourceFiles);
  if (format === null || format === 'gzip') {
    throw new SkipError('unsupported', 'what is packed in it is of a format that is not read');
  }
  const read = await findReader(format);
  yield* read(new GzipContent(content), budget);
}
