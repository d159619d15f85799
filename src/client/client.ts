// A client of the HTTP API for browsers, Node, Deno and Bun: nothing but fetch. It knows the paths of the API and how parameters
// are written; what the answers mean is said in types.ts.

import { AnswerError, ApiError, ConnectionError } from './client-error.js';
import { documentPath } from './document-path.js';
import { readRetryAfter, sleep, waitBeforeRetry } from './retry.js';
import type {
  DocumentOptions,
  ErrorBody,
  SearchOptions,
  SearchResult,
  SimilarOptions,
  SimilarResult,
  StoredDocument,
  SuggestOptions,
  SuggestResult,
} from './types.js';

export { AnswerError, ApiError, ClientError, ConnectionError } from './client-error.js';
export type * from './types.js';

/** Where the server is, and how patient the client is. */
export interface ClientOptions {
  /** The address of the server, with its path if it has one: `https://example.org/find`. In a browser also `/find`. */
  readonly endpoint: string | URL;
  /** Sent as `Authorization: Bearer`. In a page everybody can read it: use one with the scope `search` alone. */
  readonly key?: string;
  /** How often a request is tried again where that can help; 2 unless told. */
  readonly retries?: number;
  /** Longest wait before trying again, in milliseconds: where the server asks for more, the request fails at once. 10,000 unless told. */
  readonly maxWaitMs?: number;
  /** Longest wait for one answer, in milliseconds; 15,000 unless told. */
  readonly timeoutMs?: number;
  /** Instead of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * What can be asked. Each method rejects with an ApiError, a ConnectionError or an AnswerError, or with the reason of the signal
 * where that was aborted.
 */
export interface Client {
  /** Hits for a query; a blank one lists all documents, the newest first. */
  search(query: string, options?: SearchOptions): Promise<SearchResult>;
  /** Completions of what is being typed. */
  suggest(query: string, options?: SuggestOptions): Promise<SuggestResult>;
  /** A stored document; rejects with an ApiError of code `document_not_found` where there is none. */
  document(id: string, options?: DocumentOptions): Promise<StoredDocument>;
  /** Documents on the same subject; rejects as `document` does. */
  similar(id: string, options?: SimilarOptions): Promise<SimilarResult>;
}

type Parameters = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** A client of one server. Throws TypeError where the endpoint is no address. */
export function createClient(options: ClientOptions): Client {
  // In a script without types an address alone is an easy mistake.
  if (typeof options !== 'object')
    throw new TypeError(
      `createClient takes options: createClient({ endpoint: ${JSON.stringify(options)} }).`,
    );
  const base = readEndpoint(options.endpoint);
  const ask = async <Answer>(path: string, parameters: Parameters, signal?: AbortSignal): Promise<Answer> => {
    const url = new URL(path, base);
    for (const [name, value] of Object.entries(parameters)) {
      if (value !== undefined) url.searchParams.set(name, value.toString());
    }
    return (await askPatiently(url, options, signal)) as Answer;
  };
  return {
    search: (query, { signal, ...asked } = {}) => ask('search', { q: query, ...asked }, signal),
    suggest: (query, { signal, ...asked } = {}) => ask('suggest', { q: query, ...asked }, signal),
    document: (id, { signal, ...asked } = {}) => ask(documentPath(id), asked, signal),
    similar: (id, { signal, ...asked } = {}) => ask(`${documentPath(id)}/similar`, asked, signal),
  };
}

/** The endpoint as a folder, so that paths are added to its own. */
function readEndpoint(endpoint: string | URL): URL {
  const page = (globalThis as { document?: { baseURI: string } }).document?.baseURI;
  let url: URL;
  try {
    url = new URL(endpoint, page);
  } catch (error) {
    throw new TypeError(
      `The endpoint ${String(endpoint)} is no address; it is written as https://example.org/find.`,
      { cause: error },
    );
  }
  url.search = '';
  url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

async function askPatiently(url: URL, options: ClientOptions, signal?: AbortSignal): Promise<unknown> {
  const { retries = 2, maxWaitMs = 10_000 } = options;
  for (let tries = 1; ; tries += 1) {
    signal?.throwIfAborted();
    try {
      return await askOnce(url, options, signal);
    } catch (error) {
      const wait = tries > retries ? null : waitBeforeRetry(error, tries, maxWaitMs);
      if (wait === null) throw error;
      await sleep(wait, signal);
    }
  }
}

async function askOnce(
  url: URL,
  { key, timeoutMs = 15_000, fetch = globalThis.fetch }: ClientOptions,
  signal?: AbortSignal,
): Promise<unknown> {
  const request = new AbortController();
  const giveUp = (): void => {
    request.abort(signal?.reason);
  };
  signal?.addEventListener('abort', giveUp, { once: true });
  const late = new Error('timeout');
  const timer = setTimeout(() => {
    request.abort(late);
  }, timeoutMs);
  const headers = { Accept: 'application/json', ...(key ? { Authorization: `Bearer ${key}` } : {}) };
  try {
    // Not as a method of the options: browsers insist that fetch is called on the window.
    const response = await fetch(url, { headers, signal: request.signal, credentials: 'omit' });
    return readAnswer(response, await response.text(), url);
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    if (error instanceof ApiError || error instanceof AnswerError) throw error;
    throw new ConnectionError(
      request.signal.reason === late
        ? `${url.origin} did not answer within ${timeoutMs} ms.`
        : sayUnreachable(url),
      { cause: error },
    );
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

/** A browser tells no page why: a server that is away, and one that does not let the page read, look alike. */
function sayUnreachable({ origin }: URL): string {
  const { location } = globalThis as { readonly location?: { readonly origin: string } };
  return location === undefined || location.origin === origin
    ? `${origin} cannot be reached.`
    : `${origin} cannot be reached, or its setting corsOrigins does not name ${location.origin}.`;
}

/** The object of an answer. Throws ApiError or AnswerError. */
function readAnswer(response: Response, text: string, url: URL): unknown {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch (error) {
    throw new AnswerError(`${url.href} answered ${response.status} without JSON.`, response.status, {
      cause: error,
    });
  }
  if (response.ok && typeof answer === 'object' && answer !== null) return answer;
  if (!isErrorBody(answer)) {
    throw new AnswerError(
      `${url.href} answered ${response.status} and is no Findling server.`,
      response.status,
    );
  }
  throw new ApiError(
    response.status,
    { ...answer, link: readLink(answer.link, url) },
    readRetryAfter(response.headers.get('Retry-After'), Date.now()),
  );
}

function isErrorBody(answer: unknown): answer is ErrorBody {
  const { message, code, type, link } = (answer ?? {}) as Partial<Record<keyof ErrorBody, unknown>>;
  return [message, code, type, link].every((part) => typeof part === 'string');
}

/** The link of an error as an address of its own. */
function readLink(link: string, url: URL): string {
  return URL.canParse(link, url.href) ? new URL(link, url).href : link;
}
