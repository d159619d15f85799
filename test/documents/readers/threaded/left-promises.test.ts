import { afterAll, describe, expect, it } from 'vitest';
import { ParseThread } from '../../../../src/documents/readers/threaded/parse-thread.js';
import type { ParsedRecord } from '../../../../src/documents/record.js';
import { pdfOf } from '../pdf/pdf-of.js';

const thread = new ParseThread();

function parse(path: string, bytes: Uint8Array): Promise<ParsedRecord> {
  return thread.parse({ format: 'pdf', bytes, location: { path, line: null } });
}

describe('a damaged PDF, of which the library leaves promises behind that nobody waits for', () => {
  afterAll(async () => thread.close());

  it('is what it is, and so are those that are read after it', async () => {
    const whole = pdfOf([[{ text: 'One page.', y: 700 }], [{ text: 'Another page.', y: 700 }]]);
    // What stands between the two changes begins two bytes before where the table has it.
    const text = whole.toString('latin1').replace('/Subtype', '/Subte').replace('Another', 'Another  ');
    const moved = Buffer.from(text, 'latin1');
    const [damaged, ...others] = await Promise.all([
      parse('damaged.pdf', moved),
      ...Array.from({ length: 3 }, (_, n) => parse(`whole-${n}.pdf`, whole)),
    ]);
    expect(damaged).toMatchObject({ kind: 'skipped', skipped: { path: 'damaged.pdf' } });
    for (const other of others)
      expect(other).toMatchObject({ kind: 'documents', documents: [{ text: 'One page.\n\nAnother page.' }] });
  });
});
