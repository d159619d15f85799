import { describe, expect, it } from 'vitest';
import type { Document } from '../../../src/documents/document.js';
import { temporaryFolder } from '../../temporary-folder.js';
import { readCorpus, writeCorpus } from '../read-corpus.js';

const root = temporaryFolder();

async function read(record: object): Promise<{ document: Document | undefined; warnings: string[] }> {
  const text = JSON.stringify({ _id: 'a', title: 'Ferry', text: 'It sails.', ...record });
  const { documents, warnings } = await readCorpus(writeCorpus(root, { 'a.jsonl': text }));
  return { document: documents[0], warnings: warnings.map(({ message }) => message) };
}

describe('a field that is not used as it stands', () => {
  it.each([
    [{ tags: true }, 'the field "tags" holds true where tags should be'],
    [{ tags: { harbour: 1 } }, 'the field "tags" holds {"harbour":1} where tags should be'],
    [
      { keywords: [['a', 'b'], 'c'] },
      'the field "keywords" holds lists within a list of tags, which were taken as one list',
    ],
    [
      { tags: ['a', 'b'.repeat(101)] },
      'the field "tags" holds 1 tags of more than 100 characters, which are not used',
    ],
    [
      { tags: Array.from({ length: 130 }, (_, number) => `t${number}`) },
      'the field "tags" holds 130 tags, of which 100 are used',
    ],
    [{ section: 'x'.repeat(301) }, 'the field "section" has more than 300 characters and is not used'],
    [{ Publisher: 'x'.repeat(301) }, 'the field "Publisher" has more than 300 characters and is not used'],
    [{ _id: 'x'.repeat(513) }, 'the field "_id" has more than 512 characters and is not used'],
    [
      { url: `https://example.org/${'x'.repeat(5000)}` },
      'the field "url" has more than 4096 characters and is not used',
    ],
  ])('is warned of: %j', async (record, message) => {
    expect((await read(record)).warnings).toEqual([message]);
  });

  it.each([
    [{ tags: ['a', 'b'] }],
    [{ tags: 'a, b' }],
    [{ tags: null }],
    [{ tags: 5 }],
    [{ section: 'World', source: ['A', 'B'], url: '/relative' }],
    [{ unknown: true, description: 'x'.repeat(5000) }],
  ])('is not found in %j', async (record) => {
    expect((await read(record)).warnings).toEqual([]);
  });

  it('is warned of in front matter, too', async () => {
    const { warnings } = await readCorpus(writeCorpus(root, { 'a.md': '---\ntags: true\n---\nIt sails.\n' }));
    expect(warnings).toEqual([
      { path: 'a.md', line: null, message: 'the field "tags" holds true where tags should be' },
    ]);
  });
});

describe('the values of fields', () => {
  it('are shown without character references', async () => {
    const { document } = await read({
      ...{ section: 'Arts &amp; Crafts', source: 'M&uuml;ller &#8211; Sons', tags: ['R&amp;D'] },
      ...{ related: ['Q&amp;A'], url: 'https://example.org/?a=1&amp;b=2', author: 'Zo&euml; &lt;zoe&gt;' },
      markup: '<p>A &amp; B</p>',
    });
    expect(document).toMatchObject({
      ...{ section: 'Arts & Crafts', source: 'Müller – Sons', tags: ['R&D'], related: ['Q&A'] },
      url: 'https://example.org/?a=1&b=2',
      extra: { author: 'Zoë <zoe>', markup: '<p>A &amp; B</p>' },
    });
  });

  it('keep what looks like a reference and is none', async () => {
    const { document } = await read({ section: 'AT&T;', tags: ['a&b'], source: 'x &unknown; y' });
    expect(document).toMatchObject({ section: 'AT&T;', tags: ['a&b'], source: 'x &unknown; y' });
  });

  it('give all tags of nested lists', async () => {
    expect((await read({ tags: [['a', ['b']], 'c'] })).document?.tags).toEqual(['a', 'b', 'c']);
  });
});
