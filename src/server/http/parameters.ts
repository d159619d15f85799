// Checks the parameters of a route against its zod schema and says in words what is wrong with which.
// The kinds of parameters that several routes share are here; which ones a route takes is in its own file.

import { z } from 'zod';
import type { HttpErrorCode } from './http-error.js';
import { HttpError } from './http-error.js';
import { findNearestName } from './nearest-name.js';
import { parseQueryString, quote, rawQueryOf } from './query-string.js';

/** The parameters of one route: their schemas, and the code of a wrong value for each. */
export interface ParameterSet<Shape extends z.ZodRawShape> {
  readonly schema: z.ZodObject<Shape>;
  readonly codes: Readonly<Record<keyof Shape & string, HttpErrorCode>>;
}

/** Longest query in UTF-16 units. */
export const LONGEST_QUERY = 4000;

/** A person's words: any string up to 4000 UTF-16 units. */
export function queryParameter(): z.ZodDefault<z.ZodString> {
  return z.string().max(LONGEST_QUERY, `at most ${LONGEST_QUERY} characters long`).default('');
}

/** A whole number written in decimal digits, nothing else. */
export function integerParameter(min: number, max: number): z.ZodType<number> {
  const expected = `a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, expected)
    .transform(Number)
    .pipe(z.number().int().min(min, expected).max(max, expected));
}

/** One of a few words. */
export function choiceParameter<const Choices extends readonly [string, ...string[]]>(
  choices: Choices,
): z.ZodType<Choices[number]> {
  return z.enum(choices, `one of ${choices.join(', ')}`);
}

/** Names separated by commas; the empty string is the empty list. */
export function listParameter(): z.ZodType<readonly string[]> {
  const expected = 'a comma-separated list of at most 20 names of letters, digits, _ and -';
  return z
    .string()
    .transform((text) => (text === '' ? [] : text.split(',').map((name) => name.trim())))
    .pipe(z.array(z.string().regex(/^[\p{L}\p{N}_.-]{1,64}$/u, expected)).max(20, expected));
}

/** Reads and checks the parameters of a request target. Throws HttpError naming the first wrong one. */
export function readParameters<Shape extends z.ZodRawShape>(
  set: ParameterSet<Shape>,
  target: string,
): z.output<z.ZodObject<Shape>> {
  const given = parseQueryString(rawQueryOf(target));
  const known = Object.keys(set.schema.shape);
  for (const name of given.keys()) {
    if (!known.includes(name)) throw unknownParameter(name, known);
  }
  const result = set.schema.safeParse(Object.fromEntries(given));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const name = String(issue?.path[0]);
  const code: HttpErrorCode = Object.hasOwn(set.codes, name)
    ? (set.codes[name] ?? 'bad_request')
    : 'bad_request';
  const value = given.get(name) ?? '';
  throw new HttpError(code, `Parameter ${name} must be ${issue?.message ?? 'valid'}, not ${quote(value)}.`);
}

function unknownParameter(name: string, known: readonly string[]): HttpError {
  const nearest = findNearestName(name, known);
  const advice =
    nearest === null
      ? `This route takes ${known.length === 0 ? 'none' : known.join(', ')}.`
      : `Did you mean ${nearest}?`;
  return new HttpError('unknown_parameter', `Parameter ${quote(name)} is not known. ${advice}`);
}
