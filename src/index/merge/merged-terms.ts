// The terms and forms of several segments united, and the tokens of each term in the order of the merged documents.
// Forms that only deleted documents held are left out.

import { compareKeys, sortKeys } from '../format/dictionary.js';
import { writeToken, TOKEN_WIDTH } from '../build/invert-tokens.js';
import type { MergedDocuments, MergeSource } from './merged-documents.js';

/** Where a merged term lies in one source: its number there, and the united ordinal of each of its forms. */
interface TermPart {
  readonly source: number;
  readonly termOrdinal: number;
  readonly ordinals: Uint32Array;
}

/** A term of the merged segment. */
export interface MergedTerm {
  /** `analyzer NUL stem`. */
  readonly key: string;
  /** Sorted: a form's place is its ordinal. */
  readonly forms: readonly string[];
  readonly parts: readonly TermPart[];
}

/** Tokens of one term, document by document, as `InvertedTokens` has them. Valid until the next class is read. */
export interface TermTokens {
  readonly length: number;
  readonly tokens: Uint32Array;
}

export class MergedTerms {
  /** Sorted by key; each occurs in some document that is left. */
  readonly terms: readonly MergedTerm[];
  readonly #sources: readonly MergeSource[];
  readonly #newNumbers: readonly Int32Array[];
  #tokens = new Uint32Array(1024 * TOKEN_WIDTH);
  #length = 0;

  constructor(sources: readonly MergeSource[], { newNumbers }: MergedDocuments) {
    this.#sources = sources;
    this.#newNumbers = newNumbers;
    const anyDeleted = sources.some(({ deleted }) => deleted.size > 0);
    const united = uniteTerms(sources);
    this.terms = anyDeleted ? united.flatMap((merged) => this.#withoutDeleted(merged)) : united;
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
    const numbers = this.#newNumbers[part.source];
    if (source === undefined || numbers === undefined) throw new RangeError(`no source ${part.source}`);
    return new PostingCursor(source.segment, part, numbers);
  }

  #append(cursor: PostingCursor): void {
    const { document, segment, part, posting } = cursor;
    segment.readPositions(part.termOrdinal, posting, (field, position, ordinal) => {
      if (this.#length * TOKEN_WIDTH === this.#tokens.length) this.#grow();
      const place = ((field << 24) | position) >>> 0;
      writeToken(this.#tokens, this.#length, document, part.ordinals[ordinal] ?? 0, place);
      this.#length += 1;
    });
  }

  #grow(): void {
    const larger = new Uint32Array(this.#tokens.length * 2);
    larger.set(this.#tokens);
    this.#tokens = larger;
  }

  /** The class with the forms that are left; none when no document is. */
  #withoutDeleted(merged: MergedTerm): MergedTerm[] {
    const { length, tokens } = this.tokens(merged);
    if (length === 0) return [];
    const isUsed = new Uint8Array(merged.forms.length);
    for (let token = 0; token < length; token += 1) isUsed[(tokens[token * TOKEN_WIDTH] ?? 0) & 0xffff] = 1;
    if (isUsed.every((used) => used === 1)) return [merged];
    const ordinalOf = new Uint32Array(merged.forms.length);
    const terms = merged.forms.filter((_, ordinal) => isUsed[ordinal] === 1);
    let next = 0;
    isUsed.forEach((used, ordinal) => {
      ordinalOf[ordinal] = next;
      next += used;
    });
    const parts = merged.parts.map((part) => ({
      ...part,
      ordinals: part.ordinals.map((old) => ordinalOf[old] ?? 0),
    }));
    return [{ ...merged, forms: terms, parts }];
  }
}

/** Past the last document. */
const END = Number.POSITIVE_INFINITY;

/** Walks the postings of one term in one source, past the deleted ones. */
class PostingCursor {
  readonly segment: MergeSource['segment'];
  readonly part: TermPart;
  posting: number;
  /** New number of the document, or infinity at the end. */
  document = END;
  readonly #end: number;
  readonly #numbers: Int32Array;

  constructor(segment: MergeSource['segment'], part: TermPart, numbers: Int32Array) {
    const { termPostings } = segment.sections;
    this.segment = segment;
    this.part = part;
    this.#numbers = numbers;
    this.posting = (termPostings[part.termOrdinal] ?? 0) - 1;
    this.#end = termPostings[part.termOrdinal + 1] ?? 0;
    this.advance();
  }

  advance(): void {
    const { docIds } = this.segment.sections;
    this.document = END;
    for (this.posting += 1; this.posting < this.#end; this.posting += 1) {
      const number = this.#numbers[docIds[this.posting] ?? 0] ?? -1;
      if (number < 0) continue;
      this.document = number;
      return;
    }
  }
}

function uniteTerms(sources: readonly MergeSource[]): MergedTerm[] {
  const byKey = new Map<string, { source: number; termOrdinal: number; terms: string[] }[]>();
  sources.forEach(({ segment }, source) => {
    const forms: string[] = [];
    const walk = segment.forms.walk();
    for (let form = 0; form < segment.forms.size; form += 1) {
      walk.next();
      forms.push(walk.text());
    }
    const keys = segment.terms.walk();
    for (let termOrdinal = 0; termOrdinal < segment.terms.size; termOrdinal += 1) {
      keys.next();
      const key = keys.text();
      const terms = Array.from(segment.formsOfTerm(termOrdinal), (form) => forms[form] ?? '');
      const part = { source, termOrdinal, terms };
      const parts = byKey.get(key);
      if (parts === undefined) byKey.set(key, [part]);
      else parts.push(part);
    }
  });
  return sortKeys([...byKey.keys()]).map((key): MergedTerm => {
    const parts = byKey.get(key) ?? [];
    const [only] = parts;
    const terms =
      parts.length === 1 && only !== undefined
        ? only.terms
        : [...new Set(parts.flatMap((part) => part.terms))].sort(compareKeys);
    const ordinalOf = new Map(terms.map((form, ordinal) => [form, ordinal]));
    return {
      key,
      forms: terms,
      parts: parts.map((part) => ({
        source: part.source,
        termOrdinal: part.termOrdinal,
        ordinals: Uint32Array.from(part.terms, (form) => ordinalOf.get(form) ?? 0),
      })),
    };
  });
}
