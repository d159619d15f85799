// Asks the server for completions. Only text and <mark> of the answer survive; nothing else can.

import { parseDocument } from './trusted-html.js';

/** A completion as it is listed. */
export interface Suggestion {
  readonly text: string;
  /** The text with its matches marked, ready to insert. */
  readonly content: DocumentFragment;
}

/** Completions of what has been typed; empty when there are none or the server does not answer well. */
export async function fetchSuggestions(typed: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
  const parameters = new URLSearchParams({ q: typed, limit: '6' });
  const response = await fetch(`/suggest?${parameters.toString()}`, { signal });
  if (!response.ok) return [];
  const { suggestions } = (await response.json()) as {
    suggestions: readonly { text: string; html: string }[];
  };
  return suggestions.map(({ text, html }) => ({ text, content: readMarked(html) }));
}

function readMarked(markup: string): DocumentFragment {
  const fragment = document.createDocumentFragment();
  for (const node of parseDocument(markup).body.childNodes) {
    const text = node.textContent ?? '';
    if (node.nodeName === 'MARK') {
      const mark = document.createElement('mark');
      mark.textContent = text;
      fragment.append(mark);
    } else {
      fragment.append(text);
    }
  }
  return fragment;
}
