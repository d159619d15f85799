// HTML that a site generator fills in (Jekyll, Eleventy, Hugo, Zola): the marks of its templates are shown to nobody.

/** Longer marks are text, in UTF-16 units. */
const MAX_LENGTH = 2000;
const CLOSINGS: ReadonlyMap<string, string> = new Map([
  ['{%', '%}'],
  ['{{', '}}'],
  ['{#', '#}'],
]);
const COMMENT = /^\{%-?\s*comment\b/;
const END_OF_COMMENT = /\{%-?\s*endcomment\s*-?%\}/g;
/** Tags that build a page: only a template has them. */
const BUILDING_TAG =
  /\{%-?\s*(?:extends|block|include|for|if|assign|set|macro|import|layout|render)\b|\{\{-?\s*(?:define|block|partial|template|range|with)\b/;
const VERBATIM = /<(?:pre|code|script|textarea|samp)\b/i;

/**
 * HTML without the marks of templates, if it is a template. Others may be about them.
 * @param hasFrontMatter whether fields stand above it: then a generator reads it
 */
export function dropTemplateMarks(html: string, hasFrontMatter: boolean): string {
  if (!html.includes('{')) return html;
  const first = BUILDING_TAG.exec(html)?.index ?? -1;
  if (!hasFrontMatter && (first < 0 || VERBATIM.test(html.slice(0, first)))) return html;
  let text = '';
  let start = 0;
  const closings = new Map<string, number>();
  for (let at = html.indexOf('{'); at >= 0; at = html.indexOf('{', Math.max(at + 1, start))) {
    const end = findMarkEnd(html, at, closings);
    if (end < 0) continue;
    text += html.slice(start, at);
    start = end;
  }
  return text + html.slice(start);
}

/**
 * The index behind the mark, or the comment, that begins at an index; -1 where none does.
 * @param closings where the next closing mark of each kind is, as far as it was searched: a long text is gone through once
 */
function findMarkEnd(html: string, start: number, closings: Map<string, number>): number {
  const closing = CLOSINGS.get(html.slice(start, start + 2));
  if (closing === undefined || (closing === '#}' && !/\s/.test(html[start + 2] ?? ''))) return -1;
  const at = nextIndex(closing, start + 2, closings, (from) => html.indexOf(closing, from));
  if (at < 0 || at - start > MAX_LENGTH) return -1;
  if (!COMMENT.test(html.slice(start, start + 20))) return at + 2;
  const end = nextIndex('comment', at + 2, closings, (from) => {
    END_OF_COMMENT.lastIndex = from;
    return END_OF_COMMENT.test(html) ? END_OF_COMMENT.lastIndex : -1;
  });
  return end < 0 ? at + 2 : end;
}

function nextIndex(
  kind: string,
  from: number,
  known: Map<string, number>,
  search: (from: number) => number,
): number {
  const before = known.get(kind);
  if (before !== undefined && (before < 0 || before >= from)) return before;
  const found = search(from);
  known.set(kind, found);
  return found;
}
