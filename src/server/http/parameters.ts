// The parameters of a route, each declared once: its name, how it is read, its default and what it is for. The error
// code of a wrong value, its row on the help page and the API description follow from the declaration.

import type { z } from 'zod';
import type { ErrorRow, ParameterErrorCode } from './error-codes.js';
import { HttpError } from './http-error.js';
import { findNearestName } from './nearest-name.js';
import type { ParameterKind } from './parameter-kinds.js';
import { parseQueryString, quote, rawQueryOf } from './query-string.js';

/** One parameter of a route. */
export interface Parameter<Value, Fallback = Value> extends ParameterKind<Value> {
  /** The value where the parameter is not sent; undefined where there is none. */
  readonly fallback: Fallback;
  /** What it is for, in a sentence. */
  readonly description: string;
}

/** A parameter that has no value where it is not sent. */
export function optional<Value>(
  kind: ParameterKind<Value>,
  description: string,
): Parameter<Value, undefined> {
  return { ...kind, fallback: undefined, description };
}

/** A parameter with a default. */
export function withDefault<Value>(
  kind: ParameterKind<Value>,
  fallback: NoInfer<Value>,
  description: string,
): Parameter<Value> {
  return { ...kind, fallback, description };
}

type Declarations = Readonly<Record<string, Parameter<unknown, unknown>>>;
type SnakeCase<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `_${Lowercase<Head>}`}${SnakeCase<Tail>}`
  : '';

/** The parameters of one route, by name. */
export interface ParameterSet<Shape extends Declarations = Declarations, Route extends string = string> {
  /** The name of the route in error codes: `search` in `invalid_search_limit`. */
  readonly route: Route;
  readonly parameters: Shape;
  /** What each is where it is not sent. */
  readonly fallbacks: { readonly [Name in keyof Shape]: Shape[Name]['fallback'] };
  /** The code of a wrong value for each. */
  readonly codes: { readonly [Name in keyof Shape & string]: `invalid_${Route}_${SnakeCase<Name>}` };
}

/** The values of a set, read and checked. */
export type ParameterValues<Shape extends Declarations> = {
  readonly [Name in keyof Shape]: z.output<Shape[Name]['schema']> | Shape[Name]['fallback'];
};

/** Declares the parameters of a route. */
export function declareParameters<const Route extends string, Shape extends Declarations>(
  route: Route,
  parameters: Shape,
): ParameterSet<Shape, Route> {
  type Declared = ParameterSet<Shape, Route>;
  const codes = Object.keys(parameters).map((name) => [name, codeOf(route, name)]);
  const fallbacks = Object.entries(parameters).map(([name, { fallback }]) => [name, fallback]);
  return {
    route,
    parameters,
    fallbacks: Object.fromEntries(fallbacks) as Declared['fallbacks'],
    codes: Object.fromEntries(codes) as Declared['codes'],
  };
}

function codeOf(route: string, name: string): ParameterErrorCode {
  return `invalid_${route}_${name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

/** Reads the parameters of a request target. Throws HttpError naming the first that is unknown or wrong. */
export function readParameters<Shape extends Declarations>(
  set: ParameterSet<Shape>,
  target: string,
): ParameterValues<Shape> {
  const given = parseQueryString(rawQueryOf(target));
  for (const name of given.keys()) {
    if (!Object.hasOwn(set.parameters, name)) throw unknownParameter(name, Object.keys(set.parameters));
  }
  return checkParameters(set, given);
}

/** Checks values that were sent, by name. Throws HttpError naming the first that is wrong. */
export function checkParameters<Shape extends Declarations>(
  { route, parameters, fallbacks }: ParameterSet<Shape>,
  given: ReadonlyMap<string, string>,
): ParameterValues<Shape> {
  const values: Record<string, unknown> = { ...fallbacks };
  for (const [name, { schema, expected }] of Object.entries(parameters)) {
    const text = given.get(name);
    if (text === undefined) continue;
    const result = schema.safeParse(text);
    if (!result.success) {
      throw new HttpError(codeOf(route, name), `Parameter ${name} must be ${expected}, not ${quote(text)}.`);
    }
    values[name] = result.data;
  }
  return values as ParameterValues<Shape>;
}

/** The error codes of a set with what each means, for the help page. */
export function listParameterErrors({
  route,
  parameters,
}: ParameterSet): readonly (readonly [code: ParameterErrorCode, row: ErrorRow])[] {
  return Object.entries(parameters).map(([name, { expected, description }]) => [
    codeOf(route, name),
    { status: 400, type: 'invalid_request', meaning: `\`${name}\` must be ${expected}. ${description}` },
  ]);
}

function unknownParameter(name: string, known: readonly string[]): HttpError {
  const nearest = findNearestName(name, known);
  const advice =
    nearest === null
      ? `This route takes ${known.length === 0 ? 'none' : known.join(', ')}.`
      : `Did you mean ${nearest}?`;
  return new HttpError('unknown_parameter', `Parameter ${quote(name)} is not known. ${advice}`);
}
