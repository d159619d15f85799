// What differs between the corpus and the index: which files to read, which records are new, which documents to delete.
// Of two documents with one id the first in the order of paths and lines is kept, however the corpus came to be.

import { nameLanguage } from '../documents/detect-language.js';
import { printPlace, type Place } from '../documents/document.js';
import type { RawRecord, SourceFile } from '../documents/record.js';
import { readRecords } from '../documents/read-records.js';
import type { IndexWriter, WritableSegment } from './index-writer.js';
import { fingerprintOfDocument } from './read-documents.js';
import type { SkippedRecord, SourceState } from './source-states.js';
import type { IndexedDocument } from './token-log.js';

/** A document of the generation before. */
interface OldDocument {
  readonly segment: WritableSegment;
  readonly document: number;
  readonly id: string;
  /** Kept as it is, or replaced by a new form: not to be deleted any more. */
  settled: boolean;
}

/** The documents a file gave before. */
class OldDocuments {
  readonly all: OldDocument[] = [];
  readonly byFingerprint = new Map<string, OldDocument[]>();
  #byId: Map<string, OldDocument> | null = null;

  add(document: OldDocument, fingerprint: string): void {
    this.all.push(document);
    const same = this.byFingerprint.get(fingerprint);
    if (same === undefined) this.byFingerprint.set(fingerprint, [document]);
    else same.push(document);
  }

  withId(id: string): OldDocument | undefined {
    this.#byId ??= new Map(this.all.map((document) => [document.id, document]));
    return this.#byId.get(id);
  }
}

export class CorpusChanges {
  /** New and changed files, in order of path. */
  readonly filesToRead: readonly SourceFile[];
  readonly #writer: IndexWriter;
  readonly #states = new Map<string, SourceState>();
  /** Per file that is new, changed or gone: the documents it gave before. */
  readonly #old = new Map<string, OldDocuments>();
  /** Ids met in files read so far, and where. */
  readonly #seen = new Map<string, Place>();
  readonly #order: readonly string[];
  #added = 0;
  #changed = 0;
  #removed = 0;
  #givenUp = false;

  constructor(writer: IndexWriter, files: readonly SourceFile[]) {
    this.#writer = writer;
    this.#order = files.map(({ path }) => path);
    const before = new Map(writer.sources.map((state) => [state.path, state]));
    const present = new Set(this.#order);
    const stale = new Set<string>();
    for (const file of files) {
      const state = before.get(file.path);
      if (state?.bytes !== file.bytes || state.mtimeMs !== file.mtimeMs) stale.add(file.path);
    }
    for (const path of before.keys()) if (!present.has(path)) stale.add(path);
    addFilesThatLost(stale, writer.sources);
    this.filesToRead = files.filter(({ path }) => stale.has(path));
    for (const { path } of files) {
      const state = before.get(path);
      if (!stale.has(path) && state !== undefined) this.#states.set(path, state);
    }
    this.#gatherOldDocuments(stale);
  }

  /** Reads a file: yields the documents that must be indexed. Those already there are recognised and kept. */
  async *read(file: SourceFile): AsyncIterable<IndexedDocument> {
    const skipped: SkippedRecord[] = [];
    const old = this.#old.get(file.path) ?? new OldDocuments();
    for await (const batch of readRecords(file)) {
      for (const record of batch) {
        if (!('parse' in record)) {
          skipped.push({ line: record.line, reason: record.reason, message: record.message, winner: null });
          continue;
        }
        const taken = this.#take(record, old, skipped);
        if (taken !== null) yield { ...taken, document: await nameLanguage(taken.document) };
      }
    }
    this.#deleteUnsettled(old);
    this.#states.set(file.path, { path: file.path, bytes: file.bytes, mtimeMs: file.mtimeMs, skipped });
  }

  /** Once all files are read: deletes the documents of files that vanished and returns the new state of the rest. */
  finish(): SourceState[] {
    for (const old of this.#old.values()) this.#deleteUnsettled(old);
    return this.#order.flatMap((path) => this.#states.get(path) ?? []);
  }

  /** True if the next generation would differ from the one before. */
  needsCommit(sources: readonly SourceState[]): boolean {
    if (this.#givenUp || this.#added + this.#changed + this.#removed > 0) return true;
    return JSON.stringify(sources) !== JSON.stringify(this.#writer.sources);
  }

  counts(): { added: number; changed: number; removed: number } {
    return { added: this.#added, changed: this.#changed, removed: this.#removed };
  }

  #take(record: RawRecord, old: OldDocuments, skipped: SkippedRecord[]): IndexedDocument | null {
    if (this.#keep(record, old)) return null;
    const parsed = record.parse();
    if (parsed.kind === 'skipped') {
      const { line, reason, message } = parsed.skipped;
      skipped.push({ line, reason, message, winner: null });
      return null;
    }
    const { document } = parsed;
    const winner = this.#seen.get(document.id) ?? this.#findUnread(document.id, record.path);
    if (winner !== null) {
      skipped.push(duplicateOf(document.id, record.line, winner));
      return null;
    }
    this.#seen.set(document.id, placeOf(record));
    const replaced = old.withId(document.id);
    if (replaced === undefined || replaced.settled) this.#added += 1;
    else {
      replaced.settled = true;
      replaced.segment.deleted.add(replaced.document);
      this.#changed += 1;
    }
    return { document, path: record.path, fingerprint: record.fingerprint };
  }

  /** True if this record is in the index already; its document then stays. */
  #keep(record: RawRecord, old: OldDocuments): boolean {
    const found = old.byFingerprint
      .get(record.fingerprint)
      ?.find(({ id, settled }) => !settled && (id === defaultId(record) || !id.startsWith(`${record.path}#`)));
    if (found === undefined || this.#seen.has(found.id)) return false;
    found.settled = true;
    this.#seen.set(found.id, placeOf(record));
    return true;
  }

  /**
   * The place of a document with this id in an unchanged file before this one, or null. An unchanged file after this
   * one gives the id up.
   */
  #findUnread(id: string, path: string): Place | null {
    for (const segment of this.#writer.segments) {
      const document = segment.segment.ids.find(id);
      if (document < 0 || segment.deleted.has(document)) continue;
      const other = pathOf(segment, document);
      const state = this.#states.get(other);
      if (state === undefined || this.#old.has(other)) continue;
      if (other < path) return { path: other, line: null };
      segment.deleted.add(document);
      this.#givenUp = true;
      const lost = duplicateOf(id, null, { path, line: null });
      this.#states.set(other, { ...state, skipped: [...state.skipped, lost] });
    }
    return null;
  }

  #deleteUnsettled(old: OldDocuments): void {
    for (const document of old.all) {
      if (document.settled) continue;
      document.settled = true;
      document.segment.deleted.add(document.document);
      this.#removed += 1;
    }
  }

  #gatherOldDocuments(stale: ReadonlySet<string>): void {
    if (stale.size === 0) return;
    for (const segment of this.#writer.segments) {
      const { columns, header } = segment.segment.sections;
      const wanted = header.columns.paths.map((path) => (stale.has(path) ? path : null));
      const ids = segment.segment.ids.walk();
      for (let document = 0; document < segment.segment.documents; document += 1) {
        ids.next();
        const path = wanted[columns.paths[document] ?? 0];
        if (path === undefined || path === null || segment.deleted.has(document)) continue;
        let old = this.#old.get(path);
        if (old === undefined) {
          old = new OldDocuments();
          this.#old.set(path, old);
        }
        old.add({ segment, document, id: ids.text(), settled: false }, fingerprintOfDocument(segment.segment, document));
      }
    }
  }
}

/** A file that lost an id to one that has changed since must be read again: it may win now. */
function addFilesThatLost(stale: Set<string>, sources: readonly SourceState[]): void {
  for (let size = -1; size !== stale.size; ) {
    size = stale.size;
    for (const { path, skipped } of sources) {
      if (skipped.some(({ winner }) => winner !== null && stale.has(winner))) stale.add(path);
    }
  }
}

function duplicateOf(
  id: string,
  line: number | null,
  winner: Place,
): SkippedRecord {
  return {
    line,
    reason: 'duplicate_id',
    message: `the id "${id}" is taken by ${printPlace(winner)}; give one of the two another id`,
    winner: winner.path,
  };
}

function pathOf({ segment }: WritableSegment, document: number): string {
  const { columns, header } = segment.sections;
  return header.columns.paths[columns.paths[document] ?? 0] ?? '';
}

/** The place alone: a record kept would keep its bytes, and those of the whole corpus with them. */
function placeOf({ path, line }: Place): Place {
  return { path, line };
}

function defaultId({ path, line }: Place): string {
  return line === null ? path : `${path}#${line}`;
}
