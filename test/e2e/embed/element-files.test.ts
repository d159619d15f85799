// The built element: how large it is, that each language has all of its words, and that a program without a browser may import it.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/server/page/words/languages.js';
import { PAGE_LANGUAGES } from '../../../src/server/page/words/page-language.js';
import type { ElementWords } from '../../../src/web/element/element-words.js';

const built = fileURLToPath(new URL('../../../dist/web/', import.meta.url));
const MAX_BYTES = 15_000;

const names: Readonly<Record<keyof ElementWords, true>> = {
  search: true,
  searchLabel: true,
  suggestions: true,
  suggested: true,
  documents: true,
  atLeast: true,
  nothing: true,
  checkSpelling: true,
  didYouMean: true,
  searchedFor: true,
  searchAsTyped: true,
  moreHits: true,
  waitSeconds: true,
  retry: true,
  close: true,
  filters: true,
  yes: true,
  no: true,
  field: true,
  errorHeadings: true,
};

describe('the files of the element', () => {
  it('are at most 15 KB to load, compressed', () => {
    const script = readFileSync(path.join(built, 'findling-search.js'));
    expect(gzipSync(script, { level: 9 }).byteLength).toBeLessThanOrEqual(MAX_BYTES);
    expect(String(script)).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|<style/);
  });

  it('have the words of the page in each of its languages', async () => {
    const others = PAGE_LANGUAGES.filter((language) => language !== 'en');
    const found = readdirSync(path.join(built, 'findling-search'));
    for (const language of others) {
      expect(found).toContain(`${language}.js`);
      const file = pathToFileURL(path.join(built, 'findling-search', `${language}.js`)).href;
      const loaded = (await import(file)) as { readonly default: Readonly<Record<string, unknown>> };
      expect(Object.keys(loaded.default).sort()).toEqual(Object.keys(names).sort());
      expect(loaded.default['moreHits']).toBe(wordsOf(language).moreHits);
    }
  });

  it('can be imported where pages are rendered on a server', async () => {
    const file = pathToFileURL(path.join(built, 'findling-search.js')).href;
    expect(Object.keys((await import(file)) as object)).toEqual(['FindlingSearch']);
  });
});
