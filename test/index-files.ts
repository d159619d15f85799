// All files of the directory of an index, however it keeps them.

import type { FileCreator } from '../src/index/directory/file-creator.js';
import type { ReadableDirectory } from '../src/index/directory/readable-directory.js';

/** Names of all files, those of segments last. */
export async function filesIn(directory: ReadableDirectory): Promise<string[]> {
  const files = (await directory.list('')).filter((name) => name !== 'segments');
  for (const segment of await directory.list('segments'))
    files.push(...(await directory.list(`segments/${segment}`)).map((part) => `segments/${segment}/${part}`));
  return files;
}

/** Copies all files into an empty directory. */
export async function copyFiles(from: ReadableDirectory, to: FileCreator): Promise<void> {
  for (const name of await filesIn(from)) {
    const contents = await from.read(name);
    if (contents !== null) await to.create(name, contents.bytes);
  }
}
