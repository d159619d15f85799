// Finds the folders in which a program keeps what tells it by: its settings beside the notes and pages it shows.

import type { SourceFile } from '../../record.js';
import type { CorpusFileSystem } from '../corpus-file-system.js';

/** Folders that are asked for marks. */
const MAX_FOLDERS = 500;

/** Whether a path is that of a Markdown file. */
export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

/** Whether a path lies below one of these folders; `''` is the corpus. */
export function liesIn(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => folder === '' || path.startsWith(`${folder}/`));
}

/** The folders above some files in which something of one of these names lies, by their paths, in order. */
export async function findMarkedFolders(
  files: readonly SourceFile[],
  marks: readonly string[],
  fileSystem: CorpusFileSystem,
): Promise<readonly string[]> {
  const [first] = files;
  if (first === undefined) return [];
  const root = first.absolutePath.slice(0, first.absolutePath.length - first.path.length).replace(/\/+$/, '');
  const folders = foldersOf(files);
  const marked = await Promise.all(folders.map((folder) => hasMark(root, folder, marks, fileSystem)));
  return folders.filter((_, i) => marked[i]);
}

/** The folders of the files and those above them, those nearest to the corpus first. */
function foldersOf(files: readonly SourceFile[]): readonly string[] {
  const folders = new Set(['']);
  for (const { path } of files) {
    for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      folders.add(path.slice(0, slash));
    }
    if (folders.size >= MAX_FOLDERS) break;
  }
  return [...folders].sort();
}

async function hasMark(
  root: string,
  folder: string,
  marks: readonly string[],
  fileSystem: CorpusFileSystem,
): Promise<boolean> {
  for (const mark of marks) {
    try {
      await fileSystem.lstat(`${root}/${folder === '' ? '' : `${folder}/`}${mark}`);
      return true;
    } catch {
      // It is not there, or cannot be looked at: the files themselves may still tell.
    }
  }
  return false;
}
