// Why a hit was found, in one sentence: which words stand in its title, whether side by side, and which in its text.

import type { Hit } from '../../../search/engine.js';
import { html, type Markup, trustMarkup } from '../html.js';
import type { PageFormat } from '../page-format.js';
import { say } from '../words/say.js';

/** The sentence; null where no word of the hit was found in its title or text. */
export function renderHitSentence(hit: Hit, { words }: PageFormat): Markup | null {
  const inTitle = distinct(markedIn(hit.titleHtml));
  const inText = distinct(hit.snippets.flatMap((snippet) => markedIn(snippet.html))).filter(
    (word) => !inTitle.some((other) => fold(other) === fold(word)),
  );
  if (inTitle.length > 1 && inText.length === 0 && areSideBySide(hit.titleHtml, inTitle.length)) {
    return say(words.bestTitle, { words: list(inTitle) });
  }
  if (inTitle.length > 0 && inText.length > 0) {
    return say(words.inTitleAndText, { title: list(inTitle), text: list(inText) });
  }
  if (inTitle.length > 0) return say(words.inTitle, { words: list(inTitle) });
  return inText.length > 0 ? say(words.inText, { words: list(inText) }) : null;
}

/** What is marked, escaped as it stands there. */
function markedIn(markup: string): readonly string[] {
  return [...markup.matchAll(/<mark>([^<]*)<\/mark>/g)].map(([, word = '']) => word);
}

/** Whether as many marks follow one another with nothing but spaces between. */
function areSideBySide(markup: string, count: number): boolean {
  return new RegExp(`(?:<mark>[^<]*</mark>[\\s-]*){${count}}`).test(markup);
}

function list(words: readonly string[]): readonly Markup[] {
  return words.map((word, index) => html`${index > 0 && ', '}“<bdi>${trustMarkup(word)}</bdi>”`);
}

function distinct(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => words.findIndex((other) => fold(other) === fold(word)) === index);
}

function fold(word: string): string {
  return word.toLowerCase();
}
