// Findling in this process, from dist/: the whole of `findling index`, then `search` of its engine, as the server asks it: hits with
// their stored fields, and the exact number of hits.
// Documents that declare a language without an analyzer of its own are not stemmed: that is the plain form.

import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { FileDirectory } from '../../../dist/modules/index/directory/file-directory.js';
import { IndexReader } from '../../../dist/modules/index/read/index-reader.js';
import { updateIndex } from '../../../dist/modules/index/update/update-index.js';
import { defaultRequest } from '../../../dist/modules/search/default-request.js';
import { LocalEngine } from '../../../dist/modules/search/local-engine.js';
import { Searcher } from '../../../dist/modules/search/searcher.js';
import { readVersion } from '../../../dist/modules/version.js';
import { readDocuments } from '../inputs/documents.mjs';

const LIMIT = 10;
/** The words as they are written: no corrections, no completions, no snippets. */
const asWritten = { match: 'any', fuzzy: 'off', prefix: 'off', snippets: 0 };

export function createEngine({ language }) {
  const plain = language !== 'en';
  return {
    title: `Findling ${readVersion()}${plain ? ', plain' : ''}`,
    /** Where the corpus lies that the index is built from. */
    async prepare(documentFile, folder) {
      if (!plain) return path.dirname(documentFile);
      const corpus = `${folder}-corpus`;
      mkdirSync(corpus, { recursive: true });
      const out = createWriteStream(path.join(corpus, 'documents.jsonl'));
      for (const document of readDocuments(documentFile))
        if (!out.write(`${JSON.stringify({ ...document, language })}\n`)) await once(out, 'drain');
      out.end();
      await finished(out);
      return corpus;
    },
    async build(corpus, folder) {
      await updateIndex({ corpus, directory: new FileDirectory(folder), full: true });
    },
    open: (folder) =>
      LocalEngine.open(new FileDirectory(folder), {
        timeoutMs: Number.POSITIVE_INFINITY,
        fallback: false,
      }).then((engine) => ({ engine, folder })),
    questions({ engine, folder }) {
      const ask = async (text, given) => {
        const { hits, totalHits } = await engine.search(defaultRequest(text, { limit: LIMIT, ...given }));
        return { ids: hits.map(({ id }) => id), found: totalHits };
      };
      // Opened when it is first asked: another copy of the index.
      let searcher;
      const findIds = async (text, given) => {
        searcher ??= await openSearcher(folder);
        const { ids, totalHits } = searcher.findIds(defaultRequest(text, { limit: LIMIT, ...given }));
        return { ids, found: totalHits };
      };
      return {
        or: ({ text }) => ask(text, asWritten),
        and: ({ text }) => ask(text, { ...asWritten, match: 'all' }),
        phrase: ({ text }) => ask(`"${text}"`, { ...asWritten, match: 'auto' }),
        prefix: ({ text }) => ask(text, { ...asWritten, prefix: 'last' }),
        typo: ({ text }) => ask(text, { ...asWritten, fuzzy: 'auto' }),
        snippets: ({ text }) => ask(text, { ...asWritten, snippets: 1 }),
        complete: ({ text }) => ask(text, {}),
        orIds: ({ text }) => findIds(text, asWritten),
        andIds: ({ text }) => findIds(text, { ...asWritten, match: 'all' }),
        phraseIds: ({ text }) => findIds(`"${text}"`, { ...asWritten, match: 'auto' }),
      };
    },
  };
}

/** What finds ids without reading documents; it counts all hits. */
async function openSearcher(folder) {
  const reader = new IndexReader(new FileDirectory(folder));
  await reader.refresh({ fallback: false });
  return new Searcher(reader.current().generation, { timeoutMs: Number.POSITIVE_INFINITY });
}
