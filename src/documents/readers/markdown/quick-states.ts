// Makes the tokens of markdown-it in a fraction of the time: the library defines each of their dozen properties by a call of its
// own. Tokens around paragraphs, which nobody reads, are not kept.

import type { Delimiter, MarkdownIt, StateBlock, Token } from 'markdown-it';

const UNREAD: ReadonlySet<string> = new Set(['paragraph_open', 'paragraph_close']);

/** Has a parser make its tokens quickly. */
export function useQuickStates(markdown: MarkdownIt): void {
  const { block, inline } = markdown;
  block.State = class extends block.State {
    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      const token = makeToken(this.Token, type, tag, nesting);
      token.block = true;
      if (nesting < 0) this.level--;
      token.level = this.level;
      if (nesting > 0) this.level++;
      if (!UNREAD.has(type)) this.tokens.push(token);
      return token;
    }
  };
  inline.State = class extends inline.State {
    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      if (this.pending !== '') this.pushPending();
      const token = makeToken(this.Token, type, tag, nesting);
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
      const token = makeToken(this.Token, 'text', '', 0);
      token.content = this.pending;
      token.level = this.pendingLevel;
      this.tokens.push(token);
      this.pending = '';
      return token;
    }
  };
}

function makeToken(prototypeOf: StateBlock['Token'], type: string, tag: string, nesting: -1 | 0 | 1): Token {
  const token = Object.create(prototypeOf.prototype) as Token;
  token.type = type;
  token.tag = tag;
  token.attrs = null;
  token.map = null;
  token.nesting = nesting;
  token.level = 0;
  token.children = null;
  token.content = '';
  token.markup = '';
  token.info = '';
  token.meta = null;
  token.block = false;
  token.hidden = false;
  return token;
}
