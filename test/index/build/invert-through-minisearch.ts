// The oracle of `invertTokens`: another engine inverts the same documents. MiniSearch has no positions; they come from the
// tokens themselves, in the order MiniSearch's frequencies call for them.

import MiniSearch from 'minisearch';
import type { GroupedTerms } from '../../../src/index/build/group-terms.js';
import { allocateTokens, type InvertedTokens, writeToken } from '../../../src/index/build/invert-tokens.js';
import type { PostingsBuffer } from '../../../src/index/build/postings-buffer.js';
import { fieldOf } from '../../../src/index/format/field-position.js';
import { fields } from '../../../src/index/format/schema.js';

/** What MiniSearch is fed: a document's tokens by field; a token is the index of its surface form, as text. */
interface TokenizedDocument {
  readonly id: number;
  readonly tokens: readonly (readonly string[])[];
}

const fieldNumbers = fields.map((_, number) => String(number));

function tokenizedDocuments(buffer: PostingsBuffer): TokenizedDocument[] {
  return Array.from({ length: buffer.documentCount }, (_, id) => {
    const tokens = fields.map((): string[] => []);
    const end = buffer.ends[id] ?? 0;
    for (let token = buffer.starts[id] ?? 0; token < end; token += 1) {
      tokens[fieldOf(buffer.fieldPositionOf[token] ?? 0)]?.push(String(buffer.formOf[token] ?? 0));
    }
    return { id, tokens };
  });
}

/** One MiniSearch posting: a surface form in one field of one document. */
interface FieldPosting {
  readonly document: number;
  readonly field: number;
  readonly form: number;
  readonly frequency: number;
}

function postingsByTerm(
  index: MiniSearch<TokenizedDocument>,
  { keys, termOf }: GroupedTerms,
): readonly (readonly FieldPosting[])[] {
  const json = index.toJSON();
  const fieldById = new Map(Object.entries(json.fieldIds).map(([name, id]) => [String(id), Number(name)]));
  const postings = keys.map((): FieldPosting[] => []);
  for (const [text, byField] of json.index) {
    const form = Number(text);
    const members = postings[termOf[form] ?? 0];
    for (const [fieldId, byDocument] of Object.entries(byField)) {
      const field = fieldById.get(fieldId) ?? 0;
      for (const [shortId, frequency] of Object.entries(byDocument)) {
        // Short ids count documents in the order they were added: the numbers of the buffer.
        members?.push({ document: Number(shortId), field, form, frequency });
      }
    }
  }
  for (const members of postings) members.sort((a, b) => a.document - b.document || a.field - b.field);
  return postings;
}

/** Gives out the tokens of each surface form in the order of the buffer. */
class TokenQueue {
  readonly #next: Uint32Array;
  readonly #tokens: Uint32Array;

  constructor(buffer: PostingsBuffer) {
    const starts = new Uint32Array(buffer.forms.length + 1);
    for (let token = 0; token < buffer.tokenCount; token += 1) {
      const after = (buffer.formOf[token] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
    for (let form = 1; form < starts.length; form += 1) {
      starts[form] = (starts[form] ?? 0) + (starts[form - 1] ?? 0);
    }
    this.#next = starts.slice();
    this.#tokens = new Uint32Array(buffer.tokenCount);
    for (let document = 0; document < buffer.documentCount; document += 1) {
      const end = buffer.ends[document] ?? 0;
      for (let token = buffer.starts[document] ?? 0; token < end; token += 1) {
        const form = buffer.formOf[token] ?? 0;
        const index = starts[form] ?? 0;
        this.#tokens[index] = token;
        starts[form] = index + 1;
      }
    }
  }

  take(form: number): number {
    const index = this.#next[form] ?? 0;
    this.#next[form] = index + 1;
    return this.#tokens[index] ?? 0;
  }
}

/** The tokens in the order of MiniSearch's postings, with the positions they have in the buffer. */
function writePostings(
  postings: readonly (readonly FieldPosting[])[],
  buffer: PostingsBuffer,
  ordinalOf: Uint32Array,
): InvertedTokens {
  const counts = Uint32Array.from(postings, (members) =>
    members.reduce((sum, { frequency }) => sum + frequency, 0),
  );
  const inverted = allocateTokens(counts, buffer.tokenCount);
  const queue = new TokenQueue(buffer);
  let index = 0;
  for (const members of postings) {
    for (let first = 0; first < members.length;) {
      const { document, field } = members[first] ?? { document: -1, field: -1 };
      const tokens: number[] = [];
      for (; members[first]?.document === document && members[first]?.field === field; first += 1) {
        const { form, frequency } = members[first] ?? { form: 0, frequency: 0 };
        for (let count = 0; count < frequency; count += 1) tokens.push(queue.take(form));
      }
      for (const token of tokens.sort((a, b) => a - b)) {
        const ordinal = ordinalOf[buffer.formOf[token] ?? 0] ?? 0;
        writeToken(inverted.tokens, index, document, ordinal, buffer.fieldPositionOf[token] ?? 0);
        index += 1;
      }
    }
  }
  return inverted;
}

/** Inverts a buffer through a MiniSearch instance: the same tokens in the same order as `invertTokens` gives. */
export function invertThroughMiniSearch(buffer: PostingsBuffer, terms: GroupedTerms): InvertedTokens {
  const index = new MiniSearch<TokenizedDocument>({
    fields: fieldNumbers,
    extractField: (document, field) =>
      (field === 'id' ? document.id : document.tokens[Number(field)]) as never,
    // Values are lists of tokens already; MiniSearch passes them on as they are.
    stringifyField: (value) => value as string,
    tokenize: (tokens) => tokens as unknown as string[],
    processTerm: (term) => term,
  });
  index.addAll(tokenizedDocuments(buffer));
  return writePostings(postingsByTerm(index, terms), buffer, terms.ordinalOf);
}
