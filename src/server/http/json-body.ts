// Reads bodies that are JSON: declared as such, in UTF-8, within a number of bytes, and not nested too deep.

import express, { type RequestHandler } from 'express';
import { FindlingError } from '../../errors.js';
import { HttpError } from './http-error.js';
import { hasBody } from './request-guard.js';

/** Levels of lists and objects in JSON that a request is made with: more than any that means something. */
const MAX_LEVELS = 100;

/**
 * Middleware that reads a body of JSON into `request.body`, or leaves it undefined where there is none. Throws
 * `invalid_content_type`, `payload_too_large` or `invalid_body`.
 */
export function readJsonBody(maxBytes: number): readonly RequestHandler[] {
  const refuse: RequestHandler = (request, response, next) => {
    if (hasBody(request)) {
      if (!isPlainJson(request.headers['content-type'] ?? '')) {
        throw new HttpError(
          'invalid_content_type',
          'Send the body as Content-Type: application/json in UTF-8, or send none.',
        );
      }
      if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
        throw new HttpError(
          'payload_too_large',
          `The body is larger than the ${maxBytes / 1024} KB that this route takes.`,
        );
      }
      // The parser reads parameters more leniently, and whatever begins with `utf-`: it is told what was found here.
      request.headers['content-type'] = 'application/json';
      // Asked for only now that the key and the headers are known to be right.
      if (request.headers.expect !== undefined) response.writeContinue();
    }
    next();
  };
  const refuseDeep: RequestHandler = (request, _response, next) => {
    if (isNestedTooDeep(request.body))
      throw new FindlingError(
        'invalid_body',
        `The body is nested deeper than ${MAX_LEVELS} lists and objects.`,
      );
    next();
  };
  return [refuse, express.json({ limit: maxBytes, inflate: false, strict: true }), refuseDeep];
}

/** One parameter of a content type: its name, and its value as a token or between quotation marks (RFC 9110, 5.6.6). */
const PARAMETER =
  /[ \t]*;[ \t]*(?:([!#$%&'*+.^`|~\w-]+)=(?:([!#$%&'*+.^`|~\w-]+)|"((?:[\t !#-[\]-~\x80-\xff]|\\[\t -~\x80-\xff])*)"))?/y;

/** Whether a content type is that of JSON, names no encoding but UTF-8, and is written as the standard has it to the last letter. */
function isPlainJson(contentType: string): boolean {
  const [type = ''] = /^application\/json(?=[ \t;]|$)/i.exec(contentType) ?? [];
  if (type === '') return false;
  PARAMETER.lastIndex = type.length;
  const end = contentType.trimEnd().length;
  while (PARAMETER.lastIndex < end) {
    const found = PARAMETER.exec(contentType);
    if (found === null) return false;
    const [, name = '', token, quoted = ''] = found;
    const value = token ?? quoted.replaceAll(/\\(.)/g, '$1');
    if (name.toLowerCase() === 'charset' && value.toLowerCase() !== 'utf-8') return false;
  }
  return true;
}

/**
 * Whether a value that was JSON has more levels of lists and objects than `MAX_LEVELS`. JSON can be read at any depth, but
 * neither checked nor written again without a stack of that depth, so this goes level by level.
 */
export function isNestedTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= MAX_LEVELS; depth += 1) {
    const below: unknown[] = [];
    for (const each of level)
      if (typeof each === 'object' && each !== null)
        for (const child of Object.values(each)) below.push(child);
    if (below.length === 0) return false;
    level = below;
  }
  return true;
}
