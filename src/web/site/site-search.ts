// Searches an exported index: parses the query as the engine does, loads its words and what must be shown of its hits, and answers in
// the shapes of the API.

import type { Hit, SearchOptions, SearchResult, SuggestOptions, SuggestResult } from '../../client/client.js';
import type { SiteDocument, SiteHead } from '../../index/minisearch/site-format.js';
import { countOf, emptySet, intersect } from '../../index/read/document-set.js';
import { type AskedFields, NO_FIELDS } from '../../search/query/asked-field.js';
import { parseQuery } from '../../search/query/parse-query.js';
import type { ListQuery, SourceSpan } from '../../search/query/query.js';
import {
  NO_WORD,
  NOTHING_PASSED_OVER,
  sayCounts,
  warnOfPassedOver,
} from '../../search/query/query-warnings.js';
import { markRanges } from '../../search/show/highlight.js';
import type { Stem } from '../../text/analysis.js';
import { correctWord } from './correct-word.js';
import { cutExcerpt, rangesOf } from './excerpt.js';
import {
  DocumentFinder,
  type FindOptions,
  type FoundPart,
  type SiteValues,
  type SiteView,
} from './find-documents.js';
import { orderHits } from './order-hits.js';
import { readQueryText } from './read-words.js';
import type { SiteFiles } from './site-files.js';
import { MIN_PREFIX, SiteWords } from './site-words.js';
import { type FoundDocument, TermIndex } from './term-index.js';

const SAMPLE = 'Warm up: e-commerce and "salt water". ';
/** Words of a query that finds nothing of which the documents are counted: the first ones. */
const MAX_COUNTED_WORDS = 8;

interface Opened extends SiteView {
  readonly head: SiteHead;
  /** Fulfilled once scores can be computed. */
  readonly isScorable: Promise<void>;
}

/** What a text finds. */
interface Found extends FoundPart {
  readonly text: string;
  readonly spans: readonly SourceSpan[];
  readonly warnings: readonly string[];
}

/** A search over files. */
export class SiteSearch {
  readonly #files: SiteFiles;
  readonly #loadStemmer: (analyzer: string) => Promise<Stem | null>;
  #opening: Promise<Opened> | null = null;
  #isAsked = false;

  /** @param loadStemmer loads what reduces words to their stems, by the name of an analyzer */
  constructor(files: SiteFiles, loadStemmer: (analyzer: string) => Promise<Stem | null>) {
    this.#files = files;
    this.#loadStemmer = loadStemmer;
  }

  /** Rejects with FindlingError `invalid_filter` or `invalid_parameter`, or where a file cannot be loaded. */
  async search(
    query: string,
    {
      limit = 10,
      offset = 0,
      prefix,
      match = 'auto',
      fuzzy,
      asTyped = false,
      filter: filterText,
      sort = 'relevance',
      recency,
      facets = [],
      facetQuery = '',
      disjunctive = [],
    }: SearchOptions = {},
  ): Promise<SearchResult> {
    const started = performance.now();
    this.#isAsked = true;
    const view = await this.#open();
    const values = filterText === undefined && facets.length === 0 ? null : await view.values();
    const filter =
      filterText === undefined || values === null ? null : values.parseFilter(filterText, values.own);
    const isTyping = prefix === 'last' && /[\p{L}\p{M}\p{N}]$/u.test(query);
    const [typed] = await Promise.all([this.#find(view, query, { match, isTyping }), view.isScorable]);
    const corrected =
      asTyped || fuzzy === 'off' ? null : await this.#correct(view, typed, { match, isTyping });
    const { documents, ranked, spans, warnings } = corrected ?? typed;
    const all = documents ?? emptySet(view.documents);
    const found = all.slice();
    if (filter !== null && values !== null)
      intersect(found, await values.applyFilter(values.columns, filter));
    const totalHits = countOf(found);
    const [first, counted] = await Promise.all([
      orderHits(view, found, ranked, { sort, recency, count: offset + limit }),
      values?.countSiteFacets(values.columns, all, { facets, facetQuery, disjunctive, filter }),
    ]);
    const words = new Set(ranked.flatMap(({ forms }) => forms));
    const hits = await this.#show(view.head, first.slice(offset), words);
    const counts = totalHits === 0 ? await this.#countWords(view, spans) : [];
    const searchedFor = corrected === null || totalHits === 0 ? null : corrected.text;
    const sentences = [
      ...warnings,
      ...(documents === null ? [NO_WORD] : []),
      ...(counts.length > 0 ? [sayCounts(counts)] : []),
    ];
    return {
      query,
      totalHits,
      limit,
      offset,
      processingTimeMs: performance.now() - started,
      generation: view.head.generation,
      hits,
      facetDistribution: counted?.distribution ?? {},
      ...(Object.keys(counted?.stats ?? {}).length === 0 ? {} : { facetStats: counted?.stats }),
      suggestion: searchedFor,
      ...(searchedFor === null ? {} : { searchedFor }),
      warnings: sentences,
      notes: sentences,
    };
  }

  /**
   * Loads what every search needs, and runs what every search runs, on no word of the index: somebody is about to type, and the first
   * letters should not wait for code to be compiled.
   */
  async warmUp(): Promise<object> {
    const { isScorable } = await this.#open();
    // Whoever has asked already would only wait for it.
    if (this.#isAsked) return {};
    parseQuery(`${SAMPLE} -x +y`);
    readQueryText(SAMPLE);
    cutExcerpt(SAMPLE.repeat(150), new Set(['warm']));
    await isScorable;
    return {};
  }

  /** Loads what names all else, so that the first question need not wait for it. What fails is tried anew, and told, by that question. */
  open(): void {
    this.#open().catch(() => undefined);
  }

  /** Words that go on from the last one, those in most documents first. */
  async suggest(query: string, { limit = 5 }: SuggestOptions = {}): Promise<SuggestResult> {
    const started = performance.now();
    const { head, words, index } = await this.#open();
    const last = /[\p{L}\p{M}\p{N}]+$/u.exec(query)?.[0] ?? '';
    const [word] = readQueryText(last).words;
    const answer = { query, generation: head.generation };
    if (word === undefined || word.length < MIN_PREFIX)
      return { ...answer, suggestions: [], processingTimeMs: performance.now() - started };
    await words.load(word, true);
    const before = query.slice(0, query.length - last.length);
    const suggestions = words
      .beginningWith(word)
      .filter((other) => other !== word)
      .map((other) => ({ other, documents: index.documentsWith(other) }))
      .sort((a, b) => b.documents - a.documents || (a.other < b.other ? -1 : 1))
      .slice(0, limit)
      .map(({ other }) => ({
        text: before + other,
        html: markRanges(before + other, [
          { start: before.length + word.length, length: other.length - word.length },
        ]),
      }));
    return { ...answer, suggestions, processingTimeMs: performance.now() - started };
  }

  #open(): Promise<Opened> {
    if (this.#opening === null) {
      const opening = openIndex(this.#files, this.#loadStemmer);
      this.#opening = opening;
      opening
        .then(({ isScorable }) => isScorable)
        .catch(() => {
          this.#opening = null;
        });
    }
    return this.#opening;
  }

  async #find(view: Opened, text: string, options: FindOptions): Promise<Found> {
    const own = await fieldsNamedIn(view, text);
    const { query, warnings, words: spans } = parseQuery(text, own);
    const finder = new DocumentFinder(view, query, own, options);
    const { documents, ranked } = await finder.find();
    const unstarred = [...finder.unstarred];
    return {
      text,
      documents,
      ranked,
      spans,
      warnings: [...warnings, ...warnOfPassedOver({ ...NOTHING_PASSED_OVER, unstarred })],
    };
  }

  /** What is found with words of the index in the place of those that it does not have; null where it has all of them. */
  async #correct(view: Opened, { text, spans }: Found, options: FindOptions): Promise<Found | null> {
    const { words } = view;
    const last = options.isTyping ? spans.at(-1) : undefined;
    const unknown = spans.flatMap((span) => {
      if (span.inPhrase || span.excluded || span.open) return [];
      const [word, ...others] = readQueryText(span.text).words;
      if (word === undefined || others.length > 0 || words.has(word)) return [];
      const isBegun = span === last && word.length >= MIN_PREFIX && words.beginningWith(word).length > 0;
      return isBegun ? [] : [{ span, word }];
    });
    if (unknown.length === 0) return null;
    const all = await words.all();
    let other = text;
    for (const { span, word } of unknown.reverse()) {
      const candidates = correctWord(word, all);
      await Promise.all(candidates.map((candidate) => words.load(candidate)));
      const documentsOf = (candidate: string): number => view.index.documentsWith(candidate);
      const [best = null] = [...candidates].sort((a, b) => documentsOf(b) - documentsOf(a));
      if (best !== null) other = other.slice(0, span.start) + best + other.slice(span.end);
    }
    return other === text ? null : this.#find(view, other, options);
  }

  /** Where nothing was found: in how many documents each word is. Nothing for a word alone that is in none. */
  async #countWords(
    view: SiteView,
    spans: readonly SourceSpan[],
  ): Promise<readonly { readonly word: string; readonly documents: number }[]> {
    const typed = spans.filter(({ excluded, open }) => !excluded && !open).map(({ text }) => text);
    const counts = await Promise.all(
      [...new Set(typed)].slice(0, MAX_COUNTED_WORDS).map(async (word) => {
        const query: ListQuery = {
          kind: 'list',
          clauses: [{ occur: 'should', query: { kind: 'word', text: word, prefix: false, errors: null } }],
        };
        const { documents } = await new DocumentFinder(view, query, NO_FIELDS, {
          match: 'all',
          isTyping: false,
        }).find();
        return { word, documents: documents === null ? 0 : countOf(documents) };
      }),
    );
    return counts.length > 1 || counts.some(({ documents }) => documents > 0) ? counts : [];
  }

  #show(
    head: SiteHead,
    found: readonly FoundDocument[],
    asked: ReadonlySet<string>,
  ): Promise<readonly Hit[]> {
    return Promise.all(
      found.map(async ({ number, score, words }) => {
        const [first = 0, name = ''] = head.texts.filter(([from]) => from <= number).at(-1) ?? [];
        const document = (await this.#files.json<readonly SiteDocument[]>(name))[number - first];
        if (document === undefined) throw new Error(`${name} does not hold document ${number}.`);
        return makeHit(document, score, new Set([...asked, ...words]));
      }),
    );
  }
}

async function openIndex(
  files: SiteFiles,
  loadStemmer: (analyzer: string) => Promise<Stem | null>,
): Promise<Opened> {
  const head = await files.head();
  const index = new TermIndex(head);
  // Loaded beside the words of the query.
  const isScorable = loadLengths(files, head).then((lengths) => {
    index.setLengths(lengths);
  });
  let loading: Promise<SiteValues> | null = null;
  const values = async (): Promise<SiteValues> => {
    loading ??= import('./site-values.js').then((module) => ({
      ...module,
      columns: new module.SiteColumns(files, head),
      own: module.askedFieldsOf(module.schemaOf(head)),
    }));
    loading.catch(() => {
      loading = null;
    });
    return loading;
  };
  // Whoever waits for it is told.
  isScorable.catch(() => undefined);
  return {
    head,
    index,
    isScorable,
    words: new SiteWords(files, index, () => loadStemmer(head.analyzer)),
    values,
    fields: head.fields,
    documents: head.documents,
    stopWords: { always: new Set(head.stopWords.always), searched: new Set(head.stopWords.searched) },
  };
}

async function loadLengths(files: SiteFiles, { lengths }: SiteHead): Promise<readonly number[]> {
  return typeof lengths === 'string' ? files.json<readonly number[]>(lengths) : lengths;
}

/** The own fields that a query may name. Only behind a colon can it name one: without one, the script that knows them is not loaded. */
async function fieldsNamedIn({ head, values }: Opened, text: string): Promise<AskedFields> {
  return head.own.length > 0 && text.includes(':') ? (await values()).own : NO_FIELDS;
}

function makeHit({ text, ...document }: SiteDocument, score: number, words: ReadonlySet<string>): Hit {
  const excerpt = cutExcerpt(text, words);
  return {
    ...document,
    score,
    titleHtml: markRanges(document.title, rangesOf(document.title, words)),
    snippets: excerpt === null ? [] : [excerpt],
  };
}
