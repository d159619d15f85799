// Plain MiniSearch: title and text, default options. It always finds and orders all hits.

import MiniSearch from 'minisearch';
import { readDocuments } from '../inputs/documents.mjs';
import { installedVersion } from './installed-version.mjs';
import { readJsonText, writeJson } from './json-file.mjs';

const LIMIT = 10;
const options = { idField: '_id', fields: ['title', 'text'] };

export function createEngine() {
  return {
    title: `MiniSearch ${installedVersion('minisearch')}`,
    build(documentFile) {
      const index = new MiniSearch(options);
      for (const document of readDocuments(documentFile)) index.add(document);
      return index;
    },
    save(index, folder) {
      writeJson(folder, index);
    },
    open: (folder) => MiniSearch.loadJSON(readJsonText(folder), options),
    questions(index) {
      const best = (text, asked) => {
        const all = index.search(text, asked);
        return { ids: all.slice(0, LIMIT).map(({ id }) => id), found: all.length };
      };
      return {
        or: ({ text }) => best(text),
        and: ({ text }) => best(text, { combineWith: 'AND' }),
        prefix: ({ text }) => best(text, { prefix: (_term, index, terms) => index === terms.length - 1 }),
        typo: ({ text, wrong }) => best(text, { fuzzy: (_term, index) => (index === wrong ? 1 : false) }),
        complete: ({ text }) => best(text, { prefix: true, fuzzy: 0.2 }),
      };
    },
  };
}
