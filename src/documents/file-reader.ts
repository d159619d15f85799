// What reads the files of one format. Only the shape.

import type { RecordBatches } from './record.js';
import type { Content } from './source/content.js';
import type { Format } from './source/format.js';
import type { ReadBudget } from './source/read-options.js';

/** Reads files of one format. Throws SkipError for a file that gives no record, or whose rest cannot be read. */
export type FileReader = (content: Content, budget: ReadBudget) => RecordBatches;

/** Finds the reader of a format, and loads it when it is needed for the first time. */
export type FindReader = (format: Format) => Promise<FileReader>;
