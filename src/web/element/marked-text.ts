// Text with marks as nodes, from what the server answers: without parsing markup, which strict pages forbid.

import { make } from './make.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** Escaped text with `<mark>` and no other tag: the `html` of the API. */
export function markedNodes(html: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  html.split(/<mark>([^<]*)<\/mark>/).forEach((part, index) => {
    if (part === '') return;
    const text = part.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
    fragment.append(index % 2 === 1 ? make('mark', { part: 'mark' }, text) : text);
  });
  return fragment;
}
