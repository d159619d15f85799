// Bytes that are wrong until they are loaded: whoever reads what was not asked for fails.

import type { LazyBytes } from '../src/index/format/sections.js';

/** What stands where nothing was loaded. */
const WRONG = 0xa5;

/** The bytes of a file, of which exactly those are there that were asked for. */
export function unloadedBytes(file: Uint8Array): LazyBytes {
  const bytes = new Uint8Array(file.length).fill(WRONG);
  return {
    bytes,
    load: (from, to) => {
      bytes.set(file.subarray(from, to), from);
    },
  };
}
