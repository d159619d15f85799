// Runs in a worker thread: documents in, in batches, one segment out. Documents are analyzed as they come, so
// that reading the corpus and indexing it go side by side. Holds nothing between segments but caches.

import type { MessagePort } from 'node:worker_threads';
import { serveTasks } from '../../threads/serve-tasks.js';
import { FileDirectory } from '../directory/file-directory.js';
import type { SegmentBytes } from '../format/segment-files.js';
import { SegmentBuilder } from './segment-builder.js';
import { documentsOfBatch, type FlatBatch } from './batch.js';
import { writeSegment, type WrittenFiles } from './write-segment.js';

/** What comes through the port: documents, and at last that no more will come. Each batch of documents is answered. */
export type BuildMessage =
  { readonly kind: 'documents'; readonly batch: FlatBatch } | { readonly kind: 'finish' };

/** What a thread is given: where the segment is to be written, if it can be. */
export interface BuildTask {
  readonly target: SegmentTarget | null;
}

/** A segment to be. */
export interface SegmentTarget {
  readonly folder: string;
  readonly name: string;
}

/** What has become of a segment. */
export type BuiltSegment =
  | { readonly kind: 'written'; readonly files: WrittenFiles }
  | { readonly kind: 'bytes'; readonly bytes: SegmentBytes };

serveTasks(buildInWorker, (built) =>
  built.kind === 'bytes' ? Object.values(built.bytes).map(({ buffer }) => buffer) : [],
);

/** Builds a segment and writes it, or hands its bytes over without copying where there is no place to write to. */
async function buildInWorker({ target }: BuildTask, port: MessagePort): Promise<BuiltSegment> {
  const bytes = await receiveSegment(port);
  if (target === null) return { kind: 'bytes', bytes };
  const { folder, name } = target;
  return { kind: 'written', files: await writeSegment(new FileDirectory(folder), name, bytes) };
}

function receiveSegment(port: MessagePort): Promise<SegmentBytes> {
  const builder = new SegmentBuilder();
  return new Promise<SegmentBytes>((resolve, reject) => {
    port.on('message', (message: BuildMessage) => {
      try {
        if (message.kind === 'finish') {
          resolve(builder.build());
          return;
        }
        for (const document of documentsOfBatch(message.batch)) builder.add(document);
        port.postMessage('added');
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
}
