// Reads the records of one source file, whatever its format. The door to the readers; parses nothing itself.

import { formatOf } from './format.js';
import { completeReadOptions, type ReadOptions } from './read-options.js';
import { type RecordBatches, wholeFile } from './record-batches.js';
import type { SourceFile } from './record.js';
import { readCsv } from './readers/csv.js';
import { parseHtmlFile } from './readers/html.js';
import { readJson } from './readers/json.js';
import { readJsonl } from './readers/jsonl.js';
import { parseMarkdownFile } from './readers/markdown.js';
import { readSingleDocument } from './readers/single-document.js';
import { parseTextFile } from './readers/text.js';
import { skippedAt } from './skipped.js';

/**
 * The raw records of a file in order, in batches, with what had to be skipped among them. Never throws for what a
 * file holds or for a file that vanished. Breaking off the iteration closes the file.
 */
export async function* readRecords(file: SourceFile, options: ReadOptions = {}): RecordBatches {
  const budget = completeReadOptions(options);
  const format = formatOf(file.path);
  switch (format) {
    case 'jsonl':
      return yield* readJsonl(file, budget);
    case 'csv':
      return yield* readCsv(file, budget);
    case 'json':
      return yield* readJson(file, budget);
    case 'text':
      return yield* readSingleDocument(file, parseTextFile, budget);
    case 'markdown':
      return yield* readSingleDocument(file, parseMarkdownFile, budget);
    case 'html':
      return yield* readSingleDocument(file, parseHtmlFile, budget);
    case null:
      yield [skippedAt(wholeFile(file), 'unsupported', 'this format is not read')];
  }
}
