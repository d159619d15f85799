import { afterAll, describe, expect, it } from 'vitest';
import { ParseThread } from '../../../../src/documents/readers/threaded/parse-thread.js';
import type { ParsedRecord } from '../../../../src/documents/record.js';
import { PassingError } from '../../../../src/documents/source/unread-path.js';

const WORKER = new URL('./sample-worker.js', import.meta.url);
const patient = new ParseThread({ maxSeconds: 250, maxSecondsPerMegabyte: 0, maxHeapMegabytes: 32 }, WORKER);
const impatient = new ParseThread({ maxSeconds: 3, maxSecondsPerMegabyte: 0, maxHeapMegabytes: 32 }, WORKER);

function parse(thread: ParseThread, path: string): Promise<ParsedRecord> {
  return thread.parse({ format: 'mail', bytes: new Uint8Array(), location: { path, line: null } });
}

function skipped(path: string, reason: string, message: RegExp): object {
  return { kind: 'skipped', skipped: { path, reason, message: expect.stringMatching(message) as string } };
}

describe('parsing on a thread', () => {
  afterAll(async () => {
    await Promise.all([patient.close(), impatient.close()]);
  });

  it('parses one document after another', async () => {
    const results = await Promise.all([parse(patient, 'a'), parse(patient, 'b')]);
    expect(results).toMatchObject([skipped('a', 'empty', /was read/), skipped('b', 'empty', /was read/)]);
  });

  it('ends what takes too long, and goes on with the next document', async () => {
    const results = await Promise.all([parse(impatient, 'endless'), parse(impatient, 'b')]);
    expect(results).toMatchObject([
      skipped('endless', 'too_costly', /3 seconds/),
      skipped('b', 'empty', /was read/),
    ]);
  });

  it('ends what takes too much memory, and goes on with the next document', async () => {
    expect(await parse(patient, 'greedy')).toMatchObject(skipped('greedy', 'too_costly', /32 MB of memory/));
    expect(await parse(patient, 'b')).toMatchObject(skipped('b', 'empty', /was read/));
  });

  it('takes a thread that dies for no reason of the document for no fact about the document', async () => {
    await expect(parse(patient, 'dies')).rejects.toThrow(PassingError);
    expect(await parse(patient, 'b')).toMatchObject(skipped('b', 'empty', /was read/));
  });
});
