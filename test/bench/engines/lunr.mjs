// lunr as it comes: English stop words and stemmer, title and text. It always finds and orders all hits.

import lunr from 'lunr';
import { readDocuments } from '../inputs/documents.mjs';
import { installedVersion } from './installed-version.mjs';
import { readJsonText, writeJson } from './json-file.mjs';

const LIMIT = 10;

export function createEngine() {
  return {
    title: `lunr ${installedVersion('lunr')}`,
    build(documentFile) {
      const builder = new lunr.Builder();
      builder.pipeline.add(lunr.trimmer, lunr.stopWordFilter, lunr.stemmer);
      builder.searchPipeline.add(lunr.stemmer);
      builder.ref('_id');
      builder.field('title');
      builder.field('text');
      for (const document of readDocuments(documentFile)) builder.add(document);
      return builder.build();
    },
    save(index, folder) {
      writeJson(folder, index);
    },
    open: (folder) => lunr.Index.load(JSON.parse(readJsonText(folder))),
    questions(index) {
      const best = ({ words }, describe) => {
        const all = index.query((query) => {
          for (const [number, word] of words.entries()) query.term(word, describe(number));
        });
        return { ids: all.slice(0, LIMIT).map(({ ref }) => ref), found: all.length };
      };
      const { REQUIRED } = lunr.Query.presence;
      const { TRAILING } = lunr.Query.wildcard;
      return {
        or: (query) => best(query, () => ({})),
        and: (query) => best(query, () => ({ presence: REQUIRED })),
        prefix: (query) =>
          best(query, (number) =>
            number === query.words.length - 1 ? { wildcard: TRAILING, usePipeline: false } : {},
          ),
        typo: (query) => best(query, (number) => (number === query.wrong ? { editDistance: 1 } : {})),
      };
    },
  };
}
