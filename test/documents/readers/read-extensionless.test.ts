import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.js';
import { printSkipped, readCorpus, writeCorpus } from '../read-corpus.js';

const root = temporaryFolder();

describe('a file without an ending', () => {
  it('is a document if it is a text, and reported if it is a program, data or a recipe for programs', async () => {
    const corpus = writeCorpus(root, {
      LICENSE: 'The Licence\n\nYou may sail.\n',
      'notes/Letter to Ann, 12. March': 'Dear Ann\n\nIt sails.\n',
      'bin/run': '#!/bin/sh\nsail\n',
      'bin/sail': Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0]),
      data: Buffer.from(Array.from({ length: 200 }, (_, i) => i % 32)),
      Makefile: 'all:\n\tsail\n',
    });
    const { documents, skipped } = await readCorpus(corpus);
    expect(documents.map(({ id, title }) => [id, title])).toEqual([
      ['LICENSE', 'The Licence'],
      ['notes/Letter to Ann, 12. March', 'Dear Ann'],
    ]);
    expect(printSkipped(skipped).sort()).toEqual([
      'Makefile unsupported',
      'bin/run unsupported',
      'bin/sail binary',
      'data binary',
    ]);
  });
});
