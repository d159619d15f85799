// A number of a bound in the documents is the number of the constant that holds it.

import { describe, expect, it } from 'vitest';
import { projectFiles, readProjectFile } from './markdown.js';

/** Which constant a number in a document is: the document, the text with `{}` for the number, the constant, what 1 there is here. */
type Bound = readonly [document: string, text: string, constant: string, unit?: number];

const KIB = 1024;
const MIB = 1024 * 1024;

/** A name alone is one that has one value in all of `src/`; `file NAME` is that of a file. */
const BOUNDS: readonly Bound[] = [
  ['README.md', 'at most {} characters; empty lists all', 'search-parameters MAX_QUERY_LENGTH'],
  ['README.md', 'at most {} hits', 'MAX_LIMIT'],
  ['README.md', '`offset + limit` at most {}', 'MAX_RESULT_WINDOW'],
  ['README.md', 'at most {} a hit', 'MAX_SNIPPETS'],
  ['README.md', 'at least {} characters', 'MIN_ADMIN_KEY_LENGTH'],
  ['README.md', 'may take; at least {}', 'MIN_BUILD_MEMORY_MB'],
  ['README.md', 'A record may have {} MB', 'maxRecordBytes', MIB],
  ['README.md', 'a `.json` file {} MB', 'maxJsonFileBytes', MIB],
  ['README.md', 'up to {} documents', 'DEFAULT_MINISEARCH'],
  ['docs/query-language.md', 'may be {} deep', 'search/query/query-tokens MAX_DEPTH'],
  ['docs/query-language.md', 'a query of more than {} words quotation', 'MAX_COMPOSED_WORDS'],
  ['docs/query-language.md', 'stands for the {} most frequent', 'MAX_PREFIX_WORDS'],
  ['docs/query-language.md', 'excluded ones included | the first {}', 'MAX_QUERY_WORDS'],
  ['docs/query-language.md', 'where some are repeated | the first {}', 'MAX_WORD_OCCURRENCES'],
  ['docs/query-language.md', 'words of a phrase | the first {}', 'MAX_PHRASE_WORDS'],
  ['docs/query-language.md', 'words with a star | the first {}', 'MAX_PREFIXES'],
  ['docs/query-language.md', 'Where these are more than {}, all segments together', 'MAX_SCANNED_WORDS'],
  ['docs/query-language.md', 'each of its first {} words', 'MAX_COUNTED_WORDS'],
  ['docs/query-language.md', 'words with a tilde | the first {}', 'MAX_FUZZY_WORDS'],
  ['docs/query-language.md', 'the first {} are corrected', 'MAX_CORRECTED_WORDS'],
  ['docs/query-language.md', 'the first {} tried as two words', 'search/plan/widen/spell-apart MAX_DIVIDED'],
  ['docs/query-language.md', 'words. {} synonyms are looked for', 'MAX_QUERY_SYNONYMS'],
  ['docs/query-language.md', 'of up to {} characters, without regard to case', 'MAX_COUNTED_LENGTH'],
  ['docs/query-language.md', 'At most {}', 'MAX_COUNTED_QUERIES'],
  ['docs/suggestions.md', 'within {} characters, and loses', 'suggested-title MAX_LENGTH'],
  ['docs/suggestions.md', 'holds up to {} of them', 'index/collocations/collocation-finder MAX_PHRASES'],
  ['docs/suggestions.md', 'the first {} words of each text', 'running-words MAX_WORDS'],
  ['docs/duplicates.md', 'scores below {} of the', 'similar-documents MIN_SHARE'],
  ['docs/duplicates.md', 'it is most like, at {} or more', 'MIN_SIMILARITY'],
  ['docs/duplicates.md', 'at {} or more where both', 'MIN_SHORT_SIMILARITY'],
  ['docs/relevance.md', 'stand for up to {} that may spell', 'MAX_TYPOS'],
  ['docs/relevance.md', 'At most {} completions', 'search/plan/candidate-finder MAX_COMPLETIONS'],
  [
    'docs/relevance.md',
    'its occurrences, at most {} a document',
    'index/read/segment-snapshot MAX_OCCURRENCES',
  ],
  ['docs/relevance.md', 'up to {} words that the', 'search/rank/feedback MAX_TERMS'],
  ['docs/relevance.md', 'a word up to {} synonyms', 'MAX_SYNONYMS'],
  ['docs/format.md', 'number of letters (at most {})', 'letter-signatures MAX_LETTERS'],
  ['docs/format.md', 'a block has up to {} postings', 'BLOCK_POSTINGS'],
  ['docs/format.md', 'where every {}th posting begins', 'GROUP_POSTINGS'],
  ['docs/format.md', 'offset for every {}th key', 'DICTIONARY_BLOCK'],
  ['docs/format.md', 'beyond ordinal {}', 'posting-sections MAX_STORED_ORDINAL'],
  ['docs/format.md', '{} bytes, then the number of elements', 'SIGNATURE_BINS'],
  ['docs/format.md', 'headlines {} are left free', 'VALUE_GAP'],
  ['docs/format.md', 'Positions end at {}', 'MAX_POSITION'],
  ['docs/format.md', 'No piece has more than {} UTF-16 units', 'MAX_PIECE_UNITS'],
  ['docs/format.md', 'A byte below {} ends a code', 'STOPPERS'],
  ['docs/format.md', 'About every {} words a point', 'RESTART_WORDS'],
  ['docs/format.md', '{} documents a segment', 'MAX_SEGMENT_DOCUMENTS'],
  ['docs/format.md', 'A word longer than {} UTF-16 units', 'text/tokenizer MAX_WORD_LENGTH'],
  ['docs/reliability.md', '`q`, `filter` | {} characters', 'search-parameters MAX_QUERY_LENGTH'],
  ['docs/reliability.md', '`q`, `filter` | {} characters', 'MAX_FILTER_LENGTH'],
  ['docs/reliability.md', 'the first {} |', 'MAX_RESULT_WINDOW'],
  ['docs/reliability.md', 'parameters of a request | {}', 'server/http/query-string MAX_PARAMETERS'],
  ['docs/reliability.md', 'request line and headers | {} KB', 'maxHeaderSize', KIB],
  ['docs/reliability.md', 'KB; {} headers', 'MAX_HEADERS'],
  ['docs/reliability.md', 'connections | {}', 'maxConnections'],
  ['docs/reliability.md', 'read for snippets | {}, and', 'search/show/find-body-matches MAX_MORE_PASSAGES'],
  ['docs/reliability.md', 'a `.json` file | {} MB', 'maxRecordBytes', MIB],
  ['docs/reliability.md', 'counted, and at most {} MB of', 'MAX_WAITING_BYTES', MIB],
  ['docs/reliability.md', 'A run starts at most {} s after', 'MAX_SETTLE_MS', 1000],
  ['docs/architecture.md', 'in windows of {} documents', 'search/score/max-score WINDOW'],
  ['docs/architecture.md', 'skips blocks of {} by', 'BLOCK_POSTINGS'],
  ['docs/architecture.md', 'up to {} documents: the same', 'DEFAULT_MINISEARCH'],
  ['docs/architecture.md', 'the best {} anew', 'rerankWindow'],
  ['docs/relevance.md', 'beyond {} times the average', 'maxRelativeLength'],
];

/** Sentences that tell what was measured, not what is allowed, and numbers that are spans of the format itself. */
const NO_BOUND =
  /on 23,802 stories|up to 200 articles|at most 8: forms|gains up to|within \d+(?:\.\d)? ms|loses up to|at most one|moved by at most 5/;

const sources = new Map(
  projectFiles.filter((file) => /^src\/.*\.ts$/.test(file)).map((file) => [file, readProjectFile(file)]),
);

/** The value of a constant or of a default, told from its declaration. Throws where there is none, or more than one. */
function valueOf(constant: string): number {
  const [name = '', file = ''] = constant.split(' ').reverse();
  const declaration = new RegExp(
    `\\b${name}(?:: \\w+)?(?: = |: (?:atLeastOne\\(options\\.\\w+ \\?\\? )?)([\\d_ .*<xa-f]*\\d[\\d_xa-f.]*)[;,)]`,
    'g',
  );
  const values = new Set<number>();
  for (const [source, text] of sources) {
    if (file !== '' && !source.endsWith(`${file}.ts`)) continue;
    for (const [, expression = ''] of text.matchAll(declaration)) values.add(evaluate(expression));
  }
  const [value] = values;
  if (value === undefined || values.size > 1)
    throw new Error(`${constant} has ${values.size} values in src/`);
  return value;
}

/** Products and shifts of numbers. */
function evaluate(expression: string): number {
  const [base = '', shift] = expression.replaceAll('_', '').split('<<');
  const product = base.split('*').reduce((all, factor) => all * Number(factor.trim()), 1);
  return shift === undefined ? product : product * 2 ** Number(shift);
}

/** A document with the spaces of its tables and the ends of its lines made one space each. */
function readFlat(document: string): string {
  return readProjectFile(document).replace(/\s+/g, ' ');
}

/** A bound as the document has to say it. */
function written([, text, constant, unit = 1]: Bound): string {
  return text.replace('{}', (valueOf(constant) / unit).toLocaleString('en-US'));
}

describe('a bound in the documents', () => {
  it.each(BOUNDS.map((bound) => ({ name: `${bound[0]}: ${bound[1]} is ${bound[2]}`, bound })))(
    '$name',
    ({ bound }) => {
      expect(readFlat(bound[0])).toContain(written(bound));
    },
  );

  it.each([...new Set(BOUNDS.map(([document]) => document))])(
    'is one of a constant, wherever %s says "at most", "up to" or "at least"',
    (document) => {
      const known = BOUNDS.filter(([file]) => file === document).map(written);
      const flat = readFlat(document);
      const unknown = [...flat.matchAll(/\b(?:at most|up to|at least|no more than) \d[\d,.]*\d?/gi)].filter(
        ({ index, 0: found }) => {
          const around = flat.slice(Math.max(0, index - 60), index + found.length + 60);
          return (
            !NO_BOUND.test(around) && !known.some((text) => around.includes(text) || text.includes(found))
          );
        },
      );
      expect(unknown.map(({ 0: found, index }) => flat.slice(index - 30, index + found.length + 30))).toEqual(
        [],
      );
    },
  );
});
