import { existsSync, mkdirSync, renameSync, rmSync, utimesSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Directory } from '../../src/index/directory/directory.js';
import { MemoryDirectory } from '../../src/index/directory/memory-directory.js';
import { IndexReader } from '../../src/index/read/index-reader.js';
import type { SegmentSnapshot } from '../../src/index/read/segment-snapshot.js';
import { updateIndex } from '../../src/index/update/update-index.js';
import { Searcher } from '../../src/search/searcher.js';
import { runs } from '../runs.js';
import { makeRequest } from '../search/memory-generation.js';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';

const root = temporaryFolder();
let folders = 0;

interface Line {
  /** Null: the record has no id of its own and is named by its place. */
  readonly id: string | null;
  readonly words: string;
  /** The record has its text in two languages, and is two documents. */
  readonly isTranslated: boolean;
}

const line: fc.Arbitrary<Line> = fc.record({
  id: fc.option(fc.constantFrom('p', 'q', 'r', 's', 'z.txt', 'a.jsonl#1', 'm/c.jsonl#2', 'p#de'), {
    nil: null,
    freq: 3,
  }),
  words: fc
    .array(fc.constantFrom('ferry', 'ferries', 'storm', 'comet', 'al-Jaafari', '\u0451\u043b\u043a\u0430'), {
      minLength: 1,
      maxLength: 5,
    })
    .map((words) => words.join(' ')),
  isTranslated: fc.nat(4).map((number) => number === 0),
});
const records = fc.constantFrom('a.jsonl', 'b.jsonl', 'm/c.jsonl', 'z.jsonl');
const texts = fc.constantFrom('0.txt', 'm/n.txt', 'z.txt');
const any = fc.oneof(records, texts);

const edit = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('write' as const),
      file: records,
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('text' as const),
      file: texts,
      words: line.map(({ words }) => words),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('line' as const),
      file: records,
      at: fc.nat(3),
      with: fc.option(line, { nil: null }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), file: any }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('rename' as const), file: records, to: records }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('touch' as const), file: any }) },
);
type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

/** A corpus folder whose every change gives the file a time of its own, so that none is missed. */
class Corpus {
  readonly folder: string;
  readonly #lines = new Map<string, Line[]>();
  #tick = 1_000_000;

  constructor() {
    folders += 1;
    this.folder = path.join(root, String(folders));
    mkdirSync(this.folder);
    writeFiles(this.folder, { 'always.txt': 'Lantern\n\nA lantern by the storm.' });
  }

  apply(change: Edit): void {
    switch (change.kind) {
      case 'write': {
        this.#write(change.file, change.lines);
        return;
      }
      case 'line': {
        const lines = [...(this.#lines.get(change.file) ?? [])];
        lines.splice(change.at, 1, ...(change.with === null ? [] : [change.with]));
        this.#write(change.file, lines);
        return;
      }
      case 'text':
        writeFiles(this.folder, { [change.file]: `Notes\n\n${change.words}` });
        {
          this.#stamp(change.file);
          return;
        }
      case 'remove':
        this.#lines.delete(change.file);
        {
          rmSync(path.join(this.folder, change.file), { force: true });
          return;
        }
      case 'rename': {
        this.#rename(change.file, change.to);
        return;
      }
      case 'touch': {
        this.#stamp(change.file);
        return;
      }
    }
  }

  #write(file: string, lines: readonly Line[]): void {
    this.#lines.set(file, [...lines]);
    const text = lines.map(
      ({ id, words, isTranslated }) =>
        `${JSON.stringify({
          ...(id === null ? {} : { _id: id }),
          title: 'Notes',
          text: isTranslated ? { en: words, de: words } : words,
        })}\n`,
    );
    writeFiles(this.folder, { [file]: text.join('') });
    this.#stamp(file);
  }

  #rename(file: string, to: string): void {
    const lines = this.#lines.get(file);
    if (lines === undefined || file === to) return;
    mkdirSync(path.dirname(path.join(this.folder, to)), { recursive: true });
    renameSync(path.join(this.folder, file), path.join(this.folder, to));
    this.#lines.delete(file);
    this.#lines.set(to, lines);
  }

  #stamp(file: string): void {
    const place = path.join(this.folder, file);
    this.#tick += 10;
    if (existsSync(place)) utimesSync(place, this.#tick, this.#tick);
  }
}

async function searcherOver(directory: Directory): Promise<Searcher> {
  const reader = new IndexReader(directory);
  await reader.refresh({ fallback: false });
  return new Searcher(reader.current().generation, { timeoutMs: 10_000 });
}

/** The index of MiniSearch that the live generation names. */
async function miniSearchOf(directory: Directory): Promise<string> {
  const reader = new IndexReader(directory);
  await reader.refresh({ fallback: false });
  return Buffer.from(reader.current().miniSearch?.read() ?? []).toString('utf8');
}

/** Every document that is not deleted, with its path and the fingerprint of its record, sorted. */
function liveDocuments({ generation }: Searcher): string[] {
  return generation.segments.flatMap(documentsOf).sort();
}

function documentsOf(snapshot: SegmentSnapshot): string[] {
  const { segment } = snapshot;
  const { columns, header } = segment.sections;
  return Array.from({ length: segment.documentCount }, (_, document) => document)
    .filter((document) => !snapshot.isDeleted(document))
    .map((document) =>
      JSON.stringify([
        segment.stored.document(document),
        header.columns.paths[columns.paths[document] ?? 0],
        ...columns.fingerprints.subarray(document * 2, document * 2 + 2),
      ]),
    );
}

const queries = [
  '',
  'ferry storm',
  '"ferry storm"',
  'jaafari',
  'aljaafari',
  '\u0435\u043b\u043a\u0430',
  'lantern -comet',
  'strom',
];

function answers(searcher: Searcher): unknown[] {
  return queries.map((query) => {
    const answer = searcher.search(makeRequest(query, { limit: 100 }));
    return { ...answer, processingTimeMs: 0, generation: 0 };
  });
}

describe('an index brought up to date', () => {
  it('holds the documents and gives the answers of one built anew, after any edits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(edit, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        async (rounds) => {
          const corpus = new Corpus();
          const directory = new MemoryDirectory();
          for (const edits of rounds) {
            for (const change of edits) corpus.apply(change);
            // However many documents the edits remove: that is what is tried here.
            const summary = await updateIndex({ corpus: corpus.folder, directory, allowShrink: true });
            const fresh = new MemoryDirectory();
            await updateIndex({ corpus: corpus.folder, directory: fresh, full: true });
            const [incremental, rebuilt] = [await searcherOver(directory), await searcherOver(fresh)];
            expect(liveDocuments(incremental)).toEqual(liveDocuments(rebuilt));
            expect(answers(incremental)).toEqual(answers(rebuilt));
            expect(await miniSearchOf(directory)).toBe(await miniSearchOf(fresh));
            expect(summary.documents).toBe(rebuilt.generation.documentCount);
            const again = await updateIndex({ corpus: corpus.folder, directory });
            expect(again).toMatchObject({ published: false, added: 0, changed: 0, removed: 0 });
          }
        },
      ),
      runs(12),
    );
  });
});
