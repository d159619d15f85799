// A collection as a folder of files of JSON lines, and the same documents made into more, or into others.

import { once } from 'node:events';
import { createWriteStream, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { readCollection } from './documents.mjs';
import { seededRandom } from './random.mjs';

/** Writes documents as `000.jsonl`, `001.jsonl` and so on, `each` in a file; empties the folder first. Returns the bytes. */
export async function writeCorpus(folder, documents, each) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  let out = null;
  let written = 0;
  let bytes = 0;
  const close = async () => {
    if (out === null) return;
    out.end();
    await finished(out);
    bytes += out.bytesWritten;
  };
  for await (const document of documents) {
    if (written % each === 0) {
      await close();
      out = createWriteStream(path.join(folder, nameOfFile(written / each)));
    }
    if (!out.write(`${JSON.stringify(document)}\n`)) await once(out, 'drain');
    written += 1;
  }
  await close();
  return bytes;
}

export function nameOfFile(number) {
  return `${String(number).padStart(3, '0')}.jsonl`;
}

/** The first documents of a collection. `change` makes each into what is written. */
export async function* takeDocuments(collection, count, change = (document) => document) {
  let taken = 0;
  for await (const line of readCollection(collection)) {
    if (taken === count) return;
    const { _id, title = '', text = '' } = JSON.parse(line);
    taken += 1;
    yield change({ _id: String(_id ?? taken), title, text });
  }
}

/**
 * As many documents as wanted: the collection again and again, from the second time on with the words of each document
 * in another order. Words keep their frequencies, phrases and neighbours do not.
 */
export async function* repeatDocuments(collection, count) {
  for await (const { _id, title, text } of repeatRecords(collection, count)) yield { _id, title, text };
}

/** The same, with all that the collection says of a document. */
export async function* repeatRecords(collection, count) {
  const random = seededRandom(4);
  let made = 0;
  for (let pass = 0; made < count; pass += 1) {
    const before = made;
    for await (const line of readCollection(collection)) {
      if (made === count) return;
      const { _id = made + 1, title = '', text = '', ...rest } = JSON.parse(line);
      made += 1;
      yield pass === 0
        ? { _id: String(_id), title, text, ...rest }
        : {
            _id: `${_id}~${pass}`,
            title: shuffleWords(title, random),
            text: shuffleWords(text, random),
            ...rest,
          };
    }
    if (made === before) throw new Error(`${collection} holds no documents`);
  }
}

/** Fisher and Yates. */
function shuffleWords(text, random) {
  const words = text.split(' ');
  for (let last = words.length - 1; last > 0; last -= 1) {
    const other = random(last + 1);
    [words[last], words[other]] = [words[other], words[last]];
  }
  return words.join(' ');
}
