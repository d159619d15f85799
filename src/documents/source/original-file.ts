// Opens the file that a document was read from, by the path that the index keeps of it, to be handed out as it is. Nothing else is
// opened: no path that leads out of the corpus, no link, no folder, no pipe.

import { type CorpusFileSystem, machineFileSystem } from './corpus-file-system.js';
import { closeSource, type OpenSource, openSource, readChunk } from './source-bytes.js';
import { passingErrnoOf } from './unread-path.js';

/** A file of the corpus as it lies there, open for reading until it is closed. */
export interface OriginalFile {
  /** Its size when it was opened, in bytes. */
  readonly bytes: number;
  /** The bytes from `position` on: `length` of them, fewer at the end of the file. Rejects where the system cannot read it. */
  read(position: number, length: number): Promise<Uint8Array>;
  close(): void;
}

/** Opens a file by its path below the corpus (`/` between parts); null where there is none that may be read. */
export type OpenOriginal = (path: string) => OriginalFile | null;

/**
 * Opens files below a folder.
 * @param corpus the folder, which may itself be reached by a link
 * @returns a function that throws where the machine fails (`EIO`, `EMFILE`)
 */
export function originalsOf(corpus: string, fileSystem: CorpusFileSystem = machineFileSystem): OpenOriginal {
  return (path) => {
    if (!isPlainPath(path)) return null;
    // Names are kept in the composed form; on disk some are not.
    for (const written of new Set([path, path.normalize('NFD')])) {
      try {
        const absolutePath = `${fileSystem.realpath(corpus)}/${written}`;
        const file = { path, absolutePath, bytes: 0, mtimeMs: 0, ctimeMs: 0, inode: 0 };
        return readable(openSource(file, fileSystem));
      } catch (error) {
        if (passingErrnoOf(error) !== null) throw error;
      }
    }
    return null;
  };
}

/** Whether a path has names only: none that is empty or leads up, and nothing that ends it early. */
function isPlainPath(path: string): boolean {
  return (
    !path.includes('\0') && path.split('/').every((name) => name !== '' && name !== '.' && name !== '..')
  );
}

function readable(source: OpenSource): OriginalFile {
  let isOpen = true;
  return {
    bytes: source.bytes,
    async read(position, length) {
      const buffer = Buffer.allocUnsafe(Math.min(length, Math.max(0, source.bytes - position)));
      return buffer.subarray(0, await readChunk(source, buffer, position));
    },
    close() {
      if (isOpen) closeSource(source);
      isOpen = false;
    },
  };
}
