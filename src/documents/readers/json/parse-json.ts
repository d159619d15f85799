// JSON as people and programs write it: with comments, commas too many or NaN, as Python prints it, and with ids longer than a number
// is exact.

import JSON5 from 'json5';
import { describeError } from '../../../errors.js';
import { SkipError } from '../../source/skipped.js';
import { toJson5 } from './python-literals.js';

/** An id that is a number of more digits than a number keeps. Inside a string its quotes would be escaped. */
const LONG_ID = /("[^"\\]{0,60}id"\s{0,9}:\s{0,9})(-?\d{16,})(?=\s{0,9}[,}])/gi;

/**
 * The value of a text. What is no JSON is read as JSON5, which takes many times as long; ids that are long numbers are texts.
 * Throws SkipError (`malformed`).
 * @param describe what is wrong with a text, from what JSON.parse threw
 */
export function parseJson(text: string, describe: (error: unknown) => string = describeError): unknown {
  const exact = keepLongIds(text.startsWith('\ufeff') ? text.slice(1) : text);
  try {
    return JSON.parse(exact) as unknown;
  } catch (error) {
    const lenient = parseLenient(exact);
    if (lenient !== undefined) return lenient;
    throw new SkipError('malformed', `not valid JSON: ${describe(error)}`, { cause: error });
  }
}

function keepLongIds(text: string): string {
  return /\d{16}/.test(text) ? text.replace(LONG_ID, '$1"$2"') : text;
}

/** Undefined for what is neither JSON5 nor printed by Python, and at once for what was cut off. */
function parseLenient(text: string): unknown {
  if (!/[}\])]\s*(?:,|;|\/\/.*|\*\/)?\s*$/.test(text.slice(-2000))) return undefined;
  const value = parseJson5(text);
  if (value !== undefined) return value;
  const translated = toJson5(text);
  return translated === text ? undefined : parseJson5(translated);
}

function parseJson5(text: string): unknown {
  try {
    return JSON5.parse(text);
  } catch {
    return undefined;
  }
}
