// Text as XML 1.0: escaped, and without the characters that no XML may have.

import { escapeHtml } from '../../../search/show/highlight.js';

// eslint-disable-next-line no-control-regex -- these are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text for an element or a quoted attribute. */
function escapeXml(text: string): string {
  return escapeHtml(text.replaceAll(FORBIDDEN, '\ufffd'));
}

/** An element with text; nothing for null. */
export function element(
  name: string,
  text: string | null,
  attributes: Readonly<Record<string, string>> = {},
): string {
  if (text === null) return '';
  const written = Object.entries(attributes).map(
    ([attribute, value]) => ` ${attribute}="${escapeXml(value)}"`,
  );
  const open = `<${name}${written.join('')}`;
  return text === '' ? `${open}/>` : `${open}>${escapeXml(text)}</${name}>`;
}
