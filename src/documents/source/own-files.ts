// Files of Findling itself that may lie within the corpus: the index, the settings, the log. They are never documents, or each
// run would change what the next one reads.

import { fstatSync, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';

/** The name of the settings file. */
const SETTINGS_FILE = 'findling.config.json';
/** What marks a folder as an index, beside `segments`. */
const INDEX_MARK = /^(CURRENT|LOCK|generation-\d{6,}\.json)$/;
/** What an index consists of. */
const INDEX_NAME = /^(segments|CURRENT|LOCK|generation-\d{6,}\.|pace\.json)/;
/** Where the process writes its results and its log. */
const OUTPUTS = [1, 2];

/** `device:inode`: what a file is known by, whatever names and links lead to it. */
export function identityOf({ dev, ino }: Stats): string {
  return `${dev}:${ino}`;
}

/**
 * Identities of files and folders that are not read as documents: those at the paths, where there are any, and the files that
 * the output of this process goes to.
 */
export async function findOwnFiles(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await Promise.all(paths.map((path) => stat(path).catch(() => null)));
  const outputs = OUTPUTS.map(statOutput).filter((status) => status?.isFile() === true);
  return new Set([...found, ...outputs].flatMap((status) => (status === null ? [] : [identityOf(status)])));
}

/** The names in a folder without those of files of Findling: the settings and, where the folder is an index, its parts. */
export function withoutOwnNames<Name extends { toString(): string }>(names: readonly Name[]): Name[] {
  const texts = new Set(names.map(String));
  const isIndex = texts.has('segments') && [...texts].some((text) => INDEX_MARK.test(text));
  return names.filter((name) => {
    const text = String(name);
    return text !== SETTINGS_FILE && !(isIndex && INDEX_NAME.test(text));
  });
}

function statOutput(descriptor: number): Stats | null {
  try {
    return fstatSync(descriptor);
  } catch {
    // It is closed.
    return null;
  }
}
