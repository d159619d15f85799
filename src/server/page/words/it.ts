// The words of the interface in this language.

import { en, type Words } from './en.js';

/** The words. */
export const it: Words = en;
