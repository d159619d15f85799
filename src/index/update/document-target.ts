// Somewhere else that the documents of an update are written to, of which the index in the folder then only keeps track: their ids,
// where they came from and what their own fields hold, so that an update sends what has changed and nothing else.

import type { Document } from '../../documents/document.js';
import { listOwnValues, LONG_VALUE, MAX_VALUE_LENGTH } from '../../documents/own/own-values.js';
import type { SearchedFields } from '../../documents/own/searched-fields.js';
import type { IndexedDocument } from '../format/indexed-document.js';
import type { Schema } from '../format/own/own-schema.js';

/** What an update builds upon. */
export interface TargetStart {
  /** The generation that the folder keeps track of; 0 for none. */
  readonly generation: number;
  readonly schema: Schema | null;
  /** Whether everything was asked to be written anew. */
  readonly full: boolean;
  /** Own fields that are searched by themselves. */
  readonly searched: SearchedFields;
}

/** What the target has. */
export interface TargetState {
  /** Why everything has to be written anew, although the folder has a generation; null where it need not. */
  readonly restarted: string | null;
  /** Ids of documents that a run has written or removed which never ended: what is there is not known to be what the folder says. */
  readonly doubtful: readonly string[];
}

/** The end of an update. */
export interface TargetEnd {
  /** Ids of documents to remove. */
  readonly removed: readonly string[];
  /** How many documents there have to be. */
  readonly documents: number;
  /** The generation that the folder is going to keep track of. */
  readonly generation: number;
}

/**
 * Where the documents go. The calls come in this order: `begin`, `add` for each document, `finish`, `publish`; then `close`, whatever
 * has happened. Each rejects with a FindlingError; nothing is published then.
 */
export interface DocumentTarget {
  /** Keeps other writers away and finds out what there is. `build` follows where everything is written anew. */
  begin(start: TargetStart): Promise<TargetState>;

  /** Begins to write everything anew, beside what is served. @param expectedBytes of the files that will be read */
  build(expectedBytes: number): Promise<void>;

  /** Writes a document; waits while enough are on their way. */
  add(document: IndexedDocument): Promise<void>;

  /** Waits until all is written, removes what is to be removed, and counts. */
  finish(end: TargetEnd): Promise<void>;

  /** Has searches see the documents. The folder keeps track of them already. */
  publish(schema: Schema): Promise<void>;

  /** Lets other writers in. Never rejects. */
  close(): Promise<void>;
}

/** What the folder keeps of a document that is written elsewhere: no word of it, but what a schema is made of. */
export function trackedPart({ document, path, fingerprint }: IndexedDocument): IndexedDocument {
  const { id, date, language, section, source, tags, extra } = document;
  const kept: Document = {
    id,
    title: '',
    text: '',
    related: [],
    other: [],
    sections: [],
    annotations: [],
    url: null,
    date,
    language,
    section,
    source,
    tags,
    extra: Object.fromEntries(
      Array.from(listOwnValues(extra), ([name, values]) => [
        name,
        // A value that was too long to be kept says so again.
        values.map((value) => (value === LONG_VALUE ? 'x'.repeat(MAX_VALUE_LENGTH + 1) : value)),
      ]),
    ),
  };
  return { document: kept, path, fingerprint };
}
