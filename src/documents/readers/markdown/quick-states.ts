// Makes the states and tokens of markdown-it in a fraction of the time: the library defines each of the dozen properties of a token
// by a call of its own, and looks for the ends of lines unit by unit. Tokens around paragraphs, which nobody reads, are not kept.

import type { Delimiter, Env, MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it';

const [TAB, SPACE] = [0x09, 0x20];
const TAB_STOP = 4;
/** A token as the library makes it, without its methods, which change attributes. */
class QuickToken {
  attrs: Token['attrs'] = null;
  map: Token['map'] = null;
  level = 0;
  children: Token['children'] = null;
  content = '';
  markup = '';
  info = '';
  meta: unknown = null;
  block = false;
  hidden = false;

  constructor(
    public type: string,
    public tag: string,
    public nesting: -1 | 0 | 1,
  ) {}
}

function makeToken(type: string, tag: string, nesting: -1 | 0 | 1): Token {
  return new QuickToken(type, tag, nesting) as unknown as Token;
}

/** Tokens of which nobody reads anything: one stands for all of them, and is not kept. */
const UNREAD: ReadonlySet<string> = new Set(
  (
    'paragraph_open paragraph_close heading_close list_item_close hr table_close ' +
    'thead_open thead_close tbody_open tbody_close th_open th_close td_open td_close'
  ).split(' '),
);

/** Tokens of which nobody reads anything but their type: all of one type are the same object. */
const SHARED: ReadonlyMap<string, Token> = new Map(
  'bullet_list_open bullet_list_close ordered_list_open ordered_list_close list_item_open blockquote_open blockquote_close'
    .split(' ')
    .map((type) => [type, makeToken(type, '', 0)]),
);

/** Of a place that was not looked for yet. */
const UNKNOWN = -2;

/** Where the last bracket and the last brace close in a text; -1 where none does. */
interface ClosingState {
  lastBracket: number;
  lastBrace: number;
}

/** Where the last bracket or brace closes in the text of a state, by what opens it; -1 where none does. */
export function lastClosingOf(state: StateInline, opening: '[' | '{'): number {
  const known = state as StateInline & ClosingState;
  if (known.lastBracket === UNKNOWN) {
    known.lastBracket = state.src.lastIndexOf(']');
    known.lastBrace = state.src.lastIndexOf('}');
  }
  return opening === '[' ? known.lastBracket : known.lastBrace;
}

/** Has a parser make its tokens quickly. */
export function useQuickStates(markdown: MarkdownIt): void {
  const { block, inline } = markdown;
  const unread = makeToken('', '', 0);
  block.State = class extends block.State {
    constructor(src: string, md: MarkdownIt, env: Env, tokens: Token[]) {
      super('', md, env, tokens);
      this.src = src;
      measureLines(this);
    }

    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      if (nesting < 0) this.level--;
      const isRead = !UNREAD.has(type);
      const token = isRead ? (SHARED.get(type) ?? makeToken(type, tag, nesting)) : unread;
      token.block = true;
      token.level = this.level;
      if (nesting > 0) this.level++;
      if (isRead) this.tokens.push(token);
      return token;
    }
  };
  inline.State = class extends inline.State implements ClosingState {
    lastBracket = UNKNOWN;
    lastBrace = UNKNOWN;

    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      if (this.pending !== '') this.pushPending();
      const token = makeToken(type, tag, nesting);
      let meta: { delimiters: Delimiter[] } | undefined;
      if (nesting < 0) {
        this.level--;
        this.delimiters = this._prev_delimiters.pop() ?? [];
      }
      token.level = this.level;
      if (nesting > 0) {
        this.level++;
        this._prev_delimiters.push(this.delimiters);
        this.delimiters = [];
        meta = { delimiters: this.delimiters };
      }
      this.pendingLevel = this.level;
      this.tokens.push(token);
      this.tokens_meta.push(meta);
      return token;
    }

    override pushPending(): Token {
      const token = makeToken('text', '', 0);
      token.content = this.pending;
      token.level = this.pendingLevel;
      this.tokens.push(token);
      this.pending = '';
      return token;
    }
  };
}

/** Notes where the lines of the source begin and end and how far they are indented, as the library does. */
function measureLines(state: StateBlock): void {
  const { src, bMarks, eMarks, tShift, sCount, bsCount } = state;
  for (const marks of [bMarks, eMarks, tShift, sCount, bsCount]) marks.length = 0;
  const addLine = (start: number, end: number, units: number, columns: number): void => {
    bMarks.push(start);
    eMarks.push(end);
    tShift.push(units);
    sCount.push(columns);
    bsCount.push(0);
  };
  for (let start = 0; start < src.length;) {
    const lineFeed = src.indexOf('\n', start);
    const end = lineFeed < 0 ? src.length : lineFeed;
    let columns = 0;
    let at = start;
    for (; at < end; at++) {
      const unit = src.charCodeAt(at);
      if (unit === TAB) columns += TAB_STOP - (columns % TAB_STOP);
      else if (unit === SPACE) columns++;
      else break;
    }
    // Spaces behind the last line feed are no line.
    if (at < src.length) addLine(start, end, at - start, columns);
    start = end + 1;
  }
  state.lineMax = bMarks.length;
  addLine(src.length, src.length, 0, 0);
}
