import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileDirectory } from '../../../src/index/directory/file-directory.js';
import { DuplicateRows } from '../../../src/index/format/duplicate-rows.js';
import type { Generation } from '../../../src/index/read/generation.js';
import { IndexReader } from '../../../src/index/read/index-reader.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { edits, makeStory, makeVocabulary, seededFractions } from '../../bench/inputs/copies.mjs';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

const root = temporaryFolder();
const random = seededFractions(99);
const vocabulary = makeVocabulary(random, 2000);
const stories = Array.from({ length: 40 }, () => makeStory(random, vocabulary, 120));
const withSuffix = (number: number): string => `s${String(number).padStart(2, '0')}.txt`;
const originals = Object.fromEntries(
  stories.map(({ title, text }, number) => [withSuffix(number), `${title}\n\n${text}`]),
);
const copyOf = (number: number): string => {
  const { title, text } = edits['a dateline before it']!(stories[number]!, random, stories);
  return `${title}\n\n${text}`;
};

async function open(index: string, fallback = false): Promise<IndexReader> {
  const reader = new IndexReader(new FileDirectory(index));
  await reader.refresh({ fallback });
  return reader;
}

/** The groups as lists of ids, in order. */
function groupsOf({ segments, duplicates }: Generation): string[] {
  const groups = new Set<string>();
  segments.forEach(({ segment }, at) => {
    for (let document = 0; document < segment.documentCount; document += 1) {
      const members = duplicates.membersWith({ segment: at, document });
      const ids = members.map((address) => segments[address.segment]!.segment.ids.key(address.document));
      if (ids.length > 0) groups.add(ids.sort().join(' '));
    }
  });
  return [...groups].sort();
}

async function groupsIn(index: string): Promise<string[]> {
  const reader = await open(index);
  const groups = groupsOf(reader.current().generation);
  reader.close();
  return groups;
}

function start(name: string): { corpus: string; index: string; directory: FileDirectory } {
  const [corpus, index] = ['corpus', 'index'].map((part) => path.join(root, name, part)) as [string, string];
  writeFiles(corpus, originals);
  return { corpus, index, directory: new FileDirectory(index) };
}

const filesIn = (index: string): string[] =>
  readdirSync(index).filter((name) => name.endsWith('.duplicates.bin'));

describe('near-duplicates in the index', () => {
  it('are those of a rebuild after every addition, change, removal and merge', async () => {
    const { corpus, index, directory } = start('edited');
    await updateIndex({ corpus, directory });
    expect(await groupsIn(index)).toEqual([]);
    const expected: string[][] = [];
    /** By file its text, null for one that is removed. */
    const steps: Readonly<Record<string, string | null>>[] = [
      { 'a.txt': copyOf(3) },
      { 'z.txt': copyOf(3), 'y.txt': copyOf(7) },
      { [withSuffix(3)]: null },
      { 'y.txt': copyOf(8) },
      // Small segments are merged once there are four of them.
      { 'x.txt': copyOf(8) },
      { 'a.txt': null },
    ];
    for (const [step, edit] of steps.entries()) {
      for (const [name, text] of Object.entries(edit)) {
        if (text === null) rmSync(path.join(corpus, name));
        else writeFiles(corpus, { [name]: text });
      }
      await updateIndex({ corpus, directory });
      const rebuilt = path.join(root, 'edited', `rebuilt-${step}`);
      await updateIndex({ corpus, directory: new FileDirectory(rebuilt) });
      const groups = await groupsIn(index);
      expect(groups).toEqual(await groupsIn(rebuilt));
      expect(groups).not.toEqual(expected.at(-1));
      expected.push(groups);
    }
    expect(expected.at(-1)).toEqual(['s08.txt x.txt y.txt']);
    const reader = await open(index);
    expect(reader.current().segments.length).toBeLessThan(4);
    reader.close();
  });

  it('are written once for the same documents, and go with the last generation that names them', async () => {
    const { corpus, index, directory } = start('shared');
    await updateIndex({ corpus, directory });
    for (const time of [1000, 2000, 3000]) {
      utimesSync(path.join(corpus, withSuffix(0)), time, time);
      await updateIndex({ corpus, directory });
    }
    expect(filesIn(index)).toEqual(['generation-000001.duplicates.bin']);
    expect(existsSync(path.join(index, 'generation-000001.json'))).toBe(false);
    for (const name of ['a.txt', 'b.txt']) {
      writeFiles(corpus, { [name]: copyOf(5) });
      await updateIndex({ corpus, directory });
    }
    expect(filesIn(index)).toEqual(['generation-000005.duplicates.bin', 'generation-000006.duplicates.bin']);
  });
});

describe('damaged near-duplicates', () => {
  it('are never used: opening says so, or falls back, and the next update builds the index anew', async () => {
    const { corpus, index, directory } = start('damaged');
    writeFiles(corpus, { 'a.txt': copyOf(5) });
    await updateIndex({ corpus, directory });
    writeFiles(corpus, { 'b.txt': copyOf(5) });
    await updateIndex({ corpus, directory });
    const file = path.join(index, 'generation-000002.duplicates.bin');
    const whole = readFileSync(file);
    expect(whole.length).toBe(48);
    const broken = Array.from(whole, (byte, at) => {
      const bytes = Buffer.from(whole);
      bytes[at] = byte ^ 1;
      return bytes;
    });
    for (const bytes of [...broken, whole.subarray(1), Buffer.concat([whole, whole]), Buffer.of(), null]) {
      if (bytes === null) rmSync(file);
      else writeFileSync(file, bytes);
      await expect(open(index)).rejects.toMatchObject({
        code: 'index_damaged',
        message: expect.stringContaining(file) as string,
      });
      const reader = await open(index, true);
      const { generation, degraded } = reader.current();
      expect([generation.number, degraded]).toEqual([1, expect.stringContaining(file)]);
      expect(groupsOf(generation)).toEqual(['a.txt s05.txt']);
      reader.close();
    }
    expect((await updateIndex({ corpus, directory })).restarted).toContain(file);
    expect(await groupsIn(index)).toEqual(['a.txt b.txt s05.txt']);
  });

  it('of other documents are refused though their checksum is right', () => {
    const rows = DuplicateRows.make(1);
    rows.set(0, 7, 3, [3, -1, -1, -1]);
    const read = DuplicateRows.decode('d', rows.encode(), 8);
    expect([read.documentAt(0), read.leaderAt(0), read.neighbourAt(0, 0), read.neighbourAt(0, 1)]).toEqual([
      7, 3, 3, -1,
    ]);
    expect(() => DuplicateRows.decode('d', rows.encode(), 7)).toThrow('does not belong to the segments');
    expect(() => DuplicateRows.decode('d', rows.encode().subarray(4), 8)).toThrow('does not belong');
  });
});
