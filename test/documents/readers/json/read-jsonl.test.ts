import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecords } from '../../../../src/documents/read-records.js';
import { readJsonl } from '../../../../src/documents/readers/json/read-jsonl.js';
import type { SourceFile } from '../../../../src/documents/record.js';
import { fingerprintOf } from '../../../../src/documents/source/fingerprint.js';
import { completeReadOptions } from '../../../../src/documents/source/read-options.js';
import { runs } from '../../../runs.js';
import { temporaryFolder } from '../../../temporary-folder.js';
import { printSkipped, readCorpus, writeCorpus } from '../../read-corpus.js';

const root = temporaryFolder();
const FILE: SourceFile = {
  path: 'a.jsonl',
  absolutePath: path.join(root, 'a.jsonl'),
  bytes: 0,
  mtimeMs: 0,
  ctimeMs: 0,
  inode: 0,
};

async function read(content: string | Uint8Array, options = {}): ReturnType<typeof readCorpus> {
  return readCorpus(writeCorpus(root, { 'a.jsonl': content }), options);
}

const line = (title: string): string => JSON.stringify({ title });

describe('JSON lines', () => {
  it('are a record each, known by their line', async () => {
    const { documents } = await read(`${line('A')}\n\n   \r\n${line('B')}\r\n${line('C')}`);
    expect(documents.map(({ id, title }) => `${id} ${title}`)).toEqual([
      'a.jsonl#1 A',
      'a.jsonl#4 B',
      'a.jsonl#5 C',
    ]);
  });

  it('of a bulk file give its records the ids of the actions before them', async () => {
    const { documents, skipped } = await read(
      [
        '{"index": {"_index": "news", "_id": "7"}}',
        '{"title": "Ferry", "text": "It sails."}',
        '{"delete":{"_id":"8"}}',
        '{"create":{}}',
        '{"title": "Quay"}',
        '{"update":{"_id":9,"routing":"a"}}',
        '{"doc": {"title": "Storm"}}',
        '{"index": {"title": "An index of ships", "text": "It is no action."}}',
      ].join('\n'),
    );
    expect(skipped).toEqual([]);
    expect(documents.map(({ id, title }) => `${id} ${title}`)).toEqual([
      '7 Ferry',
      'a.jsonl#5 Quay',
      '9 Storm',
      'a.jsonl#8 An index of ships',
    ]);
  });

  it('that are wrong are skipped by name, and the others read', async () => {
    const { documents, skipped } = await read(
      [line('A'), '{"title": oops}', '[1]', '"text"', '{}', '{"title":"cut', line('B')].join('\n'),
    );
    expect(documents.map(({ title }) => title)).toEqual(['A', 'B']);
    expect(printSkipped(skipped)).toEqual([
      'a.jsonl:2 malformed',
      'a.jsonl:3 malformed',
      'a.jsonl:4 malformed',
      'a.jsonl:5 empty',
      'a.jsonl:6 malformed',
    ]);
    for (const { message } of skipped) expect(message).toMatch(/^[\x20-\x7e\u2026]{10,300}$/);
  });

  it.each([
    ['a byte order mark', Buffer.from(`\ufeff${line('Ä')}\n${line('B')}`)],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${line('Ä')}\n${line('B')}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(`${line('Ä')}\n${line('B')}`, 'utf16le')],
    ['big-endian UTF-16', Buffer.from(`\ufeff${line('Ä')}\n${line('B')}`, 'utf16le').swap16()],
  ])('are read with %s', async (_name, bytes) => {
    for (const chunkBytes of [1, 3, 1000]) {
      const { documents } = await read(bytes, { chunkBytes });
      expect(documents.map(({ title }) => title)).toEqual(['Ä', 'B']);
    }
  });

  it('in a legacy code page are read one by one', async () => {
    const text = 'Le président a déclaré que la réforme était nécessaire à l\u2019été';
    const { documents } = await read(Buffer.from(line(text.replace('\u2019', "'")), 'latin1'));
    expect(documents[0]?.title).toBe(text.replace('\u2019', "'"));
  });

  it('too large are skipped and never held', async () => {
    const large = line('x'.repeat(5000));
    const { documents, skipped } = await read(`${line('A')}\n${large}\n${line('B')}\n${large}`, {
      maxRecordBytes: 100,
      chunkBytes: 64,
    });
    expect(documents.map(({ title }) => title)).toEqual(['A', 'B']);
    expect(printSkipped(skipped)).toEqual(['a.jsonl:2 too_large', 'a.jsonl:4 too_large']);
  });

  it('just as large as may be are read, whatever their end', async () => {
    const exact = line('x'.repeat(50));
    for (const end of ['\n', '\r\n', '']) {
      expect((await read(exact + end, { maxRecordBytes: exact.length })).documents).toHaveLength(1);
      expect((await read(exact + end, { maxRecordBytes: exact.length - 1 })).skipped).toHaveLength(1);
    }
  });

  it('come in batches of the size that was asked for, in order', async () => {
    writeFileSync(FILE.absolutePath, Array.from({ length: 25 }, (_, i) => line(String(i))).join('\n'));
    const sizes: number[] = [];
    for await (const batch of readRecords(FILE, { batchSize: 10 })) sizes.push(batch.length);
    expect(sizes).toEqual([10, 10, 5]);
  });

  it('are not parsed before they are asked to', async () => {
    const { records } = await read('not JSON at all, and no one minds\n');
    expect(records.map((record) => record.fingerprint)).toEqual([
      fingerprintOf('not JSON at all, and no one minds'),
    ]);
  });

  it('are split as by a plain split, for any bytes and any chunks', async () => {
    const bytes = fc
      .array(fc.constantFrom('a', 'b', '\n', '\r', ' ', '\r\n', 'xyz', '\u00e4'))
      .map((list) => Buffer.from(`x${list.join('')}`));
    await fc.assert(
      fc.asyncProperty(
        bytes,
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }),
        async (content, sizes) => {
          async function* chunks(): AsyncGenerator<Buffer> {
            for (let at = 0, i = 0; at < content.length; i++) {
              const size = sizes[i % sizes.length] ?? 1;
              yield await Promise.resolve(content.subarray(at, at + size));
              at += size;
            }
          }
          const found: string[] = [];
          for await (const batch of readJsonl(chunks(), 'a.jsonl', completeReadOptions({ batchSize: 3 }))) {
            for (const item of batch) if ('parse' in item) found.push(`${item.line} ${item.fingerprint}`);
          }
          const expected = content
            .toString('utf8')
            .split('\n')
            .map((text, i) => ({ text: text.replace(/\r$/, ''), number: i + 1 }))
            .filter(({ text }) => text.trim() !== '')
            .map(({ text, number }) => `${number} ${fingerprintOf(text)}`);
          expect(found).toEqual(expected);
        },
      ),
      runs(300),
    );
  });
});
