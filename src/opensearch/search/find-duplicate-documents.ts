// The near-duplicates of a document: those that share a key with it are compared by their signatures.

import { FindlingError } from '../../errors.js';
import { duplicateSimilarity } from '../../index/duplicates/find-neighbours.js';
import { bandsOf, decodeSignature } from '../duplicate-bands.js';
import { readOne } from './asked/read-one.js';
import { type ClusterQuery, NOTHING_MET } from './asked/translate-condition.js';
import type { AskAll } from './words/tell-words.js';

/** Documents that share a key with it and are compared. */
const MAX_COMPARED = 1000;

interface Signed {
  readonly id?: string;
  readonly signature?: string;
}

/**
 * Met by the near-duplicates of a document, without itself.
 * @throws FindlingError `document_not_found`, and as `readOne` does
 */
export async function duplicatesQuery(ask: AskAll, id: string): Promise<ClusterQuery> {
  const source: Signed | null = await readOne(ask, id, ['id', 'signature']);
  if (source === null)
    throw new FindlingError('document_not_found', `duplicatesOf: no document has the id "${id}"`);
  const ids = await duplicatesOfSignature(ask, id, source.signature ?? '');
  return ids.length === 0 ? NOTHING_MET : { terms: { id: ids } };
}

/** The ids of the near-duplicates of a document. */
export async function duplicatesOfSignature(
  ask: AskAll,
  id: string,
  signature: string,
): Promise<readonly string[]> {
  const own = decodeSignature(signature);
  const bands = bandsOf(own);
  if (bands.length === 0) return [];
  const [others] = await ask([
    {
      size: MAX_COMPARED,
      query: { bool: { filter: [{ terms: { bands } }], must_not: [{ term: { id } }] } },
      _source: ['id', 'signature'],
    },
  ]);
  return (others?.hits.hits ?? []).flatMap(({ _source }) => {
    const { id: other = '', signature: text = '' } = _source as Signed;
    return duplicateSimilarity(own, 0, decodeSignature(text), 0) > 0 ? [other] : [];
  });
}
