import { describe, expect, it } from 'vitest';
import { shownText } from './shown-text.js';

describe('marks inside a line', () => {
  it.each([
    ['notes in the line', 'It sails^[on [a](x) *Monday*] again.', 'It sails (on a Monday) again.'],
    ['a raised bracket that is not closed', 'It sails^[on Monday.', 'It sails^[on Monday.'],
    ['values that are not escaped', 'It {{{ sails }}} again.', 'It again.'],
    ['highlights', 'It ==sails *on* Monday== again.', 'It sails on Monday again.'],
    ['highlights before one that is not closed', '[It ==sails== ==on](x) Monday.', 'It sails ==on Monday.'],
    [
      'highlights between two that are not closed and far apart',
      `==It ${'sails '.repeat(1000)}[and ==sails== ==on] Monday.`,
      `==It ${'sails '.repeat(1000)}[and sails ==on] Monday.`,
    ],
    ['comments', 'It sails %%so they say%% today.', 'It sails today.'],
    ['formulas', 'So $$a_1 * b_2$$ and c_3 * d_4.', 'So a_1 * b_2 and c_3 * d_4.'],
    ['formulas on lines of their own', '$$\na_1 * b_2\n$$\n\nSo.', 'a_1 * b_2\n\nSo.'],
    [
      'comments on lines of their own',
      'So.\n\n%%\nNot *this*.\n\nNor this.\n%%\n\nIt sails.',
      'So.\n\nIt sails.',
    ],
    [
      'emoji by their character',
      'It sails :tada: :+1:, says :material-ferry: she.',
      'It sails 🎉 👍, says she.',
    ],
    ['icons with attributes', ':material-ferry:{ .lg .middle } __Ferry__ sails', 'Ferry sails'],
    ['keys to press', 'Press ++ctrl+alt+del++.', 'Press ctrl+alt+del.'],
    ['roles', 'See {ref}`the ferry <ferry>` and {doc}`guide`.', 'See the ferry and guide.'],
    ['names of blocks', 'It sails. ^when-it-sails', 'It sails.'],
    ['boxes to tick', '- [ ] a coat\n- [x] a book', 'a coat\na book'],
    ['inserted text', 'It ^^sails^^ again.', 'It sails again.'],
    ['letters that stand higher or lower', 'H~2~O at 10^3^ m', 'H2O at 103 m'],
    [
      'changes, as they were made',
      'It {++really ++}sails {--not --}{~~today~>tomorrow~~}{>>sure?<<} {==so==}.',
      'It really sails tomorrow so.',
    ],
    [
      'definitions',
      'Ferry\n:   A *boat*\n    that returns\n:   A crossing\n\nIt sails.',
      'Ferry\n\nA boat that returns\n\nA crossing\n\nIt sails.',
    ],
    [
      'formulas in brackets',
      'So \\\\( a_1 * b_2 \\\\) and \\\\[ c \\\\] again.',
      'So a_1 * b_2 and c again.',
    ],
    ['comments of Liquid', 'It {% comment %} *not* so {% endcomment %} sails.', 'It sails.'],
    [
      'comments of MyST',
      '(start)=\n# Ferry\n\n% not this\n\nIt sails.\n\n+++ {"a": 1}',
      'Ferry\n\nIt sails.',
    ],
    ['boxes of Org', '- #+BEGIN_TIP\n  It sails.\n  #+END_TIP', 'It sails.'],
    ['components on one line', '<Aside type="tip" title="Now">It *sails*.</Aside>', 'Now It sails.'],
    ['tags of Vue', '<button :class="$style.big" @click="n++">Sail</button>', 'Sail'],
    ['tables of contents', '[TOC]\n\n[[toc]]\n\n[[_TOC_]]\n\n${toc}\n\nIt sails.', 'It sails.'],
    ['lines of snippets', '--8<-- "ferry.md"\n\n<<< @/ferry.ts{2}\n\nIt sails.', 'It sails.'],
    ['properties of Logseq', '- It sails\n  id:: 6640-a\n  collapsed:: true', 'It sails'],
  ])('leave the text of %s', (_name, markdown, text) => {
    expect(shownText(markdown)).toBe(text);
  });

  it.each([
    'If (a==b && c==d) it sails.',
    'It is 100%% sure, and 50%% likely.',
    'From C++ to i++ and ++j it goes.',
    'From ~5 to ~10 km, a~b and x^2, y^2.',
    '% of all ferries sail.',
    'It costs $$ to $$$ a night.',
    'It sails at 10:30:45 from a:b:c, std::vector::end.',
    'The square is x^2, the rest is 3 ^ 4',
    'A [^a-z] is a pattern, and [[ -f x ]] is a test.',
  ])('lose nothing of %j', (text) => {
    expect(shownText(text)).toBe(text);
  });
});
