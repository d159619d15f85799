import { beforeAll, describe, expect, it } from 'vitest';
import { MemoryDirectory } from '../../src/index/directory/memory-directory.js';
import type { Contents, RandomAccessFile } from '../../src/index/directory/readable-directory.js';
import { makeRequest } from './memory-generation.js';
import { indexRecords, openEngine } from './promises/open-collection.js';

/** Counts what is read whole, and the pieces that are read of documents. */
class CountedDirectory extends MemoryDirectory {
  whole: string[] = [];
  pieces = 0;
  bytesInPieces = 0;

  override read(name: string): Promise<Contents | null> {
    this.whole.push(name);
    return super.read(name);
  }

  override open(name: string): RandomAccessFile {
    const file = super.open(name);
    if (!name.endsWith('documents.bin')) return file;
    const read = file.read.bind(file);
    file.read = (offset, length) => {
      this.pieces += 1;
      this.bytesInPieces += length;
      return read(offset, length);
    };
    return file;
  }
}

describe('fast to open, little in memory, no long stall of the event loop', () => {
  const filler = Array.from({ length: 300 }, (_, index) => `word${index}`).join(' ');
  const records = Array.from({ length: 400 }, (_, index) => ({
    id: `d${index}`,
    title: `Ferry ${index}`,
    text: `The harbour ${index} ${filler} ${index * 7919}`,
  }));

  const directory = new CountedDirectory();
  beforeAll(() => indexRecords(records, directory));

  it('opens without reading a document, and a search reads those it shows and no others', async () => {
    directory.whole = [];
    directory.pieces = 0;
    const engine = await openEngine(directory);
    expect(directory.whole.filter((name) => name.endsWith('documents.bin'))).toEqual([]);
    // The manifest, the near-duplicates, and CURRENT once more behind them.
    expect(directory.whole).toHaveLength(4);
    expect(directory.pieces).toBe(0);
    await engine.search(makeRequest('harbour', { limit: 0, facets: ['section'] }));
    expect(directory.pieces).toBe(0);
    await engine.search(makeRequest('harbour', { limit: 3 }));
    expect(directory.pieces).toBeGreaterThan(0);
    // Head and body of each, and the block they lie in, which is verified.
    expect(directory.pieces).toBeLessThanOrEqual(2 * 3 + 1);
  });

  it.each([
    'ferry',
    'ferry harbour',
    '"the harbour"',
    'harb*',
    'harbuor',
    'word1~',
    'ferry OR -harbour',
    'title:ferry',
  ])('ends %s once its budget is spent, and answers with what is found', async (query) => {
    const engine = await openEngine(directory, -1);
    const { partial, warnings, totalHits } = await engine.search(makeRequest(query));
    expect({ partial, totalHits }).toEqual({ partial: true, totalHits: 0 });
    expect(warnings).toHaveLength(1);
  });
});
