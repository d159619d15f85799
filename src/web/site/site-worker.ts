// The script of an exported site that searches. It runs as a worker; where a page may start none, the page imports it instead.

import { FindlingError } from '../../errors.js';
import { SiteFiles } from './site-files.js';
import { SiteSearch } from './site-search.js';
import type { createStemmer } from './site-stemmer.js';

/** A question to the worker. */
export interface SiteQuestion {
  readonly number: number;
  readonly method: 'search' | 'suggest' | 'warmUp';
  readonly query: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What it answers. */
export type SiteAnswer = { readonly number: number } & (
  | { readonly answer: object }
  | { readonly error: string; readonly code: string | null }
);

/** A search over the files in the folder of this script. */
export function openSiteSearch(): SiteSearch {
  const stemmers = new URL(/* @vite-ignore */ './search-stems.js', import.meta.url).href;
  return new SiteSearch(
    new SiteFiles(new URL(/* @vite-ignore */ './index/', import.meta.url).href),
    async (analyzer) => {
      const module = (await import(/* @vite-ignore */ stemmers)) as StemmerModule;
      return module.createStemmer(analyzer);
    },
  );
}

interface StemmerModule {
  readonly createStemmer: typeof createStemmer;
}

interface WorkerScope {
  readonly document?: unknown;
  postMessage(answer: SiteAnswer | 'ready'): void;
  addEventListener(type: 'message', listen: (event: MessageEvent<SiteQuestion>) => void): void;
}

const scope = globalThis as unknown as WorkerScope;

if (scope.document === undefined) {
  const search = openSiteSearch();
  // A worker is started to be asked.
  search.open();
  scope.addEventListener('message', ({ data: { number, method, query, options } }) => {
    search[method](query, options).then(
      (answer) => {
        scope.postMessage({ number, answer });
      },
      (error: unknown) => {
        const code = error instanceof FindlingError ? error.code : null;
        scope.postMessage({ number, error: error instanceof Error ? error.message : String(error), code });
      },
    );
  });
  scope.postMessage('ready');
}
