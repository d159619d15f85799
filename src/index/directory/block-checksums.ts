// Checksums of the blocks of a file, so that a part of it can be verified without reading the rest. CRC-32 finds every error
// of up to 32 bits in a row, and of any other one in four billion is missed; who changes a file on purpose is not its concern.

import { crc32 } from 'node:zlib';

/** Bytes a block; the last one of a file may be shorter. */
export const BLOCK_BYTES = 65_536;

/** The CRC-32 of each block, as they stand in a manifest: 32 bits each, little-endian, base64. */
export function checksumBlocks(bytes: Uint8Array): string {
  const checksums = Buffer.alloc(countBlocks(bytes.length) * 4);
  for (let at = 0; at < bytes.length; at += BLOCK_BYTES)
    checksums.writeUInt32LE(crc32(bytes.subarray(at, at + BLOCK_BYTES)), (at / BLOCK_BYTES) * 4);
  return checksums.toString('base64');
}

/** Reads the checksums of a manifest, one number a block. */
export function decodeChecksums(text: string): Uint32Array {
  const bytes = Buffer.from(text, 'base64');
  return Uint32Array.from({ length: bytes.length >>> 2 }, (_, block) => bytes.readUInt32LE(block * 4));
}

/** How many blocks a file of so many bytes has. */
export function countBlocks(bytes: number): number {
  return Math.ceil(bytes / BLOCK_BYTES);
}
