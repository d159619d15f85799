// Reads single documents of the index.

import type { StoredDocument } from '../../search/engine.js';
import { documentOfSource } from '../cluster-document.js';
import type { ClusterView } from './cluster-view.js';

/** A document with what it is compared by. */
export interface SignedDocument {
  readonly document: StoredDocument;
  readonly signature: string;
}

/** The document with exactly this id, or null. */
export async function readSigned(view: ClusterView, id: string): Promise<SignedDocument | null> {
  const [result] = await view.ask([{ size: 1, query: { term: { id } }, _source: ['document', 'signature'] }]);
  const [hit] = result?.hits.hits ?? [];
  const document = hit === undefined ? null : documentOfSource(hit._source);
  const { signature = '' } = (hit?._source ?? {}) as { readonly signature?: string };
  return document === null ? null : { document, signature };
}
