// Runs in a worker thread: takes documents in batches and builds one segment of them. Documents are analyzed as they come, so
// that reading the corpus and indexing it go side by side. Between segments only caches are kept.

import type { MessagePort } from 'node:worker_threads';
import type { SearchedFields } from '../../documents/own/searched-fields.js';
import { Analyzers } from '../../text/analyzer.js';
import { serveTasks } from '../../threads/serve-tasks.js';
import { FileDirectory } from '../directory/file-directory.js';
import type { SegmentFiles } from '../format/manifest.js';
import type { SegmentBytes } from '../format/segment-files.js';
import { documentsOfBatch, type FlatBatch } from './batch.js';
import { SegmentBuilder } from './segment-builder.js';
import { writeSegment } from './write-segment.js';

/** What the thread is sent: documents, and at last that no more will come. It answers each batch with `formCount`. */
export type BuildMessage =
  | { readonly kind: 'documents'; readonly batch: FlatBatch }
  | { readonly kind: 'finish' };

/** What a thread is given: where the segment is to be written, if it can be. */
export interface BuildTask {
  readonly target: SegmentTarget | null;
  /** Own fields that are searched by themselves. */
  readonly searched: SearchedFields;
}

/** Where a segment is written to. */
export interface SegmentTarget {
  /** Of the index, on the file system. */
  readonly folder: string;
  /** The name of the segment. */
  readonly name: string;
}

/** A segment that was built: written already, or its bytes where the thread had nowhere to write them. */
export type BuiltSegment =
  | { readonly kind: 'written'; readonly files: SegmentFiles }
  | { readonly kind: 'bytes'; readonly bytes: SegmentBytes };

/** Of this thread, from segment to segment. */
const analyzers = new Analyzers();

serveTasks(buildInWorker, (built) =>
  built.kind === 'bytes' ? Object.values(built.bytes).map(({ buffer }) => buffer) : [],
);

/** Builds a segment and writes it; without a target its bytes are handed over, uncopied. */
async function buildInWorker({ target, searched }: BuildTask, port: MessagePort): Promise<BuiltSegment> {
  const bytes = await receiveSegment(port, searched);
  if (target === null) return { kind: 'bytes', bytes };
  const { folder, name } = target;
  return { kind: 'written', files: await writeSegment(new FileDirectory(folder), name, bytes) };
}

function receiveSegment(port: MessagePort, searched: SearchedFields): Promise<SegmentBytes> {
  const builder = new SegmentBuilder(analyzers, searched);
  return new Promise<SegmentBytes>((resolve, reject) => {
    port.on('message', (message: BuildMessage) => {
      try {
        if (message.kind === 'finish') {
          resolve(builder.build());
          return;
        }
        for (const document of documentsOfBatch(message.batch)) builder.add(document);
        port.postMessage(builder.formCount);
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
}
