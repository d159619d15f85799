import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type MarkdownBody,
  readMarkdownBody,
} from '../../../../src/documents/readers/markdown/markdown-body.js';
import { parserOf } from '../../../../src/documents/readers/markdown/markdown-parser.js';
import { runs } from '../../../runs.js';

const MARKS = [
  ...[' ', 'b ', '\n', '\n\n', '- ', '# ', '{# ', '{: #a}', '<A t="b">', '[^1]: x'],
  ...String.raw`a 1 é 漢 | : :: http://a.b/c :tada: [ [[ ] ]] ( ) (x) ! [^1] < <b> > </A> <!-- --> &amp; \ \\( \\)`.split(
    ' ',
  ),
  ...'{ {{ } }} {% %} #} <% %> {.b} {++ ++} * ** _ __ ~ ~~ ^ ^^ = == %% $ $$ ` ``'.split(' '),
  ...'a~1~ a^1^ ![[a]] [[a]] ![a](b) ==a== ^^a^^ %%a%% $$a$$ ++ctrl++ {++a++} {ref}`a`'.split(' '),
];

/** As the library does it: all rules are asked everywhere. */
function readWithoutDispatch(text: string, syntax: 'markdown' | 'mdx'): MarkdownBody {
  const { inline } = parserOf(syntax);
  const dispatching = Object.assign({}, inline);
  // Behind what is deleted are the methods of the library.
  Reflect.deleteProperty(inline, 'tokenize');
  Reflect.deleteProperty(inline, 'skipToken');
  try {
    return readMarkdownBody(text, { syntax });
  } finally {
    Object.assign(inline, dispatching);
  }
}

it('Markdown is read as if all rules were asked everywhere', () => {
  const text = fc.array(fc.constantFrom(...MARKS), { maxLength: 25 }).map((marks) => marks.join(''));
  fc.assert(
    fc.property(text, fc.constantFrom('markdown' as const, 'mdx' as const), (markdown, syntax) => {
      expect(readMarkdownBody(markdown, { syntax })).toEqual(readWithoutDispatch(markdown, syntax));
    }),
    runs(1000),
  );
});
