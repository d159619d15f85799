// Fuzzes what is read of an index: manifests, and the files of segments.

import { createHash } from 'node:crypto';
import type { SearchEngine } from '../../../src/search/engine.js';
import { bytesOf, type FuzzTarget, inputOf, must } from '../fuzz-target.js';
import { changedJson } from '../grammar.js';

const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex');

/**
 * A manifest, under a right checksum and without one: it is read, or refused with a code that says so, and what is read is written as
 * what is read.
 */
export async function openManifest(): Promise<FuzzTarget> {
  const { FindlingError } = await import('../../../src/errors.js');
  const manifests = await import('../../../src/index/format/manifest.js');
  const { FORMAT_VERSION } = await import('../../../src/index/format/sections.js');
  const { decodeCurrent, decodeManifest, encodeManifest, countLive, countManifestDocuments } = manifests;
  const file = { bytes: 12, sha256: '0'.repeat(64) };
  const part = { ...file, crc32: 'AAAAAA==' };
  const whole = {
    format: FORMAT_VERSION,
    generation: 7,
    schema: 'a',
    reading: 'b',
    segments: [
      {
        name: '000001',
        documents: 3,
        files: { 'index.bin': part, 'positions.bin': part, 'documents.bin': part, 'fields.bin': part },
        deleted: 'AQA=',
      },
    ],
    fields: {},
    sources: { ...file, name: 'generation-000007.sources.json' },
    duplicates: { ...file, name: 'generation-000007.duplicates.bin' },
    minisearch: null,
  };
  const refused = (read: () => unknown): boolean => {
    try {
      read();
      return false;
    } catch (error) {
      if (error instanceof FindlingError && /^index_(?:damaged|mismatch|newer)$/.test(error.code))
        return true;
      throw error;
    }
  };
  return {
    alphabet: 'bytes',
    make: (random) => JSON.stringify(changedJson(random, whole)),
    seeds: [
      JSON.stringify(whole),
      JSON.stringify({ ...whole, segments: [], format: FORMAT_VERSION + 1 }),
      JSON.stringify({ ...whole, fields: { price: { type: 'number' }, when: { type: 'date' } } }),
      `generation-000007 ${'a'.repeat(64)}\n`,
      '{"checksum":"","manifest":null}',
    ],
    tokens: [
      'null',
      'true',
      '{}',
      '[]',
      '""',
      '-1',
      '1e309',
      '0.5',
      '"__proto__":',
      '"documents":',
      '"deleted":"AA=="',
      '"format":',
      'generation-',
      '"../x"',
      '\\u0000',
      '\\ud800',
      ',',
    ],
    run(input) {
      const bytes = bytesOf(input);
      refused(() => decodeCurrent('CURRENT', bytes));
      refused(() => decodeManifest('manifest', bytes));
      countManifestDocuments(bytes);
      let value: unknown;
      try {
        value = JSON.parse(bytes.toString('utf8'));
      } catch {
        return;
      }
      const text = JSON.stringify(value);
      const sealed = Buffer.from(JSON.stringify({ checksum: sha256(text), manifest: value }));
      const count = countManifestDocuments(sealed);
      if (refused(() => decodeManifest('manifest', sealed))) return;
      const manifest = decodeManifest('manifest', sealed);
      must(
        count === manifest.segments.reduce((sum, entry) => sum + countLive(entry), 0),
        'documents are counted otherwise',
      );
      const again = decodeManifest('manifest', encodeManifest(manifest));
      must(JSON.stringify(again) === JSON.stringify(manifest), 'a manifest is not read as it was written');
    },
  };
}

/** `index.bin` of a segment, whose checksum nobody asks for: it is opened, or refused with the code that says so. */
export async function openSegmentFile(): Promise<FuzzTarget> {
  const { FindlingError } = await import('../../../src/errors.js');
  const { buildSegment } = await import('../../../src/index/build/segment-builder.js');
  const { Segment } = await import('../../../src/index/read/segment.js');
  const { indexed } = await import('../../memory-segments.js');
  const { makeDocument } = await import('../../make-document.js');
  const documents = ['ferry', 'harbour', 'storm'].map((word, n) =>
    makeDocument({ id: `d${n}`, title: `The ${word}`, text: `A ${word} and a comet.`, extra: { price: n } }),
  );
  const files = buildSegment(documents.map(indexed));
  const other = buildSegment(documents.slice(0, 1).map(indexed));
  const lazy = (bytes: Uint8Array) => ({ bytes, load: () => undefined });
  return {
    alphabet: 'bytes',
    seeds: [inputOf(files['index.bin']), inputOf(other['index.bin']), inputOf(files['fields.bin'])],
    tokens: [
      '\0\0\0\0',
      '\u00ff\u00ff\u00ff\u00ff',
      '\0\0\0\0\0\0\u00f0\u007f',
      '\u0001\0\0\0',
      '{',
      '}',
      '[]',
      'null',
      '-1',
      '1e9',
      '"documentCount":',
      '"termCount":',
    ],
    maxLength: 32_768,
    run(input) {
      // Its own memory: sections are views, which begin at multiples of eight.
      const bytes = Uint8Array.from(bytesOf(input));
      try {
        const segment = new Segment('000001', {
          index: lazy(bytes),
          positions: lazy(files['positions.bin']),
          values: lazy(files['fields.bin']),
          readDocuments: (offset, length) => files['documents.bin'].subarray(offset, offset + length),
        });
        must(
          Number.isSafeInteger(segment.documentCount) && segment.documentCount >= 0,
          'the number of documents is none',
        );
        must(segment.postingCount <= bytes.length, 'there are more postings than bytes');
      } catch (error) {
        if (!(error instanceof FindlingError && error.code === 'index_damaged')) throw error;
      }
    },
  };
}

/** A whole index, damaged: the answers it gives are those of the whole one, or there are none. */
export async function openDamagedIndex(): Promise<FuzzTarget> {
  const { FindlingError } = await import('../../../src/errors.js');
  const { MemoryDirectory } = await import('../../../src/index/directory/memory-directory.js');
  const { LocalEngine } = await import('../../../src/search/local-engine.js');
  const { defaultRequest } = await import('../../../src/search/default-request.js');
  const { filesIn } = await import('../../index-files.js');
  const { GivenFiles } = await import('../../crash/given-files.js');
  const { indexRecords } = await import('../index-records.js');
  const directory = await indexRecords(new MemoryDirectory());
  const files = new Map<string, Uint8Array>();
  for (const name of await filesIn(directory)) {
    const contents = await directory.read(name);
    if (contents !== null) files.set(name, contents.bytes);
  }
  const names = [...files.keys()].sort();
  const ask = async (changed: ReadonlyMap<string, Uint8Array>): Promise<string> => {
    let engine: (SearchEngine & { close(): void }) | null = null;
    try {
      engine = await LocalEngine.open(new GivenFiles(new Map(changed)), {
        timeoutMs: Number.POSITIVE_INFINITY,
        fallback: false,
      });
      const { processingTimeMs: _, ...answer } = await engine.search(
        defaultRequest('harbour "storm surge"', { facets: ['section'] }),
      );
      return JSON.stringify([answer, await engine.document('ferry')]);
    } catch (error) {
      if (error instanceof FindlingError && /^index_(?:damaged|missing|mismatch|newer)$/.test(error.code))
        return error.code;
      throw error;
    } finally {
      engine?.close();
    }
  };
  const whole = await ask(files);
  must(whole.startsWith('[{'), 'the whole index has no answers');
  return {
    alphabet: 'bytes',
    // Damage, six bytes each: the file, three bytes of where, how, and a byte.
    seeds: [
      '\0\0\0\u0010\0\u0001',
      ...names.map((_, at) => `${String.fromCharCode(at)}\0\u0001\0${String.fromCharCode(at % 5)}\u0080`),
    ],
    tokens: names.flatMap((_, at) => [
      `${String.fromCharCode(at)}\0\0\0\0\u0001`,
      `${String.fromCharCode(at)}\0\0\u0040\u0001\0`,
    ]),
    maxLength: 24,
    async run(input) {
      const changed = new Map(files);
      for (let at = 0; at + 6 <= input.length; at += 6) {
        const [file = 0, a = 0, b = 0, c = 0, way = 0, byte = 0] = bytesOf(input.slice(at, at + 6));
        const name = names[file % names.length] ?? '';
        const bytes = Uint8Array.from(changed.get(name) ?? []);
        const where = bytes.length === 0 ? 0 : ((a << 16) | (b << 8) | c) % bytes.length;
        if (way % 5 === 0) bytes[where] = byte;
        if (way % 5 === 4) changed.delete(name);
        else
          changed.set(
            name,
            way % 5 === 1
              ? bytes.subarray(0, where)
              : way % 5 === 2
                ? bytes.fill(byte, where)
                : way % 5 === 3
                  ? Buffer.concat([bytes, Buffer.of(byte)])
                  : bytes,
          );
      }
      const answer = await ask(changed);
      must(answer === whole || answer.startsWith('index_'), 'a damaged index gives other answers');
    },
  };
}
