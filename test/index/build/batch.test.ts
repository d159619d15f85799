import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsOfBatch, flattenBatch } from '../../../src/index/build/batch.js';
import { makeDocument } from '../../make-document.js';

const maybe = fc.option(fc.string(), { nil: null });
const document = fc
  .record({
    id: fc.string(),
    title: fc.string(),
    text: fc.string(),
    url: maybe,
    date: maybe,
    language: maybe,
    section: maybe,
    source: maybe,
    related: fc.array(fc.string(), { maxLength: 2 }),
    other: fc.array(fc.string(), { maxLength: 2 }),
    sections: fc.constantFrom(
      [],
      [
        { heading: 'Setup', level: 2, anchor: 'setup', start: 0 },
        { heading: '', level: 0, anchor: null, start: 70 },
      ],
    ),
    tags: fc.array(fc.string(), { maxLength: 2 }),
    extra: fc.dictionary(
      fc.string().filter((name) => name !== '__proto__'),
      fc.oneof(fc.string(), fc.integer()),
      { maxKeys: 2, noNullPrototype: true },
    ),
  })
  .map(makeDocument);
const indexedDocument = fc.record({
  document,
  path: fc.constantFrom('a.jsonl', 'b.jsonl'),
  fingerprint: fc.string(),
});

describe('a batch', () => {
  it('holds its documents, in order, as they were, also after it was copied to a thread', () => {
    fc.assert(
      fc.property(fc.array(indexedDocument, { maxLength: 6 }), (documents) => {
        expect([...documentsOfBatch(structuredClone(flattenBatch({ documents, units: 0 })))]).toEqual(
          documents,
        );
      }),
    );
  });
});
