// Texts with marks, as clients of Meilisearch are given them: not escaped, with the marks they asked for.

import type { Range } from '../../../search/engine.js';

/** A text and where it is marked, in UTF-16 units: ascending, without overlaps. */
export interface MarkedText {
  readonly text: string;
  readonly ranges: readonly Range[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** The text behind the engine's HTML, which has no tag but `<mark>`. */
export function readMarkedHtml(html: string): MarkedText {
  const ranges: Range[] = [];
  let text = '';
  html.split(/<\/?mark>/).forEach((piece, index) => {
    const plain = piece.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
    if (index % 2 === 1) ranges.push({ start: text.length, length: plain.length });
    text += plain;
  });
  return { text, ranges };
}

/** Texts one after another. */
export function joinMarked(parts: readonly MarkedText[], divider: string): MarkedText {
  let text = '';
  const ranges: Range[] = [];
  parts.forEach((part, index) => {
    if (index > 0) text += divider;
    ranges.push(...part.ranges.map(({ start, length }) => ({ start: start + text.length, length })));
    text += part.text;
  });
  return { text, ranges };
}

/** So many words around the first mark, with a marker where something is cut off. */
export function cropWords(marked: MarkedText, words: number, marker: string): MarkedText {
  const found = [...marked.text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  if (words <= 0 || found.length <= words) return marked;
  const at = marked.ranges[0]?.start ?? 0;
  const first = Math.max(
    0,
    found.findIndex(({ end }) => end > at),
  );
  const from = Math.min(Math.max(0, first - Math.floor(words / 2)), found.length - words);
  const start = found[from]?.start ?? 0;
  const end = found[from + words - 1]?.end ?? marked.text.length;
  const before = from > 0 ? marker : '';
  const after = from + words < found.length ? marker : '';
  const ranges = marked.ranges
    .filter((range) => range.start < end && range.start + range.length > start)
    .map((range) => {
      const begin = Math.max(range.start, start);
      return {
        start: begin - start + before.length,
        length: Math.min(range.start + range.length, end) - begin,
      };
    });
  return { text: before + marked.text.slice(start, end) + after, ranges };
}

/** The text with marks before and behind each range. */
export function writeMarks({ text, ranges }: MarkedText, before: string, after: string): string {
  let written = '';
  let at = 0;
  for (const { start, length } of ranges) {
    written += text.slice(at, start) + before + text.slice(start, start + length) + after;
    at = start + length;
  }
  return written + text.slice(at);
}

/** The ranges in bytes of UTF-8, as Meilisearch counts. */
export function rangesInBytes({ text, ranges }: MarkedText): readonly Range[] {
  return ranges.map(({ start, length }) => ({
    start: Buffer.byteLength(text.slice(0, start)),
    length: Buffer.byteLength(text.slice(start, start + length)),
  }));
}
