// The manifest, which describes a generation, and CURRENT, which names the live one. Both carry checksums, so that a changed
// bit anywhere is noticed.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { FindlingError } from '../../errors.js';
import { schemaShape } from './own/own-schema.js';
import { FORMAT_VERSION } from './sections.js';
import type { segmentFiles } from './segment-files.js';

const file = z.object({ bytes: z.int().min(0), sha256: z.string().length(64) });

/** A file that is verified block by block: see `block-checksums.ts`. */
const segmentFile = z.object({ ...file.shape, crc32: z.base64() });

const segment = z.object({
  name: z.string().regex(/^\d{6,}$/),
  documents: z.int().min(1),
  files: z.object({
    'index.bin': segmentFile,
    'positions.bin': segmentFile,
    'documents.bin': segmentFile,
    'fields.bin': segmentFile,
  }),
  /** Numbers of deleted documents, ascending, 16 bits each, base64. */
  deleted: z.base64(),
});

/** A file beside the manifests. */
const namedFile = z.object({
  name: z.string().regex(/^generation-\d{6,}\.[a-z]+\.(json|bin)$/),
  ...file.shape,
});

const manifest = z.object({
  format: z.int(),
  generation: z.int().min(1),
  /** See `schemaFingerprint`. */
  schema: z.string(),
  /** See `readingFingerprint`. */
  reading: z.string(),
  segments: z.array(segment),
  /** The own fields of its documents. */
  fields: schemaShape,
  /** What each source file looked like, for the next incremental run. */
  sources: namedFile,
  /** See `duplicate-rows.ts`. Generations of the same documents in the same segments share one. */
  duplicates: namedFile,
  /** The names of properties that files were asked for: see `listWantedProperties`. */
  properties: z.array(z.string()).readonly().default([]),
  /** The generation as MiniSearch loads it, or null where it has none. Generations of the same documents share one. */
  minisearch: namedFile.nullable(),
});

const sealed = z.object({ checksum: z.string(), manifest: z.unknown() });

/** What has been in the manifest of every version. */
const counted = z.object({ segments: z.array(segment.pick({ documents: true, deleted: true })) });

/** What a generation consists of. */
export type Manifest = z.infer<typeof manifest>;
/** What a manifest says of a segment. */
export type SegmentEntry = z.infer<typeof segment>;
/** What a manifest says of each file of a segment. */
export type SegmentFiles = SegmentEntry['files'];
/** What a manifest says of a file. */
export type FileEntry = z.infer<typeof file>;
/** The same with the checksums of its blocks. */
export type SegmentFileEntry = z.infer<typeof segmentFile>;
/** What a manifest says of a file, with its name. */
export type NamedFile = z.infer<typeof namedFile>;

/** The name of a generation: `generation-000007`. */
export function generationName(generation: number): string {
  return `generation-${String(generation).padStart(6, '0')}`;
}

/** The name of the manifest file of a generation. */
export function manifestName(generation: number): string {
  return `${generationName(generation)}.json`;
}

/** The number in the name of a manifest file, or null for any other name. */
export function parseManifestName(name: string): number | null {
  const match = /^generation-(\d{6,})\.json$/.exec(name);
  return match === null ? null : Number(match[1]);
}

/** The name of a file of a segment in the directory. */
export function segmentPath(name: string, part: (typeof segmentFiles)[number]): string {
  return `segments/${name}/${part}`;
}

/** SHA-256 in lower-case hex. */
function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Writes a manifest as JSON under a checksum of itself. */
export function encodeManifest(value: Manifest): Uint8Array {
  return Buffer.from(
    `${JSON.stringify({ checksum: sha256(JSON.stringify(value)), manifest: value }, null, 1)}\n`,
  );
}

/** Reads a manifest. Throws FindlingError `index_damaged`, or for another format `index_mismatch` (older) or `index_newer`. */
export function decodeManifest(name: string, bytes: Uint8Array): Manifest {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch (error) {
    throw new FindlingError('index_damaged', `${name} is not JSON`, { cause: error });
  }
  const seal = sealed.safeParse(parsed);
  if (!seal.success || sha256(JSON.stringify(seal.data.manifest)) !== seal.data.checksum) {
    throw new FindlingError('index_damaged', `${name} does not match its own checksum`);
  }
  const format = z.object({ format: z.int() }).safeParse(seal.data.manifest);
  if (format.success && format.data.format > FORMAT_VERSION) {
    throw new FindlingError(
      'index_newer',
      `${name} was written by a newer version of Findling: it has format version ${format.data.format}, and this program reads ` +
        `version ${FORMAT_VERSION}. Update this program, or choose another folder with --index`,
    );
  }
  if (format.success && format.data.format !== FORMAT_VERSION) {
    throw new FindlingError(
      'index_mismatch',
      `${name} has format version ${format.data.format}; this program reads version ${FORMAT_VERSION}; \`findling index\` builds the index anew`,
    );
  }
  const result = manifest.safeParse(seal.data.manifest);
  if (!result.success) throw new FindlingError('index_damaged', `${name}: ${z.prettifyError(result.error)}`);
  return result.data;
}

/** How many documents a manifest speaks of, whatever version wrote it; null where it is damaged or says nothing of them. */
export function countManifestDocuments(bytes: Uint8Array): number | null {
  try {
    const seal = sealed.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    if (sha256(JSON.stringify(seal.manifest)) !== seal.checksum) return null;
    const { segments } = counted.parse(seal.manifest);
    return segments.reduce((sum, entry) => sum + countLive(entry), 0);
  } catch {
    return null;
  }
}

/** What CURRENT says: the live generation and the checksum of its manifest file. */
export interface Current {
  readonly generation: number;
  readonly sha256: string;
}

/** The contents of CURRENT. @param manifestBytes the file of the generation's manifest */
export function encodeCurrent(generation: number, manifestBytes: Uint8Array): Uint8Array {
  return Buffer.from(`${generationName(generation)} ${sha256(manifestBytes)}\n`);
}

/** Reads CURRENT. Throws FindlingError `index_damaged`. */
export function decodeCurrent(name: string, bytes: Uint8Array): Current {
  const match = /^generation-(\d{6,}) ([0-9a-f]{64})\n$/.exec(Buffer.from(bytes).toString('latin1'));
  const [, generation, checksum] = match ?? [];
  if (generation === undefined || checksum === undefined) {
    throw new FindlingError('index_damaged', `${name} does not name a generation of Findling`);
  }
  return { generation: Number(generation), sha256: checksum };
}

/** Writes numbers of deleted documents as they stand in a manifest. */
export function encodeDeleted(deleted: readonly number[]): string {
  return Buffer.from(Uint16Array.from([...deleted].sort((a, b) => a - b)).buffer).toString('base64');
}

/** Documents of a segment that are not deleted. */
export function countLive({ documents, deleted }: Pick<SegmentEntry, 'documents' | 'deleted'>): number {
  return documents - decodeDeleted(deleted).length;
}

/** Numbers of deleted documents, ascending. */
export function decodeDeleted(text: string): Uint16Array {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  return new Uint16Array(bytes.buffer, 0, bytes.length >>> 1);
}
