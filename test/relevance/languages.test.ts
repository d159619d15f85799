// Known-item search: a piece of a sentence from the middle of an article finds that article among all others.

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Document } from '../../src/documents/document.js';
import { nameLanguage } from '../../src/documents/detect-language.js';
import { Searcher } from '../../src/search/searcher.js';
import { documentOf, generationOf, requestOf } from '../documents-of.js';

const news = fileURLToPath(new URL('../../../shared/data/news', import.meta.url));

interface Source {
  readonly file: string;
  /** What the ids of the language's articles begin with. */
  readonly prefix: string;
  readonly articles: number;
}

const sources: readonly (readonly [string, Source])[] = [
  ['English', { file: 'bbc', prefix: '', articles: 300 }],
  ['German', { file: 'gnad_test', prefix: '', articles: 300 }],
  ['Chinese', { file: 'cctv-2000', prefix: '', articles: 300 }],
  ['Persian', { file: 'persian-500', prefix: '', articles: 300 }],
  ['French', { file: 'masakhane-1500', prefix: 'fra', articles: 300 }],
  ['Amharic', { file: 'masakhane-1500', prefix: 'amh', articles: 300 }],
  ['Hausa', { file: 'masakhane-1500', prefix: 'hau', articles: 300 }],
  ['Swahili', { file: 'masakhane-1500', prefix: 'swa', articles: 300 }],
  ['Somali', { file: 'masakhane-1500', prefix: 'som', articles: 300 }],
  ['Igbo', { file: 'masakhane-1500', prefix: 'ibo', articles: 300 }],
  ['Yoruba', { file: 'masakhane-1500', prefix: 'yor', articles: 300 }],
];

function readArticles({ file, prefix, articles }: Source): Document[] {
  const lines = readFileSync(`${news}/${file}.jsonl`, 'utf8').trim().split('\n');
  const seen = new Set<string>();
  return lines
    .map(
      (line) => JSON.parse(line) as { readonly _id: string; readonly title?: string; readonly text: string },
    )
    .filter(({ _id, text }) => {
      if (!_id.startsWith(prefix) || seen.has(text)) return false;
      seen.add(text);
      return true;
    })
    .slice(0, articles)
    .map(({ _id, title, text }) => documentOf({ id: `${file}/${_id}`, title: title ?? '', text }));
}

/** Eight words, or sixteen characters of a script without spaces, from a sentence in the middle of the text. */
function fragmentOf(text: string): string | null {
  const sentences = text.split(/[.!?\u3002\u061f\u1362\n]+/).map((sentence) => sentence.trim());
  const long = sentences.filter((sentence) => sentence.length >= 30);
  const sentence = long[Math.floor(long.length / 2)];
  if (sentence === undefined) return null;
  if (/\p{Script=Han}/u.test(sentence)) return sentence.slice(0, 16);
  return sentence
    .replaceAll(/["\u201c\u201d\u201e\u00ab\u00bb():+*~-]/g, ' ')
    .split(/\s+/)
    .slice(0, 8)
    .join(' ');
}

describe.skipIf(!existsSync(news))('a piece of a sentence (skipped where ../shared/data is absent)', () => {
  let searcher: Searcher | undefined;

  beforeAll(async () => {
    const documents = await Promise.all(
      sources.flatMap(([, source]) => readArticles(source)).map(nameLanguage),
    );
    searcher = new Searcher(await generationOf([documents]), { timeoutMs: 10_000 });
  }, 60_000);

  it.each(sources)(
    'finds its article among the first three in %s, all languages in one index',
    (name, source) => {
      const asked = readArticles(source)
        .slice(0, 100)
        .flatMap(({ id, text }) => {
          const query = fragmentOf(text);
          return query === null ? [] : [{ id, query }];
        });
      const ranks = asked.map(
        ({ id, query }) =>
          searcher
            ?.search(requestOf(query, { limit: 3, snippets: 0 }))
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
