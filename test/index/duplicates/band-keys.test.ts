import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BAND_OFFSETS, BandKeys, readBins } from '../../../src/index/duplicates/band-keys.js';
import { SIGNATURE_BINS, SIGNATURE_WORDS } from '../../../src/index/format/signature.js';
import { runs } from '../../runs.js';

/** Signatures of few values, many of them empty, so that some share a key and most do not. */
const signatures = fc
  .array(
    fc.tuple(
      fc.array(fc.nat({ max: 6 }), { minLength: SIGNATURE_BINS, maxLength: SIGNATURE_BINS }),
      fc.integer({ min: 1, max: 20 }),
    ),
    { minLength: 8, maxLength: 12 },
  )
  .map((documents) => {
    const words = new Uint32Array(documents.length * SIGNATURE_WORDS);
    documents.forEach(([bins, elements], document) => {
      const bytes = new DataView(words.buffer, document * SIGNATURE_WORDS * 4, SIGNATURE_WORDS * 4);
      bins.forEach((value, bin) => {
        bytes.setUint8(bin, Math.max(0, value - 2));
      });
      bytes.setUint16(SIGNATURE_BINS, bins.some((value) => value > 2) ? elements : 0, true);
    });
    return words;
  });

function keysOf(words: Uint32Array, document: number): Set<string> {
  const bins = new Uint8Array(SIGNATURE_BINS);
  if (!readBins(words, document * SIGNATURE_WORDS, bins)) return new Set();
  return new Set(
    Array.from(bins, (_, band) =>
      [band, ...BAND_OFFSETS.map((offset) => bins[(band + offset) % SIGNATURE_BINS])].join(),
    ),
  );
}

describe('keys of bands', () => {
  it('name the documents that share one, no others, and those whose key many have', () => {
    fc.assert(
      fc.property(signatures, fc.integer({ min: 1, max: 3 }), (words, wanted) => {
        const count = words.length / SIGNATURE_WORDS;
        const keys = new BandKeys();
        const own = new Set<string>();
        for (let document = 0; document < wanted; document += 1) {
          keys.add(words, document * SIGNATURE_WORDS, false);
          for (const key of keysOf(words, document)) own.add(key);
        }
        const keysOfEach = Array.from({ length: count }, (_, document) => keysOf(words, document));
        const documents = [...keysOfEach.keys()];
        const shared = keysOfEach.map((of) => [...of].filter((key) => own.has(key)));
        expect(keys.findSharing(words)).toEqual(documents.filter((document) => shared[document]!.length > 0));
        for (const document of documents) {
          const most = Math.max(
            0,
            ...shared[document]!.map((key) => keysOfEach.filter((of) => of.has(key)).length),
          );
          const isCrowded = (limit: number): boolean =>
            keys.isCrowded(words, document * SIGNATURE_WORDS, limit);
          expect([isCrowded(most), most > 0 && isCrowded(most - 1)]).toEqual([false, most > 0]);
        }
      }),
      runs(60),
    );
  });
});
