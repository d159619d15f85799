// Every sentence that is said of a query, its order or a filter, by name: made here and recognised here, so that whoever shows it
// to a reader can say the same in another language. Sentences are a part of the answer; names and values are not.

import { type ReadSentence, SentenceTable, type SentenceValues } from './sentence-table.js';

/** Words of a query in which quotation marks and dashes are operators; in a longer one they are punctuation. */
export const MAX_COMPOSED_WORDS = 8;

/** The sentences; `{name}` is filled in. Of two that a text may be, the first is meant. */
export const SENTENCES = {
  noWord: 'There is no word to look for in this query.',
  hitsMissing:
    'This search takes so much work that it was ended early: there may be more hits, and better ones. Fewer or longer words are found sooner.',
  extrasMissing:
    'This search takes so much work that it was ended early: its hits are all there, but snippets, explanations, counts of facets or another spelling may be missing.',
  ignored: 'This query asks for more than one search may. Not looked for: {words}.',
  unstarred: 'A star inside or before a word asks for too much here. Looked for without it: {words}.',
  shortened:
    'More words fit than a search may look for. Looked for with the most frequent of them only: {words}.',
  uncorrected:
    'Only the first words that no document holds are looked for in another spelling. Not looked for so: {words}.',
  counts: 'Nothing was found with all that was asked. Each word by itself is found: {counts}.',
  plusAtOperator: 'A plus sign beside AND or OR counts for nothing.',
  signsAreSoft:
    `In a query of more than ${MAX_COMPOSED_WORDS} words, words in quotation marks count more but need not be found, ` +
    'and a dash excludes nothing: AND, + and NOT do that.',
  starsAreSoft: `In a query of more than ${MAX_COMPOSED_WORDS} words a star inside or before a word is text.`,
  operatorAsWord: '{operator} at character {at} joins nothing and was taken as a word.',
  quotationOpen:
    'The quotation mark at character {at} is not closed; the phrase was taken to end with the query.',
  parenthesisOpen: 'The parenthesis at character {at} is not closed and was taken to end with the query.',
  parenthesisClosed: 'The parenthesis at character {at} was not opened and was taken as text.',
  parenthesesDeep: 'Parentheses more than {depth} deep were taken as text.',
  fieldEmpty: 'Nothing stands directly behind "{field}"; it was taken as text.',
  fieldNeedsDate: '"{field}" needs a date such as 2015, 2015-12 or 2015-12-31; it was taken as text.',
  fieldNeeds: '"{field}" needs {expected}; it was taken as text.',
  errorsMax: 'A word may have at most 2 typing errors; more are not looked for.',
  partShort: '"{text}" is too short for a part of a word and was taken as a word.',
  wordWeight: 'A word cannot be given a weight: "{weight}" was taken as text.',
  likenessGiven: 'How alike words have to be cannot be set: write "{text}~" for words spelled nearly so.',
  regularExpression:
    'Regular expressions are not read: "{text}" was taken as text. A star stands for any letters.',
  operatorOfOthers: '"{text}" is no operator here and was passed over: write {operator}.',
  nearnessOfOthers:
    '"{text}" is no operator here and was taken as text: write "salt water"~5 for words near one another.',
  exclamation:
    'An exclamation mark leaves nothing out: "{text}" was taken as text. Write "-{word}" to leave it out.',
  phraseWeight: 'A phrase cannot be given a weight: "{weight}" was taken as text.',
  fieldUnknown: 'There is no field "{field}": "{field}:" was taken as text. Fields: {fields}.',
  questionMark:
    'A question mark stands for no letter: "{text}" was taken as text. A star stands for any letters.',
  starInPhrase: 'A star in quotation marks stands for no letters: "{text}" was looked for without it.',
  valueAsItStands: 'The value of "{field}:" counts as it stands: the "{mark}" of "{text}" is a part of it.',
  minusOfNumber:
    'The minus of "-{text}" leaves out documents with "{text}". Write "\\-{text}" for the number.',
  orderedByDate: 'Ordered by date: scores do not decide.',
  orderedByFields: 'Ordered by {sort}: scores do not decide.',
  orderedByBands: 'Ordered by bands of the score, within each the newer before the older.',
  filterLong: 'the filter is longer than {length} characters',
  filterDeep: 'the filter has at character {at} more than {depth} levels of NOT and parentheses',
  filterSign: 'the filter has at character {at} a character that has no meaning here ({sign})',
  filterValue: 'the filter has at character {at} "{found}" where {expected} is expected: {field} is a {type}',
  filterFound: 'the filter has at character {at} "{found}" where {expected} is expected',
  filterEnds: 'the filter ends at character {at} where {expected} is expected',
} as const;

/** A sentence by its name. */
export type SentenceName = keyof typeof SENTENCES;

const table = new SentenceTable<SentenceName>(SENTENCES, ['at', 'depth', 'length']);

/** A sentence with its values. */
export function saySentence(name: SentenceName, values: SentenceValues = {}): string {
  return table.say(name, values);
}

/** Which sentence a text is, and what was filled in; null for any other text. */
export function readSentence(text: string): ReadSentence<SentenceName> | null {
  return table.read(text);
}
