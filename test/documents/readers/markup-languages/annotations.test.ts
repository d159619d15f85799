import { describe, expect, it } from 'vitest';
import { placeAnnotations } from '../../../../src/documents/annotations.js';
import { joinLines } from '../../../../src/documents/cleaning/body-lines.js';
import type { Line } from '../../../../src/documents/cleaning/line.js';
import { readAsciidocBody } from '../../../../src/documents/readers/markup-languages/asciidoc-body.js';
import { readOrgBody } from '../../../../src/documents/readers/markup-languages/org-body.js';
import { readRstBody } from '../../../../src/documents/readers/markup-languages/rst-body.js';

/** Lists and code as they are set: the kind, what the annotation says beside it, and the text it stands at. */
function setOf({ lines }: { readonly lines: readonly Line[] }): readonly (readonly string[])[] {
  const text = joinLines(lines);
  return placeAnnotations(lines).map(({ kind, value, start, length }) => [
    kind,
    value,
    text.slice(start, start + length),
  ]);
}

describe('lists and code of markup languages', () => {
  it('are set as reStructuredText has them', () => {
    const text = `Title
=====

Before.

- one
- two

  1. inner
  2. other

  A paragraph of two.

- three

Between::

    if x:
        go()

    end()

- again

.. code-block:: python

   print(1)
`;
    expect(setOf(readRstBody(text))).toEqual([
      ['bullets', '1', 'one\ntwo'],
      ['numbers', '2', 'inner\nother'],
      ['bullets', '+1', 'three'],
      ['code', '04-0', 'if x:\ngo()\nend()'],
      ['bullets', '1', 'again'],
      ['code', '', 'print(1)'],
    ]);
  });

  it('are set as Org has them', () => {
    const text = `* Heading
- one
  - inner
  - other
- two

Between.

1. first
2. second
#+begin_src js
  if (x) {
    go();
  }
#+end_src
: fixed
`;
    expect(setOf(readOrgBody(text))).toEqual([
      ['bullets', '1', 'one'],
      ['bullets', '2', 'inner\nother'],
      ['bullets', '+1', 'two'],
      ['numbers', '1', 'first\nsecond'],
      ['code', '020', 'if (x) {\ngo();\n}'],
      ['code', '', 'fixed'],
    ]);
  });

  it('are set as AsciiDoc has them', () => {
    const text = `= Title

* one
** inner
* two

. first
. second

Between.

----
if (x)
  go();
----

* again
`;
    expect(setOf(readAsciidocBody(text))).toEqual([
      ['bullets', '1', 'one'],
      ['bullets', '2', 'inner'],
      ['bullets', '+1', 'two'],
      ['numbers', '2', 'first\nsecond'],
      ['code', '02', 'if (x)\ngo();'],
      ['bullets', '1', 'again'],
    ]);
  });

  it('leave rows of tables and paragraphs as they are', () => {
    expect(setOf(readOrgBody('| a | b |\n| c | d |\n\nText.'))).toEqual([]);
    expect(setOf(readRstBody('Text.\n\n| a line\n| another'))).toEqual([]);
  });
});
