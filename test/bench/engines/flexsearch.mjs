// FlexSearch: title and text as one string, with its default encoder. It keeps no frequencies and no positions.
// `strict` indexes whole words; `forward` every beginning of a word, which prefixes need.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Index } from 'flexsearch';
import { readDocuments } from '../inputs/documents.mjs';
import { installedVersion } from './installed-version.mjs';

const LIMIT = 10;

export function createEngine({ tokenize }) {
  const create = () => new Index({ tokenize });
  const note = tokenize === 'strict' ? '' : ', every beginning of a word';
  return {
    title: `FlexSearch ${installedVersion('flexsearch')}${note}`,
    build(documentFile) {
      const index = create();
      for (const { _id, title, text } of readDocuments(documentFile)) index.add(_id, `${title} ${text}`);
      return index;
    },
    save(index, folder) {
      mkdirSync(folder, { recursive: true });
      index.export((key, data) => writeFileSync(path.join(folder, key), data ?? ''));
    },
    open(folder) {
      const index = create();
      for (const key of readdirSync(folder)) index.import(key, readFileSync(path.join(folder, key), 'utf8'));
      return index;
    },
    questions(index) {
      const best = (text, suggest) => ({ ids: index.search(text, { limit: LIMIT, suggest }) });
      const any = ({ text }) => best(text, true);
      if (tokenize === 'forward') return { or: any, prefix: any };
      return { or: any, and: ({ text }) => best(text, false) };
    },
  };
}
