// Runs in a worker thread: parses one document after another. Each format is loaded when its first document comes.

import { describeError } from '../../../errors.js';
import { serveQuestions } from '../../../threads/serve-tasks.js';
import type { DocumentWarning } from '../../document.js';
import { limitDocument } from '../../limit-document.js';
import { importOptional } from '../../optional-package.js';
import type { ParsedRecord } from '../../record.js';
import { SkipError, skippedAt, warningAt } from '../../source/skipped.js';
import { passingErrnoOf } from '../../source/unread-path.js';
import type { BytesParser, ParseTask, ThreadedFormat } from './parse-task.js';

/** Of this thread, by format. */
const parsers = new Map<ThreadedFormat, BytesParser>();

// Of a damaged file the PDF reader leaves promises behind that nobody waits for. What they fail with is said of the file by those that
// somebody does wait for; unheard, it would end the thread while it reads the next one.
process.on('unhandledRejection', () => undefined);
serveQuestions(parseInWorker);

async function parseInWorker({ format, bytes, location }: ParseTask): Promise<ParsedRecord> {
  try {
    const parse = parsers.get(format) ?? (await loadParser(format));
    const warnings: DocumentWarning[] = [];
    const warn = (message: string): void => {
      warnings.push(warningAt(location, message));
    };
    return {
      kind: 'documents',
      documents: [limitDocument(await parse(bytes, location, warn), warn)],
      warnings,
    };
  } catch (error) {
    if (passingErrnoOf(error) !== null) throw error;
    const { reason, message } =
      error instanceof SkipError
        ? error
        : { reason: 'malformed' as const, message: `cannot be parsed: ${describeError(error)}` };
    return { kind: 'skipped', skipped: skippedAt(location, reason, message) };
  }
}

async function loadParser(format: ThreadedFormat): Promise<BytesParser> {
  const parser = await importOptional(IMPORTS[format]);
  parsers.set(format, parser);
  return parser;
}

/** How each format is loaded. */
const IMPORTS: Readonly<Record<ThreadedFormat, () => Promise<BytesParser>>> = {
  docx: async () => (await import('../office/read-docx.js')).readDocx,
  epub: async () => (await import('../office/read-epub.js')).readEpub,
  odf: async () => (await import('../office/read-odf.js')).readOdf,
  pdf: async () => (await import('../pdf/read-pdf.js')).readPdf,
  pptx: async () => (await import('../office/read-pptx.js')).readPptx,
  xlsx: async () => (await import('../office/read-xlsx.js')).readXlsx,
  rtf: async () => (await import('../rtf/read-rtf.js')).readRtf,
  mail: async () => (await import('../mail/read-mail.js')).readMail,
};
