// Reads single documents of the index.

import type { StoredDocument } from '../../search/engine.js';
import { documentOfSource } from '../cluster-document.js';
import { readOne } from './asked/read-one.js';
import type { AskAll } from './words/tell-words.js';

/** A document with what it is compared by. */
export interface SignedDocument {
  readonly document: StoredDocument;
  readonly signature: string;
}

/** The document with exactly this id, or null. Throws as `readOne` does. */
export async function readSigned(
  { ask }: { readonly ask: AskAll },
  id: string,
): Promise<SignedDocument | null> {
  const source = await readOne(ask, id, ['document', 'signature']);
  const document = source === null ? null : documentOfSource(source);
  const { signature = '' } = (source ?? {}) as { readonly signature?: string };
  return document === null ? null : { document, signature };
}
