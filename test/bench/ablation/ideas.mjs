// What was tried: each idea is one change from what ships. An idea says how a collection ranks the text of a query.

import { shippedParameters } from './collection.mjs';
import { bo1, expandPlan, rm3, rocchio } from './feedback.mjs';

/** Documents whose score an idea makes anew: deeper than any that could come among the first hundred. */
const DEEP = 1000;

/** Other parameters. */
function set(changes) {
  const parameters = { ...shippedParameters, ...changes };
  return (collection) => (text) => collection.rank(collection.plan(text), parameters);
}

function setFields(changes) {
  return set({ fields: shippedParameters.fields.map((field, number) => ({ ...field, ...changes[number] })) });
}

const title = (weight) => setFields({ 0: { weight } });
const bOfTitle = (b) => setFields({ 0: { b } });
const bOfText = (b) => setFields({ 1: { b } });

/** Another plan. */
function plan(change) {
  return (collection) => (text) => collection.rank(change(collection.plan(text), collection));
}

function words(change) {
  return plan((made) => ({ ...made, words: made.words.flatMap((word) => change(word, made)) }));
}

/** Another score, of the documents that come first as shipped. */
function score(change) {
  return (collection) => (text) => {
    const made = collection.plan(text);
    const searches = collection.open(shippedParameters);
    return collection
      .rank(made, shippedParameters, DEEP)
      .map((ranked) => {
        const found = made.words.filter(
          (word) => searches[ranked.segment].weightOf(word, ranked.document) > 0,
        );
        return { ...ranked, score: change(ranked.score, found, made.words) };
      })
      .sort((a, b) => b.score - a.score)
      .slice(0, 100);
  };
}

const sumOf = (list) => list.reduce((sum, { idf }) => sum + idf, 0);
const timesTyped = (word, made) => made.words.filter(({ form }) => form === word.form).length;
const isFirst = (word, made) => made.words.find(({ form }) => form === word.form) === word;

/** A word typed several times counts `counts(times)` times. */
function typedOften(counts) {
  return words((word, made) => {
    if (!isFirst(word, made)) return [];
    return [{ ...word, idf: word.idf * counts(timesTyped(word, made)) }];
  });
}

/** Stop words rank, with a share of their weight. */
function stopWords(share) {
  return plan((made) => ({
    ...made,
    words: [
      ...made.words,
      ...made.stopWords.map((word) => ({ ...word, idf: word.idf * share, weight: share })),
    ],
  }));
}

/** Words found in the first hits rank beside those typed. */
function feedback(model, options) {
  return (collection) => (text) => {
    const made = collection.plan(text);
    if (made.words.length < (options.least ?? 1)) return collection.rank(made);
    return collection.rank(expandPlan(collection, made, model, options));
  };
}

/** The first ten hits stay as they are; feedback orders what follows. */
function feedbackAfterTen(model, options) {
  return (collection) => (text) => {
    const made = collection.plan(text);
    const first = collection.rank(made, shippedParameters, 10);
    const known = new Set(first.map((hit) => collection.idOf(hit)));
    const others = collection.rank(expandPlan(collection, made, model, options));
    return [...first, ...others.filter((hit) => !known.has(collection.idOf(hit)))].slice(0, 100);
  };
}

/** How often documents repeat a word counts to another power than 0.5. */
const repeated = (power) =>
  words((word) => [{ ...word, idf: word.idf * word.repetition ** (2 * power - 1) }]);
const unrepeated = repeated(0);
const neither = (collection) => (text) => {
  const made = collection.plan(text);
  const plain = made.words.map((word) => ({ ...word, idf: word.idf / word.repetition }));
  return collection.rank({ ...made, words: plain }, withoutFeedback);
};
const withoutFeedback = { ...shippedParameters, feedback: 0 };

const rare = (power) => words((word) => [{ ...word, idf: word.idf ** power }]);

/**
 * The whole table, in groups. An idea with a language indexes the collection anew, as if all were in that language (of Icelandic
 * nothing is known but how to fold it).
 */
export const ideas = [
  ['as shipped', set({})],
  ...[0.9, 1.2, 1.6, 2.5, 3].map((k1) => [`k1 ${k1}`, set({ k1 })]),
  ...[0.6, 0.9, 1.6, 2].map((bigramK1) => [`k1 of pairs of characters ${bigramK1}`, set({ bigramK1 })]),
  ...[1, 1.5, 2, 3, 4].map((weight) => [`weight of the title ${weight}`, title(weight)]),
  ...[0.3, 0.75].map((b) => [`b of the title ${b}`, bOfTitle(b)]),
  ...[0.4, 0.5, 0.75, 0.85].map((b) => [`b of the text ${b}`, bOfText(b)]),
  ...[0, 0.15, 0.5, 0.8].map((exactForm) => [`the form typed counts ${exactForm} more`, set({ exactForm })]),
  ...[0, 0.15, 0.5, 0.8].map((nearness) => [`near words count ${nearness} more`, set({ nearness })]),
  ...[1, 8].map((near) => [`near is within ${near}`, set({ near })]),
  ...[10, 50, 100].map((rerankWindow) => [`documents reranked: ${rerankWindow}`, set({ rerankWindow })]),
  ['repetition counts nothing', unrepeated],
  ...[0.25, 1].map((power) => [`repetition to the power of ${power}`, repeated(power)]),
  ['no feedback', set({ feedback: 0 })],
  ...[0.1, 0.4].map((feedback) => [`feedback ${feedback}`, set({ feedback })]),
  ...[1, 6].map((feedbackWords) => [`feedback from ${feedbackWords} words on`, set({ feedbackWords })]),
  ['neither repetition nor feedback', neither],
  ['a word typed twice counts once', typedOften(() => 1)],
  ['a word typed twice counts less than twice (k3 2)', typedOften((times) => (3 * times) / (2 + times))],
  ...[0.8, 1.2].map((power) => [`rarity to the power of ${power}`, rare(power)]),
  ...[0.1, 1].map((share) => [`stop words rank, ${share} times`, stopWords(share)]),
  ['no stemming, stop words passed over', unstemmed(true), 'is'],
  ['no stemming, no stop words', unstemmed(false), 'is'],
  ['a floor for long documents (BM25+, 0.25)', score((reached, found) => reached + 0.25 * sumOf(found))],
  ...[0.25, 0.5, 1].map((power) => [
    `share of the words matched, to the power of ${power}`,
    score((reached, found, all) => reached * (found.length / Math.max(1, all.length)) ** power),
  ]),
  [
    'share of the rarity matched, to the power of 0.5',
    score((reached, found, all) => reached * Math.sqrt(sumOf(found) / (sumOf(all) || 1))),
  ],
  ...[0.1, 0.2, 0.3].map((share) => [
    `feedback: RM3, 10 documents, 20 words, ${share}`,
    feedback(rm3, { documents: 10, words: 20, share }),
  ]),
  ...[0.1, 0.2, 0.3].map((share) => [
    `feedback: Bo1, 5 documents, 20 words, ${share}`,
    feedback(bo1, { documents: 5, words: 20, share }),
  ]),
  ...[0.1, 0.2, 0.3].map((share) => [
    `feedback: Rocchio, 5 documents, 20 words, ${share}`,
    feedback(rocchio, { documents: 5, words: 20, share }),
  ]),
  [
    'feedback: RM3, 0.3, from the eleventh hit on',
    feedbackAfterTen(rm3, { documents: 10, words: 20, share: 0.3 }),
  ],
  [
    'feedback: Rocchio, 0.2, for six words or more',
    feedback(rocchio, { documents: 5, words: 20, share: 0.2, least: 6 }),
  ],
].map(([name, rank, language = null]) => ({ name, rank, language }));

function unstemmed(passesOver) {
  return plan((made, collection) => {
    const kept = made.words.filter(({ term }) => !passesOver || !collection.isEnglishStopWord(term));
    return { ...made, words: kept.length > 0 ? kept : made.words };
  });
}
