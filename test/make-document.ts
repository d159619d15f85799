// Documents for tests: every field empty but those that matter.

import type { Document } from '../src/documents/document.js';

/** A document with nothing but what is given. */
export function makeDocument(given: Partial<Document> & { readonly id: string }): Document {
  return {
    title: '',
    text: '',
    related: [],
    other: [],
    sections: [],
    annotations: [],
    url: null,
    date: null,
    language: null,
    section: null,
    source: null,
    tags: [],
    extra: {},
    ...given,
  };
}
