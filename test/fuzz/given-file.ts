// One file of a corpus, for readers that are given another one thousands of times.

import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SourceFile } from '../../src/documents/record.js';
import type { CorpusFileSystem } from '../../src/documents/source/corpus-file-system.js';
import type { ReadOptions } from '../../src/documents/source/read-options.js';

/** A file as the walk would have found it, and what opens it. */
export interface GivenFile {
  readonly file: SourceFile;
  readonly options: ReadOptions;
}

let folder: string | null = null;

/** A file that lies nowhere. */
export function fileInMemory(name: string, bytes: Buffer): GivenFile {
  // Those of a regular file.
  const stats = statSync(new URL(import.meta.url));
  stats.size = bytes.length;
  const read = (buffer: Buffer, offset: number, length: number, position: number): number =>
    bytes.copy(buffer, offset, position, position + length);
  const fileSystem: CorpusFileSystem = {
    list: () => Promise.resolve([]),
    lstat: () => Promise.resolve(stats),
    open: () => 1000,
    close: () => undefined,
    fstat: () => stats,
    realpath: (path) => path,
    read: (_descriptor, buffer, offset, length, position) => read(buffer, offset, length, position),
    readAsync: (_descriptor, buffer, offset, length, position) =>
      Promise.resolve(read(buffer, offset, length, position)),
  };
  return { file: foundFile(name, `/${name}`, bytes.length), options: { fileSystem } };
}

/** A file on disk, for readers that hand it to a library; there is one at a time. */
export function fileOnDisk(name: string, bytes: Buffer): GivenFile {
  folder ??= mkdtempSync(path.join(tmpdir(), 'findling-fuzz-'));
  const absolutePath = path.join(folder, path.basename(name));
  writeFileSync(absolutePath, bytes);
  return { file: foundFile(name, absolutePath, bytes.length), options: {} };
}

/** Removes what `fileOnDisk` wrote. */
export function removeFiles(): void {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
  folder = null;
}

function foundFile(name: string, absolutePath: string, bytes: number): SourceFile {
  return { path: name, absolutePath, bytes, mtimeMs: 1, ctimeMs: 1, inode: 1 };
}
