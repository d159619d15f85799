// The headers that every answer carries. A page replaces some of them (`answers/page-headers.ts`).
// Written for plain HTTP behind a proxy or on loopback: nothing here forces HTTPS.

import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import helmet from 'helmet';

/** For everything that is not a page: nothing may be loaded, nothing may frame it. */
const CLOSED_POLICY = { defaultSrc: ["'none'"], frameAncestors: ["'none'"] };

/**
 * The security headers by name. They are the same for every request, so that an app makes them once.
 * @param isFramed whether pages elsewhere may show pages of this server: `X-Frame-Options` knows no list of them, so
 * that only the content security policy says which
 */
export function createSecurityHeaders(isFramed = false): Readonly<Record<string, string>> {
  const request = new IncomingMessage(new Socket());
  const recorder = new HeaderRecorder(request);
  const setHeaders = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: CLOSED_POLICY },
    strictTransportSecurity: false,
    xFrameOptions: isFramed ? false : { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
  setHeaders(request, recorder, () => undefined);
  return {
    ...recorder.recorded,
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    'Cache-Control': 'no-store',
  };
}

/** A response that is never sent, to see which headers are set. */
class HeaderRecorder extends ServerResponse {
  readonly recorded: Record<string, string> = {};

  override setHeader(name: string, value: number | string | readonly string[]): this {
    this.recorded[name] = String(value);
    return this;
  }
}
