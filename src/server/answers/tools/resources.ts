// Documents as resources of the Model Context Protocol: listed newest first, read by their URIs.

import { defaultRequest } from '../../../search/default-request.js';
import { beginningOf, wholeCharacterAt } from '../../../whole-characters.js';
import { MAX_RESULT_WINDOW } from '../../page/result-window.js';
import { documentNotFound } from '../document-path.js';
import { readCursor, writeCursor } from './cursor.js';
import { readDocumentUri, uriOfDocument } from './document-uri.js';
import { MAX_ANSWER_LENGTH, NOTICE, ToolError, type ToolSources } from './tool.js';

const CURSOR = 'resources';
const PAGE = 100;
const TITLE_LENGTH = 200;

/** A page of the documents, newest first. */
export async function listResources({ engine }: ToolSources, cursor: string | undefined): Promise<object> {
  const offset = Math.min(readCursor(CURSOR, cursor), MAX_RESULT_WINDOW - PAGE);
  const { hits, totalHits } = await engine.search(defaultRequest('', { limit: PAGE, offset, snippets: 0 }));
  const next = offset + hits.length;
  return {
    resources: hits.map(({ id, title, date }) => ({
      uri: uriOfDocument(id),
      name: id,
      title: beginningOf(title, TITLE_LENGTH),
      mimeType: 'text/plain',
      annotations: {
        audience: ['assistant'],
        ...(date?.includes('T') === true ? { lastModified: date } : {}),
      },
    })),
    ...(next < Math.min(totalHits, MAX_RESULT_WINDOW - PAGE) && hits.length > 0
      ? { nextCursor: writeCursor(CURSOR, next) }
      : {}),
  };
}

/** A document by its URI, at most `MAX_ANSWER_LENGTH` characters of it; the URI of the rest stands at the end. */
export async function readResource({ engine }: ToolSources, uri: string): Promise<object> {
  const asked = readDocumentUri(uri);
  if (asked === null)
    throw new ToolError(`${JSON.stringify(beginningOf(uri, 200))} is not the URI of a document.`);
  const { id, offset } = asked;
  const document = await engine.document(id);
  if (document === null) throw documentNotFound(id);
  const { title, text } = document;
  const start = wholeCharacterAt(text, Math.min(text.length, offset));
  const end = wholeCharacterAt(text, Math.min(text.length, start + MAX_ANSWER_LENGTH));
  const rest = end < text.length ? [{ goesOnAt: uriOfDocument(id, end) }] : [];
  const head = offset === 0 ? `${title}\n\n` : '';
  return {
    contents: [
      {
        uri,
        mimeType: 'text/plain',
        text: head + text.slice(start, end),
        _meta: { 'findling/untrusted': NOTICE, ...rest[0] },
      },
      ...rest.map(({ goesOnAt }) => ({
        uri: goesOnAt,
        mimeType: 'text/plain',
        text: `The text goes on: read ${goesOnAt}`,
      })),
    ],
  };
}
