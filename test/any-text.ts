// Any text at all, for properties.

import fc from 'fast-check';

const SURROGATES = 0x800;

/**
 * Any code point but a lone surrogate, as a `unit` of `fc.string`. The unit `binary` is the same, but begins with a table of all
 * code points, which takes a second.
 */
export const anyCodePoint: fc.Arbitrary<string> = fc
  .nat(0x10_ffff - SURROGATES)
  .map((number) => String.fromCodePoint(number < 0xd800 ? number : number + SURROGATES));
