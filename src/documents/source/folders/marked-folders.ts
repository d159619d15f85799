// Finds the folders in which a program keeps what tells it by: its settings beside the notes and pages it shows.

/** A file, by its path. */
export interface PathOfFile {
  readonly path: string;
}

/** What a walk, or the list of an archive, came by that tells of folders. */
export interface WalkedMarks {
  readonly files: readonly PathOfFile[];
  readonly skipped: readonly PathOfFile[];
  /** Paths of hidden folders that tell which program a folder is of. */
  readonly marks: readonly string[];
}

/** Whether a path is that of a Markdown file, packed or not. */
export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)(?:\.gz)?$/i.test(path);
}

/** Whether a path lies below one of these folders; `''` is the corpus. */
export function liesIn(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => folder === '' || path.startsWith(`${folder}/`));
}

/**
 * The folders with files of some kind below them in which something lies that tells by them, by their paths, in order.
 * @param mark what lies there, by its path inside the folder
 */
export function findMarkedFolders(
  { files, skipped, marks }: WalkedMarks,
  mark: RegExp,
  holds: (path: string) => boolean,
): readonly string[] {
  const marked = new Set<string>();
  const pattern = new RegExp(`^(?:(.*)/)?(?:${mark.source})$`, mark.flags);
  for (const path of [...marks, ...files.map((file) => file.path), ...skipped.map((skip) => skip.path)]) {
    const match = pattern.exec(path);
    if (match !== null) marked.add(match[1] ?? '');
  }
  return [...marked]
    .filter((folder) => files.some(({ path }) => holds(path) && liesIn(path, [folder])))
    .sort();
}
