// A ranked document as the hit that is shown: its stored fields are read only now, for the hits of a page alone, and the words
// of the query are marked in them.

import { memoize } from '../../collections/memo.js';
import { NO_WORDS, protectedWordsOf } from '../../documents/own/field-words.js';
import { foldFieldName } from '../../documents/own/own-values.js';
import {
  listOtherTexts,
  listSearchedTexts,
  type SearchedFields,
} from '../../documents/own/searched-fields.js';
import { listRoleTexts, type TextRole } from '../../documents/own/text-roles.js';
import {
  analyzerForLanguage,
  BODY_FIELD,
  FIELD_OF_ROLE,
  FIRST_OWN_FIELD,
  LINKED_FIELD,
  NAMES_FIELD,
  TEXTS_FIELD,
} from '../../index/format/schema.js';
import type { Generation } from '../../index/read/generation.js';
import type { Segment } from '../../index/read/segment.js';
import type { DocumentHead } from '../../index/stored/stored-documents-reader.js';
import type { Hit, SearchRequest, Snippet } from '../engine.js';
import { analyzersOf } from '../plan/analyzers-of.js';
import { hasField } from '../plan/has-field.js';
import type { Plan } from '../plan/plan.js';
import type { Stage } from '../rank/find-stages.js';
import type { RankedHit } from '../rank/rank-stages.js';
import { type SearchBudget, WORK } from '../search-budget.js';
import { chooseFields } from './choose-fields.js';
import { FRAGMENT_LENGTH } from './cut-fragment.js';
import { explainScore } from './explain-score.js';
import { findBodyMatches } from './find-body-matches.js';
import { markRanges, rangesOf } from './highlight.js';
import { makeSnippets } from './make-snippets.js';
import { markFields } from './mark-fields.js';
import type { Match } from './match.js';
import { MatchedWords } from './matched-words.js';
import { OccurrenceFinder } from './occurrence-finder.js';
import { BodyText, type ShownText, valueText } from './shown-text.js';

/** What the texts beside the body of one hit may take of the budget that is left. */
const MAX_PART_BESIDE = 0.25;

type ReaderRequest = Pick<SearchRequest, 'snippets' | 'explain' | 'attributesToRetrieve'>;

/** Reads the hits of one answer. What is made of the plans of its stages is made once for all of them. */
export class HitReader {
  readonly #generation: Generation;
  readonly #request: ReaderRequest;
  readonly #own: ((extra: DocumentHead['extra']) => Readonly<Record<string, unknown>>) | null;
  readonly #budget: SearchBudget;
  readonly #words = new Map<Plan, MatchedWords>();
  /** By plan, then by the index of the segment. */
  readonly #finders = new Map<Plan, (OccurrenceFinder | undefined)[]>();

  /** @param generation the one that was ranked */
  constructor(generation: Generation, request: ReaderRequest, budget: SearchBudget) {
    const wanted = request.attributesToRetrieve ?? null;
    this.#own = wanted === null ? null : chooseFields(wanted);
    this.#generation = generation;
    this.#request = request;
    this.#budget = budget;
  }

  /**
   * Reads the stored document of a ranked hit, with its title marked, the snippets asked for, and its score explained if that
   * is asked for. Where the budget is spent, it has no snippets and no explanation.
   */
  read(hit: RankedHit): Hit {
    const { segment, document, score, stage, metres } = hit;
    const snapshot = this.#generation.segments[segment];
    if (snapshot === undefined) throw new RangeError(`no segment ${segment}`);
    const search = stage.searches[segment];
    const head = snapshot.segment.stored.head(document, this.#request.snippets > 0);
    const { id, title, url, date, language, source, section, tags } = head;
    const words = this.#wordsOf(stage);
    const analyzer = analyzerForLanguage(language);
    const titleRanges = rangesOf(words.find(analyzer, title));
    const isExplained = this.#request.explain && this.#budget.spend(termsOf(stage.plan) * WORK.explainedTerm);
    return {
      id,
      score,
      title,
      titleHtml: markRanges(title, titleRanges),
      url,
      date,
      language,
      source,
      section,
      tags,
      ...(metres === undefined ? {} : { geoDistance: Math.round(metres) }),
      ...this.#chooseFields(hit, snapshot.segment, analyzer, head),
      snippets: this.#makeSnippets(hit, snapshot.segment, analyzer, head, titleRanges.length > 0),
      ...(isExplained && search !== undefined ? { explanation: explainScore(search, stage, hit) } : {}),
    };
  }

  /** The own fields asked for, and those of them that hold words with these marked; nothing where none are asked for. */
  #chooseFields(
    { segment: number, document, stage }: RankedHit,
    segment: Segment,
    analyzer: string,
    head: DocumentHead,
  ): Pick<Hit, 'fields' | 'fieldsHtml'> {
    if (this.#own === null) return {};
    const fields = this.#own(head.extra);
    const budget = this.#budget;
    if (stage.plan.words.length === 0 || Object.keys(fields).length === 0) return { fields };
    const mask = this.#fieldsFound(this.#finderOf(stage, segment, number), analyzer, document);
    const words = this.#wordsOf(stage);
    budget.beginPart(MAX_PART_BESIDE);
    const fieldsHtml = markFields(this.#generation.schema, fields, mask, (text, field) => {
      const language = field?.language ?? null;
      const own = language === null ? analyzer : analyzerForLanguage(language);
      const asWritten =
        field === null ? NO_WORDS : protectedWordsOf(this.#generation.schema.names, field.name);
      return budget.spend(text.length * WORK.analyzedUnit) ? words.find(own, text, asWritten) : null;
    });
    budget.endPart();
    return Object.keys(fieldsHtml).length === 0 ? { fields } : { fields, fieldsHtml };
  }

  #makeSnippets(
    { segment: number, document, stage }: RankedHit,
    segment: Segment,
    analyzer: string,
    head: DocumentHead,
    isTitleFound: boolean,
  ): Snippet[] {
    const budget = this.#budget;
    const count = this.#request.snippets;
    if (count === 0) return [];
    const words = this.#wordsOf(stage);
    const text = new BodyText(this.#nameOf(BODY_FIELD), segment.stored, document, head.sections);
    const finder = this.#finderOf(stage, segment, number);
    const matches = findBodyMatches({ text, document, analyzer, words, finder }, count, budget);
    if (budget.isSpent) return [];
    const mask = this.#fieldsFound(finder, analyzer, document);
    const found = this.#findBeside(head, mask, (value, own, asWritten) =>
      words.find(own ?? analyzer, value, asWritten),
    );
    // Names are shown only where nothing else says why the document was found.
    const named = found.filter(({ text: { field } }) => field !== this.#nameOf(NAMES_FIELD));
    const isFoundElsewhere = isTitleFound || matches.length > 0 || named.length > 0;
    const shown = isFoundElsewhere ? named : found;
    const mayRepeat = (matches[0]?.start ?? 0) < head.title.length + FRAGMENT_LENGTH;
    return makeSnippets({ text, matches }, shown, count, mayRepeat ? endOfTitle(text, head.title) : 0);
  }

  /** What the schema calls an indexed field. */
  #nameOf(field: number): string {
    return searchedNamesOf(this.#generation).nameOf(field);
  }

  /** The indexed fields of a document that hold words, also those in a language of their own. */
  #fieldsFound(finder: OccurrenceFinder, analyzer: string, document: number): number {
    const { analyzers } = searchedNamesOf(this.#generation);
    let mask = finder.fieldsOf(analyzer, document, this.#budget);
    for (const other of analyzers)
      if (other !== analyzer) mask |= finder.fieldsOf(other, document, this.#budget);
    return mask;
  }

  /** The texts beside the body that hold words; none where the budget is spent. @param mask the fields that hold any */
  #findBeside(
    head: DocumentHead,
    mask: number,
    find: (text: string, analyzer: string | null, asWritten: ReadonlySet<string>) => Match[],
  ): FoundText[] {
    const beside = textsBeside(head, searchedNamesOf(this.#generation), mask);
    const units = beside.reduce((sum, { text: { length } }) => sum + length, 0);
    const budget = this.#budget;
    if (budget.isSpent) return [];
    // Where they are too long, the bodies of the hits behind this one are shown still.
    budget.beginPart(MAX_PART_BESIDE);
    const isAffordable = budget.spend(units * WORK.analyzedUnit);
    budget.endPart();
    if (!isAffordable) return [];
    return beside
      .map(({ text, analyzer, asWritten }) => ({
        text,
        matches: find(text.read(0, text.length), analyzer, asWritten),
      }))
      .filter(({ matches }) => matches.length > 0);
  }

  #wordsOf({ plan }: Stage): MatchedWords {
    let words = this.#words.get(plan);
    if (words === undefined) {
      words = new MatchedWords(plan, analyzersOf(this.#generation));
      this.#words.set(plan, words);
    }
    return words;
  }

  #finderOf({ plan }: Stage, segment: Segment, number: number): OccurrenceFinder {
    let finders = this.#finders.get(plan);
    if (finders === undefined) {
      finders = [];
      this.#finders.set(plan, finders);
    }
    return (finders[number] ??= new OccurrenceFinder(segment, number, plan));
  }
}

/** Where the title ends that a text begins with, which was taken from it; 0 where it does not, or holds nothing else. */
function endOfTitle(text: BodyText, title: string): number {
  const borrowed = title.replace(/\u2026$/, '');
  const rest = text.read(0, borrowed.length + 2);
  return borrowed !== '' && rest.length > borrowed.length + 1 && rest.startsWith(borrowed)
    ? borrowed.length
    : 0;
}

/** A text with where words were found in it. */
interface FoundText {
  readonly text: ShownText;
  readonly matches: readonly Match[];
}

/** The own fields of documents that are searched. */
interface SearchedNames extends SearchedFields {
  /** By indexed field what the schema calls it. */
  readonly nameOf: (field: number) => string;
  /** Those of `own`: its name, and the index of its indexed field. */
  readonly fields: readonly {
    readonly name: string;
    readonly searchedIn: number;
    readonly names: readonly string[];
    /** That of the language it is said to be in, or null. */
    readonly analyzer: string | null;
    /** Folded words that are found in it only as they are written. */
    readonly asWritten: ReadonlySet<string>;
  }[];
  /** The analyzers of languages that fields are said to be in. */
  readonly analyzers: readonly string[];
}

/** The own fields that are searched in a generation; found once for it. */
const searchedNamesOf = memoize(({ schema }: Generation): SearchedNames => {
  const shown = schema.fields.flatMap(({ name, columns, searchedIn, language }) => {
    const analyzer = language === null ? null : analyzerForLanguage(language);
    const asWritten = protectedWordsOf(schema.names, name);
    return searchedIn === null
      ? []
      : [{ name, searchedIn, names: columns.map(foldFieldName), analyzer, asWritten }];
  });
  const fields = shown.filter(({ searchedIn }) => searchedIn >= FIRST_OWN_FIELD);
  const texts = shown.filter(({ searchedIn }) => searchedIn === TEXTS_FIELD).flatMap(({ names }) => names);
  const analyzers = [...new Set(fields.flatMap(({ analyzer }) => analyzer ?? []))];
  const own = fields.map(({ names }) => names);
  const nameOf = (field: number): string => schema.texts[field]?.name ?? '';
  return { nameOf, fields, own, languages: [], words: [], texts, hidden: schema.hidden, analyzers };
});

/** The texts of a document that stand beside its body, of the indexed fields of a mask. */
function textsBeside(
  { related, other, extra }: DocumentHead,
  searched: SearchedNames,
  mask: number,
): { readonly text: ShownText; readonly analyzer: string | null; readonly asWritten: ReadonlySet<string> }[] {
  const without = [...searched.own, searched.hidden];
  const named = (field: number, values: readonly string[]): readonly ShownText[] =>
    values.map((value) => valueText(searched.nameOf(field), value));
  const ofRole = (role: TextRole): readonly ShownText[] => {
    const field = FIELD_OF_ROLE[role];
    return hasField(mask, field) ? named(field, listRoleTexts(extra, role, without)) : [];
  };
  const own = searched.fields
    .filter(({ searchedIn }) => hasField(mask, searchedIn))
    .flatMap(({ name, names, analyzer, asWritten }) =>
      listSearchedTexts(extra, names).map((text) => ({ text: valueText(name, text), analyzer, asWritten })),
    );
  const others = [
    ...ofRole('abstract'),
    ...ofRole('people'),
    ...(hasField(mask, TEXTS_FIELD) ? listOtherTexts(extra, searched) : []).map(({ name, text }) =>
      valueText(name, text),
    ),
    ...named(LINKED_FIELD, related),
    ...named(NAMES_FIELD, other),
  ];
  return [...own, ...others.map((text) => ({ text, analyzer: null, asWritten: NO_WORDS }))];
}

/** How many terms an explanation of a score by a plan looks at, about. */
function termsOf({ words }: Plan): number {
  return words.reduce((sum, { variants }) => sum + 1 + variants.length, 0);
}
