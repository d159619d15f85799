// Writes zip archives, also such as no honest program writes. For tests.

import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly isEncrypted?: boolean;
  /** As zip has it: 0 stored, 8 deflated. */
  readonly method?: number;
  /** The upper half of the attributes, as Unix has them. */
  readonly mode?: number;
  /** What the archive says the file has when it is unpacked, where that is not the truth. */
  readonly claimedBytes?: number;
  readonly checksum?: number;
}

/** An archive of files, by their names or with all that an entry can say. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>> | readonly ZipEntry[]): Buffer {
  const entries = Array.isArray(files)
    ? (files as readonly ZipEntry[])
    : Object.entries(files as Readonly<Record<string, string | Uint8Array>>).map(([name, content]) => ({
        name,
        content,
      }));
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, central } = writeEntry(entry, offset);
    parts.push(local);
    directory.push(central);
    offset += local.length;
  }
  const directoryBytes = Buffer.concat(directory);
  const isLarge = entries.length >= 0xffff;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(isLarge ? 0xffff : entries.length, 8);
  end.writeUInt16LE(isLarge ? 0xffff : entries.length, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  const largeEnd = isLarge ? writeZip64End(entries.length, directoryBytes.length, offset) : Buffer.alloc(0);
  return Buffer.concat([...parts, directoryBytes, largeEnd, end]);
}

/** The end of the directory, and where it is, for more files than two bytes can count. */
function writeZip64End(count: number, directoryBytes: number, offset: number): Buffer {
  const end = Buffer.alloc(76);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(directoryBytes), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  end.writeUInt32LE(0x07064b50, 56);
  end.writeBigUInt64LE(BigInt(offset + directoryBytes), 64);
  end.writeUInt32LE(1, 72);
  return end;
}

function writeEntry(entry: ZipEntry, offset: number): { readonly local: Buffer; readonly central: Buffer } {
  const content = Buffer.from(entry.content as Uint8Array);
  const method = entry.method ?? 8;
  const packed = method === 8 ? deflateRawSync(content) : content;
  const name = Buffer.from(entry.name);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x800 | (entry.isEncrypted === true ? 1 : 0), 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt32LE(entry.checksum ?? crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(entry.claimedBytes ?? content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed]);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
  tail.writeUInt32LE(offset, 10);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x03'), fields, tail, name]);
  return { local, central };
}
