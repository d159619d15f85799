// Reads what the index has of one document. That there is none is only said where all parts of the index have answered.

import { FindlingError } from '../../../errors.js';
import type { AskAll } from '../words/tell-words.js';
import { isPartialResult } from './ask-index.js';

/** A document that may be in a part of the index that did not answer. The cluster is not away for that. */
export class PartMissing extends FindlingError {
  constructor() {
    super(
      'server_unreachable',
      'a part of the index does not answer: whether there is such a document cannot be told. Try again later',
    );
  }
}

/** Fields of the document with exactly this id; null where there is none. Throws PartMissing, and as `searchAll` does. */
export async function readOne(
  ask: AskAll,
  id: string,
  fields: readonly string[],
): Promise<Readonly<Record<string, unknown>> | null> {
  const [result] = await ask([{ size: 1, query: { term: { id } }, _source: fields }]);
  const [hit] = result?.hits.hits ?? [];
  if (hit !== undefined) return (hit._source ?? {}) as Readonly<Record<string, unknown>>;
  if (result === undefined || isPartialResult(result)) throw new PartMissing();
  return null;
}
