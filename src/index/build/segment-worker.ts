// Runs in a worker thread: documents in, in batches, one segment out. Documents are analyzed as they come, so
// that reading the corpus and indexing it go side by side. Holds nothing between segments but caches.

import type { MessagePort } from 'node:worker_threads';
import Tinypool from 'tinypool';
import { FindlingError, type ErrorCode } from '../../errors.js';
import { FileDirectory } from '../directory/file-directory.js';
import { SegmentBuilder, type Inverter, type SegmentBytes } from './segment-builder.js';
import { documentsOfBatch, type FlatBatch } from './batch.js';
import { writeSegment, type WrittenFiles } from './write-segment.js';

/** What comes through the port: documents, and at last how to turn them round. Each batch of documents is answered. */
export type BuildMessage =
  | { readonly kind: 'documents'; readonly batch: FlatBatch }
  | { readonly kind: 'finish'; readonly inverter: Inverter };

/** What a thread is given: the port its documents come through, and where the segment is to be written, if it can be. */
export interface BuildTask {
  readonly port: MessagePort;
  readonly target: SegmentTarget | null;
}

/** A segment to be. */
export interface SegmentTarget {
  readonly folder: string;
  readonly name: string;
}

/** What has become of a segment; errors lose what they are on their way to another thread. */
export type BuiltSegment =
  | { readonly kind: 'written'; readonly files: WrittenFiles }
  | { readonly kind: 'bytes'; readonly bytes: SegmentBytes }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };

/**
 * Builds a segment and writes it, or hands its bytes over without copying where there is no place to write to. Called by
 * name from `SegmentPool`.
 */
export async function buildInWorker({ port, target }: BuildTask): Promise<BuiltSegment> {
  const bytes = await receiveSegment(port);
  port.close();
  if (target !== null) return writeToTarget(target, bytes);
  const buffers = Object.values(bytes).map(({ buffer }) => buffer);
  const built: BuiltSegment = { kind: 'bytes', bytes };
  const movable = { [Tinypool.transferableSymbol]: buffers, [Tinypool.valueSymbol]: built };
  return Tinypool.move(movable as never) as unknown as BuiltSegment;
}

function receiveSegment(port: MessagePort): Promise<SegmentBytes> {
  const builder = new SegmentBuilder();
  return new Promise<SegmentBytes>((resolve, reject) => {
    port.on('message', (message: BuildMessage) => {
      try {
        if (message.kind === 'finish') {
          resolve(builder.build(message.inverter));
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

async function writeToTarget({ folder, name }: SegmentTarget, bytes: SegmentBytes): Promise<BuiltSegment> {
  try {
    return { kind: 'written', files: await writeSegment(new FileDirectory(folder), name, bytes) };
  } catch (error) {
    if (!(error instanceof FindlingError)) throw error;
    return { kind: 'failed', code: error.code, message: error.message };
  }
}
