// Finds what differs between the corpus and the index: which files to read, which records are new, which documents to delete.
// Of two documents with one id the first in the order of paths and lines is kept, whatever the order of edits was.

import { type Location, printLocation, type SkippedDocument } from '../../documents/document.js';
import { LanguageDetector } from '../../documents/language/language-detector.js';
import { readRecords } from '../../documents/read-records.js';
import type { ParsedRecord, RawRecord, SourceFile } from '../../documents/record.js';
import type { IndexWriter } from '../commit/index-writer.js';
import type { IndexedDocument } from '../format/indexed-document.js';
import type { SkippedRecord, SourceState } from '../format/source-states.js';
import { pathOf, type PreviousDocument, PreviousDocuments } from './previous-documents.js';
import { SeenIds } from './seen-ids.js';

/** The changes of one update. Read each of `filesToRead` once, in order, then call `finish`. */
export class CorpusChanges {
  /** New and changed files, in order of path. */
  readonly filesToRead: readonly SourceFile[];
  readonly #languages = new LanguageDetector();
  readonly #writer: IndexWriter;
  /** By path: the state of each file that is left alone or was read. */
  readonly #states = new Map<string, SourceState>();
  /** Documents of files that are new, changed or gone. */
  readonly #previous: PreviousDocuments;
  /** Ids of new and changed records met so far, and where. */
  readonly #seen = new SeenIds();
  /** Paths of all files of the corpus, in order. */
  readonly #order: readonly string[];
  #added = 0;
  #changed = 0;
  #removed = 0;
  /** True if a file that is left alone lost an id to one that was read. */
  #givenUp = false;

  constructor(writer: IndexWriter, files: readonly SourceFile[]) {
    this.#writer = writer;
    this.#order = files.map(({ path }) => path);
    const states = new Map(writer.sources.map((state) => [state.path, state]));
    const present = new Set(this.#order);
    const stale = new Set<string>();
    for (const file of files) {
      const state = states.get(file.path);
      if (state?.bytes !== file.bytes || state.mtimeMs !== file.mtimeMs) stale.add(file.path);
    }
    for (const path of states.keys()) if (!present.has(path)) stale.add(path);
    addFilesThatLost(stale, writer.sources);
    this.filesToRead = files.filter(({ path }) => stale.has(path));
    for (const { path } of files) {
      const state = states.get(path);
      if (!stale.has(path) && state !== undefined) this.#states.set(path, state);
    }
    this.#previous = new PreviousDocuments(writer.segments, (path) => stale.has(path));
  }

  /** Reads a file: yields the documents that must be indexed. Those that are in the index already are recognised and kept. */
  async *read(file: SourceFile): AsyncIterable<IndexedDocument> {
    const skipped: SkippedRecord[] = [];
    for await (const batch of readRecords(file)) {
      for (const record of batch) {
        if (!('parse' in record)) {
          skipped.push(skippedRecordOf(record, file));
          continue;
        }
        if (this.#keep(record, file)) continue;
        const parsing = record.parse();
        const parsed = parsing instanceof Promise ? await parsing : parsing;
        const taken = this.#take(record, file, parsed, skipped);
        if (taken === null) continue;
        yield {
          ...taken,
          document:
            this.#languages.addObviousLanguage(taken.document) ??
            (await this.#languages.addLanguage(taken.document)),
        };
      }
    }
    this.#removed += this.#previous.deleteOpen(file.path);
    this.#states.set(file.path, { path: file.path, bytes: file.bytes, mtimeMs: file.mtimeMs, skipped });
  }

  /** Once all files are read: deletes the documents of files that vanished and returns the new state of the rest. */
  finish(): SourceState[] {
    for (const path of this.#previous.paths) this.#removed += this.#previous.deleteOpen(path);
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

  /** The document of a record that was parsed, or null where it gives none that must be indexed. */
  #take(
    record: RawRecord,
    file: SourceFile,
    parsed: ParsedRecord,
    skipped: SkippedRecord[],
  ): IndexedDocument | null {
    if (parsed.kind === 'skipped') {
      skipped.push(skippedRecordOf(parsed.skipped, file));
      return null;
    }
    const { document } = parsed;
    const winner = this.#findSeen(document.id) ?? this.#findUnread(document.id, file.path);
    if (winner !== null) {
      skipped.push(duplicateOf(document.id, record.line, winner));
      return null;
    }
    this.#seen.add(document.id, { path: file.path, line: record.line });
    const replaced = this.#previous.withId(document.id);
    if (replaced === null || pathOf(replaced) !== file.path) this.#added += 1;
    else {
      this.#previous.delete(replaced);
      this.#changed += 1;
    }
    return { document, path: file.path, fingerprint: record.fingerprint };
  }

  /** True if this record is in the index already; its document then stays. */
  #keep(record: RawRecord, file: SourceFile): boolean {
    const isSame = (previous: PreviousDocument): boolean => {
      if (pathOf(previous) !== file.path) return false;
      const id = previous.segment.segment.ids.key(previous.document);
      return (id === defaultId(record) || !isDefaultIdIn(id, file)) && !this.#seen.has(id);
    };
    const found = this.#previous.withFingerprint(record.fingerprint, isSame);
    if (found === null) return false;
    this.#previous.keep(found, record.line ?? 0);
    return true;
  }

  /** Where a document with this id stands in the files read so far, or null. */
  #findSeen(id: string): Location | null {
    const seen = this.#seen.get(id);
    if (seen !== null) return seen;
    const kept = this.#previous.keptLine(id);
    return kept === null ? null : { path: kept.path, line: kept.line === 0 ? null : kept.line };
  }

  /**
   * Where a document with this id stands in a file that is left alone and comes before this one, or null. Where such a file
   * comes after this one, it loses the id.
   */
  #findUnread(id: string, path: string): Location | null {
    for (const segment of this.#writer.segments) {
      const document = segment.segment.ids.find(id);
      if (document < 0 || segment.deleted.has(document)) continue;
      const other = pathOf({ segment, document });
      const state = this.#states.get(other);
      if (state === undefined || this.#previous.holdsPath(other)) continue;
      if (other < path) return { path: other, line: null };
      segment.deleted.add(document);
      this.#givenUp = true;
      const lost = duplicateOf(id, null, { path, line: null });
      this.#states.set(other, { ...state, skipped: [...state.skipped, lost] });
    }
    return null;
  }
}

/** Files that lost an id to one that has changed since must be read again: the id may be theirs now. */
function addFilesThatLost(stale: Set<string>, sources: readonly SourceState[]): void {
  for (let size = -1; size !== stale.size;) {
    size = stale.size;
    for (const { path, skipped } of sources) {
      if (skipped.some(({ winner }) => winner !== null && stale.has(winner))) stale.add(path);
    }
  }
}

function duplicateOf(id: string, line: number | null, winner: Location): SkippedRecord {
  return {
    line,
    reason: 'duplicate_id',
    message: `the id "${id}" is taken by ${printLocation(winner)}; give one of the two another id`,
    winner: winner.path,
  };
}

/** What the index keeps of a skipped record. One inside an archive has a path of its own, which begins with the archive's. */
function skippedRecordOf({ path, line, reason, message }: SkippedDocument, file: SourceFile): SkippedRecord {
  const inside = path === file.path ? '' : `${path.slice(file.path.length + 1)}: `;
  return { line, reason, message: inside + message, winner: null };
}

/** Whether an id looks like one that a record of the file has by its place alone: a line of it, or a path inside an archive. */
function isDefaultIdIn(id: string, { path }: SourceFile): boolean {
  return id.startsWith(path) && (id[path.length] === '#' || id[path.length] === '/');
}

function defaultId({ path, line }: Location): string {
  return line === null ? path : `${path}#${line}`;
}
