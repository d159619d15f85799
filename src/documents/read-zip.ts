// A `.zip` file: read as a folder. The path of a file inside begins with that of the archive: `archive.zip/inner/story.md`.

import { extname } from 'node:path';
import { fileLocation, type SkippedDocument } from './document.js';
import type { FindReader } from './file-reader.js';
import type { RecordBatches } from './record.js';
import type { OutputBudget } from './source/containers/output-budget.js';
import { ZipArchive, type ZipMember } from './source/containers/zip-archive.js';
import { type Content, FileContent, type OpenContent } from './source/content.js';
import { findArchiveFolders } from './source/folders/archive-folders.js';
import { findRepeatedTables } from './source/folders/notion-export.js';
import { formatOf } from './source/format.js';
import { passedOverKind } from './source/passed-over.js';
import type { ReadBudget } from './source/read-options.js';
import { SkipError, skippedAt } from './source/skipped.js';
import { skippedFile } from './source/source-bytes.js';

/** Archives inside of archives are read so deep. */
const MAX_DEPTH = 3;
const MAX_MEMBERS = 100_000;
/** Endings that are named in a message. */
const MAX_NAMED_ENDINGS = 12;

/** The records of the files inside, and what was skipped of them. Throws SkipError for what is no archive, or a broken one. */
export async function* readZip(content: Content, budget: ReadBudget, findReader: FindReader): RecordBatches {
  if (content instanceof MemberContent && content.depth >= MAX_DEPTH) {
    throw new SkipError(
      'too_costly',
      `is an archive more than ${MAX_DEPTH} archives deep: unpack one of them`,
    );
  }
  const archive =
    content instanceof FileContent
      ? await ZipArchive.ofDescriptor(content.openDescriptor(), content.outputBudget())
      : await ZipArchive.ofBytes(await content.read(budget.maxPackedFileBytes), content.outputBudget());
  try {
    yield* readMembers(archive, content, budget, findReader);
  } finally {
    archive.close();
  }
}

async function* readMembers(
  archive: ZipArchive,
  outer: Content,
  budget: ReadBudget,
  findReader: FindReader,
): RecordBatches {
  const unread = new Map<string, number>();
  let count = 0;
  const { members, names, error: broken } = await listMembers(archive);
  const folders = await findArchiveFolders(members, names);
  const below = (folder: string): string => (folder === '' ? outer.path : `${outer.path}/${folder}`);
  const inner = {
    ...budget,
    vaults: [...budget.vaults, ...folders.vaults.map(below)],
    sites: [...budget.sites, ...folders.sites.map(below)],
  };
  const repeated = findRepeatedTables(members.map(({ name }) => name));
  for (const member of members) {
    if (repeated.has(member.name)) continue;
    count += 1;
    if (count > MAX_MEMBERS) {
      yield [
        skippedAt(
          fileLocation(outer.path),
          'too_costly',
          `of its ${archive.entryCount} files, ${MAX_MEMBERS} were read`,
        ),
      ];
      break;
    }
    const content = new MemberContent(member, outer);
    const format = formatOf(member.name, budget.sourceFiles);
    if (format === null) {
      const ending = extname(member.name).toLowerCase();
      unread.set(ending, (unread.get(ending) ?? 0) + 1);
      continue;
    }
    try {
      member.checkReadable();
      const read = await findReader(format);
      yield* read(content, inner);
    } catch (error) {
      yield [skippedFile(content, error)];
      if (archive.isSpent) return;
    }
  }
  if (unread.size > 0) yield [describeUnread(unread, outer)];
  if (broken !== null) throw broken;
}

/** The files of an archive that are read, one more than may be; and why the others are not known. */
async function listMembers(archive: ZipArchive): Promise<{
  readonly members: readonly ZipMember[];
  /** Of all files, hidden ones among them. */
  readonly names: readonly string[];
  readonly error: Error | null;
}> {
  const members: ZipMember[] = [];
  const names: string[] = [];
  try {
    for await (const member of archive.members()) {
      names.push(member.name);
      if (!isPassedOver(member.name)) members.push(member);
      if (members.length > MAX_MEMBERS) break;
    }
    return { members, names, error: null };
  } catch (error) {
    return { members, names, error: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** A file in an archive, as it is read. */
class MemberContent implements Content {
  readonly path: string;
  /** How many archives it lies in. */
  readonly depth: number;
  readonly #member: ZipMember;
  readonly #budget: OutputBudget;

  constructor(member: ZipMember, outer: Content) {
    this.path = `${outer.path}/${member.name}`;
    this.depth = outer instanceof MemberContent ? outer.depth + 1 : 1;
    this.#member = member;
    this.#budget = member.budget;
  }

  read(maxBytes: number): Promise<Buffer> {
    return this.#member.read(maxBytes);
  }

  open(): OpenContent {
    return { chunks: (chunkBytes) => this.#member.chunks(chunkBytes), close: () => undefined };
  }

  /** All that comes out of one file of the corpus counts together. */
  outputBudget(): OutputBudget {
    return this.#budget;
  }
}

/**
 * What is no part of the text of an archive: what is passed over in a folder, hidden files, and those that a Mac adds to hold what
 * zip archives cannot.
 */
function isPassedOver(name: string): boolean {
  return (
    passedOverKind(name) !== null || name.startsWith('__MACOSX/') || /(?:^|\/)\.(?!\.?(?:\/|$))/.test(name)
  );
}

function describeUnread(unread: ReadonlyMap<string, number>, outer: Content): SkippedDocument {
  const endings = [...unread].sort((a, b) => b[1] - a[1]);
  const named = endings
    .slice(0, MAX_NAMED_ENDINGS)
    .map(([ending, count]) => `${count} ${ending === '' ? 'without an ending' : ending}`);
  const more =
    endings.length > MAX_NAMED_ENDINGS ? ` and ${endings.length - MAX_NAMED_ENDINGS} other endings` : '';
  return skippedAt(
    fileLocation(outer.path),
    'unsupported',
    `files inside that are not read: ${named.join(', ')}${more}`,
  );
}
