import { readFileSync, readdirSync } from 'node:fs';
import snowball from 'snowball-stemmers';
import { describe, expect, it } from 'vitest';
import { snowballStemmer } from '../../src/text/stemmers/snowball.js';

const corpus = new URL('../../corpus/', import.meta.url);

describe('snowballStemmer', () => {
  it('stems English exactly as Snowball does, for every word of the demo corpus', () => {
    const texts = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(md|txt|jsonl?)$/.test(name))
      .map((name) => readFileSync(new URL(name, corpus), 'utf8').toLowerCase());
    const words = [...new Set(texts.join('\n').match(/[a-z]{3,30}/g))];
    expect(words.length).toBeGreaterThan(1000);
    const reference = snowball.newStemmer('english');
    const stem = snowballStemmer('english');
    expect(words.map(stem)).toEqual(words.map((word) => reference.stem(word)));
  });

  it('names what it does not know', () => {
    expect(() => snowballStemmer('klingon')).toThrow(/klingon/);
  });
});
