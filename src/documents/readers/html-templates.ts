// HTML that a site generator fills in (Jekyll, Eleventy, Hugo, Zola): the marks of its templates are shown to nobody.

const MARK = /\{%[^]{0,2000}?%\}|\{\{[^]{0,2000}?\}\}|\{#(?=\s)[^]{0,2000}?#\}/g;
const COMMENT = /\{%-?\s*comment\s*-?%\}[^]{0,20000}?\{%-?\s*endcomment\s*-?%\}/g;
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
  return html.replace(COMMENT, '').replace(MARK, '');
}
