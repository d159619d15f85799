// Queries made by random numbers as trees, how a person types them, and which documents a scan finds by them. Says nothing of ranking.

import type { Document } from '../../../src/documents/document.js';
import { listFieldTexts } from '../../../src/documents/own/field-texts.js';
import { fields } from '../../../src/index/format/schema.js';
import { Analyzers } from '../../../src/text/analyzer.js';
import { pick, several } from '../../random-choice.js';
import { SECTIONS, TAGS, VOCABULARY } from './random-documents.js';

const english = new Analyzers().named('english');

type FieldName = 'title' | 'text' | 'other';

/** Part of a query. */
type Part =
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly slop: number }
  | { readonly kind: 'field'; readonly field: FieldName; readonly part: Part }
  | { readonly kind: 'facet'; readonly facet: 'section' | 'tag'; readonly value: string }
  | { readonly kind: 'or' | 'and'; readonly parts: readonly Part[] }
  | { readonly kind: 'not'; readonly part: Part };

/** A part of the list that a query is. */
interface Clause {
  readonly sign: '' | '+' | '-';
  readonly part: Part;
}

/** How many parts of a list have to match. */
export type Match = 'auto' | 'all' | 'any';

/** A query. */
export interface RandomQuery {
  readonly clauses: readonly Clause[];
  readonly match: Match;
}

/** Longer queries are read as pasted text, which has rules of its own. */
const MAX_WORDS = 8;

const word = (random: () => number): string =>
  random() < 0.03 ? 'unheardof' : pick(random, VOCABULARY, random() < 0.5);

function anyWords(random: () => number): Part {
  const length = pick(random, [1, 1, 1, 2, 2, 3]);
  const slop = length > 1 && random() < 0.3 ? pick(random, [1, 2, 5]) : 0;
  return { kind: 'words', words: several(random, [length, length], () => word(random)), slop };
}

function anyPart(random: () => number, depth: number): Part {
  const draw = random();
  if (depth === 0 || draw < 0.6) return anyWords(random);
  if (draw < 0.7)
    return random() < 0.5
      ? { kind: 'facet', facet: 'section', value: pick(random, SECTIONS) }
      : { kind: 'facet', facet: 'tag', value: pick(random, TAGS) };
  const kind = random() < 0.5 ? 'or' : 'and';
  const parts = several(random, [2, 2], () => anyPart(random, depth - 1));
  if (draw < 0.8 && parts.every(isText)) {
    const field = pick(random, ['title', 'text', 'other'] as const);
    return { kind: 'field', field, part: random() < 0.5 ? anyWords(random) : { kind, parts } };
  }
  const [first, second] = parts;
  if (kind === 'and' && first !== undefined && second !== undefined && random() < 0.3)
    return { kind, parts: [first, { kind: 'not', part: second }] };
  return { kind, parts };
}

/** Whether a part may stand behind the name of a field. */
function isText(part: Part): boolean {
  return part.kind === 'words' || ((part.kind === 'or' || part.kind === 'and') && part.parts.every(isText));
}

function countWords(part: Part): number {
  switch (part.kind) {
    case 'words':
      return part.words.length;
    case 'facet':
      return 0;
    case 'field':
    case 'not':
      return countWords(part.part);
    case 'or':
    case 'and':
      return part.parts.reduce((sum, inner) => sum + countWords(inner), 0);
  }
}

/** Any query that is not too long. */
export function anyQuery(random: () => number): RandomQuery {
  for (;;) {
    const clauses = several(random, [1, 4], () => {
      const sign = pick(random, ['', '', '', '+', '-'] as const);
      return { sign, part: anyPart(random, 2) };
    });
    if (clauses.reduce((sum, { part }) => sum + countWords(part), 0) <= MAX_WORDS)
      return { clauses, match: pick(random, ['auto', 'auto', 'all', 'any'] as const) };
  }
}

function printPart(part: Part): string {
  switch (part.kind) {
    case 'words': {
      const words = part.words.join(' ');
      return part.words.length === 1 ? words : `"${words}"${part.slop === 0 ? '' : `~${part.slop}`}`;
    }
    case 'facet':
      return `${part.facet}:"${part.value}"`;
    case 'field':
      return `${part.field}:${printPart(part.part)}`;
    case 'not':
      return `NOT ${printPart(part.part)}`;
    case 'or':
    case 'and':
      return `(${part.parts.map(printPart).join(` ${part.kind.toUpperCase()} `)})`;
  }
}

/** A query as it is typed. */
export function printQuery({ clauses }: RandomQuery): string {
  return clauses.map(({ sign, part }) => `${sign}${printPart(part)}`).join(' ');
}

/** A text of a document: its stems in the order of the text. */
type Stems = readonly string[];

const scanned = new WeakMap<Document, ReadonlyMap<string, readonly Stems[]>>();

/** The texts of each field, read once however many queries are scanned for. */
function stemsOf(document: Document): ReadonlyMap<string, readonly Stems[]> {
  const known = scanned.get(document);
  if (known !== undefined) return known;
  const read = new Map<string, readonly Stems[]>(
    fields.map((field) => [
      field.name,
      listFieldTexts(document, field).map((value) => english.tokens(value).map(({ stem }) => stem)),
    ]),
  );
  scanned.set(document, read);
  return read;
}

const stems = new Map<string, string>();

function stemOf(typed: string): string {
  const known = stems.get(typed) ?? english.tokens(typed)[0]?.stem ?? '';
  stems.set(typed, known);
  return known;
}

/** Whether places can be chosen, one for each word and less its own in the phrase, that lie at most `slop` apart. */
function holdsPhrase(text: Stems, phrase: Stems, slop: number): boolean {
  const starts = phrase.map((wanted, offset) =>
    text.flatMap((stem, place) => (stem === wanted ? [place - offset] : [])),
  );
  const choose = (at: number, from: number, to: number): boolean =>
    to - from <= slop &&
    (at === starts.length ||
      (starts[at] ?? []).some((start) => choose(at + 1, Math.min(from, start), Math.max(to, start))));
  return (starts[0] ?? []).some((start) => choose(1, start, start));
}

function holds(document: Document, part: Part, field: FieldName | null): boolean {
  switch (part.kind) {
    case 'words': {
      const texts = stemsOf(document);
      const wanted = part.words.map(stemOf);
      const within = field === null ? [...texts.values()].flat() : (texts.get(field) ?? []);
      return within.some((text) => holdsPhrase(text, wanted, part.slop));
    }
    case 'facet':
      return part.facet === 'section' ? document.section === part.value : document.tags.includes(part.value);
    case 'field':
      return holds(document, part.part, part.field);
    case 'not':
      return !holds(document, part.part, field);
    case 'or':
      return part.parts.some((inner) => holds(document, inner, field));
    case 'and':
      return part.parts.every((inner) => holds(document, inner, field));
  }
}

/** Whether a part has to match under `auto`. */
function isDemanding(part: Part): boolean {
  return part.kind === 'field' || part.kind === 'and' || (part.kind === 'words' && part.words.length > 1);
}

/** Whether a query finds a document: docs/query-language.md, "What has to match". */
export function isFound(document: Document, { clauses, match }: RandomQuery): boolean {
  const meets = ({ part }: Clause): boolean => holds(document, part, null);
  if (clauses.some((clause) => clause.sign === '-' && meets(clause))) return false;
  const positive = clauses.filter(({ sign }) => sign !== '-');
  const facets = positive.filter(({ part }) => part.kind === 'facet');
  if (!facets.every(meets)) return false;
  const rest = positive.filter(({ part }) => part.kind !== 'facet');
  const must = rest.filter(
    ({ sign, part }) => sign === '+' || match === 'all' || (match === 'auto' && isDemanding(part)),
  );
  if (must.length > 0) return must.every(meets);
  return rest.length === 0 || rest.some(meets);
}
