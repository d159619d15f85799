// Finds what differs between the corpus and the index: which records are new, which documents to delete, and who has which id.
// Of two documents with one id the first in the order of paths and lines has it, whatever the order of edits was; the other is
// known by its file and line.

import {
  type Document,
  type Location,
  printLocation,
  type SkippedDocument,
} from '../../documents/document.js';
import { LanguageDetector } from '../../documents/language/language-detector.js';
import { readRecords } from '../../documents/read-records.js';
import type { ParsedRecord, RawRecord, SourceFile } from '../../documents/record.js';
import type { CorpusWalk } from '../../documents/source/corpus-walk.js';
import type { ReadOptions } from '../../documents/source/read-options.js';
import { PassingError, type UnreadPath } from '../../documents/source/unread-path.js';
import type { IndexWriter } from '../commit/index-writer.js';
import type { IndexedDocument } from '../format/indexed-document.js';
import { decodeDeleted } from '../format/manifest.js';
import type { RecordWarning, SkippedRecord, SourceState } from '../format/source-states.js';
import { CorpusFiles } from './corpus-files.js';
import { hasFingerprint, pathOf, type PreviousDocument, PreviousDocuments } from './previous-documents.js';
import { SeenIds } from './seen-ids.js';

/** What is said of the records of a file while it is read. */
interface FileReport {
  readonly skipped: SkippedRecord[];
  readonly warnings: RecordWarning[];
  /** Fingerprints of records that were warned of before: they are parsed, and warned of, again. */
  readonly warned: ReadonlySet<string>;
  /** Whether the file must be read again at the next run, whatever it looks like then. */
  mustReadAgain: boolean;
}

/** The changes of one update. Read each of `filesToRead` once, in order, then call `finish`. */
export class CorpusChanges {
  readonly #files: CorpusFiles;
  readonly #languages = new LanguageDetector();
  readonly #writer: IndexWriter;
  /** Documents of files that are new, changed or gone. */
  readonly #previous: PreviousDocuments;
  /** Ids of new and changed records met so far, and where. */
  readonly #seen = new SeenIds();
  readonly #reading: ReadOptions;
  /** Files and folders of which nothing is known now. */
  readonly #unread: UnreadPath[];
  /** Those of them that the index may have something of. */
  readonly #kept: UnreadPath[];
  #added = 0;
  #changed = 0;
  #removed = 0;

  /** @param sources what the files looked like before */
  constructor(
    writer: IndexWriter,
    walk: CorpusWalk,
    reading: ReadOptions,
    sources: readonly SourceState[] = writer.sources,
  ) {
    this.#writer = writer;
    this.#files = new CorpusFiles(walk, sources);
    this.#reading = reading;
    this.#unread = [...walk.unread];
    this.#kept = [...walk.unread];
    this.#previous = new PreviousDocuments(writer.segments, (path) => this.#files.isStale(path));
  }

  /** Files and folders that could not be looked at: what the index has of them stays as it was. */
  get kept(): readonly UnreadPath[] {
    return this.#kept;
  }

  /** The same, and files that are new and could not be read. */
  get unread(): readonly UnreadPath[] {
    return this.#unread;
  }

  /** New and changed files, in order of path. While they are read more may come behind: those that lose an id. */
  get filesToRead(): readonly SourceFile[] {
    return this.#files.toRead;
  }

  /** Bytes of all files to read, as far as they are known. */
  get bytesToRead(): number {
    return this.#files.bytesToRead;
  }

  /** Reads a file: yields the documents that must be indexed. Those that are in the index already are recognised and kept. */
  async *read(file: SourceFile): AsyncIterable<IndexedDocument> {
    const report: FileReport = {
      skipped: [],
      warnings: [],
      warned: this.#warnedIn(file.path),
      mustReadAgain: false,
    };
    try {
      yield* this.#readRecords(file, report);
    } catch (error) {
      if (!(error instanceof PassingError)) throw error;
      this.#leaveUnread(file.path, error, report);
      return;
    }
    this.#removed += this.#previous.deleteOpen(file.path);
    const { path, bytes, mtimeMs, ctimeMs, inode } = file;
    const { skipped, warnings } = report;
    const stamp = report.mustReadAgain ? null : { bytes, mtimeMs, ctimeMs, inode };
    this.#files.setState({ path, stamp, skipped, warnings });
  }

  async *#readRecords(
    file: SourceFile,
    report: FileReport,
  ): AsyncGenerator<IndexedDocument, void, undefined> {
    for await (const batch of readRecords(file, this.#reading)) {
      for (const record of batch) {
        if (!('parse' in record)) {
          // What keeps a file from being read, such as a right that is missing, need not show in its stamp.
          if (record.reason === 'unreadable' && record.path === file.path && record.line === null)
            report.mustReadAgain = true;
          report.skipped.push(skippedRecordOf(record, file));
          continue;
        }
        if (!report.warned.has(record.fingerprint) && this.#keep(record, file)) continue;
        const parsing = record.parse();
        const parsed = parsing instanceof Promise ? await parsing : parsing;
        for (const read of this.#take(record, file, parsed, report)) {
          const { path } = record;
          const { language = null } = this.#reading;
          const document = language === null || read.language !== null ? read : { ...read, language };
          yield {
            document:
              this.#languages.addObviousLanguage(document, path) ??
              (await this.#languages.addLanguage(document, path)),
            path: file.path,
            fingerprint: record.fingerprint,
          };
        }
      }
    }
  }

  /** Once all files are read: deletes the documents of files that vanished and returns the new state of the rest. */
  finish(): SourceState[] {
    for (const path of this.#previous.paths) this.#removed += this.#previous.deleteOpen(path);
    return this.#files.listStates();
  }

  /** True if the next generation would differ from the one before, and not only in that a kept file must be read again. */
  needsCommit(sources: readonly SourceState[]): boolean {
    if (this.#added + this.#changed + this.#removed > 0) return true;
    const kept = new Set(this.#kept.map(({ path }) => path));
    const print = (states: readonly SourceState[]): string =>
      JSON.stringify(kept.size === 0 ? states : states.filter(({ path }) => !kept.has(path)));
    return print(sources) !== print(this.#writer.sources);
  }

  /** Ids of documents that the generation before has and the next one has not. */
  listRemoved(): readonly string[] {
    return this.#writer.segments.flatMap(({ entry, segment, deleted }) => {
      const before = new Set(decodeDeleted(entry.deleted));
      return [...deleted].flatMap((document) => {
        const id = segment.ids.key(document);
        return before.has(document) || this.#seen.has(id) ? [] : [id];
      });
    });
  }

  counts(): { added: number; changed: number; removed: number } {
    return { added: this.#added, changed: this.#changed, removed: this.#removed };
  }

  /** What is to be known of a file that could not be read to its end: what the index has of it stays. */
  #leaveUnread(path: string, { errno, message }: PassingError, report: FileReport): void {
    const unread: UnreadPath = { path, kind: 'file', errno, message };
    this.#unread.push(unread);
    const before = this.#files.previousState(path);
    this.#previous.keepOpen(path, (id) => this.#seen.has(id));
    if (before !== undefined && this.#previous.holdsPath(path)) {
      this.#kept.push(unread);
      this.#files.setState({ ...before, stamp: null });
      return;
    }
    const { warnings } = report;
    const skipped = [...report.skipped, { line: null, reason: 'unreadable', message, winners: [] } as const];
    this.#files.setState({ path, stamp: null, skipped, warnings });
  }

  /** Fingerprints of the records of a file that were warned of when it was last read. */
  #warnedIn(path: string): ReadonlySet<string> {
    return new Set(this.#files.previousState(path)?.warnings.map(({ fingerprint }) => fingerprint));
  }

  /** The documents of a record that was parsed, as far as they must be indexed. */
  #take(record: RawRecord, file: SourceFile, parsed: ParsedRecord, report: FileReport): readonly Document[] {
    if (parsed.kind === 'skipped') {
      report.skipped.push(skippedRecordOf(parsed.skipped, file));
      return [];
    }
    for (const warning of parsed.warnings)
      report.warnings.push(warningOf(record, placeInside(warning, file) + warning.message, []));
    const { documents } = parsed;
    return documents.flatMap((document) => {
      const named = this.#giveId(document, documents.length, record, file, report);
      return named === null || this.#replacePrevious(named.id, record, file) ? [] : [named];
    });
  }

  /**
   * The document with an id of its own: where its id is taken, that of its place in the file. Null where that is taken, too.
   * @param siblings how many documents its record gives
   */
  #giveId(
    document: Document,
    siblings: number,
    record: RawRecord,
    { path }: SourceFile,
    report: FileReport,
  ): Document | null {
    const { skipped, warnings } = report;
    const { id } = document;
    const location = { path, line: record.line };
    const winner = this.#findTaken(id, path);
    // An id that is its own is kept from it as long as the file that has it cannot be read, and give it back.
    if (winner !== null && winner.path > path) report.mustReadAgain = true;
    if (winner === null) {
      this.#seen.add(id, location);
      return document;
    }
    const place = `${record.path}#${record.line ?? 1}${siblings > 1 ? `#${document.language}` : ''}`;
    const taken = `the id "${id}" is taken by ${printLocation(winner)}`;
    const second = this.#findTaken(place, path);
    if (second === null) {
      this.#seen.add(place, location);
      warnings.push(warningOf(record, `${taken}; this document is known as "${place}"`, [winner.path]));
      return { ...document, id: place };
    }
    const winners = [winner.path, second.path];
    const message = `${taken}${place === id ? '' : `, and "${place}" by ${printLocation(second)}`}`;
    skipped.push({
      line: record.line,
      reason: 'duplicate_id',
      message: `${message}; give one of them another id`,
      winners,
    });
    return null;
  }

  /** Makes way for a new document; true where it is in the index already, and stays. */
  #replacePrevious(id: string, record: RawRecord, { path }: SourceFile): boolean {
    const replaced = this.#previous.withId(id);
    if (replaced === null || pathOf(replaced) !== path) {
      this.#added += 1;
      return false;
    }
    if (hasFingerprint(replaced, record.fingerprint)) {
      this.#previous.keep(replaced, record.line ?? 0);
      return true;
    }
    this.#previous.delete(replaced);
    this.#changed += 1;
    return false;
  }

  /**
   * True if this record is in the index already; its documents then stay. Where one of several lost its id to a record before,
   * it is not: all of them are named anew.
   */
  #keep(record: RawRecord, file: SourceFile): boolean {
    const place = defaultId(record);
    const found: PreviousDocument[] = [];
    for (const previous of this.#previous.withFingerprint(record.fingerprint)) {
      if (pathOf(previous) !== file.path) continue;
      const id = previous.segment.segment.ids.key(previous.document);
      if (id !== place && !id.startsWith(`${place}#`) && isDefaultIdIn(id, file)) continue;
      if (this.#seen.has(id)) return false;
      found.push(previous);
    }
    if (found.length === 0) return false;
    for (const previous of found) this.#previous.keep(previous, record.line ?? 0);
    return true;
  }

  /** Where a document with this id stands that comes before those of the file being read, or null. */
  #findTaken(id: string, path: string): Location | null {
    const seen = this.#seen.get(id);
    if (seen !== null) return seen;
    const kept = this.#previous.keptLine(id);
    if (kept !== null) return { path: kept.path, line: kept.line === 0 ? null : kept.line };
    return this.#findUnread(id, path);
  }

  /**
   * Where a document with this id stands in a file that is left alone and comes before this one, or null. Where such a file
   * comes after this one, it loses the id, and is read again.
   */
  #findUnread(id: string, path: string): Location | null {
    for (const segment of this.#writer.segments) {
      const document = segment.segment.ids.find(id);
      if (document < 0 || segment.deleted.has(document)) continue;
      const other = pathOf({ segment, document });
      if (this.#files.isStale(other)) continue;
      if (other < path || this.#files.isHidden(other)) return { path: other, line: null };
      this.#previous.putInQuestion(this.#files.readAgain(other));
    }
    return null;
  }
}

function warningOf(
  { line, fingerprint }: RawRecord,
  message: string,
  winners: readonly string[],
): RecordWarning {
  return { line, message, fingerprint, winners };
}

function skippedRecordOf(skipped: SkippedDocument, file: SourceFile): SkippedRecord {
  const { line, reason, message } = skipped;
  return { line, reason, message: placeInside(skipped, file) + message, winners: [] };
}

/** What the index says before a message of a record inside an archive, whose path begins with that of the archive. */
function placeInside({ path }: Location, file: SourceFile): string {
  return path === file.path ? '' : `${path.slice(file.path.length + 1)}: `;
}

/** Whether an id looks like one that a record of the file has by its place alone: a line of it, or a path inside an archive. */
function isDefaultIdIn(id: string, { path }: SourceFile): boolean {
  return id.startsWith(path) && (id[path.length] === '#' || id[path.length] === '/');
}

function defaultId({ path, line }: Location): string {
  return line === null ? path : `${path}#${line}`;
}
