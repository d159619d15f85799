// Asks at each place of a text those rules only that can begin with its character. The library asks all of them, some thirty, one
// after the other.

import type { MarkdownIt, StateInline } from 'markdown-it';

type InlineRule = (state: StateInline, silent: boolean) => boolean;

/** By the names of rules, the characters they begin with. A rule that is not here is asked everywhere. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  newline: '\n',
  linkify: ':',
  escape: '\\',
  bracketed_formula: '\\',
  backticks: '`',
  strikethrough: '~',
  raised: '~^',
  inserted: '^',
  emphasis: '*_',
  highlight: '=',
  comment: '%',
  formula: '$',
  keys: '+',
  emoji: ':',
  role: '{',
  change: '{',
  attributes: '{',
  jsx_inline_braces: '{',
  template: '{<',
  unclosed_brackets: '[{',
  footnote_reference: '[',
  inline_footnote: '^',
  wiki_link: '[!',
  link: '[',
  image: '!',
  autolink: '<',
  html_inline: '<',
  jsx_inline_tag: '<',
  entity: '&',
};
const ASCII = 0x80;

/** Has a parser choose its inline rules so. To be called when it has all of them: later ones are not asked. */
export function useInlineDispatch(markdown: MarkdownIt): void {
  const { inline } = markdown;
  const rules = inline.ruler.getRules('') as readonly InlineRule[];
  // The library gives a rule for its name only where it is the only one that is enabled.
  const beginnings = new Map<InlineRule, string>();
  for (const [name, units] of Object.entries(BEGINNINGS)) {
    inline.ruler.enableOnly(name, true);
    const [rule] = inline.ruler.getRules('') as readonly InlineRule[];
    if (rule !== undefined) beginnings.set(rule, units);
  }
  inline.ruler.enable(Object.keys(BEGINNINGS), true);
  inline.ruler.enable(['text'], true);
  const rulesOf = (unit: string): readonly InlineRule[] =>
    rules.filter((rule) => beginnings.get(rule)?.includes(unit) ?? true);
  const byUnit = Array.from({ length: ASCII }, (_, code) => rulesOf(String.fromCharCode(code)));
  const beyond = rulesOf('\u0080');
  const choose = ({ src, pos }: StateInline): readonly InlineRule[] => byUnit[src.charCodeAt(pos)] ?? beyond;

  // As the library has both, but for the rules.
  inline.tokenize = (state) => {
    const { maxNesting } = state.md.options;
    for (const end = state.posMax; state.pos < end;) {
      if (state.level < maxNesting && choose(state).some((rule) => rule(state, false))) continue;
      state.pending += state.src.charAt(state.pos++);
    }
    if (state.pending !== '') state.pushPending();
  };
  inline.skipToken = (state) => {
    const { pos, cache } = state;
    const known = cache[pos];
    if (known !== undefined) {
      state.pos = known;
      return;
    }
    let isRead = false;
    if (state.level < state.md.options.maxNesting) {
      state.level++;
      isRead = choose(state).some((rule) => rule(state, true));
      state.level--;
    } else state.pos = state.posMax;
    if (!isRead) state.pos++;
    cache[pos] = state.pos;
  };
}
