// Known-item search: a piece of a sentence from the middle of an article finds that article among all others.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Document } from '../../src/documents/document.js';
import { LanguageDetector } from '../../src/documents/language/language-detector.js';
import { Searcher } from '../../src/search/searcher.js';
import { makeDocument } from '../make-document.js';
import { makeGeneration } from '../memory-segments.js';
import { runs } from '../runs.js';
import { makeRequest } from '../search/memory-generation.js';

const news = fileURLToPath(new URL('../../../shared/data/news', import.meta.url));

/** Articles of a language that are indexed. */
const ARTICLES = 200;

/** Of how many of them a piece is searched for. */
const { numRuns: ASKED } = runs(50);

interface Source {
  readonly file: string;
  /** What the ids of the language's articles begin with. */
  readonly prefix: string;
}

const sources: readonly (readonly [string, Source])[] = [
  ['English', { file: 'bbc', prefix: '' }],
  ['German', { file: 'gnad_test', prefix: '' }],
  ['Chinese', { file: 'cctv-2000', prefix: '' }],
  ['Persian', { file: 'persian-500', prefix: '' }],
  ['French', { file: 'masakhane-1500', prefix: 'fra' }],
  ['Amharic', { file: 'masakhane-1500', prefix: 'amh' }],
  ['Hausa', { file: 'masakhane-1500', prefix: 'hau' }],
  ['Swahili', { file: 'masakhane-1500', prefix: 'swa' }],
  ['Somali', { file: 'masakhane-1500', prefix: 'som' }],
  ['Igbo', { file: 'masakhane-1500', prefix: 'ibo' }],
  ['Yoruba', { file: 'masakhane-1500', prefix: 'yor' }],
];

interface Article {
  readonly _id: string;
  readonly title?: string;
  readonly text: string;
}

/** By file what was read of it. */
const read = new Map<string, readonly Article[]>();

function readFile(file: string): readonly Article[] {
  let articles = read.get(file);
  if (articles === undefined) {
    const lines = readFileSync(`${news}/${file}.jsonl`, 'utf8').trim().split('\n');
    articles = lines.map((line) => JSON.parse(line) as Article);
    read.set(file, articles);
  }
  return articles;
}

function readArticles({ file, prefix }: Source): Document[] {
  const seen = new Set<string>();
  return readFile(file)
    .filter(({ _id, text }) => {
      if (!_id.startsWith(prefix) || seen.has(text)) return false;
      seen.add(text);
      return true;
    })
    .slice(0, ARTICLES)
    .map(({ _id, title, text }) => makeDocument({ id: `${file}/${_id}`, title: title ?? '', text }));
}

/** Ten words, or sixteen characters of a script without spaces, from a sentence in the middle of the text. */
function fragmentOf(text: string): string | null {
  const plain = text.replaceAll(/["\u201c\u201d\u201e\u00ab\u00bb():+*~-]/g, ' ');
  const sentences = plain.split(/[.!?\u3002\u061f\u1362\n]+/).map((sentence) => sentence.trim());
  const long = sentences.filter((sentence) => sentence.length >= 40);
  const sentence = long[Math.floor(long.length / 2)];
  if (sentence === undefined) return null;
  return /\p{Script=Han}/u.test(sentence)
    ? sentence.slice(8, 24)
    : sentence.split(/\s+/).slice(0, 10).join(' ');
}

describe.skipIf(!existsSync(news))('a piece of a sentence (skipped where ../shared/data is absent)', () => {
  let searcher: Searcher | undefined;

  beforeAll(async () => {
    const languages = new LanguageDetector();
    const documents = await Promise.all(
      sources
        .flatMap(([, source]) => readArticles(source))
        .map((document) => languages.addLanguage(document)),
    );
    searcher = new Searcher(makeGeneration([documents]), { timeoutMs: 10_000 });
  });

  it.each(sources)(
    'finds its article among the first three in %s, all languages in one index',
    (name, source) => {
      const articles = readArticles(source);
      const asked = articles
        .flatMap(({ id, text }) => {
          const query = fragmentOf(text);
          // What stands in several articles tells none of them.
          const isKnown = query === null || articles.filter((other) => other.text.includes(query)).length > 1;
          return isKnown ? [] : [{ id, query }];
        })
        .slice(0, ASKED);
      const ranks = asked.map(
        ({ id, query }) =>
          searcher
            ?.search(makeRequest(query, { limit: 3, snippets: 0 }))
            .hits.findIndex((hit) => hit.id === id) ?? -1,
      );
      const first = ranks.filter((rank) => rank === 0).length / asked.length;
      const found = ranks.filter((rank) => rank >= 0).length / asked.length;
      console.info(
        `${name}: ${asked.length} articles, ${first.toFixed(3)} first, ${found.toFixed(3)} in three`,
      );
      expect(found).toBeGreaterThanOrEqual(0.95);
    },
  );
});
