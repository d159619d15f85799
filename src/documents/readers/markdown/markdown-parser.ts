// The parser of Markdown with the marks of site generators. Made once for Markdown and once for MDX.

import createMarkdown, { type StateBlock } from 'markdown-it';
import { useInlineDispatch } from './inline-dispatch.js';
import { useQuickStates } from './quick-states.js';
import { useAttributes } from './rules/attributes.js';
import { useContainers } from './rules/containers.js';
import { lineAt, pushBlock } from './rules/emit.js';
import { useInlineMarks } from './rules/inline-marks.js';
import { useJsx } from './rules/jsx.js';
import { useLineMarks } from './rules/line-marks.js';
import { useParagraphs } from './rules/paragraph.js';
import { useTemplates } from './rules/templates.js';
import { useWikiLinks } from './rules/wiki-links.js';

/** Blocks nested deeper are read as paragraphs. */
const MAX_NESTING = 50;
/** Links, emphasis and brackets nested deeper are text: brackets that nothing closes take time in proportion to this. */
const MAX_INLINE_NESTING = 10;

/** A parser of `markdown-it` with the rules of this folder. */
export type MarkdownParser = ReturnType<typeof createMarkdown>;

const parsers: { markdown?: MarkdownParser; mdx?: MarkdownParser } = {};

/** The parser of a syntax. It parses blocks only: the text of each is parsed by itself, so that its length can be limited. */
export function parserOf(syntax: 'markdown' | 'mdx'): MarkdownParser {
  return (parsers[syntax] ??= createParser(syntax === 'mdx'));
}

const inlineParsers = new WeakMap<MarkdownParser, MarkdownParser>();

/** The same parser for the text of a block, in which less may be nested. */
export function inlineParserOf(parser: MarkdownParser): MarkdownParser {
  let inline = inlineParsers.get(parser);
  if (inline === undefined) {
    const options = { ...parser.options, maxNesting: MAX_INLINE_NESTING };
    inlineParsers.set(parser, (inline = Object.assign(Object.create(parser) as MarkdownParser, { options })));
  }
  return inline;
}

function createParser(isMdx: boolean): MarkdownParser {
  const markdown = createMarkdown({
    html: true,
    linkify: false,
    typographer: false,
    maxNesting: MAX_NESTING,
  });
  // Line ends are line feeds already; the text is not copied for what it does not hold.
  markdown.core.ruler.at('normalize', (state) => {
    if (/[\r\0]/.test(state.src)) state.src = state.src.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '\ufffd');
  });
  markdown.core.ruler.enableOnly(['normalize', 'block', 'strip_references']);
  // Addresses are not shown; to encode them anew takes longer than all else of a link.
  markdown.normalizeLink = (address) => address;
  markdown.validateLink = () => true;
  useQuickStates(markdown);
  useAttributes(markdown);
  useContainers(markdown);
  useTemplates(markdown);
  useLineMarks(markdown);
  useJsx(markdown, isMdx);
  useInlineMarks(markdown);
  useWikiLinks(markdown);
  useParagraphs(markdown);
  keepDeepBlocks(markdown);
  useInlineDispatch(markdown);
  return markdown;
}

/** The parser of the library drops what is nested too deep; its words are kept. */
function keepDeepBlocks(markdown: MarkdownParser): void {
  const { block } = markdown;
  const tokenize = block.tokenize.bind(block);
  block.tokenize = (state, startLine, endLine) => {
    if (state.level < MAX_NESTING) tokenize(state, startLine, endLine);
    else pushDeepLines(state, startLine, endLine);
  };
}

function pushDeepLines(state: StateBlock, startLine: number, endLine: number): void {
  for (let line = startLine; line < endLine; line++) {
    const text = lineAt(state, line).replace(/^(?:[>*+-](?:[ \t]+|(?=[>*+-])|$)|\d{1,9}[.)][ \t]+)+/, '');
    if (text.trim() !== '') pushBlock(state, 'inline', text);
  }
  state.line = endLine;
}
