// GET /documents/*id/original: the file that a document was read from, as it lies in the corpus, where the operator
// allows it. It is always sent as a download of unknown type: whatever it holds, no browser runs or shows it here.

import type { RequestHandler } from 'express';
import type { SearchEngine } from '../../../search/engine.js';
import { documentNotFound, idInPath } from '../../answers/document-path.js';
import { currentEngine } from '../../answers/local-answerer.js';
import type { OpenOriginal, OriginalFile } from '../../dependencies.js';
import { HttpError } from '../../http/http-error.js';
import { quote } from '../../http/query-string.js';
import { PIECE_BYTES, writePieces } from '../../http/write-answer.js';
import { ORIGINAL_PATH } from '../../page/links.js';

/** Runs nothing and loads nothing, should a browser open the file after all. */
const POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** Answers 200 with the file, or 404: `document_not_found`, `original_not_found`. */
export function answerOriginal(engine: () => SearchEngine | null, open: OpenOriginal): RequestHandler {
  return async (request, response) => {
    const id = idInPath(request.url, ORIGINAL_PATH);
    const current = currentEngine(engine);
    const path = (await current.path?.(id)) ?? null;
    if (path === null && (await current.document(id)) === null) throw documentNotFound(id);
    const file = path === null ? null : open(path);
    if (path === null || file === null) throw originalNotFound(id);
    try {
      const headers = {
        'Content-Type': 'application/octet-stream',
        'Content-Length': String(file.bytes),
        'Content-Disposition': printDisposition(path),
        'Content-Security-Policy': POLICY,
        'X-Robots-Tag': 'noindex',
        // What is a download of its own is not packed on the way: its length is known beforehand.
        'Cache-Control': 'private, no-transform, no-cache',
      };
      await writePieces(response, 200, headers, request.method === 'HEAD' ? [] : piecesOf(file));
    } finally {
      file.close();
    }
  };
}

async function* piecesOf(file: OriginalFile): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.bytes;) {
    const piece = await file.read(at, PIECE_BYTES);
    // A file that has become shorter: the connection is cut, since its length was announced.
    if (piece.length === 0) throw new Error('a file of the corpus has become shorter while it was sent');
    yield piece;
    at += piece.length;
  }
}

/** The name of the file for a download, in plain letters for old programs and as it is (RFC 6266, RFC 8187). */
function printDisposition(path: string): string {
  const name = (path.split('/').at(-1) ?? '').replaceAll(/[\p{Cc}\p{Surrogate}]/gu, '_');
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function originalNotFound(id: string): HttpError {
  return new HttpError(
    'original_not_found',
    `The file that the document ${quote(id)} was read from is not in the corpus any more, or cannot be handed out.`,
  );
}
