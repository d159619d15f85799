// An index whose files are given, for campaigns that open one after another of which nearly all files are the same: they are neither
// copied nor, where it does not matter, hashed again. Only to be read.

import { FindlingError } from '../../src/errors.js';
import { FileInMemory } from '../../src/index/directory/random-access-file.js';
import type {
  Contents,
  Digest,
  RandomAccessFile,
  ReadableDirectory,
} from '../../src/index/directory/readable-directory.js';
import { type IndexFiles, sha256 } from './intact-generations.js';

/** The files of an index by their names, as a directory. */
export class GivenFiles implements ReadableDirectory {
  readonly name = 'index';
  readonly #files: IndexFiles;

  constructor(files: IndexFiles) {
    this.#files = files;
  }

  list(folder: string): Promise<string[]> {
    const prefix = folder === '' ? '' : `${folder}/`;
    const names = new Set<string>();
    for (const name of this.#files.keys())
      if (name.startsWith(prefix)) names.add(name.slice(prefix.length).split('/')[0] ?? '');
    return Promise.resolve([...names].sort());
  }

  read(name: string): Promise<Contents | null> {
    const bytes = this.#files.get(name);
    return Promise.resolve(bytes === undefined ? null : { bytes, sha256: sha256(bytes) });
  }

  digest(name: string): Promise<Digest | null> {
    const bytes = this.#files.get(name);
    return Promise.resolve(bytes === undefined ? null : { length: bytes.length, sha256: sha256(bytes) });
  }

  stamp(name: string): Promise<string | null> {
    const bytes = this.#files.get(name);
    return Promise.resolve(bytes === undefined ? null : sha256(bytes));
  }

  open(name: string): RandomAccessFile {
    const bytes = this.#files.get(name);
    if (bytes === undefined) throw new FindlingError('index_damaged', `index/${name} is missing`);
    return new FileInMemory(`index/${name}`, bytes);
  }
}
