// Says which generations of an index are whole, by docs/format.md alone: shares no code with the program.

import { createHash } from 'node:crypto';

/** The files of an index by their names. */
export type IndexFiles = ReadonlyMap<string, Uint8Array>;

interface FileEntry {
  readonly bytes: number;
  readonly sha256: string;
}

interface NamedFile extends FileEntry {
  readonly name: string;
}

interface Manifest {
  readonly generation: number;
  readonly segments: readonly {
    readonly name: string;
    readonly files: Readonly<Record<string, FileEntry>>;
  }[];
  readonly duplicates: NamedFile;
  readonly minisearch: NamedFile | null;
}

const known = new WeakMap<Uint8Array, string>();

/** The digest of a file, remembered: campaigns ask for the same ones again and again. Nobody changes bytes in place. */
export function sha256(bytes: Uint8Array): string {
  const digest = known.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
  known.set(bytes, digest);
  return digest;
}

/** The generation that CURRENT names, or null where CURRENT or its manifest is damaged. */
export function readLiveGeneration(files: IndexFiles): number | null {
  const current = Buffer.from(files.get('CURRENT') ?? []).toString('latin1');
  const [, name = '', checksum] = /^(generation-\d{6}) ([\da-f]{64})\n$/.exec(current) ?? [];
  const bytes = files.get(`${name}.json`);
  if (bytes === undefined || sha256(bytes) !== checksum) return null;
  return Number(name.slice('generation-'.length));
}

/** Numbers of the generations of which every byte that answers come from is as it was written, ascending. */
export function listIntactGenerations(files: IndexFiles): number[] {
  return [...files.keys()].flatMap((name) => {
    const [, number] = /^generation-(\d{6})\.json$/.exec(name) ?? [];
    return number !== undefined && isIntact(files, name, Number(number)) ? [Number(number)] : [];
  });
}

function isIntact(files: IndexFiles, name: string, number: number): boolean {
  const manifest = readManifest(files.get(name));
  if (manifest?.generation !== number) return false;
  const duplicates = files.get(manifest.duplicates.name);
  if (duplicates === undefined || sha256(duplicates) !== manifest.duplicates.sha256) return false;
  // The file for MiniSearch need only be there: it is verified when it is handed out.
  if (manifest.minisearch !== null && !files.has(manifest.minisearch.name)) return false;
  return manifest.segments.every((segment) =>
    Object.entries(segment.files).every(([part, expected]) => {
      const bytes = files.get(`segments/${segment.name}/${part}`);
      if (bytes?.length !== expected.bytes) return false;
      return sha256(bytes) === expected.sha256;
    }),
  );
}

function readManifest(bytes: Uint8Array | undefined): Manifest | null {
  try {
    const sealed = JSON.parse(Buffer.from(bytes ?? []).toString('utf8')) as {
      checksum: string;
      manifest: Manifest;
    };
    const manifest = Buffer.from(JSON.stringify(sealed.manifest));
    return sha256(manifest) === sealed.checksum ? sealed.manifest : null;
  } catch {
    return null;
  }
}
