// The parts of an office document or an e-book: a zip archive of XML. Pictures are never unpacked.

import { OutputBudget } from '../../source/containers/output-budget.js';
import { ZipArchive, type ZipMember } from '../../source/containers/zip-archive.js';
import { SkipError } from '../../source/skipped.js';

const MAX_PART_BYTES = 256 * 1024 * 1024;
const MAX_PARTS = 50_000;
/** What a Compound File begins with: older office documents, and newer ones with a password. */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]);
/** `EncryptedPackage`, as a Compound File has the names of its streams. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/** An office document whose parts are read when they are asked for. */
export class OfficePackage {
  readonly #members: ReadonlyMap<string, ZipMember>;

  private constructor(members: ReadonlyMap<string, ZipMember>) {
    this.#members = members;
  }

  /**
   * What `read` makes of a document, which is open as long as that takes. Throws SkipError: `encrypted`, `malformed` for what is
   * no zip archive, and as `read`.
   */
  static async use<Result>(
    bytes: Uint8Array,
    read: (office: OfficePackage) => Promise<Result>,
  ): Promise<Result> {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    refuseCompoundFile(buffer);
    const archive = await ZipArchive.ofBytes(buffer, new OutputBudget(bytes.length));
    try {
      return await read(new OfficePackage(await listMembers(archive)));
    } finally {
      archive.close();
    }
  }

  /** The names of all parts, in the order in which they are packed. */
  get names(): readonly string[] {
    return [...this.#members.keys()];
  }

  /** The bytes of a part, or null where there is none. Throws SkipError where they cannot be read. */
  async read(name: string): Promise<Buffer | null> {
    return (await this.#members.get(name)?.read(MAX_PART_BYTES)) ?? null;
  }

  /** The bytes of a part without which there is no document. */
  async require(name: string): Promise<Buffer> {
    const bytes = await this.read(name);
    if (bytes === null)
      throw new SkipError('malformed', `is no document of its kind: it has no part ${name}`);
    return bytes;
  }
}

function refuseCompoundFile(buffer: Buffer): void {
  if (!buffer.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)) return;
  if (buffer.includes(ENCRYPTED))
    throw new SkipError('encrypted', 'is encrypted: save it without a password');
  throw new SkipError('unsupported', 'is an office document of before 2007: save it in the newer form');
}

async function listMembers(archive: ZipArchive): Promise<ReadonlyMap<string, ZipMember>> {
  const members = new Map<string, ZipMember>();
  for await (const member of archive.members()) {
    if (members.size >= MAX_PARTS) throw new SkipError('too_costly', `has more than ${MAX_PARTS} parts`);
    if (!members.has(member.name)) members.set(member.name, member);
  }
  return members;
}
