import { readdirSync, readFileSync } from 'node:fs';
import snowball from 'snowball-stemmers';
import { describe, expect, it } from 'vitest';
import { foldWord } from '../../src/text/fold.js';
import { toOneSpelling } from '../../src/text/stemmers/english-spelling.js';
import { createSnowballStemmer } from '../../src/text/stemmers/snowball.js';
import { languagesWithStopWords, stopWordsOf } from '../../src/text/stop-words.js';

const corpus = new URL('../../corpus/', import.meta.url);

/** The words of the demo corpus and the most frequent ones of all languages, as they are and folded. */
function collectWords(): string[] {
  const texts = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(md|txt|jsonl?)$/.test(name))
    .map((name) => readFileSync(new URL(name, corpus), 'utf8').toLowerCase());
  const words = texts.join('\n').match(/\p{L}[\p{L}\p{M}]{2,29}/gu) ?? [];
  const all = [...words, ...languagesWithStopWords.flatMap(stopWordsOf)];
  return [...new Set(all.flatMap((word) => [word, foldWord(word)]))];
}

const words = collectWords();
/** Enough for every rule, and few enough for the slower port. */
const someWords = words.filter((_, index) => index % 8 === 0);

describe('createSnowballStemmer', () => {
  it.each([
    ...['dutch', 'german', 'hungarian', 'italian', 'norwegian', 'portuguese'],
    ...['romanian', 'spanish', 'swedish', 'turkish'],
  ])('stems %s alike from either port', (language) => {
    const reference = snowball.newStemmer(language);
    expect(someWords.map(createSnowballStemmer(language))).toEqual(
      someWords.map((word) => reference.stem(word)),
    );
  });

  it('stems folded Russian, and English of one spelling, alike from either port', () => {
    const folded = someWords.map(foldWord);
    const english = words.filter((word) => /^[a-z]{3,30}$/.test(word) && toOneSpelling(word) === word);
    expect(english.length).toBeGreaterThan(1000);
    const [russianReference, reference] = [snowball.newStemmer('russian'), snowball.newStemmer('english')];
    expect(folded.map(createSnowballStemmer('russian'))).toEqual(
      folded.map((word) => russianReference.stem(word)),
    );
    expect(english.map(createSnowballStemmer('english'))).toEqual(
      english.map((word) => reference.stem(word)),
    );
  });

  it('names what it does not know', () => {
    expect(() => createSnowballStemmer('klingon')).toThrow(/klingon/);
  });
});
