import { describe, expect, it } from 'vitest';
import { anchorsOf, shownText } from './shown-text.js';

describe('attributes', () => {
  it.each([
    ['of a heading', '# Ferry {#ferry .wide}', 'Ferry'],
    ['of kramdown', '# Ferry\n{: .no_toc #ferry}\n\nIt sails.\n{: .lead}', 'Ferry\n\nIt sails.'],
    [
      'of a link',
      'See [the ferry](f.md){: .btn target="_blank"} and [it](f.md){ .md-button }.',
      'See the ferry and it.',
    ],
    ['of an image', '![The ferry](f.png){ width=50% loading=lazy } sails.', 'The ferry sails.'],
    ['of a paragraph', 'It sails.{.lead}', 'It sails.'],
    ['that kramdown replaces', 'It sails.\n\n* TOC\n{:toc}\n\n{::comment}\n\n{:/}', 'It sails.'],
    ['that name what follows', '(the-ferry)=\n# Ferry', 'Ferry'],
  ])('%s are not shown', (_name, markdown, text) => {
    expect(shownText(markdown)).toBe(text);
  });

  it.each([
    ['an address with a parameter', 'Ask for /ferries/{id} or {name}.'],
    ['a set', 'Take {a, b} or {.5} of it, or {x=1} in between.'],
    ['a tuple', 'It returns {:error, reason} then.'],
    ['code', 'Write `# Ferry {#ferry}` there.'],
  ])('are not seen in %s', (_name, markdown) => {
    expect(shownText(markdown)).toBe(markdown.replaceAll('`', ''));
  });

  it.each([
    ['## When {#when-it-sails}', 'when-it-sails'],
    ['## When {: #sailing .x }', 'sailing'],
    ['## When\n{: #sailing}', 'sailing'],
    ['## When {/*sailing*/}', 'sailing'],
    ['## When {/* #sailing */}', 'sailing'],
    ['(sailing)=\n## When', 'sailing'],
    ['When {#sailing}\n-----', 'sailing'],
    ['## When *it* sails?', 'when-it-sails'],
    ['## Wann fährt sie', 'wann-fährt-sie'],
    ['## 何时启航', '何时启航'],
  ])('of %j give its anchor', (markdown, anchor) => {
    expect(anchorsOf(markdown)).toEqual([anchor]);
  });

  it('tell headings of the same words apart by a number', () => {
    expect(anchorsOf('## Winter\n\n## Winter\n\n### Winter')).toEqual(['winter', 'winter-1', 'winter-2']);
  });
});
