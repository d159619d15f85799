// The URIs by which agents name documents: findling://documents/<id>, each part of the id encoded.

const PREFIX = 'findling://documents/';

/** The template of all of them, as RFC 6570 writes it; `offset` says from which character on. */
export const URI_TEMPLATE = `${PREFIX}{+id}{?offset}`;

/** The URI of a document, from a character of its text on. */
export function uriOfDocument(id: string, offset = 0): string {
  const path = id
    .replaceAll(/\p{Surrogate}/gu, '\u{fffd}')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  return `${PREFIX}${path}${offset === 0 ? '' : `?offset=${offset}`}`;
}

/** The id in a URI, and from which character on; null for what is no URI of a document. */
export function readDocumentUri(uri: string): { readonly id: string; readonly offset: number } | null {
  const [, path, offset = '0'] = /^findling:\/\/documents\/([^?#]+)(?:\?offset=(\d{1,12}))?$/.exec(uri) ?? [];
  if (path === undefined) return null;
  try {
    return { id: decodeURIComponent(path), offset: Number(offset) };
  } catch {
    return null;
  }
}
