// Finds vaults of notes (Obsidian, Logseq, Foam) in a corpus: there the name of a file is the title of its note. Asked once an
// update, before any file is read for its documents.

import { constants, gunzipSync } from 'node:zlib';
import { fileStem } from '../../file-stem.js';
import type { SourceFile } from '../../record.js';
import { type CorpusFileSystem, machineFileSystem } from '../corpus-file-system.js';
import type { CorpusWalk } from '../corpus-walk.js';
import { closeSource, openSource } from '../source-bytes.js';
import {
  findMarkedFolders,
  isMarkdown,
  liesIn,
  type PathOfFile,
  type WalkedMarks,
} from './marked-folders.js';

/** Files whose beginnings are searched for links, of all notes in equal steps. */
const MAX_SAMPLED_FILES = 200;
export const SAMPLED_BYTES = 16 * 1024;
/** Packed text that grows more than this is not sampled. */
const MAX_RATIO = 64;
/** Less of the sample with links to other notes, and they are mentioned, not used. */
const MIN_SHARE_OF_LINKED = 0.02;
/** What the programs keep in their vaults. */
const MARK = /\.obsidian|\.foam|logseq\/config\.edn/;
const LINK = /(?<!!)\[\[([^[\]\n|#^]{1,200})/g;
const CODE = /^(`{3,}|~{3,})[^]*?(?:^\1|$(?![^]))|`[^`\n]+`/gm;

/**
 * The folders of the corpus that are vaults, by their paths, in order; `''` is the corpus itself, which is one also where its notes
 * link to one another as `[[note]]`.
 */
export function findVaults(
  walk: Pick<CorpusWalk, 'files' | 'skipped' | 'marks'>,
  fileSystem: CorpusFileSystem = machineFileSystem,
): readonly string[] {
  const notes = walk.files.filter(({ path }) => isMarkdown(path));
  const vaults = findMarkedVaults(walk);
  if (vaults.includes('')) return [''];
  const sample = sampleNotes(notes).map((note) => ({
    path: note.path,
    text: readBeginning(note, fileSystem),
  }));
  return linkToOneAnother(notes, sample) ? [''] : vaults;
}

/** Those folders in which the programs keep something. */
export function findMarkedVaults(walk: WalkedMarks): readonly string[] {
  return findMarkedFolders(walk, MARK, isMarkdown);
}

/** Of many notes some, in equal steps: those whose beginnings are searched for links. */
export function sampleNotes<Note>(notes: readonly Note[]): readonly Note[] {
  const step = Math.max(1, Math.floor(notes.length / MAX_SAMPLED_FILES));
  return notes.filter((_, i) => i % step === 0).slice(0, MAX_SAMPLED_FILES);
}

/** Whether a file is a note of one of these vaults. */
export function isInVault(path: string, vaults: readonly string[]): boolean {
  return isMarkdown(path) && liesIn(path, vaults);
}

/**
 * Whether notes link to others by their names.
 * @param sample of the notes, with their beginnings
 */
export function linkToOneAnother(
  notes: readonly PathOfFile[],
  sample: readonly (PathOfFile & { readonly text: string })[],
): boolean {
  const names = new Set(notes.map(({ path }) => nameOf(path)));
  const linked = sample.filter(({ path, text }) => {
    const own = nameOf(path);
    const links = text.replace(CODE, '').matchAll(LINK);
    return [...links].some(([, target = '']) => {
      const name = nameOf(`${target.trim()}.md`);
      return name !== own && names.has(name);
    });
  });
  return linked.length > 0 && linked.length >= sample.length * MIN_SHARE_OF_LINKED;
}

function nameOf(path: string): string {
  return fileStem(path).normalize('NFC').toLowerCase();
}

function readBeginning(file: SourceFile, fileSystem: CorpusFileSystem): string {
  try {
    const source = openSource(file, fileSystem);
    try {
      const buffer = Buffer.alloc(SAMPLED_BYTES);
      const read = fileSystem.read(source.descriptor, buffer, 0, buffer.length, 0);
      return beginningOf(buffer.subarray(0, read));
    } finally {
      closeSource(source);
    }
  } catch {
    // Reading it for its documents reports what is wrong.
    return '';
  }
}

/** A text, or as much of a packed one as its first bytes give. */
function beginningOf(bytes: Buffer): string {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8');
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: SAMPLED_BYTES * MAX_RATIO };
  return gunzipSync(bytes, options).toString('utf8', 0, SAMPLED_BYTES);
}
