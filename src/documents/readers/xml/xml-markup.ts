// Elements of XML as HTML, for texts that are XHTML inside of another format.

import { localName } from '../../markup/xml-query.js';
import type { XmlElement } from '../../markup/xml-tree.js';

/** What stands inside of an element, as HTML. Of attributes only the alternative texts of images stay: nothing else is shown. */
export function printMarkup(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return escapeText(child);
      const name = localName(child.name).toLowerCase();
      const alternative = child.attributes['alt'];
      const attribute = alternative === undefined ? '' : ` alt="${escapeText(alternative)}"`;
      return name === 'br' || name === 'img' || name === 'hr'
        ? `<${name}${attribute}>`
        : `<${name}${attribute}>${printMarkup(child)}</${name}>`;
    })
    .join('');
}

function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
