import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeQuotes } from '../../../../src/documents/readers/csv/close-quotes.js';
import { runs } from '../../../runs.js';

/** The pieces in which a table comes out, of which `pieceLength` units go in at a time. */
async function closeInPieces(text: string, pieceLength: number, maxLength: number): Promise<string[]> {
  async function* pieces(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += pieceLength)
      yield await Promise.resolve(text.slice(at, at + pieceLength));
  }
  const closed: string[] = [];
  for await (const piece of closeQuotes(pieces(), { delimiter: ',', columns: 2 }, maxLength))
    closed.push(piece);
  return closed;
}

async function close(text: string, pieceLength = 3): Promise<string> {
  return (await closeInPieces(text, pieceLength, 1 << 20)).join('');
}

describe('closeQuotes', () => {
  it('leaves a well-formed table as it is, in whatever pieces it comes', async () => {
    const cell = fc
      .array(fc.constantFrom('a', ' ', ',', '"', '\n', 'é'), { maxLength: 6 })
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, pieceLength) => {
          const text = rows
            .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
            .join('\n');
          expect(parse(await close(`${text}\n`, pieceLength), { relax_column_count: true })).toEqual(rows);
        },
      ),
      runs(100),
    );
  });

  it('gives up a quotation after thousands of lines, in time that grows with the table only', async () => {
    const rows = 'B,y\n'.repeat(20_000);
    expect(await close(`A,"x\n${rows}`, 1 << 16)).toBe(`A,x\n${rows}`);
  });

  it('holds no more of a line without an end than a row may have', async () => {
    const line = 'word '.repeat(1000);
    const pieces = await closeInPieces(`A,B\n${line}\n"C","D"\n`, 10, 100);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(120);
    expect(pieces.join('')).toBe(`A,B\n${line}\n"C","D"\n`);
  });

  it('gives up a quotation that is longer than a row may be', async () => {
    const rows = `${'word '.repeat(50)}\nB,y\n`.repeat(3);
    expect((await closeInPieces(`A,"x\n${rows}`, 10, 100)).join('')).toBe(`A,x\n${rows}`);
  });
});
