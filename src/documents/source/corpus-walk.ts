// Finds the files of the corpus: every regular file of a known format below the folder, always in the same order.
// Looks at names and at what lstat reports; opens no file and follows no symbolic link.

import { isUtf8 } from 'node:buffer';
import { type Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { describeError, errnoOf, FindlingError } from '../../errors.js';
import type { SkippedDocument, SkipReason } from '../document.js';
import type { FileStamp, SourceFile } from '../record.js';
import { type CorpusFileSystem, machineFileSystem } from './corpus-file-system.js';
import { HIDDEN_MARKS } from './folders/hidden-marks.js';
import { findRepeatedTables } from './folders/notion-export.js';
import { findRepeatedFeeds } from './folders/repeated-feeds.js';
import { formatOf, hasEnding, whyUnread } from './format.js';
import { findOwnFiles, identityOf, withoutOwnNames } from './own-files.js';
import { type PassedOverKind, passedOverKind } from './passed-over.js';
import { skippedAt } from './skipped.js';
import type { UnreadPath } from './unread-path.js';

/** Which files below the folder are listed. */
export interface WalkOptions {
  /** Folders nested deeper below the corpus are skipped. Default 64. */
  readonly maxDepth?: number;
  /** Files and folders of Findling that are never read as documents, such as the index. They need not exist. */
  readonly ownPaths?: readonly string[];
  /** Lists source code, too. Default false. */
  readonly sourceFiles?: boolean;
  /** What is asked for the files; the machine unless told. */
  readonly fileSystem?: CorpusFileSystem;
}

/** What a walk found, each list sorted by path in code-unit order. */
export interface CorpusWalk {
  readonly files: readonly SourceFile[];
  readonly skipped: readonly SkippedDocument[];
  /** What could not be looked at: what lies there is not known. */
  readonly unread: readonly UnreadPath[];
  /** Paths of hidden folders that tell which program a folder is of; nothing in them is listed. */
  readonly marks: readonly string[];
}

interface Folder {
  readonly path: string;
  readonly absolutePath: string;
  readonly depth: number;
  /** `device:inode` of this folder and those above it. */
  readonly ancestors: readonly string[];
}

interface Findings {
  /** Identities of what is no document. */
  readonly own: ReadonlySet<string>;
  readonly files: SourceFile[];
  readonly skipped: SkippedDocument[];
  /** By path. */
  readonly unread: Map<string, UnreadPath>;
  readonly marks: string[];
  readonly folders: Folder[];
}

const LSTATS_AT_ONCE = 64;
const DOT = 0x2e;

/** Made by the system at the top of a disk, and closed to all others. */
const SYSTEM_FOLDER = 'lost+found';

/**
 * Lists the corpus. Dot-files, dot-folders and files of Findling itself are passed over without a word; links, pipes, unknown formats
 * and folders that cannot be listed are reported. Throws `corpus_missing` or `corpus_unreadable` for the folder itself only.
 */
export async function walkCorpus(corpusDirectory: string, options: WalkOptions = {}): Promise<CorpusWalk> {
  const maxDepth = options.maxDepth ?? 64;
  const root = await openCorpus(corpusDirectory);
  const own = await findOwnFiles(options.ownPaths ?? []);
  const found: Findings = { own, files: [], skipped: [], unread: new Map(), marks: [], folders: [root] };
  const { fileSystem = machineFileSystem, sourceFiles = false } = options;
  const walk = { fileSystem, maxDepth, sourceFiles, found };
  for (let folder = found.folders.pop(); folder !== undefined; folder = found.folders.pop()) {
    await walkFolder(folder, walk);
  }
  const files = dropRepeated(dropTwins(found.files, found.skipped), found);
  const skipped = found.skipped.sort((a, b) => compareCodeUnits(a.path, b.path));
  const unread = [...found.unread.values()].sort((a, b) => compareCodeUnits(a.path, b.path));
  return { files, skipped, unread, marks: found.marks.sort(compareCodeUnits) };
}

async function openCorpus(corpusDirectory: string): Promise<Folder> {
  try {
    const absolutePath = await realpath(corpusDirectory);
    const status = await stat(absolutePath);
    if (!status.isDirectory()) {
      throw new FindlingError(
        'corpus_unreadable',
        `the corpus ${corpusDirectory} is not a folder: name the folder the documents are in`,
      );
    }
    await readdir(absolutePath);
    return { path: '', absolutePath, depth: 0, ancestors: [identityOf(status)] };
  } catch (error) {
    if (error instanceof FindlingError) throw error;
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') {
      throw new FindlingError(
        'corpus_missing',
        `there is no corpus folder at ${corpusDirectory}: create it and put documents into it, or name another with --corpus`,
        { cause: error },
      );
    }
    throw new FindlingError(
      'corpus_unreadable',
      `the corpus folder ${corpusDirectory} cannot be read: ${describeError(error)}`,
      { cause: error },
    );
  }
}

/** A walk under way. */
interface Walk {
  readonly fileSystem: CorpusFileSystem;
  readonly maxDepth: number;
  readonly sourceFiles: boolean;
  readonly found: Findings;
}

async function walkFolder(folder: Folder, walk: Walk): Promise<void> {
  let names: Buffer[];
  try {
    names = withoutOwnNames(await walk.fileSystem.list(folder.absolutePath));
  } catch (error) {
    // A folder that is gone holds nothing; of any other it is not known what it holds.
    if (isGone(error)) skip(walk.found, folder.path, 'unreadable', 'vanished while the corpus was listed');
    else if (folder.path !== SYSTEM_FOLDER) leaveUnread(walk.found, folder.path, 'folder', error);
    return;
  }
  for (const bytes of names) {
    const name = bytes[0] === DOT ? bytes.toString('utf8') : '';
    if (HIDDEN_MARKS.has(name)) walk.found.marks.push(pathBelow(folder, name));
  }
  for (let start = 0; start < names.length; start += LSTATS_AT_ONCE) {
    const some = names.slice(start, start + LSTATS_AT_ONCE).filter((name) => !isHidden(name));
    await Promise.all(some.map((name) => visitEntry(folder, name, walk)));
  }
}

async function visitEntry(folder: Folder, nameBytes: Buffer, walk: Walk): Promise<void> {
  const { fileSystem, maxDepth, sourceFiles, found } = walk;
  const name = nameBytes.toString('utf8');
  const path = pathBelow(folder, name.normalize('NFC'));
  if (!isUtf8(nameBytes)) {
    skip(found, path, 'unreadable', 'the name is not valid UTF-8: rename it');
    return;
  }
  const absolutePath = folder.absolutePath.endsWith('/')
    ? folder.absolutePath + name
    : `${folder.absolutePath}/${name}`;
  let status: Stats;
  try {
    status = await fileSystem.lstat(absolutePath);
  } catch (error) {
    if (isGone(error)) skip(found, path, 'unreadable', 'vanished while the corpus was listed');
    // The right to look at what is in a folder is one of the folder.
    else if (errnoOf(error) === 'EACCES') leaveUnread(found, folder.path, 'folder', error);
    else {
      const isFile = hasEnding(path) && formatOf(path, sourceFiles) !== null;
      leaveUnread(found, path, isFile ? 'file' : 'folder', error);
    }
    return;
  }
  if (found.own.has(identityOf(status))) return;
  const passedOver = passedOverKind(path);
  if (status.isSymbolicLink()) {
    skip(
      found,
      path,
      'symlink',
      'is a symbolic link, which is not followed: copy what it points to into the corpus',
    );
  } else if (status.isDirectory()) {
    const ancestors = [...folder.ancestors, identityOf(status)];
    visitFolder({ path, absolutePath, depth: folder.depth + 1, ancestors }, maxDepth, found);
  } else if (!status.isFile()) {
    skip(found, path, 'not_a_file', 'is a pipe, socket or device');
  } else if (passedOver !== null) {
    skip(found, path, 'passed_over', passedOver);
  } else if (formatOf(path, sourceFiles) === null) {
    skip(found, path, 'unsupported', whyUnread(path));
  } else {
    found.files.push({ path, absolutePath, ...stampOf(status) });
  }
}

/** The path of an entry of a folder. */
function pathBelow({ path }: Folder, name: string): string {
  return path === '' ? name : `${path}/${name}`;
}

/** Dot-files are nobody's documents; those that the operating system strews about are counted. */
function isHidden(name: Buffer): boolean {
  return name[0] === DOT && passedOverKind(name.toString('utf8')) === null;
}

function visitFolder(folder: Folder, maxDepth: number, found: Findings): void {
  const { path, depth, ancestors } = folder;
  if (depth > maxDepth) {
    skip(found, path, 'unreadable', `lies more than ${maxDepth} folders deep: move it up`);
  } else if (new Set(ancestors).size < ancestors.length) {
    skip(found, path, 'unreadable', 'the folder contains itself');
  } else {
    found.folders.push(folder);
  }
}

/** Sorts, and keeps one of several names that are equal in NFC: the first by the bytes on disk. */
function dropTwins(files: SourceFile[], skipped: SkippedDocument[]): SourceFile[] {
  files.sort((a, b) => compareCodeUnits(a.path, b.path) || compareCodeUnits(a.absolutePath, b.absolutePath));
  return files.filter((file, i) => {
    const isTwin = i > 0 && files[i - 1]?.path === file.path;
    if (isTwin)
      skipped.push(
        skippedAt(
          { path: file.path, line: null },
          'duplicate_id',
          'another file has the same name but for the Unicode form of its letters: rename one',
        ),
      );
    return !isTwin;
  });
}

/** Leaves out what says again what other files say. */
function dropRepeated(files: readonly SourceFile[], found: Findings): readonly SourceFile[] {
  const paths = files.map(({ path }) => path);
  const kinds: ReadonlyMap<PassedOverKind, ReadonlySet<string>> = new Map([
    ['tables of pages that are read themselves', findRepeatedTables(paths)],
    ['feeds of pages that are read themselves', findRepeatedFeeds(paths)],
  ]);
  const repeated = new Set<string>();
  for (const [kind, some] of kinds) {
    for (const path of some) {
      skip(found, path, 'passed_over', kind);
      repeated.add(path);
    }
  }
  return repeated.size === 0 ? files : files.filter(({ path }) => !repeated.has(path));
}

function skip(found: Findings, path: string, reason: SkipReason, message: string): void {
  found.skipped.push(skippedAt({ path, line: null }, reason, message));
}

function leaveUnread(found: Findings, path: string, kind: UnreadPath['kind'], error: unknown): void {
  const errno = errnoOf(error) ?? 'unknown';
  const verb = kind === 'folder' ? 'cannot be listed' : 'cannot be looked at';
  const { message } = skippedAt({ path, line: null }, 'unreadable', `${verb}: ${describeError(error)}`);
  found.unread.set(path, { path, kind, errno, message });
}

function isGone(error: unknown): boolean {
  return errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR';
}

/** What tells whether a file has changed. */
function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats): FileStamp {
  return { bytes: size, mtimeMs, ctimeMs, inode: ino };
}

function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
