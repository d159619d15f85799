// Where a document is on a server.

/**
 * The path of a document, below the address of the server. The slashes of an id stay, since some proxies refuse encoded ones, unless the
 * path would then be that of another route.
 */
export function documentPath(id: string): string {
  // What is nothing but dots has a slash behind it, which the server takes away.
  const safe = /^\.\.?\/*$/.test(id) ? `${id}/` : id;
  const parts = safe.split('/');
  const isPlain =
    parts.every((part) => part !== '.' && part !== '..') && !/\/(?:similar|original)$/.test(safe);
  return `documents/${isPlain ? parts.map(encodePart).join('/') : encodePart(safe)}`;
}

/** A part of an address. What is half a character is encoded as the one that stands for unknown ones, as browsers do. */
export function encodePart(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
}
