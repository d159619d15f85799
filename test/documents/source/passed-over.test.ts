import { describe, expect, it } from 'vitest';
import { passedOverKind } from '../../../src/documents/source/passed-over.js';

describe('passedOverKind', () => {
  it.each([
    ['.DS_Store', 'files of the operating system'],
    ['a/._note.md', 'files of the operating system'],
    ['a/Icon\r', 'files of the operating system'],
    ['Thumbs.db', 'files of the operating system'],
    ['a/~$report.docx', 'locks of an office program'],
    ['.~lock.report.odt#', 'locks of an office program'],
    ['a/note.sync-conflict-20240506-101010-ABCDEFG.md', 'copies left by a sync conflict'],
    ['note (conflicted copy 2024-05-06 101010).md', 'copies left by a sync conflict'],
    ["note (Anna's conflicted copy 2024-05-06).md", 'copies left by a sync conflict'],
    ['Notiz (In Konflikt stehende Kopie von Anna 2024-05-06).md', 'copies left by a sync conflict'],
    ['a/note.orig.md', 'originals left by a merge'],
    ['a/note.md.orig', 'originals left by a merge'],
    ['package.json', 'settings of programs'],
    ['docs/tsconfig.build.json', 'settings of programs'],
    ['package-lock.json', 'settings of programs'],
    ['flake.lock.json', 'settings of programs'],
    ['babel.config.json', 'settings of programs'],
    ['docs/guide/_category_.json', 'settings of programs'],
    ['site/_includes/figure.html', 'templates of pages'],
  ])('knows %j as one of the %s', (path, kind) => {
    expect(passedOverKind(path)).toBe(kind);
  });

  it.each([
    ['package/notes.json'],
    ['packages.json'],
    ['my_includes/a.html'],
    ['the-original.md'],
    ['orig.md'],
    ['conflict.md'],
    ['conflicted copy.md'],
    ['Icon.md'],
    ['~notes.md'],
    ['articles.json'],
    ['config.md'],
  ])('takes %j for a document', (path) => {
    expect(passedOverKind(path)).toBeNull();
  });
});
