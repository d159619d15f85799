// The queries of a benchmark, derived from one list of queries and from the titles: the same in every run.
// Each set is a file with one query a line, for every engine to read.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readDocuments } from './documents.mjs';
import { seededRandom } from './random.mjs';

const PHRASES = 300;
/** Titles looked at for phrases, so that every size of a collection is asked for the same. */
const TITLES = 10_000;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
/** Words of five letters and more that say nothing. */
const EMPTY_WORDS = new Set(
  'about above across after against along among around because before behind being below beneath between beyond could during first further other since their there these those three through towards under until using versus where which while whose within without would'.split(
    ' ',
  ),
);

/**
 * Kinds of questions, what they are asked with, and what they are called in tables. An engine that keeps documents answers with
 * the ten best, their titles and the exact number of hits. One `onlyIds` asks it for the ids of the ten best and nothing else,
 * if it can be asked that.
 */
export const kinds = {
  or: { set: 'words', title: 'any word (OR)' },
  and: { set: 'words', title: 'all words (AND)' },
  phrase: { set: 'phrases', title: 'phrase' },
  prefix: { set: 'prefixes', title: 'prefix' },
  typo: { set: 'typos', title: 'one typo' },
  snippets: { set: 'words', title: 'OR, 10 snippets' },
  complete: { set: 'words', title: 'everything on' },
  orIds: { set: 'words', title: 'any word (OR), ids alone', onlyIds: true },
  andIds: { set: 'words', title: 'all words (AND), ids alone', onlyIds: true },
  phraseIds: { set: 'phrases', title: 'phrase, ids alone', onlyIds: true },
};

/** Words as all engines see them. */
function wordsOf(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Writes `words.txt`, `phrases.txt`, `prefixes.txt` and `typos.txt` into the folder. Phrases are of titles of the documents; without a
 * file of those, the queries themselves.
 */
export function writeQuerySets(queryFile, documentFile, folder) {
  const words = readFileSync(queryFile, 'utf8')
    .split(/\r?\n/)
    .map((line) => wordsOf(line).join(' '))
    .filter((line) => line !== '');
  const sets = {
    words,
    phrases: documentFile === null ? words : phrasesOf(documentFile),
    prefixes: prefixesOf(words),
    typos: typosOf(words),
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, lines] of Object.entries(sets))
    writeFileSync(path.join(folder, `${name}.txt`), `${lines.join('\n')}\n`);
}

/** The queries of a set: `text`, its `words`, and `wrong`, the index of the misspelled word among them, or -1. */
export function readQuerySet(folder, name) {
  return readFileSync(path.join(folder, `${name}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [text, wrong = '-1'] = line.split('\t');
      return { text, words: text.split(' '), wrong: Number(wrong) };
    });
}

/** Neighbours in titles, both words of content. */
function phrasesOf(documentFile) {
  const random = seededRandom(1);
  const pairs = new Set();
  let titles = 0;
  for (const { title } of readDocuments(documentFile)) {
    const words = title.toLowerCase().split(/\s+/);
    for (let at = 1; at < words.length; at += 1) {
      const pair = [words[at - 1], words[at]];
      if (pair.every((word) => /^[a-z]{5,}$/.test(word) && !EMPTY_WORDS.has(word))) pairs.add(pair.join(' '));
    }
    titles += 1;
    if (titles === TITLES) break;
  }
  const all = [...pairs];
  const chosen = new Set();
  while (chosen.size < Math.min(PHRASES, all.length)) chosen.add(all[random(all.length)]);
  return [...chosen];
}

/** The last word cut to three or four letters, as when it is still being typed. */
function prefixesOf(queries) {
  const random = seededRandom(2);
  return queries.flatMap((query) => {
    const words = query.split(' ');
    const last = words.pop() ?? '';
    const length = 3 + random(2);
    return last.length > length ? [[...words, last.slice(0, length)].join(' ')] : [];
  });
}

/** One letter of one word replaced, in words of at least five letters; the index of that word after a tab. */
function typosOf(queries) {
  const random = seededRandom(3);
  return queries.flatMap((query) => {
    const words = query.split(' ');
    const long = words.flatMap((word, index) => (/^[a-z]{5,}$/.test(word) ? [index] : []));
    if (long.length === 0) return [];
    const wrong = long[random(long.length)];
    const word = words[wrong];
    const at = random(word.length);
    const others = LETTERS.replace(word[at], '');
    words[wrong] = word.slice(0, at) + others[random(others.length)] + word.slice(at + 1);
    return [`${words.join(' ')}\t${wrong}`];
  });
}
