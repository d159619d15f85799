import { describe, expect, it } from 'vitest';
import { shownText } from './shown-text.js';

const TABS = `import Tabs from '@theme/Tabs';
import {
  A,
  B,
} from "./parts";

export const year = 2026;
export const rows = [
  { a: 1 },

  { a: 2 },
];

{/* for authors */}

In {year}{' '}it sails {rows.length > 1 && <b>often</b>}.

<Tabs>
  <TabItem value="a" label="Sail" onClick={() => go('x')}>

    It **sails**.

    - a coat

  </TabItem>
  <TabItem
    value="b"
  >
It has a \`motor {year}\`.
  </TabItem>
</Tabs>

<Note>Book *early*.</Note>
`;

describe('MDX', () => {
  it('shows the Markdown between its tags, in a file of either ending', () => {
    const text = 'In 2026 it sails .\n\nSail\n\nIt sails.\n\na coat\n\nIt has a motor {year}.\n\nBook early.';
    expect(shownText(TABS)).toBe(text);
    expect(shownText(TABS, { syntax: 'mdx' })).toBe(text);
  });

  it('takes text that is indented below a tag for text, not for code', () => {
    const markdown =
      '<Steps>\n    <Step title="First">\n        ## Go\n\n        It *sails*.\n    </Step>\n</Steps>';
    expect(shownText(markdown, { syntax: 'mdx' })).toBe('First\n\nGo\n\nIt sails.');
  });

  it('keeps cells and lines of inline HTML apart', () => {
    expect(shownText('<table><tr><td>Day</td><td>*Mon*</td></tr></table>', { syntax: 'mdx' })).toBe(
      'Day | Mon',
    );
  });

  it.each([
    ['a sentence of imports', 'import duties rise on Monday.'],
    ['braces', 'Ask for /ferries/{id} there.'],
    [
      'code',
      '```js\nimport a from "a";\nexport const b = <C d={1} />;\n```',
      'import a from "a";\nexport const b = <C d={1} />;',
    ],
    ['code in a line', 'Write `<Tabs>{x}</Tabs>` there.', 'Write <Tabs>{x}</Tabs> there.'],
  ])('is not seen in %s', (_name, markdown, text = markdown) => {
    expect(shownText(markdown)).toBe(text);
  });

  it.each([['<A '], ['<A {\n'], ['{ "'], ['{/* '], ["<A '"], ['export const a = {\n'], ['<A>\n  ']])(
    'survives ten thousand of %j',
    (piece) => {
      expect(() => shownText(`It sails.\n\n${piece.repeat(10_000)}`, { syntax: 'mdx' })).not.toThrow();
    },
  );
});
