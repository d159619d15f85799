// The oracle of `invertTokens`: another engine inverts the same documents. MiniSearch has no positions; they come from the
// tokens themselves, in the order MiniSearch's frequencies call for them.

import MiniSearch from 'minisearch';
import type { GroupedTerms } from '../../../src/index/build/group-terms.js';
import { allocateTokens, writeToken, type InvertedTokens } from '../../../src/index/build/invert-tokens.js';
import type { PostingsBuffer } from '../../../src/index/build/postings-buffer.js';
import { fields } from '../../../src/index/format/schema.js';

/** What MiniSearch is fed: a document's tokens by field, as names of dictionary entries. */
interface TokenizedDocument {
  readonly id: number;
  readonly tokens: readonly (readonly string[])[];
}

const fieldNumbers = fields.map((_, number) => String(number));

function tokenizedDocuments(log: PostingsBuffer, nameOf: (entry: number) => string): TokenizedDocument[] {
  return Array.from({ length: log.documentCount }, (_, id) => {
    const tokens = fields.map((): string[] => []);
    const end = log.ends[id] ?? 0;
    for (let token = log.starts[id] ?? 0; token < end; token += 1) {
      tokens[(log.fieldPositionOf[token] ?? 0) >>> 24]?.push(nameOf(log.formOf[token] ?? 0));
    }
    return { id, tokens };
  });
}

/** One MiniSearch posting: an entry in one field of one document. */
interface FieldPosting {
  readonly document: number;
  readonly field: number;
  readonly entry: number;
  readonly frequency: number;
}

function postingsByClass(
  index: MiniSearch<TokenizedDocument>,
  { keys, termOf }: GroupedTerms,
): readonly (readonly FieldPosting[])[] {
  const frozen = index.toJSON();
  const fieldOf = new Map(Object.entries(frozen.fieldIds).map(([name, id]) => [String(id), Number(name)]));
  const postings = keys.map((): FieldPosting[] => []);
  for (const [term, byField] of frozen.index) {
    const entry = Number(term);
    const members = postings[termOf[entry] ?? 0];
    for (const [fieldId, byDocument] of Object.entries(byField)) {
      const field = fieldOf.get(fieldId) ?? 0;
      for (const [shortId, frequency] of Object.entries(byDocument)) {
        // Short ids count documents in the order they were added: the numbers of the log.
        members?.push({ document: Number(shortId), field, entry, frequency });
      }
    }
  }
  for (const members of postings) members.sort((a, b) => a.document - b.document || a.field - b.field);
  return postings;
}

/** Hands out the tokens of each entry in the order of the log. */
class TokenQueue {
  readonly #next: Uint32Array;
  readonly #tokens: Uint32Array;

  constructor(log: PostingsBuffer) {
    const starts = new Uint32Array(log.forms.length + 1);
    for (let token = 0; token < log.tokenCount; token += 1) {
      const after = (log.formOf[token] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
    for (let entry = 1; entry < starts.length; entry += 1) {
      starts[entry] = (starts[entry] ?? 0) + (starts[entry - 1] ?? 0);
    }
    this.#next = starts.slice();
    this.#tokens = new Uint32Array(log.tokenCount);
    for (let document = 0; document < log.documentCount; document += 1) {
      const end = log.ends[document] ?? 0;
      for (let token = log.starts[document] ?? 0; token < end; token += 1) {
        const entry = log.formOf[token] ?? 0;
        const slot = starts[entry] ?? 0;
        this.#tokens[slot] = token;
        starts[entry] = slot + 1;
      }
    }
  }

  take(entry: number): number {
    const slot = this.#next[entry] ?? 0;
    this.#next[entry] = slot + 1;
    return this.#tokens[slot] ?? 0;
  }
}

function placePostings(
  postings: readonly (readonly FieldPosting[])[],
  log: PostingsBuffer,
  ordinalOf: Uint32Array,
): InvertedTokens {
  const counts = Uint32Array.from(postings, (members) =>
    members.reduce((sum, { frequency }) => sum + frequency, 0),
  );
  const inverted = allocateTokens(counts, log.tokenCount);
  const queue = new TokenQueue(log);
  let slot = 0;
  for (const members of postings) {
    for (let first = 0; first < members.length;) {
      const { document, field } = members[first] ?? { document: -1, field: -1 };
      const tokens: number[] = [];
      for (; members[first]?.document === document && members[first]?.field === field; first += 1) {
        const { entry, frequency } = members[first] ?? { entry: 0, frequency: 0 };
        for (let count = 0; count < frequency; count += 1) tokens.push(queue.take(entry));
      }
      for (const token of tokens.sort((a, b) => a - b)) {
        writeToken(
          inverted.tokens,
          slot,
          document,
          ordinalOf[log.formOf[token] ?? 0] ?? 0,
          log.fieldPositionOf[token] ?? 0,
        );
        slot += 1;
      }
    }
  }
  return inverted;
}

/** Inverts a log through a MiniSearch instance: the same tokens in the same order as `invertTokens` gives. */
export function invertThroughMiniSearch(log: PostingsBuffer, classes: GroupedTerms): InvertedTokens {
  const index = new MiniSearch<TokenizedDocument>({
    fields: fieldNumbers,
    extractField: (document, field) =>
      (field === 'id' ? document.id : document.tokens[Number(field)]) as never,
    // Values are lists of tokens already; MiniSearch passes them on as they are.
    stringifyField: (value) => value as string,
    tokenize: (tokens) => tokens as unknown as string[],
    processTerm: (term) => term,
  });
  index.addAll(tokenizedDocuments(log, String));
  return placePostings(postingsByClass(index, classes), log, classes.ordinalOf);
}
