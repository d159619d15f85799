// What the thread that parses documents is asked, and which formats it knows. Only shapes.

import type { Document } from '../../document.js';
import type { RecordLocation } from '../../record.js';
import type { Format } from '../../source/format.js';
import type { Warn } from '../lazy-record.js';

/** The formats that are parsed on a thread: their libraries are large, or what they unpack may be. */
export type ThreadedFormat = Extract<
  Format,
  'docx' | 'epub' | 'mail' | 'odf' | 'pdf' | 'pptx' | 'rtf' | 'xlsx'
>;

/** A document to be parsed. */
export interface ParseTask {
  readonly format: ThreadedFormat;
  readonly bytes: Uint8Array;
  readonly location: RecordLocation;
}

/** Makes the document of the bytes of a file. Throws SkipError for what gives none. */
export type BytesParser = (bytes: Uint8Array, location: RecordLocation, warn: Warn) => Promise<Document>;
