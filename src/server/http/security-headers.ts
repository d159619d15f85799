// The headers that every answer carries. A page replaces some of them (`page/page-headers.ts`).
// Written for plain HTTP behind a proxy or on loopback: nothing here forces HTTPS.

import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** For everything that is not a page: nothing may be loaded, nothing may frame it. */
const CLOSED_POLICY = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };

/** Middleware that sets the security headers; the policy lets nothing be loaded. */
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
