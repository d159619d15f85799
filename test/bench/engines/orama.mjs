// Orama as it comes: every word matches as the beginning of longer ones. It keeps the documents and counts all hits.

import { create, insert, load, save, search } from '@orama/orama';
import { readDocuments } from '../inputs/documents.mjs';
import { installedVersion } from './installed-version.mjs';
import { readJsonText, writeJson } from './json-file.mjs';

const LIMIT = 10;

// Sorting by a field is not asked for, and its index would cost time and memory.
const empty = () => create({ schema: { title: 'string', text: 'string' }, sort: { enabled: false } });

export function createEngine() {
  return {
    title: `Orama ${installedVersion('@orama/orama')}`,
    async build(documentFile) {
      const index = empty();
      for (const { _id, title, text } of readDocuments(documentFile))
        await insert(index, { id: _id, title, text });
      return index;
    },
    save(index, folder) {
      writeJson(folder, save(index));
    },
    open(folder) {
      const index = empty();
      load(index, JSON.parse(readJsonText(folder)));
      return index;
    },
    questions(index) {
      const best = async (term, asked) => {
        const { hits, count } = await search(index, { term, limit: LIMIT, ...asked });
        return { ids: hits.map(({ id }) => id), found: count };
      };
      return {
        or: ({ text }) => best(text, { threshold: 1 }),
        and: ({ text }) => best(text, { threshold: 0 }),
        prefix: ({ text }) => best(text, { threshold: 1 }),
        typo: ({ text }) => best(text, { threshold: 1, tolerance: 1 }),
      };
    },
  };
}
