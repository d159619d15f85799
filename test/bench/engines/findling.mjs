// Findling in this process, from dist/: the whole of `findling index`, then its searcher.
// Documents that declare a language without an analyzer of its own are not stemmed: that is the plain form.

import { createWriteStream, mkdirSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { FileDirectory } from '../../../dist/index/directory/file-directory.js';
import { updateIndex } from '../../../dist/index/update/update-index.js';
import { defaultRequest } from '../../../dist/search/default-request.js';
import { readVersion } from '../../../dist/cli/version.js';
import { LocalEngine } from '../../../dist/search/local-engine.js';
import { readDocuments } from '../inputs/documents.mjs';

const LIMIT = 10;

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
      }),
    questions({ searcher }) {
      const { segments } = searcher.generation;
      const rank = (text, match, fuzzy) => {
        const best = searcher.rank(text, LIMIT, match, fuzzy);
        return { ids: best.map(({ segment, document }) => segments[segment].segment.ids.key(document)) };
      };
      const asWritten = (text, snippets) => ({
        ...defaultRequest(text, { limit: LIMIT }),
        match: 'any',
        fuzzy: 'off',
        prefix: 'off',
        snippets,
      });
      const findIds = (request) => {
        const { ids, totalHits } = searcher.findIds(request);
        return { ids, found: totalHits };
      };
      const search = (request) => {
        const { hits, totalHits } = searcher.search(request);
        return { ids: hits.map(({ id }) => id), found: totalHits };
      };
      return {
        or: ({ text }) => rank(text, 'any', false),
        and: ({ text }) => rank(text, 'all', false),
        phrase: ({ text }) => rank(`"${text}"`, 'auto', false),
        prefix: ({ text }) => findIds({ ...asWritten(text, 0), prefix: 'last' }),
        typo: ({ text }) => rank(text, 'any', true),
        count: ({ text }) => findIds(asWritten(text, 0)),
        snippets: ({ text }) => search(asWritten(text, 1)),
        complete: ({ text }) => search(defaultRequest(text, { limit: LIMIT })),
      };
    },
  };
}
