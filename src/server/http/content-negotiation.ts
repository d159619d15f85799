// What a client would rather have: a page or JSON, and packed how. What it says is read as RFC 9110 has it; a client that says
// nothing, or accepts anything, gets JSON.

import type { IncomingMessage } from 'node:http';
import Negotiator from 'negotiator';

/** How the bytes of an answer are packed. */
export type ContentEncoding = 'identity' | 'gzip' | 'br';

const TYPES = ['application/json', 'text/html'];
const ENCODINGS = ['br', 'gzip', 'identity'];
/** Of what a client takes equally gladly, the first. */
const PREFERRED = ['br', 'gzip'];
/** The published types lack what to prefer where a client has no preference. */
interface EncodingNegotiator {
  encoding(
    available: readonly string[],
    options: { readonly preferred: readonly string[] },
  ): string | undefined;
}
/** Clients send few different headers: so many choices are kept. */
const MAX_KEPT_CHOICES = 100;

/** Whether the client would rather have HTML than JSON. The answer varies by `Accept`. */
export function prefersHtml(request: IncomingMessage): boolean {
  return new Negotiator(request).mediaType(TYPES) === 'text/html';
}

/** Chooses how to pack answers. They vary by `Accept-Encoding`. */
export class EncodingChooser {
  readonly #kept = new Map<string, ContentEncoding>();

  /** What the client takes, and of that what packs best; `identity` for one that does not say. */
  choose({ headers }: IncomingMessage): ContentEncoding {
    const accepted = headers['accept-encoding'];
    if (accepted === undefined) return 'identity';
    const accepts = Array.isArray(accepted) ? accepted.join() : accepted;
    let choice = this.#kept.get(accepts);
    if (choice === undefined) {
      const negotiator: EncodingNegotiator = new Negotiator({ headers: { 'accept-encoding': accepts } });
      choice = (negotiator.encoding(ENCODINGS, { preferred: PREFERRED }) ?? 'identity') as ContentEncoding;
      if (this.#kept.size >= MAX_KEPT_CHOICES) this.#kept.clear();
      this.#kept.set(accepts, choice);
    }
    return choice;
  }
}
