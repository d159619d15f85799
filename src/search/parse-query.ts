// Reads what a person typed. Never fails: whatever is no operator is taken as words.

import type { Clause, Query } from './query.js';

const quote = /["\u201c\u201d\u201e\u00ab\u00bb\uff02]/;
const space = /\s/;

/** Words, `"phrases"`, `-without` and `+must`, in any order and any state of completion. */
export function parseQuery(text: string): Query {
  const clauses: Clause[] = [];
  let at = 0;
  while (at < text.length) {
    if (space.test(text.charAt(at))) {
      at += 1;
      continue;
    }
    const sign = text.charAt(at);
    const next = text.charAt(at + 1);
    const signed = (sign === '-' || sign === '+') && next !== '' && !space.test(next) && next !== sign;
    const occur = !signed ? 'should' : sign === '-' ? 'not' : 'must';
    if (signed) at += 1;
    if (quote.test(text.charAt(at))) {
      const end = endOfPhrase(text, at + 1);
      clauses.push({ occur, query: { kind: 'phrase', text: text.slice(at + 1, end), slop: 0 } });
      at = end + 1;
    } else {
      const end = endOfWord(text, at);
      const word = text.slice(at, end);
      const prefix = word.length > 2 && word.endsWith('*');
      clauses.push({ occur, query: { kind: 'word', text: prefix ? word.slice(0, -1) : word, prefix } });
      at = end;
    }
  }
  return { kind: 'list', clauses };
}

function endOfPhrase(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) if (quote.test(text.charAt(at))) return at;
  return text.length;
}

function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && !space.test(text.charAt(at)) && !quote.test(text.charAt(at))) at += 1;
  return at;
}
