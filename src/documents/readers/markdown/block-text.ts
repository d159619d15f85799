// Marks that a paragraph begins or ends with: boxes to tick, the kind of a callout, the name of a block.

/** The text of a paragraph without its marks. */
export interface BlockText {
  /** A title on a line of its own, or null. */
  readonly title: string | null;
  readonly text: string;
}

const TICK_BOX = /^\[[ xX/>?!*-]\][ \t]+/;
const CALLOUT = /^\[!([\w-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*([^\n]*)\n?/;
/** `text ^block-id`: something to link to in a vault. */
const BLOCK_NAME = /(?:^|[ \t\n])\^(?=[\w-]*[A-Za-z])[A-Za-z\d-]{2,60}$/;
/** Of Logseq and of Roam. */
const BLOCK_REFERENCE =
  /\(\((?:[\da-f]{8}-[\da-f]{4}-[\da-f-]{22}|(?=[\w-]{0,8}(?:[\d_-]|[a-z][A-Z]|[A-Z]{2}))[\w-]{9})\)\)/g;
/** A property of a block or a page, `name:: value`, of which a reader sees one colon. */
const PROPERTY = /^(\p{L}[\p{L}\p{N} _/-]{0,60})::(?:[ \t]+(.*)|$)/u;
const INLINE_PROPERTY = /\[(\p{L}[\p{L}\p{N} _/-]{0,60})::[ \t]+([^[\]\n]{1,200})\]/gu;
const ABBREVIATION = /^\*\[([^\]\n]{1,60})\]:/gm;

/** The text of a paragraph without the marks of its whole. */
export function cleanBlockText(
  content: string,
  place: { readonly isItem: boolean; readonly isQuotation: boolean },
): BlockText {
  let text = content;
  let title: string | null = null;
  const callout = place.isQuotation && text.startsWith('[!') ? CALLOUT.exec(text) : null;
  if (callout !== null) {
    title = callout[2] ?? null;
    text = text.slice(callout[0].length);
  } else if (place.isItem && text.startsWith('[')) text = text.replace(TICK_BOX, '');
  // A list item of kramdown that stands for the table of contents.
  if (text.includes('{:') && /\{:\s?toc\b[^{}]{0,99}\}\s*$/.test(text)) text = '';
  if (text.includes('^')) text = text.replace(BLOCK_NAME, '');
  if (text.includes('((')) text = text.replace(BLOCK_REFERENCE, '');
  if (text.includes('::')) text = showProperties(text);
  if (text.startsWith('*[')) text = text.replace(ABBREVIATION, '$1:');
  return { title: title === '' ? null : title, text };
}

/** Each property on a line of its own, as it is shown; one without a value is not. */
function showProperties(text: string): string {
  const lines = text.split('\n');
  if (!lines.some((line) => PROPERTY.test(line))) return text.replace(INLINE_PROPERTY, '$1: $2');
  return lines
    .map((line) => {
      const [, name, value = ''] = PROPERTY.exec(line) ?? [];
      if (name === undefined) return { line, ends: false };
      return { line: value === '' ? '' : `${name}: ${value}`, ends: true };
    })
    .map(({ line, ends }, i, all) => (ends || all[i + 1]?.ends === true ? `${line}  ` : line))
    .join('\n')
    .replace(INLINE_PROPERTY, '$1: $2')
    .trim();
}
