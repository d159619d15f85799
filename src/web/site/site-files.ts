// The files of an exported index, loaded when they are needed, each once.

import { SITE_HEAD, SITE_VERSION, type SiteHead } from '../../index/minisearch/site-format.js';

/** How files are loaded: as by `fetch`. */
type FetchFile = (address: URL, options: { readonly cache: RequestCache }) => Promise<Response>;

/** Reads files of an index. */
export class SiteFiles {
  readonly #base: string;
  readonly #loading = new Map<string, Promise<unknown>>();
  readonly #fetch: FetchFile;

  /** @param base the address of the folder, with a slash at its end */
  constructor(base: string, fetchFile: FetchFile = (...asked) => fetch(...asked)) {
    this.#base = base;
    this.#fetch = fetchFile;
  }

  /** The file that names the others. Rejects where it is of another version. */
  async head(): Promise<SiteHead> {
    const head = await this.json<SiteHead>(SITE_HEAD);
    if (head.version !== SITE_VERSION)
      throw new Error('The exported index is of another version than this script: export the site anew.');
    return head;
  }

  /** What a file holds. Rejects where it cannot be loaded; then it is tried anew the next time. */
  json<Content>(name: string): Promise<Content> {
    return this.#once(name, (text) => JSON.parse(text) as Content);
  }

  /** The lines of a file. Rejects as `json` does. */
  lines(name: string): Promise<readonly string[]> {
    return this.#once(name, (text) => text.split('\n'));
  }

  /** Loads a file and reads it, both only the first time: a file is always asked for in the same way. */
  #once<Content>(name: string, read: (text: string) => Content): Promise<Content> {
    let loading = this.#loading.get(name) as Promise<Content> | undefined;
    if (loading === undefined) {
      loading = this.#load(name).then(read);
      this.#loading.set(name, loading);
      loading.catch(() => this.#loading.delete(name));
    }
    return loading;
  }

  async #load(name: string): Promise<string> {
    const cache = name === SITE_HEAD ? 'no-cache' : 'default';
    const response = await this.#fetch(new URL(name, this.#base), { cache });
    if (!response.ok || response.body === null)
      throw new Error(`${name} cannot be loaded: ${response.status}.`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    // A host that says the file is compressed has its browser unpack it.
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return new TextDecoder().decode(bytes);
    return unpack(bytes);
  }
}

/** A stream is given the bytes at once: passing them through another one takes several times as long for files of a few kilobytes. */
async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  const written = writer.write(bytes).then(() => writer.close());
  const [text] = await Promise.all([new Response(readable).text(), written]);
  return text;
}
