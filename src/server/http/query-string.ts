// Reads a raw query string strictly: no arrays, no nesting, no repair of bad encoding, no silent loss.
// It knows nothing of which parameters exist; parameters.ts does.

import { HttpError } from './http-error.js';

const MAX_PARAMETERS = 20;

/** The part of a request target after the first `?`, or the empty string. */
export function rawQueryOf(target: string): string {
  const mark = target.indexOf('?');
  return mark === -1 ? '' : target.slice(mark + 1);
}

/** The part of a request target before the first `?`. */
export function pathOf(target: string): string {
  const mark = target.indexOf('?');
  return mark === -1 ? target : target.slice(0, mark);
}

/**
 * Name to value, decoded. Throws HttpError `bad_encoding`, `repeated_parameter` or `too_many_parameters`.
 * `+` is a space, as in forms; a name without `=` has the empty value.
 */
export function parseQueryString(raw: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  const pieces = raw.split('&', MAX_PARAMETERS + 2).filter((piece) => piece !== '');
  if (pieces.length > MAX_PARAMETERS) {
    throw new HttpError(
      'too_many_parameters',
      `The query string has more than ${MAX_PARAMETERS} parameters.`,
    );
  }
  for (const piece of pieces) {
    const equals = piece.indexOf('=');
    const name = decodePart(equals === -1 ? piece : piece.slice(0, equals));
    const value = equals === -1 ? '' : decodePart(piece.slice(equals + 1));
    if (parameters.has(name)) {
      throw new HttpError(
        'repeated_parameter',
        `Parameter ${quote(name)} is given more than once; send it once.`,
      );
    }
    parameters.set(name, value);
  }
  return parameters;
}

/** A value the caller sent, quoted and shortened, for a message. */
export function quote(value: string): string {
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}...` : value);
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    throw new HttpError(
      'bad_encoding',
      `${quote(part)} in the query string is not percent-encoded UTF-8; encode it with encodeURIComponent or a form.`,
    );
  }
}
