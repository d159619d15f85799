// The classes and forms of several segments united, and the tokens of each class in the order of the merged documents.
// Forms that only deleted documents held are left out.

import { compareKeys, sortKeys } from '../format/dictionary.js';
import { placeToken, TOKEN_WIDTH } from '../build/invert-tokens.js';
import type { MergedDocuments, MergeSource } from './merged-documents.js';

/** Where a merged class lies in one source: its number there, and the united ordinal of each of its forms. */
interface ClassPart {
  readonly source: number;
  readonly classNumber: number;
  readonly ordinals: Uint32Array;
}

/** A class of the merged segment. */
export interface MergedClass {
  /** `analyzer NUL stem`. */
  readonly key: string;
  /** Sorted: a form's place is its ordinal. */
  readonly terms: readonly string[];
  readonly parts: readonly ClassPart[];
}

/** Tokens of one class, document by document, as `InvertedTokens` has them. Valid until the next class is read. */
export interface ClassTokens {
  readonly length: number;
  readonly tokens: Uint32Array;
}

export class MergedForms {
  /** Sorted by key; each occurs in some document that is left. */
  readonly classes: readonly MergedClass[];
  readonly #sources: readonly MergeSource[];
  readonly #newNumbers: readonly Int32Array[];
  #tokens = new Uint32Array(1024 * TOKEN_WIDTH);
  #length = 0;

  constructor(sources: readonly MergeSource[], { newNumbers }: MergedDocuments) {
    this.#sources = sources;
    this.#newNumbers = newNumbers;
    const anyDeleted = sources.some(({ deleted }) => deleted.size > 0);
    const united = uniteClasses(sources);
    this.classes = anyDeleted ? united.flatMap((merged) => this.#withoutDeleted(merged)) : united;
  }

  /** Reads the tokens of a class from all sources, in order of the merged documents. */
  tokens({ parts }: MergedClass): ClassTokens {
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

  #open(part: ClassPart): PostingCursor {
    const source = this.#sources[part.source];
    const numbers = this.#newNumbers[part.source];
    if (source === undefined || numbers === undefined) throw new RangeError(`no source ${part.source}`);
    return new PostingCursor(source.segment, part, numbers);
  }

  #append(cursor: PostingCursor): void {
    const { document, segment, part, posting } = cursor;
    segment.readPositions(part.classNumber, posting, (field, position, ordinal) => {
      if (this.#length * TOKEN_WIDTH === this.#tokens.length) this.#grow();
      const place = ((field << 24) | position) >>> 0;
      placeToken(this.#tokens, this.#length, document, part.ordinals[ordinal] ?? 0, place);
      this.#length += 1;
    });
  }

  #grow(): void {
    const larger = new Uint32Array(this.#tokens.length * 2);
    larger.set(this.#tokens);
    this.#tokens = larger;
  }

  /** The class with the forms that are left; none when no document is. */
  #withoutDeleted(merged: MergedClass): MergedClass[] {
    const { length, tokens } = this.tokens(merged);
    if (length === 0) return [];
    const isUsed = new Uint8Array(merged.terms.length);
    for (let token = 0; token < length; token += 1) isUsed[(tokens[token * TOKEN_WIDTH] ?? 0) & 0xffff] = 1;
    if (isUsed.every((used) => used === 1)) return [merged];
    const ordinalOf = new Uint32Array(merged.terms.length);
    const terms = merged.terms.filter((_, ordinal) => isUsed[ordinal] === 1);
    let next = 0;
    isUsed.forEach((used, ordinal) => {
      ordinalOf[ordinal] = next;
      next += used;
    });
    const parts = merged.parts.map((part) => ({
      ...part,
      ordinals: part.ordinals.map((old) => ordinalOf[old] ?? 0),
    }));
    return [{ ...merged, terms, parts }];
  }
}

/** Past the last document. */
const END = Number.POSITIVE_INFINITY;

/** Walks the postings of one class in one source, past the deleted ones. */
class PostingCursor {
  readonly segment: MergeSource['segment'];
  readonly part: ClassPart;
  posting: number;
  /** New number of the document, or infinity at the end. */
  document = END;
  readonly #end: number;
  readonly #numbers: Int32Array;

  constructor(segment: MergeSource['segment'], part: ClassPart, numbers: Int32Array) {
    const { classPostings } = segment.sections;
    this.segment = segment;
    this.part = part;
    this.#numbers = numbers;
    this.posting = (classPostings[part.classNumber] ?? 0) - 1;
    this.#end = classPostings[part.classNumber + 1] ?? 0;
    this.advance();
  }

  advance(): void {
    const { documents } = this.segment.sections;
    this.document = END;
    for (this.posting += 1; this.posting < this.#end; this.posting += 1) {
      const number = this.#numbers[documents[this.posting] ?? 0] ?? -1;
      if (number < 0) continue;
      this.document = number;
      return;
    }
  }
}

function uniteClasses(sources: readonly MergeSource[]): MergedClass[] {
  const byKey = new Map<string, { source: number; classNumber: number; terms: string[] }[]>();
  sources.forEach(({ segment }, source) => {
    const forms: string[] = [];
    const walk = segment.forms.walk();
    for (let form = 0; form < segment.forms.size; form += 1) {
      walk.next();
      forms.push(walk.text());
    }
    const keys = segment.classes.walk();
    for (let classNumber = 0; classNumber < segment.classes.size; classNumber += 1) {
      keys.next();
      const key = keys.text();
      const terms = Array.from(segment.formsOfClass(classNumber), (form) => forms[form] ?? '');
      const part = { source, classNumber, terms };
      const parts = byKey.get(key);
      if (parts === undefined) byKey.set(key, [part]);
      else parts.push(part);
    }
  });
  return sortKeys([...byKey.keys()]).map((key): MergedClass => {
    const parts = byKey.get(key) ?? [];
    const [only] = parts;
    const terms =
      parts.length === 1 && only !== undefined
        ? only.terms
        : [...new Set(parts.flatMap((part) => part.terms))].sort(compareKeys);
    const ordinalOf = new Map(terms.map((term, ordinal) => [term, ordinal]));
    return {
      key,
      terms,
      parts: parts.map((part) => ({
        source: part.source,
        classNumber: part.classNumber,
        ordinals: Uint32Array.from(part.terms, (term) => ordinalOf.get(term) ?? 0),
      })),
    };
  });
}
