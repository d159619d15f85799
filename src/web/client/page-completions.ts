// The completions that come with a page from the server.

import type { Combobox, Completion } from './combobox.js';

/** Shows the completions of a page in a box. */
export function showCompletions(combobox: Combobox, page: Document, typed: string): void {
  const list = page.getElementById('completions');
  const completions: readonly Completion[] = [...(list?.children ?? [])].map((item) => ({
    text: item.getAttribute('data-text') ?? '',
    content: readMarked(item),
  }));
  combobox.show(completions, typed, list?.dataset['count'] ?? '');
}

/** Text and marks of an item; nothing else of it survives. */
function readMarked(item: Element): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const node of item.childNodes) {
    if (node instanceof Element && node.localName === 'mark') {
      const mark = document.createElement('mark');
      mark.textContent = node.textContent;
      fragment.append(mark);
    } else if (node.nodeType === Node.TEXT_NODE) fragment.append(node.textContent ?? '');
  }
  return fragment;
}
