// The headers of pages, where they differ from those of JSON: a content security policy that lets a page load its own files.

/** Our own files only, no inline script or style, and markup from strings through one named policy. */
function printPolicy(frameAncestors: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors.length === 0 ? "'none'" : frameAncestors.join(' ')}`,
    "require-trusted-types-for 'script'",
    'trusted-types findling',
  ].join(';');
}

/** The headers that pages have in place of those of JSON. */
export interface PageHeaders extends Readonly<Record<string, string>> {
  readonly 'Content-Type': string;
  readonly 'Content-Security-Policy': string;
  readonly 'Cache-Control': string;
}

/** What every page is sent with. @param frameAncestors origins of pages that may show it in a frame */
export function createPageHeaders(frameAncestors: readonly string[]): PageHeaders {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': printPolicy(frameAncestors),
    'Cache-Control': 'private, no-cache',
  };
}
