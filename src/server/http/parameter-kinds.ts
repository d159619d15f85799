// The kinds of values that parameters and flags take: how each is read from text, and what to say where it cannot be.

import { z } from 'zod';

/** How a value is read from the text that was sent. */
export interface ParameterKind<Value> {
  readonly schema: z.ZodType<Value>;
  /** What the text must be, in words that follow "must be": `a whole number from 0 to 100`. */
  readonly expected: string;
}

/** Any text of at most `maxLength` UTF-16 units. */
export function text(maxLength: number): ParameterKind<string> {
  return { schema: z.string().max(maxLength), expected: `at most ${maxLength} characters long` };
}

/** Text that fits a pattern, which `expected` describes. */
export function textLike(pattern: RegExp, expected: string): ParameterKind<string> {
  return { schema: z.string().regex(pattern), expected };
}

/** A whole number written in decimal digits, nothing else. */
export function wholeNumber(min: number, max: number): ParameterKind<number> {
  return {
    schema: z
      .string()
      .regex(/^\d{1,15}$/)
      .transform(Number)
      .pipe(z.number().int().min(min).max(max)),
    expected: `a whole number from ${min} to ${max}`,
  };
}

/** One of a few words. */
export function oneOf<const Choice extends string>(choices: readonly Choice[]): ParameterKind<Choice> {
  return { schema: z.enum(choices), expected: `one of ${choices.join(', ')}` };
}

/** `true` or `1`, `false` or `0`. */
export const yesOrNo: ParameterKind<boolean> = {
  schema: z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'], case: 'sensitive' }),
  expected: 'one of true, false, 1, 0',
};

/** Names separated by commas; the empty string is the empty list. */
export const listOfNames = listOf(/^[\p{L}\p{N}_.-]{1,64}$/u, 20, 'names of letters, digits, _ and -');

/** The same, among them `*` for all. */
export const listOfAttributes = listOf(
  /^(?:\*|[\p{L}\p{M}\p{N}_.-]{1,64})$/u,
  50,
  'names of letters, digits, _ and -, or *',
);

/** At most so many items separated by commas. @param items what they are called in a message */
function listOf(item: RegExp, most: number, items: string): ParameterKind<readonly string[]> {
  return {
    schema: z
      .string()
      .transform((list) => (list === '' ? [] : list.split(',').map((name) => name.trim())))
      .pipe(z.array(z.string().regex(item)).max(most)),
    expected: `a comma-separated list of at most ${most} ${items}`,
  };
}
