// Reads the records of one source file, whatever its format. The door to the readers; parses nothing itself. Those that
// bring a library of their own are loaded when a file of their format is met.

import { formatOf } from './source/format.js';
import { completeReadOptions, type ReadOptions } from './source/read-options.js';
import { type RecordBatches, wholeFile } from './readers/record-batches.js';
import type { SourceFile } from './record.js';
import { readJson } from './readers/json/read-json.js';
import { readJsonl } from './readers/json/read-jsonl.js';
import { readSingleDocument } from './readers/single-document.js';
import { parseTextFile } from './readers/read-text.js';
import { skippedAt } from './source/skipped.js';

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
    case 'json':
      return yield* readJson(file, budget);
    case 'text':
      return yield* readSingleDocument(file, parseTextFile, budget);
    case 'csv': {
      const { readCsv } = await import('./readers/csv/read-csv.js');
      return yield* readCsv(file, budget);
    }
    case 'markdown': {
      const { parseMarkdownFile } = await import('./readers/markdown/read-markdown.js');
      return yield* readSingleDocument(file, parseMarkdownFile, budget);
    }
    case 'html': {
      const { parseHtmlFile } = await import('./readers/read-html.js');
      return yield* readSingleDocument(file, parseHtmlFile, budget);
    }
    case null:
      yield [skippedAt(wholeFile(file), 'unsupported', 'this format is not read')];
  }
}
