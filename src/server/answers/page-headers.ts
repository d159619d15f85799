// The headers of pages, where they differ from those of JSON: a content security policy that lets a page load its own files.

/** Our own files only, no inline script or style, and markup from strings through one named policy. */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types findling',
].join(';');

/** What every page is sent with, in place of what JSON is sent with. */
export const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': PAGE_POLICY,
  'Cache-Control': 'private, no-cache',
} as const;
