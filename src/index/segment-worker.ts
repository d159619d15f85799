// Runs in a worker thread: documents in, in parcels, the bytes of one segment out. Documents are analyzed as they come, so
// that reading the corpus and indexing it go side by side. Holds nothing between segments but caches.

import type { MessagePort } from 'node:worker_threads';
import Tinypool from 'tinypool';
import { SegmentBuilder, type Inverter, type SegmentBytes } from './segment-builder.js';
import { documentsOfParcel, type FlatParcel } from './parcel.js';

/** What comes through the port: documents, and at last how to turn them round. Each parcel of documents is answered. */
export type BuildMessage =
  | { readonly kind: 'documents'; readonly parcel: FlatParcel }
  | { readonly kind: 'finish'; readonly inverter: Inverter };

/** Builds a segment and hands its bytes over without copying. Called by name from `SegmentPool`. */
export async function buildInWorker({ port }: { readonly port: MessagePort }): Promise<SegmentBytes> {
  const builder = new SegmentBuilder();
  const bytes = await new Promise<SegmentBytes>((resolve, reject) => {
    port.on('message', (message: BuildMessage) => {
      try {
        if (message.kind === 'finish') {
          resolve(builder.build(message.inverter));
          return;
        }
        for (const document of documentsOfParcel(message.parcel)) builder.add(document);
        port.postMessage('added');
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
  port.close();
  const buffers = Object.values(bytes).map(({ buffer }) => buffer);
  const movable = { [Tinypool.transferableSymbol]: buffers, [Tinypool.valueSymbol]: bytes };
  return Tinypool.move(movable as never) as unknown as SegmentBytes;
}
