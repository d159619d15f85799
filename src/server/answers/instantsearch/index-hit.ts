// A hit as Meilisearch writes one: the fields of the document side by side, `_formatted` with marks, `_matchesPosition`.

import type { Hit } from '../../../search/engine.js';
import { chooserOf } from './attribute-chooser.js';
import type { IndexQuery } from './index-query.js';
import {
  cropWords,
  joinMarked,
  type MarkedText,
  rangesInBytes,
  readMarkedHtml,
  writeMarks,
} from './marked-text.js';

/** What Meilisearch takes where nothing is said. */
const CROP_LENGTH = 10;
const CROP_MARKER = '…';
const PRE_TAG = '<em>';
const POST_TAG = '</em>';
const BETWEEN_SNIPPETS = ' ';

/** The hit. `text` is the excerpt that the search shows: whole texts are at /documents. */
export function printIndexHit(hit: Hit, query: IndexQuery): object {
  const marked = new Map<string, MarkedText>([
    ['title', readMarkedHtml(hit.titleHtml)],
    ['text', excerptOf(hit)],
  ]);
  const lists = new Map<string, readonly MarkedText[]>();
  for (const [name, html] of Object.entries(hit.fieldsHtml ?? {})) {
    if (typeof html === 'string') marked.set(name, readMarkedHtml(html));
    else if (Array.isArray(html) && html.every((item) => typeof item === 'string'))
      lists.set(name, html.map(readMarkedHtml));
  }
  const { id, title, url, date, language, source, section, tags, fields = {} } = hit;
  const text = marked.get('text')?.text ?? '';
  const all: Readonly<Record<string, unknown>> = {
    ...fields,
    id,
    title,
    text,
    url,
    date,
    language,
    source,
    section,
    tags,
  };
  const wanted = chooserOf(query.attributesToRetrieve ?? ['*']);
  const kept = Object.fromEntries(Object.entries(all).filter(([name]) => wanted(name) !== null));
  return {
    ...kept,
    ...(hit.geoDistance === undefined ? {} : { _geoDistance: hit.geoDistance }),
    ...formattedOf(kept, all, { marked, lists }, query),
    ...(query.showMatchesPosition === true
      ? {
          _matchesPosition: Object.fromEntries(
            [...marked].flatMap(([name, value]) =>
              value.ranges.length === 0 ? [] : [[name, rangesInBytes(value)]],
            ),
          ),
        }
      : {}),
  };
}

/** What is shown of the text: its snippets, or those of another field where none is of the text. */
function excerptOf({ snippets }: Hit): MarkedText {
  const ofText = snippets.filter(({ field }) => field === 'text');
  return joinMarked(ofText.length > 0 ? ofText : snippets.slice(0, 1), BETWEEN_SNIPPETS);
}

/** Fields with what was found in them: texts, and lists of texts. */
interface MarkedFields {
  readonly marked: ReadonlyMap<string, MarkedText>;
  readonly lists: ReadonlyMap<string, readonly MarkedText[]>;
}

/** The fields as they are asked to be formatted; none where nothing was asked. */
function formattedOf(
  kept: Readonly<Record<string, unknown>>,
  all: Readonly<Record<string, unknown>>,
  { marked, lists }: MarkedFields,
  {
    attributesToHighlight,
    attributesToCrop,
    cropLength,
    cropMarker,
    highlightPreTag,
    highlightPostTag,
  }: IndexQuery,
): { readonly _formatted?: object } {
  const isHighlighted = chooserOf(attributesToHighlight ?? []);
  const isCropped = chooserOf(attributesToCrop ?? []);
  if ((attributesToHighlight ?? []).length === 0 && (attributesToCrop ?? []).length === 0) return {};
  const names = Object.keys(all).filter(
    (name) => Object.hasOwn(kept, name) || isHighlighted(name) !== null || isCropped(name) !== null,
  );
  const format = (name: string, value: unknown): unknown => {
    if (typeof value === 'number') return String(value);
    const list = isHighlighted(name) === null ? undefined : lists.get(name);
    if (list !== undefined)
      return list.map((text) => writeMarks(text, highlightPreTag ?? PRE_TAG, highlightPostTag ?? POST_TAG));
    if (typeof value !== 'string') return value;
    const length = isCropped(name);
    const whole = marked.get(name) ?? { text: value, ranges: [] };
    const shown =
      length === null
        ? whole
        : cropWords(whole, length ?? cropLength ?? CROP_LENGTH, cropMarker ?? CROP_MARKER);
    return isHighlighted(name) === null
      ? shown.text
      : writeMarks(shown, highlightPreTag ?? PRE_TAG, highlightPostTag ?? POST_TAG);
  };
  return { _formatted: Object.fromEntries(names.map((name) => [name, format(name, all[name])])) };
}
