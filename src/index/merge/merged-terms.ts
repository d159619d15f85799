// The terms and surface forms of several segments united, and the tokens of each term in the order of the merged documents.
// Forms that only deleted documents held are left out.

import { grow } from '../../collections/grow.js';
import { ordinalOfToken, TOKEN_WIDTH, writeToken } from '../build/invert-tokens.js';
import { compareKeys, sortKeys } from '../format/compare-keys.js';
import { packFieldPosition } from '../format/field-position.js';
import type { Segment } from '../read/segment.js';
import type { MergedDocuments, MergeSource } from './merged-documents.js';

/** Where a merged term lies in one source: its ordinal there, and the merged ordinal of each of its forms there. */
interface TermPart {
  /** Index of the source. */
  readonly source: number;
  readonly termOrdinal: number;
  readonly formOrdinals: Uint32Array;
}

/** A term of the merged segment. */
export interface MergedTerm {
  /** See `termKey`. */
  readonly key: string;
  /** Sorted: the index of a form is its ordinal. */
  readonly forms: readonly string[];
  readonly parts: readonly TermPart[];
}

/** Tokens of one term, document by document, as `InvertedTokens` has them. Valid until the next term is read. */
export interface TermTokens {
  readonly length: number;
  readonly tokens: Uint32Array;
}

/** The terms of a merged segment. */
export class MergedTerms {
  /** Sorted by key; each occurs in some document that is left. */
  readonly terms: readonly MergedTerm[];
  readonly #sources: readonly MergeSource[];
  readonly #mergedNumbers: readonly Int32Array[];
  #tokens = new Uint32Array(1024 * TOKEN_WIDTH);
  #length = 0;

  constructor(sources: readonly MergeSource[], { mergedNumbers }: MergedDocuments) {
    this.#sources = sources;
    this.#mergedNumbers = mergedNumbers;
    const anyDeleted = sources.some(({ deleted }) => deleted.size > 0);
    const united = uniteTerms(sources);
    this.terms = anyDeleted ? united.flatMap((term) => this.#withoutDeleted(term)) : united;
  }

  /** Reads the tokens of a term from all sources, in order of the merged documents. */
  tokens({ parts }: MergedTerm): TermTokens {
    this.#length = 0;
    const cursors = parts.map((part) => this.#open(part));
    for (;;) {
      let next: PostingCursor | null = null;
      for (const cursor of cursors) if (cursor.document < (next?.document ?? END)) next = cursor;
      if (next === null) break;
      this.#append(next);
      next.advance();
    }
    return { length: this.#length, tokens: this.#tokens };
  }

  #open(part: TermPart): PostingCursor {
    const source = this.#sources[part.source];
    const numbers = this.#mergedNumbers[part.source];
    if (source === undefined || numbers === undefined) throw new RangeError(`no source ${part.source}`);
    return new PostingCursor(source.segment, part, numbers);
  }

  #append({ document, segment, part, posting }: PostingCursor): void {
    segment.readPositions(part.termOrdinal, posting, (field, position, ordinal) => {
      if (this.#length * TOKEN_WIDTH === this.#tokens.length) {
        this.#tokens = grow(this.#tokens, this.#tokens.length * 2);
      }
      const fieldPosition = packFieldPosition(field, position);
      writeToken(this.#tokens, this.#length, document, part.formOrdinals[ordinal] ?? 0, fieldPosition);
      this.#length += 1;
    });
  }

  /** The term with the forms that are left; none when no document is. */
  #withoutDeleted(term: MergedTerm): MergedTerm[] {
    const { length, tokens } = this.tokens(term);
    if (length === 0) return [];
    const isUsed = new Uint8Array(term.forms.length);
    for (let token = 0; token < length; token += 1) isUsed[ordinalOfToken(tokens, token)] = 1;
    if (isUsed.every((used) => used === 1)) return [term];
    const newOrdinals = new Uint32Array(term.forms.length);
    let next = 0;
    isUsed.forEach((used, ordinal) => {
      newOrdinals[ordinal] = next;
      next += used;
    });
    const parts = term.parts.map((part) => ({
      ...part,
      formOrdinals: part.formOrdinals.map((ordinal) => newOrdinals[ordinal] ?? 0),
    }));
    return [{ ...term, forms: term.forms.filter((_, ordinal) => isUsed[ordinal] === 1), parts }];
  }
}

/** Past the last document. */
const END = Number.POSITIVE_INFINITY;

/** Goes through the postings of one term in one source, passing over deleted documents. */
class PostingCursor {
  readonly segment: Segment;
  readonly part: TermPart;
  posting: number;
  /** The number of the document in the merged segment; infinity at the end. */
  document = END;
  readonly #end: number;
  readonly #docIds: Uint16Array;
  readonly #mergedNumbers: Int32Array;

  constructor(segment: Segment, part: TermPart, mergedNumbers: Int32Array) {
    const { first, end, docIds } = segment.openPostings(part.termOrdinal);
    this.segment = segment;
    this.part = part;
    this.#mergedNumbers = mergedNumbers;
    this.posting = first - 1;
    this.#end = end;
    this.#docIds = docIds;
    this.advance();
  }

  advance(): void {
    const docIds = this.#docIds;
    this.document = END;
    for (this.posting += 1; this.posting < this.#end; this.posting += 1) {
      const number = this.#mergedNumbers[docIds[this.posting] ?? 0] ?? -1;
      if (number < 0) continue;
      this.document = number;
      return;
    }
  }
}

/** The terms of all sources by key. */
function uniteTerms(sources: readonly MergeSource[]): MergedTerm[] {
  const byKey = new Map<string, { source: number; termOrdinal: number; forms: string[] }[]>();
  sources.forEach(({ segment }, source) => {
    const allForms: string[] = [];
    const formWalk = segment.forms.walk();
    for (let form = 0; form < segment.forms.size; form += 1) {
      formWalk.next();
      allForms.push(formWalk.text());
    }
    const keyWalk = segment.terms.walk();
    for (let termOrdinal = 0; termOrdinal < segment.terms.size; termOrdinal += 1) {
      keyWalk.next();
      const key = keyWalk.text();
      const forms = Array.from(segment.formsOfTerm(termOrdinal), (form) => allForms[form] ?? '');
      const part = { source, termOrdinal, forms };
      const parts = byKey.get(key);
      if (parts === undefined) byKey.set(key, [part]);
      else parts.push(part);
    }
  });
  return sortKeys([...byKey.keys()]).map((key): MergedTerm => {
    const parts = byKey.get(key) ?? [];
    const [only] = parts;
    const forms =
      parts.length === 1 && only !== undefined
        ? only.forms
        : [...new Set(parts.flatMap((part) => part.forms))].sort(compareKeys);
    const ordinalOf = new Map(forms.map((form, ordinal) => [form, ordinal]));
    return {
      key,
      forms,
      parts: parts.map((part) => ({
        source: part.source,
        termOrdinal: part.termOrdinal,
        formOrdinals: Uint32Array.from(part.forms, (form) => ordinalOf.get(form) ?? 0),
      })),
    };
  });
}
