// What Notion writes around the pages it exports: ids of 32 hexadecimal digits behind the names of files and folders, names of the
// archive, and databases as tables beside the pages of their rows.

const ID = / [\da-f]{32}(?:_all)?$/;
const ARCHIVE =
  /^(?:Export(?:Block)?-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?:-Part-\d+)?|Part-\d+)(?:\.zip)?$/i;
const TABLE = /^(.* [\da-f]{32})(_all)?\.csv$/i;
const PAGE = /\.(?:md|html)$/i;

/** The name of a file (without its ending) or folder as Notion shows it; `''` for those of the archive, any other name as it is. */
export function nameInNotion(name: string): string {
  return ARCHIVE.test(name) ? '' : name.replace(ID, '');
}

/** Whether a file is a page that Notion exported, by its path. */
export function isNotionPage(path: string): boolean {
  return / [\da-f]{32}\.(?:md|html)(?:\.gz)?$/i.test(path);
}

/**
 * The tables that say again what other files say: those of databases whose rows are pages in a folder of the same name, and those of
 * the rows in view where there is one of all rows.
 */
export function findRepeatedTables(paths: readonly string[]): ReadonlySet<string> {
  const tables = paths.filter((path) => TABLE.test(path));
  if (tables.length === 0) return new Set();
  const known = new Set(paths);
  const folders = new Set(
    paths.filter((path) => PAGE.test(path)).map((path) => path.slice(0, path.lastIndexOf('/'))),
  );
  return new Set(
    tables.filter((path) => {
      const [, name = '', all] = TABLE.exec(path) ?? [];
      const hasPages = folders.has(name) || folders.has(name.replace(ID, ''));
      return hasPages || (all === undefined && known.has(`${name}_all.csv`));
    }),
  );
}
