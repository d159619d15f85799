import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { toBoundedJson } from '../../../src/cli/print/index-report.js';
import { printReport } from '../../../src/cli/print/print-report.js';
import type { SkippedDocument, SkipReason } from '../../../src/documents/document.js';
import type { UpdateSummary } from '../../../src/index/update/update-summary.js';

const nothing: UpdateSummary = {
  published: true,
  generation: 1,
  documents: 10,
  added: 10,
  changed: 0,
  removed: 0,
  undated: { documents: 0, unread: 0, example: null },
  files: 10,
  skipped: [],
  warnings: [],
  kept: [],
  seconds: 1,
  bytesRead: 1,
  indexBytes: 1,
  restarted: null,
  rebuild: null,
  settingsTakenOver: false,
  retyped: [],
  unusedSettings: [],
  unswept: null,
};

function skip(
  path: string,
  reason: SkipReason,
  message: string,
  line: number | null = null,
): SkippedDocument {
  return { path, line, reason, message };
}

function print(summary: Partial<UpdateSummary>): string[] {
  const err = new PassThrough();
  printReport({ ...nothing, ...summary }, err);
  const text = (err.read() as Buffer | null)?.toString() ?? '';
  return stripVTControlCharacters(text).split('\n').slice(0, -1);
}

describe('the report of an update', () => {
  it('says nothing where there is nothing to say', () => {
    expect(print({})).toEqual([]);
  });

  it('counts by ending what is not read, and says once which endings are', () => {
    const names = ['a.asc', 'b.ASC', 'c.png', 'sub.d/README', 'e.asc'];
    const skipped = names.map((name) => skip(name, 'unsupported', 'this format is not read; read are .txt'));
    expect(print({ skipped })).toEqual([
      'not read 3 .asc, 1 .png, 1 without an ending: this format is not read; read are .txt',
    ]);
  });

  it('counts by kind what is passed over', () => {
    const skipped = [
      skip('package.json', 'passed_over', 'settings of programs'),
      skip('a/tsconfig.json', 'passed_over', 'settings of programs'),
      skip('.DS_Store', 'passed_over', 'files of the operating system'),
    ];
    expect(print({ skipped })).toEqual([
      'passed over settings of programs (2), files of the operating system (1)',
    ]);
  });

  it('has one line a file for its records, with the first of them', () => {
    const skipped = [2, 3, 4].map((line) =>
      skip('a.csv', 'empty', 'holds neither a title nor a text; its fields are x, y', line),
    );
    expect(print({ skipped: [...skipped, skip('b.txt', 'binary', 'is a PNG picture, not text')] })).toEqual([
      'skipped a.csv:2 and 2 more of this file: holds neither a title nor a text; its fields are x, y (empty)',
      'skipped b.txt: is a PNG picture, not text (binary)',
    ]);
  });

  it('tells warnings from skips', () => {
    const warnings = [{ path: 'a.md', line: null, message: 'its front matter is no YAML' }];
    expect(print({ warnings })).toEqual(['warning a.md: its front matter is no YAML']);
  });

  it('stays short for a folder of thousands of broken files', () => {
    const skipped = Array.from({ length: 5000 }, (_, number) =>
      skip(`${number}.txt`, number % 2 === 0 ? 'empty' : 'binary', 'is nothing'),
    );
    const lines = print({ skipped, files: 20_000 });
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('skipped 4,980 more in 4,980 other files (empty 2,490, binary 2,490)');
  });

  it('counts documents without a date', () => {
    expect(print({ undated: { documents: 3, unread: 0, example: null } })).toEqual([
      '3 of 10 documents have no date',
    ]);
  });

  it('quotes a date that could not be read, and says what would help', () => {
    const example = { value: '03/04/2024', id: 'a.csv#2', isAmbiguous: true };
    expect(print({ undated: { documents: 3, unread: 2, example } })).toEqual([
      '3 of 10 documents have no date; 2 of them hold one that cannot be read, such as "03/04/2024" in a.csv#2; ' +
        'the setting dateOrder (dmy, mdy or ymd) says which number is the day',
    ]);
    const other = { value: 'soon', id: 'a.csv#2', isAmbiguous: false };
    expect(print({ undated: { documents: 1, unread: 1, example: other } })).toEqual([
      '1 of 10 documents has no date; 1 of them holds one that cannot be read, such as "soon" in a.csv#2',
    ]);
  });

  it('says so where most of a folder gave nothing', () => {
    const skipped = ['a.png', 'b.png', 'c.png'].map((path) =>
      skip(path, 'unsupported', 'this format is not read'),
    );
    expect(print({ skipped, files: 4 }).at(-1)).toBe(
      'most of this folder gave no document: 3 of 4 files; the lines above say why',
    );
    expect(print({ skipped, files: 6 })).toHaveLength(1);
  });
});

describe('the report for programs', () => {
  it('lists at most a hundred skips, those first that can be helped, and counts all', () => {
    const skipped = [
      ...Array.from({ length: 5000 }, (_, number) => skip(`${number}.png`, 'unsupported', 'is not read')),
      skip('package.json', 'passed_over', 'settings of programs'),
      skip('z.csv', 'malformed', 'is broken', 7),
    ];
    const report = toBoundedJson({ ...nothing, skipped }) as { readonly skipped: readonly SkippedDocument[] };
    expect(report.skipped).toHaveLength(100);
    expect(report.skipped[0]).toMatchObject({ path: 'z.csv', line: 7 });
    expect(report).toMatchObject({
      skippedCount: 1,
      notRead: { '.png': 5000 },
      passedOver: { 'settings of programs': 1 },
    });
    expect(JSON.stringify(report).length).toBeLessThan(20_000);
  });
});
