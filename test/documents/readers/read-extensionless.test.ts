import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.js';
import { printSkipped, readCorpus, writeCorpus } from '../read-corpus.js';

const root = temporaryFolder();

describe('a file without an ending', () => {
  it('is a page, a Markdown text or a mailbox if it begins so', async () => {
    const corpus = writeCorpus(root, {
      README: '# Ferry\n\nIt **sails**.\n',
      page: '<!DOCTYPE html><html><head><title>A page</title></head><body><p>It sails.</p></body></html>',
      Inbox:
        'From a@b.example Tue Jan  2 10:00:00 2024\nFrom: a@b.example\nSubject: Ice\n\nNo ferry.\n\n' +
        'From a@b.example Wed Jan  3 10:00:00 2024\nFrom: a@b.example\nSubject: Thaw\n\nA ferry.\n',
      letter: 'From the harbour at 10:30\nDear Ann, it sails.\n',
      'mail/cur/1700000000.M1P2.host:2,S': 'From: a@b.example\nSubject: Maildir\n\nA ferry.\n',
      'news/new/1700000000.json': '{"title":"Fog","text":"No ferry."}',
    });
    const { documents, skipped } = await readCorpus(corpus);
    expect(skipped).toEqual([]);
    expect(documents.map(({ id, title, text }) => [id, title, text])).toEqual([
      ['Inbox#1', 'Ice', 'No ferry.'],
      ['Inbox#2', 'Thaw', 'A ferry.'],
      ['README', 'Ferry', 'It sails.'],
      ['letter', 'From the harbour at 10:30', 'Dear Ann, it sails.'],
      ['mail/cur/1700000000.M1P2.host:2,S', 'Maildir', 'A ferry.'],
      ['news/new/1700000000.json', 'Fog', 'No ferry.'],
      ['page', 'A page', 'It sails.'],
    ]);
  });

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
