// The documents of a benchmark: the first N lines of a collection as one file of JSON lines, read by every engine.

import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { closeSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';

const CHUNK_BYTES = 1 << 20;

/** The lines of a collection, packed with gzip or not. */
export function readCollection(collection) {
  const bytes = createReadStream(collection);
  const text = collection.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  return createInterface({ input: text, crlfDelay: Infinity });
}

/**
 * Writes the first `count` documents as lines of `_id`, `title` and `text`; does nothing if the file is there.
 * Rejects if the collection holds fewer.
 */
export async function writeDocuments(collection, count, file) {
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true });
  // Not in the folder of the file: that is the corpus of an engine.
  const unfinished = `${path.dirname(file)}.unfinished`;
  const out = createWriteStream(unfinished);
  let written = 0;
  for await (const line of readCollection(collection)) {
    if (written === count) break;
    if (line.trim() === '') continue;
    const { _id, id = _id, title = '', text = '' } = JSON.parse(line);
    written += 1;
    const document = { _id: String(id ?? written), title, text };
    if (!out.write(`${JSON.stringify(document)}\n`)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
  if (written < count) throw new Error(`${collection} holds ${written} documents, not ${count}`);
  renameSync(unfinished, file);
}

/** The documents of a file of JSON lines, one by one, without holding the file in memory. */
export function* readDocuments(file) {
  const descriptor = openSync(file, 'r');
  const decoder = new StringDecoder('utf8');
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let rest = '';
  try {
    for (;;) {
      const bytes = readSync(descriptor, chunk, 0, CHUNK_BYTES, null);
      if (bytes === 0) break;
      const lines = (rest + decoder.write(chunk.subarray(0, bytes))).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line);
    }
    if (rest.trim() !== '') yield JSON.parse(rest);
  } finally {
    closeSync(descriptor);
  }
}
