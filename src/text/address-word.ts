// The word under which a document is found by its address. It is a word of the index alone: it begins with two slashes, which no
// word of a text does, so that it is neither completed nor offered as a correction.

import type { Word } from './analysis.js';
import { toInnerForm } from './inner-form.js';
import { addressKey } from './web-address.js';

/** The word of an address, or of its key; null for an address that says nothing. */
export function addressWord(analyzer: string, address: string): Word | null {
  const key = addressKey(address);
  if (key === '') return null;
  const stem = `//${key}`;
  return { analyzer, form: toInnerForm(stem), stem };
}
