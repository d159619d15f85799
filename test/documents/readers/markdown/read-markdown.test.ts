import { describe, expect, it } from 'vitest';
import type { Document } from '../../../../src/documents/document.js';
import { readMarkdown, readMdx } from '../../../../src/documents/readers/markdown/read-markdown.js';

const LOCATION = { path: 'notes/ferry.md', line: null };

function read(text: string): Document {
  return readMarkdown(text, LOCATION, () => undefined);
}

describe('Markdown', () => {
  it.each([
    ['emphasis and code', '*It* **sails** at `noon`.', 'It sails at noon.'],
    [
      'links by their text',
      'It [sails](https://example.org "t") to <https://example.org/>, [so][r].\n\n[r]: /u',
      'It sails to https://example.org/, so.',
    ],
    ['images by their alternative text', 'See ![the *old* ferry](a.png).', 'See the old ferry.'],
    ['lists as lines', 'Bring:\n\n- a coat\n- a [book](b)\n  - or two\n', 'Bring:\n\na coat\na book\nor two'],
    ['tables as rows', '| Day | Sails |\n|---|---|\n| Monday | *yes* |', 'Day | Sails\nMonday | yes'],
    ['code', 'Run:\n\n```sh\nnpm ci\nnpm start\n```', 'Run:\n\nnpm ci\nnpm start'],
    ['soft and hard breaks', 'It sails\non Monday.  \nOr not.', 'It sails on Monday.\nOr not.'],
    [
      'HTML without its tags',
      'It <b>sails</b><br>today.\n\n<div>On <i>Monday</i></div>\n\n<!-- no -->',
      'It sails\ntoday.\n\nOn Monday',
    ],
    ['escapes and references', 'A \\* and &amp; and \\[b\\].', 'A * and & and [b].'],
    ['quotations', '> It sails.\n>\n> It does.', 'It sails.\n\nIt does.'],
    ['line ends of Windows', 'It sails.\r\n\r\nIt does.', 'It sails.\n\nIt does.'],
  ])('gives the text of %s', (_name, body, text) => {
    expect(read(`# Ferry\n\n${body}\n`)).toMatchObject({ title: 'Ferry', text });
  });

  it('takes the first heading of the first level for the title, wherever it stands', () => {
    expect(read('A note before.\n\n# The *ferry*\n\nIt sails.\n\n## Later\n')).toMatchObject({
      title: 'The ferry',
      text: 'A note before.\n\nIt sails.\n\nLater',
    });
  });

  it('is known by its path, and reads all other fields from the front matter', () => {
    const document = read(
      '---\nid: f1\ntitle: "Ferry: news"\ndate: 2026-03-12\ntags: [sea, ice]\nlang: en\ndraft: false\n---\n# Ferry: News\n\nIt sails.\n',
    );
    expect(document).toMatchObject({
      id: 'notes/ferry.md',
      title: 'Ferry: news',
      date: '2026-03-12',
      tags: ['sea', 'ice'],
      language: 'en',
      text: 'It sails.',
    });
    expect({ ...document.extra }).toEqual({ id: 'f1', draft: false });
  });

  it.each([
    ['news ferry', 'news', ['news', 'ferry']],
    ['Local News', 'Local News', undefined],
    ['[News, Ferry]', 'News', ['News', 'Ferry']],
  ])('has its first category for a section: %j', (categories, section, kept) => {
    const document = read(`---\ncategories: ${categories}\n---\n# Ferry\n\nIt sails.`);
    expect(document.section).toBe(section);
    expect(document.extra['categories']).toEqual(kept);
  });

  it('is searched by its abbreviations and short titles', () => {
    const fields = 'abbreviation: GGX\nShort-Title: Basic Rights\nshort_name: BR; GGX\nauthor: Ada Lind';
    const document = read(`---\n${fields}\n---\n# Law\n\nIt holds.`);
    expect(document.other).toEqual(['GGX', 'Basic Rights', 'BR']);
  });

  it('is searched by its aliases, which are shown as they are', () => {
    const document = read(
      '---\naliases: [The old ferry, /2019/ferry/]\ntags: sea #ice\n---\n# Ferry\n\nIt sails.',
    );
    expect(document).toMatchObject({ other: ['The old ferry'], tags: ['sea', 'ice'] });
    expect({ ...document.extra }).toEqual({ aliases: ['The old ferry', '/2019/ferry/'] });
  });

  it('dates a file by its name, after its fields', () => {
    const dated = { path: 'posts/2026-03-12-ferry.md', line: null };
    expect(readMarkdown('# Ferry', dated, () => undefined).date).toBe('2026-03-12');
    expect(readMarkdown('---\ndate: 2025-01-01\n---\n# Ferry', dated, () => undefined).date).toBe(
      '2025-01-01',
    );
  });

  it.each([
    ['two rules around prose', '---\nIt sails on Monday.\n---\n\nOr not.'],
    ['a rule that is never closed', '---\ntitle: Ferry\n\nIt sails.'],
  ])('has no front matter in %s', (_name, text) => {
    expect(read(text).extra).toEqual({});
    expect(`${read(text).title} ${read(text).text}`).toContain('sails');
  });

  it('ends a block of links at the next heading', () => {
    expect(
      read(
        '# Ferry\n\nIt sails on Monday.\n\n## See also\n\n- [The other ferry](o.md)\n\n## License\n\nMIT\n',
      ),
    ).toMatchObject({
      related: ['The other ferry'],
      text: 'It sails on Monday.\n\nLicense\n\nMIT',
    });
  });

  it.each([
    ['['],
    ['!['],
    ['[a]('],
    ['*a _b '],
    ['**x'],
    ['>'],
    ['`a'],
    ['<'],
    ['- a\n'],
    ['|a'],
    ['\\'],
    ['&'],
  ])('survives a hundred thousand of %j', (piece) => {
    expect(read(`# Ferry\n\n${piece.repeat(100_000)}`).title).toBe('Ferry');
  });
});

describe('MDX', () => {
  it('is Markdown without what it imports and exports, and without its components', () => {
    const text =
      "---\ntitle: Ferry\n---\nimport Tabs from '@theme/Tabs';\n\nexport const year = 2026;\n\n# Ferry\n\n<Tabs>\n\nIt *sails* in {year}.\n\n</Tabs>\n";
    expect(readMdx(text, { path: 'docs/ferry.mdx', line: null }, () => undefined)).toMatchObject({
      title: 'Ferry',
      text: 'It sails in 2026.',
    });
  });
});
