// Reads files as the indexer does: walk, records, parse. For tests.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Document, DocumentWarning, SkippedDocument } from '../../src/documents/document.js';
import { readRecords } from '../../src/documents/read-records.js';
import type { RawRecord, SourceFile } from '../../src/documents/record.js';
import { walkCorpus } from '../../src/documents/source/corpus-walk.js';
import type { ReadOptions } from '../../src/documents/source/read-options.js';
import { writeFiles } from '../temporary-folder.js';

export interface ReadCorpus {
  readonly documents: readonly Document[];
  readonly skipped: readonly SkippedDocument[];
  readonly warnings: readonly DocumentWarning[];
  readonly records: readonly RawRecord[];
}

let corpora = 0;

/** Writes files into a corpus of their own below `root`. */
export function writeCorpus(root: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  corpora += 1;
  const corpus = path.join(root, `corpus-${corpora}`);
  mkdirSync(corpus);
  writeFiles(corpus, files);
  return corpus;
}

/** Reads all records of a corpus, and what was skipped of it, the walk included. */
export async function readCorpus(corpus: string, options: ReadOptions = {}): Promise<ReadCorpus> {
  const { files, skipped } = await walkCorpus(corpus);
  const read = await Promise.all(files.map((file) => readFile(file, options)));
  return {
    documents: read.flatMap(({ documents }) => documents),
    skipped: [...skipped, ...read.flatMap((file) => file.skipped)],
    warnings: read.flatMap(({ warnings }) => warnings),
    records: read.flatMap(({ records }) => records),
  };
}

/** Reads all records of one file. */
export async function readFile(file: SourceFile, options: ReadOptions = {}): Promise<ReadCorpus> {
  const documents: Document[] = [];
  const skipped: SkippedDocument[] = [];
  const warnings: DocumentWarning[] = [];
  const records: RawRecord[] = [];
  for await (const batch of readRecords(file, options)) {
    for (const item of batch) {
      if (!('parse' in item)) {
        skipped.push(item);
        continue;
      }
      records.push(item);
      const parsed = await item.parse();
      if (parsed.kind === 'skipped') {
        skipped.push(parsed.skipped);
        continue;
      }
      documents.push(...parsed.documents);
      warnings.push(...parsed.warnings);
    }
  }
  return { documents, skipped, warnings, records };
}

/** `path:line reason`, for comparing. */
export function printSkipped(skipped: readonly SkippedDocument[]): string[] {
  return skipped.map(({ path: file, line, reason }) => `${file}${line === null ? '' : `:${line}`} ${reason}`);
}
