// The headers that every answer carries, and the two content security policies: one for JSON, one for pages.
// Written for plain HTTP behind a proxy or on loopback: nothing here forces HTTPS.

import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** For everything that is not a page: nothing may be loaded, nothing may frame it. */
const CLOSED_POLICY = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };

/** For pages: our own files only, no inline script or style, and markup from strings through one named policy. */
export const PAGE_POLICY = [
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

/** Middleware that sets the security headers; a page replaces the policy with PAGE_POLICY. */
export function setSecurityHeaders(): readonly RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: CLOSED_POLICY },
      strictTransportSecurity: false,
      xFrameOptions: { action: 'deny' },
      referrerPolicy: { policy: 'no-referrer' },
    }),
    (_request, response, next) => {
      response.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
      response.setHeader('Cache-Control', 'no-store');
      next();
    },
  ];
}
