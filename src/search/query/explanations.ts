// What explanations of a score say of its parts.

import { type ReadSentence, SentenceTable } from './sentence-table.js';

/** The sentences; `{name}` is filled in, `{name|noun}` is a number with what it counts. */
export const EXPLANATIONS = {
  sum: 'sum of the words',
  noWord: 'no word that ranks occurs in this document',
  word: '"{word}": idf * (k1 + 1) * weight / (k1 + weight), with k1 = {k1}',
  wordOfLanguages:
    '"{word}": idf * (k1 + 1) * weight / (k1 + weight), with k1 = {k1}, once for each language of the document that it is in',
  rarity: 'idf, the rarer the higher: in {documents|document}',
  rarityWeighted: 'idf, the rarer the higher: in {documents|document}, times {weight}',
  rarityRepeated:
    'idf, the rarer the higher: in {documents|document}; times {repetition}, the higher the oftener these repeat it',
  rarityRepeatedWeighted:
    'idf, the rarer the higher: in {documents|document}; times {repetition}, the higher the oftener these repeat it, times {weight}',
  weight: 'weight: sum of the occurrences, and of what exact forms and near words add',
  field: '{count|time} in {field}: weight of the field {weight}, length {length|word}',
  matchedFormCounted: '{forms}: matched as form of the stem "{stem}", counted {boost} times',
  matchedForm: '{forms}: matched as form of the stem "{stem}"',
  matchedCounted: '{forms}: matched as {kind}, counted {boost} times',
  matched: '{forms}: matched as {kind}',
  exact: 'written as "{word}": {factor} times the weight of these occurrences',
  near: 'at most {words} words from another word of the query: {factor} times the weight of these occurrences, less the farther and the commoner the other',
  headings: 'in headings: {factor} times the weight of these occurrences',
  shared: 'words that the first hits have in common',
  noText: 'there is no text to hold them: as much as the hits with one get on average',
  exactTitle: 'the title is the query: (k1 + 1) times the idf of all words',
  exactTitleLowered:
    'the title is the query: (k1 + 1) times the idf of all words, lowered because there is no text or other signs',
  quoted: 'the text holds the query word for word: (k1 + 1) times the idf of all words, lowered',
  named:
    'another name is the query: (k1 + 1) times the idf of all words, less three quarters of what the words score',
  pinned: 'pinned for this query: more than words, a title or a sentence can give',
  laterStage:
    'lowered to sum / (1 + sum) * {times}, because this document was found only by a later stage of the search (synonyms, completions, corrections)',
  importance: 'importance: the words count {factor} times, because others are more important',
  importanceLeast:
    'importance: the words count {factor} times, as the least important document, because others hold more of the words',
  importanceField: '1 + {weight} times how important the field {field} says it is: {share} of 1',
  weightOfFolder: 'weight of the folder {folder}',
  weightOfSection: 'weight of the section {section}',
  weightOfLanguage: 'weight of the language {language}',
  weightOfValue: 'weight of {field} = {value}',
  cluster: 'the words, as the cluster scores them',
  clusterLater: 'the words, as the cluster scores them, below all hits of {stages|stage} before',
  clusterRest: 'where the words stand, what the title is, and what the first hits share',
  clusterSum: 'sum of',
} as const;

/** A sentence of an explanation by its name. */
export type ExplanationName = keyof typeof EXPLANATIONS;

const table = new SentenceTable<ExplanationName>(EXPLANATIONS, ['words']);

/** A sentence with its values. */
export function sayExplanation(
  name: ExplanationName,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return table.say(name, values);
}

/** Which sentence a text is, and what was filled in; null for any other text. */
export function readExplanation(text: string): ReadSentence<ExplanationName> | null {
  return table.read(text);
}
