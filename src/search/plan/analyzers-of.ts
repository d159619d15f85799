// The analyzers of a generation: made for the first query that is asked of it, gone with it.

import { memoize } from '../../collections/memo.js';
import type { Generation } from '../../index/read/generation.js';
import { Analyzers } from '../../text/analyzer.js';

/** The analyzers that analyze what is asked of a generation, and the texts that are shown of it. */
export const analyzersOf: (generation: Generation) => Analyzers = memoize(() => new Analyzers());
