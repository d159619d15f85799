// Brings an index up to date with a corpus: what changed is indexed, what vanished is deleted, the rest is left alone.
// After any sequence of edits the answers are those of a full rebuild.

import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { DEFAULT_BUILD_MEMORY_MB, DEFAULT_MINISEARCH } from '../../config.js';
import type { SkippedDocument } from '../../documents/document.js';
import { listFieldNames, listWantedProperties, textLanguageOf } from '../../documents/own/field-names.js';
import { type SearchedFields, searchedFieldsOf } from '../../documents/own/searched-fields.js';
import type { SourceFile } from '../../documents/record.js';
import type { CorpusFileSystem } from '../../documents/source/corpus-file-system.js';
import { walkCorpus } from '../../documents/source/corpus-walk.js';
import { findSites } from '../../documents/source/folders/site-folders.js';
import { findVaults } from '../../documents/source/folders/vaults.js';
import { mayHaveProperties } from '../../documents/source/format.js';
import { readingFingerprint, type ReadOptions } from '../../documents/source/read-options.js';
import { FindlingError } from '../../errors.js';
import { fieldsOf } from '../../field-settings.js';
import { SegmentPool } from '../build/segment-pool.js';
import { IndexWriter } from '../commit/index-writer.js';
import { fingerprintSettings, type SchemaSettings } from '../commit/infer-schema.js';
import { type Pace, readPace, writePace } from '../commit/pace-file.js';
import type { Directory } from '../directory/directory.js';
import { countLive } from '../format/manifest.js';
import type { Schema } from '../format/own/own-schema.js';
import { type SourceState, toDocumentWarning, toSkippedDocument } from '../format/source-states.js';
import { mergeWorthwhile } from '../merge/merge-worthwhile.js';
import { planMemory } from './build-memory.js';
import { CorpusChanges } from './corpus-changes.js';
import { type DocumentTarget, trackedPart } from './document-target.js';
import { refuseMassLoss, refuseUnreadLoss } from './guard-against-loss.js';
import { IndexingQueue } from './indexing-queue.js';
import { UndatedDocuments } from './undated-documents.js';
import type { RebuildPlan, RetypedField, UpdateProgress, UpdateSummary } from './update-summary.js';

/** The settings that decide which documents files give. */
export type ReadingSettings = Pick<
  ReadOptions,
  | 'dateOrder'
  | 'drafts'
  | 'maxJsonFileBytes'
  | 'maxPackedFileBytes'
  | 'maxRecordBytes'
  | 'noindex'
  | 'sourceFiles'
>;

/** What to bring up to date, and how. */
export interface UpdateOptions extends SchemaSettings {
  /** The folder of the documents. */
  readonly corpus: string;
  readonly directory: Directory;
  /** Files of Findling besides the index that may lie within the corpus and are no documents, such as the synonyms. */
  readonly ownPaths?: readonly string[];
  /** Rebuilds everything. */
  readonly full?: boolean;
  /** Goes on where fewer than half as many documents as before would be left, or none. */
  readonly allowShrink?: boolean;
  /** What is asked for the files of the corpus; the machine unless told. */
  readonly fileSystem?: CorpusFileSystem;
  /** Which documents are read, and how; documents read by other settings before are read again. */
  readonly reading?: ReadingSettings;
  /** Segments that are built at a time, at most; as many as the machine has cores unless told. */
  readonly threads?: number;
  /** Memory that may be taken, in MB: see `planMemory`. */
  readonly buildMemory?: number;
  /** Up to this many documents a generation is written in the form MiniSearch loads, too; 0 for never. */
  readonly minisearch?: number;
  /** Where the documents are written to instead, so that the index only keeps track of them; nowhere else unless told. */
  readonly target?: DocumentTarget;
  readonly onProgress?: (progress: UpdateProgress) => void;
  /** Is told before everything is indexed anew that was indexed before. */
  readonly onRebuild?: (plan: RebuildPlan) => void;
  /** Stops at the next safe point; nothing is published then. */
  readonly signal?: AbortSignal;
}

/**
 * Brings the index up to date with the corpus and publishes a generation, if anything has changed.
 * @throws FindlingError `corpus_missing`, `corpus_empty`, `corpus_shrunk`, `corpus_incomplete`, `index_locked`,
 * `index_unreadable`,
 * `write_failed`; nothing is published then
 */
export async function updateIndex(options: UpdateOptions): Promise<UpdateSummary> {
  const started = performance.now();
  const { fileSystem, allowShrink = false, directory } = options;
  const ownPaths = [...(options.ownPaths ?? []), ...(directory.folder === null ? [] : [directory.folder])];
  const walk = await walkCorpus(options.corpus, {
    ownPaths,
    sourceFiles: options.reading?.sourceFiles ?? false,
    ...(fileSystem === undefined ? {} : { fileSystem }),
  });
  const reading: ReadOptions = {
    ...options.reading,
    vaults: findVaults(walk, fileSystem),
    sites: findSites(walk),
    names: listFieldNames(options.fields ?? {}),
    language: textLanguageOf(options.fields ?? {}),
    ...(fileSystem === undefined ? {} : { fileSystem }),
  };
  const searched = searchedFieldsOf(fieldsOf(options.fields ?? {}));
  const { writer, sources: before, restarted } = await openWriter(options, reading, searched);
  const { buildMemory = DEFAULT_BUILD_MEMORY_MB, threads = availableParallelism() } = options;
  const plan = planMemory(buildMemory, threads);
  const pool = new SegmentPool(plan.threads, searched);
  let queue: IndexingQueue | null = null;
  let summary: Omit<UpdateSummary, 'unswept'>;
  try {
    const changes = new CorpusChanges(writer, walk, reading, before);
    const rebuild =
      restarted === null ? null : planRebuild(writer, changes, await readPace(directory), restarted);
    if (rebuild !== null) options.onRebuild?.(rebuild);
    if (writer.generation === 0) await options.target?.build(changes.bytesToRead);
    queue = new IndexingQueue(writer, pool, {
      expectedBytes: changes.bytesToRead,
      allNew: writer.segments.length === 0,
      maxSegmentMemory: plan.maxSegmentMemory,
    });
    const undated = new UndatedDocuments();
    await readChanges(changes, queue, undated, options);
    await queue.finish();
    const sources = changes.finish();
    // Before segments are merged, which forgets what was deleted from them.
    const removed = options.target === undefined ? [] : changes.listRemoved();
    const documents = writer.nextSegments().reduce((sum, segment) => sum + countLive(segment), 0);
    const allSkipped = [...walk.skipped, ...skippedIn(sources)];
    if (!allowShrink) {
      refuseUnreadLoss(writer, changes.unread);
      refuseMassLoss(writer, documents, sources, options.corpus);
    }
    // An index that was emptied on purpose is brought up to date as any other.
    const mayBeEmpty = writer.previous !== null && (allowShrink || writer.previous.documents === 0);
    if (documents === 0 && !mayBeEmpty) throw emptyCorpus(options.corpus, walk.files, allSkipped);
    const { full = false, minisearch = DEFAULT_MINISEARCH } = options;
    const hasOtherSettings = writer.previousSchema?.configured !== fingerprintSettings(options);
    const publish =
      changes.needsCommit(sources) ||
      restarted !== null ||
      full ||
      hasOtherSettings ||
      (options.target === undefined && writer.hasMiniSearch !== documents <= minisearch);
    const undatedSummary = undated.summary(writer.segments);
    if (publish) await mergeWorthwhile(writer, plan.maxMergedBytes);
    options.signal?.throwIfAborted();
    const pace = publish ? measure(writer, changes, started) : null;
    const generation = publish
      ? await commit(writer, { sources, removed, documents, minisearch }, options)
      : writer.generation;
    if (pace !== null) await writePace(directory, pace);
    summary = {
      published: publish,
      generation,
      documents,
      ...changes.counts(),
      undated: undatedSummary,
      files: walk.files.length + walk.skipped.filter(({ reason }) => reason !== 'passed_over').length,
      skipped: allSkipped,
      warnings: sources.flatMap(({ path, warnings }) =>
        warnings.map((warning) => toDocumentWarning(path, warning)),
      ),
      kept: changes.kept,
      seconds: (performance.now() - started) / 1000,
      bytesRead: changes.bytesToRead,
      indexBytes: writer
        .nextSegments()
        .flatMap((segment) => Object.values(segment.files))
        .reduce((sum, { bytes }) => sum + bytes, 0),
      restarted,
      rebuild,
      settingsTakenOver: publish && hasOtherSettings && writer.generation > 0,
      retyped: listRetyped(writer.previousSchema, writer.schema),
      unusedSettings: writer.unusedSettings,
    };
  } catch (error) {
    throw await writer.explain(error);
  } finally {
    await pool.close();
    // What is still being written is swept with the rest.
    await queue?.settle();
    await options.target?.close();
    await writer.close();
  }
  return { ...summary, unswept: writer.unswept };
}

/** What an update builds upon, by what the folder keeps and by what its target has. */
interface OpenedWriter {
  readonly writer: IndexWriter;
  readonly sources: readonly SourceState[];
  /** Why everything is indexed anew, or null. */
  readonly restarted: string | null;
}

/** Opens the writer of a folder, and the target of the documents. */
async function openWriter(
  { directory, full = false, target, fields = {} }: UpdateOptions,
  reading: ReadOptions,
  searched: SearchedFields,
): Promise<OpenedWriter> {
  const fingerprint = readingFingerprint(reading, searched);
  const open = (anew: boolean): Promise<IndexWriter> =>
    IndexWriter.open(directory, {
      full: anew,
      // A folder that holds the documents themselves keeps no track of others.
      reading: target === undefined ? fingerprint : `${fingerprint} elsewhere`,
    });
  const writer = await open(full);
  const wanted = listWantedProperties(fields);
  const hasOtherProperties = writer.properties.join() !== wanted.join();
  const asked = hasOtherProperties ? forgetFiles(writer) : writer.sources;
  if (target === undefined) return { writer, sources: asked, restarted: writer.restarted };
  try {
    const { generation, previousSchema: schema } = writer;
    const { restarted, doubtful } = await target.begin({ generation, schema, full, searched });
    if (restarted === null || generation === 0) {
      const sources = forget(writer, doubtful, asked);
      return { writer, sources, restarted: writer.restarted ?? (full ? null : restarted) };
    }
    await writer.close();
    const anew = await open(true);
    return { writer: anew, sources: anew.sources, restarted };
  } catch (error) {
    await target.close();
    await writer.close();
    throw error;
  }
}

/** Takes documents for deleted, so that they are written again where they are still in the corpus: their files are read. */
function forget(
  writer: IndexWriter,
  ids: readonly string[],
  sources: readonly SourceState[],
): readonly SourceState[] {
  const paths = new Set<string>();
  for (const id of ids) {
    for (const { segment, deleted } of writer.segments) {
      const document = segment.ids.find(id);
      if (document < 0 || deleted.has(document)) continue;
      deleted.add(document);
      paths.add(segment.pathOf(document));
    }
  }
  return paths.size === 0
    ? sources
    : sources.map((state) => (paths.has(state.path) ? { ...state, stamp: null } : state));
}

/** The same for the documents of files that may have properties, which are asked for other ones now. */
function forgetFiles(writer: IndexWriter): readonly SourceState[] {
  for (const { segment, deleted } of writer.segments) {
    for (let document = 0; document < segment.documentCount; document += 1)
      if (mayHaveProperties(segment.pathOf(document))) deleted.add(document);
  }
  return writer.sources.map((state) => (mayHaveProperties(state.path) ? { ...state, stamp: null } : state));
}

/** What the next generation holds. */
interface NextContents {
  readonly sources: readonly SourceState[];
  /** Ids of documents that are no longer there. */
  readonly removed: readonly string[];
  readonly documents: number;
  readonly minisearch: number;
}

/** Publishes the next generation; where the documents are elsewhere, once all of them are there. */
async function commit(
  writer: IndexWriter,
  { sources, removed, documents, minisearch }: NextContents,
  options: UpdateOptions,
): Promise<number> {
  const { target } = options;
  if (target === undefined) return await writer.commit(sources, minisearch, options);
  const generation = await writer.nextGeneration();
  await target.finish({ removed, documents, generation });
  await writer.commit(sources, 0, options);
  if (writer.schema !== null) await target.publish(writer.schema);
  return generation;
}

/** What is told of a run that has to index everything anew. */
function planRebuild(
  writer: IndexWriter,
  changes: CorpusChanges,
  pace: Pace | null,
  reason: string,
): RebuildPlan {
  const { documents = 0 } = writer.previous ?? {};
  const bytes = changes.bytesToRead;
  const seconds = pace === null ? null : (pace.seconds * bytes) / pace.bytes;
  return { reason, documents, files: changes.filesToRead.length, bytes, seconds };
}

/** What a run took up to now, if it has read everything. @param started milliseconds of `performance.now` */
function measure(writer: IndexWriter, { bytesToRead }: CorpusChanges, started: number): Pace | null {
  if (writer.generation > 0 || bytesToRead === 0) return null;
  return { bytes: bytesToRead, seconds: Math.max(performance.now() - started, 1) / 1000 };
}

/** Fields that were of another type before. */
function listRetyped(before: Schema | null, after: Schema | null): readonly RetypedField[] {
  return (after?.fields ?? []).flatMap(({ name, type }) => {
    const previous = before?.fields.find((field) => field.name === name);
    return previous === undefined || previous.type === type
      ? []
      : [{ name, before: previous.type, after: type }];
  });
}

function skippedIn(sources: readonly SourceState[]): SkippedDocument[] {
  return sources.flatMap(({ path, skipped }) => skipped.map((record) => toSkippedDocument(path, record)));
}

async function readChanges(
  changes: CorpusChanges,
  queue: IndexingQueue,
  undated: UndatedDocuments,
  { onProgress, signal, target }: UpdateOptions,
): Promise<void> {
  let doneBytes = 0;
  for (const file of changes.filesToRead) {
    for await (const document of changes.read(file)) {
      undated.add(document);
      await target?.add(document);
      await queue.add(target === undefined ? document : trackedPart(document));
      if (queue.documentCount % 256 === 0) {
        signal?.throwIfAborted();
        onProgress?.({ doneBytes, totalBytes: changes.bytesToRead, documents: queue.documentCount });
      }
    }
    doneBytes += file.bytes;
    onProgress?.({ doneBytes, totalBytes: changes.bytesToRead, documents: queue.documentCount });
  }
}

function emptyCorpus(
  corpus: string,
  files: readonly SourceFile[],
  skipped: readonly SkippedDocument[],
): FindlingError {
  const [first] = skipped;
  const count = files.length + skipped.filter(({ reason }) => reason === 'unsupported').length;
  const found =
    count === 0 && first === undefined
      ? 'holds no files'
      : `holds ${count} files but no document${first === undefined ? '' : ` (${first.path}: ${first.message})`}`;
  return new FindlingError(
    'corpus_empty',
    `${corpus} ${found}; nothing was published. Put text, Markdown, HTML, JSON, CSV, PDF, office or mail files there`,
  );
}
