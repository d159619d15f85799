// Searches an exported folder: in a worker of that folder, or where a page may start none, in the page itself.

import { ApiError, ConnectionError } from '../../client/client.js';
import type { SearchSource } from './search-session.js';

type Method = 'search' | 'suggest' | 'warmUp';
type Ask = (method: Method, query: string, options: object) => Promise<unknown>;

interface SearchingModule {
  readonly openSiteSearch: () => Readonly<
    Record<Method, (query: string, options: object) => Promise<object>>
  >;
}

type WorkerAnswer =
  | { readonly number: number; readonly answer: object }
  | { readonly number: number; readonly error: string; readonly code: string | null };

/** A source over the folder at an address with a slash at its end. Nothing is loaded before something is asked. */
export function createSiteSource(base: string): SearchSource {
  const script = new URL('search-worker.js', base).href;
  let opening: Promise<Ask> | null = null;
  const ask = async (
    method: Method,
    query: string,
    { signal, ...options }: { readonly signal?: AbortSignal | undefined },
  ) => {
    opening ??= startWorker(script).catch(() => importScript(script));
    try {
      const answer = await (await opening)(method, query, options);
      signal?.throwIfAborted();
      return answer;
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      const refusal = refusalOf(error);
      if (refusal !== null) throw refusal;
      throw new ConnectionError(`${base} cannot be searched.`, { cause: error });
    }
  };
  return {
    warmUp: () => void ask('warmUp', '', {}).catch(() => undefined),
    search: (query, options = {}) => ask('search', query, options) as ReturnType<SearchSource['search']>,
    suggest: (query, options = {}) => ask('suggest', query, options) as ReturnType<SearchSource['suggest']>,
  };
}

/** What a server answers where a filter or an order is wrong; null for any other failure. */
function refusalOf(error: unknown): ApiError | null {
  const { code, message } = error as Partial<Record<'code' | 'message', string | null>>;
  if (typeof code !== 'string' || !code.startsWith('invalid_')) return null;
  return new ApiError(400, { message: message ?? '', code, type: 'invalid_request', link: '' }, null);
}

/** Rejects where the page may start no worker, or its script cannot be loaded. */
function startWorker(script: string): Promise<Ask> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(trustedAddress(script) as string, { type: 'module' });
    const waiting = new Map<number, (answer: WorkerAnswer) => void>();
    let asked = 0;
    const ask: Ask = (method, query, options) =>
      new Promise((answered, failed) => {
        asked += 1;
        waiting.set(asked, (answer) => {
          if ('error' in answer) failed(Object.assign(new Error(answer.error), { code: answer.code }));
          else answered(answer.answer);
        });
        worker.postMessage({ number: asked, method, query, options });
      });
    worker.addEventListener('error', reject);
    worker.addEventListener('message', ({ data }: MessageEvent<WorkerAnswer | 'ready'>) => {
      if (data === 'ready') {
        resolve(ask);
        return;
      }
      waiting.get(data.number)?.(data);
      waiting.delete(data.number);
    });
  });
}

async function importScript(script: string): Promise<Ask> {
  const { openSiteSearch } = (await import(/* @vite-ignore */ script)) as SearchingModule;
  const search = openSiteSearch();
  return (method, query, options) => search[method](query, options);
}

interface ScriptPolicy {
  createScriptURL(address: string): unknown;
}

/** The address of a worker, for pages with Trusted Types. Throws where they do not allow the policy `findling`. */
function trustedAddress(address: string): unknown {
  const rules: ScriptPolicy = { createScriptURL: (text) => text };
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy };
  };
  return trustedTypes === undefined
    ? address
    : trustedTypes.createPolicy('findling', rules).createScriptURL(address);
}
