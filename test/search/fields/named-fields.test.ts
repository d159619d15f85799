// Records whose fields have other names than the ones that are known: what settings say of them.

import { expect, it } from 'vitest';
import type { FieldSettings } from '../../../src/field-settings.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { IndexReader } from '../../../src/index/read/index-reader.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { Searcher } from '../../../src/search/searcher.js';
import { writeCorpus } from '../../documents/read-corpus.js';
import { temporaryFolder } from '../../temporary-folder.js';
import { idsOf, makeRequest } from '../memory-generation.js';

const root = temporaryFolder();

const corpus = writeCorpus(root, {
  'boote/a.jsonl': [
    '{"id":"1","kopf":"Ruderboot","inhalt":"Ein Boot aus Eiche.","verfasserin":"Ada Reed","preis":3}',
    '{"id":"2","kopf":"Segelboot","inhalt":"Ein Boot mit Mast.","verfasserin":"Ida Lee","price":5}',
  ].join('\n'),
  'alt/b.jsonl': '{"id":"3","kopf":"Boje","kurz":"Tonne","inhalt":"Schwimmt im Hafen.","intern":"geheim"}',
});

const settings: FieldSettings = {
  title: { from: ['kopf'] },
  text: { from: ['inhalt'] },
  author: { from: ['verfasserin'] },
  price: { from: ['preis'] },
  'alt/**': { title: { from: ['kurz'] }, intern: false },
};

it('are found by them, and everything is read again when they change', async () => {
  const directory = new MemoryDirectory();
  const index = async (fields: FieldSettings): Promise<{ searcher: Searcher; restarted: string | null }> => {
    const { restarted } = await updateIndex({ corpus, directory, fields });
    const reader = new IndexReader(directory);
    await reader.refresh({ fallback: false });
    return { searcher: new Searcher(reader.current().generation, { timeoutMs: Infinity }), restarted };
  };
  await index({});
  const { searcher, restarted } = await index(settings);
  expect(restarted).toContain('setting');
  const find = (query: string, filter: string | null = null): readonly string[] =>
    idsOf(searcher.search(makeRequest(query, { filter })).hits);
  expect(find('title:ruderboot')).toEqual(['1']);
  expect(find('title:tonne')).toEqual(['3']);
  expect(find('reed')).toEqual(['1']);
  expect(find('geheim')).toEqual([]);
  expect(find('', 'price >= 3')).toEqual(expect.arrayContaining(['1', '2']));
  expect(find('', 'author = "ida lee"')).toEqual(['2']);
  expect(searcher.generation.schema.names).toEqual({
    title: { from: ['kopf'] },
    text: { from: ['inhalt'] },
    author: { from: ['verfasserin'] },
    'alt/**': { title: { from: ['kurz'] }, intern: false },
  });
  const again = await index(settings);
  expect(again.restarted).toBeNull();
});
