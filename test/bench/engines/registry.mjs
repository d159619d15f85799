// Which engines there are. Each lies in a file of its own and has either `command`, for a program that is not
// JavaScript, or:
//   build(documentFile, folder)   reads the documents and makes an index, in memory or in the folder
//   save(index, folder)           writes what `open` reads; absent where `build` has written it
//   open(folder)                  opens what was written
//   questions(index)              per kind of question a function from a query to { ids, found }; absent: cannot
//   memoryOf(index), close(index) MB of the server it runs in, and how to stop that; absent where it runs in this process
// and `missing()`, which says why it cannot be measured here, or null; absent where npm installs it.

const engines = {
  findling: { module: './findling.mjs', options: { language: 'en' } },
  'findling-plain': { module: './findling.mjs', options: { language: 'tlh' } },
  lucene: { module: './lucene.mjs', options: { analyzer: 'en' } },
  'lucene-plain': { module: './lucene.mjs', options: { analyzer: 'std' } },
  sqlite: { module: './sqlite.mjs' },
  'sqlite-native': { module: './python.mjs', options: { name: 'fts5' } },
  xapian: { module: './python.mjs', options: { name: 'xapian' } },
  sphinx: { module: './sphinx.mjs' },
  groonga: { module: './groonga.mjs' },
  postgresql: { module: './postgresql.mjs' },
  minisearch: { module: './minisearch.mjs' },
  flexsearch: { module: './flexsearch.mjs', options: { tokenize: 'strict' } },
  'flexsearch-forward': { module: './flexsearch.mjs', options: { tokenize: 'forward' } },
  orama: { module: './orama.mjs' },
  lunr: { module: './lunr.mjs' },
};

export const engineNames = Object.keys(engines);

/** The engine with this name. Its package is loaded only then. */
export async function loadEngine(name) {
  const entry = engines[name];
  if (entry === undefined) throw new Error(`no engine is named ${name}; there are ${engineNames.join(', ')}`);
  const { createEngine } = await import(entry.module);
  return createEngine(entry.options ?? {});
}
