// SQLite's FTS5 in a file, through a build for WebAssembly: it installs without a compiler and is slower than native code.
// It ranks with its own BM25, which scores every match; it corrects no words.

import path from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { readDocuments } from '../inputs/documents.mjs';

const LIMIT = 10;
const TRANSACTION = 10_000;
const best = 'SELECT id FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ?';
const shown = 'SELECT id, title FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ?';
const counted = 'SELECT count(*) AS found FROM documents WHERE documents MATCH ?';
const marked = `SELECT id, title, snippet(documents, 2, '<mark>', '</mark>', '...', 32) AS snippet
  FROM documents WHERE documents MATCH ? ORDER BY rank LIMIT ?`;

export function createEngine() {
  const openFile = (folder) => new sqlite.Database(path.join(folder, 'fts5.db'));
  return {
    title: `SQLite ${sqliteVersion()} FTS5 (WebAssembly)`,
    build(documentFile, folder) {
      const database = openFile(folder);
      database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -262144');
      database.exec('CREATE VIRTUAL TABLE documents USING fts5(id UNINDEXED, title, text)');
      const insert = database.prepare('INSERT INTO documents (id, title, text) VALUES (?, ?, ?)');
      let inserted = 0;
      database.exec('BEGIN');
      for (const { _id, title, text } of readDocuments(documentFile)) {
        insert.run([_id, title, text]);
        inserted += 1;
        if (inserted % TRANSACTION === 0) database.exec('COMMIT; BEGIN');
      }
      database.exec("COMMIT; INSERT INTO documents (documents) VALUES ('optimize')");
      insert.finalize();
      database.close();
    },
    open(folder) {
      const database = openFile(folder);
      database.exec('PRAGMA cache_size = -262144');
      database.get('SELECT count(*) FROM documents_config');
      return database;
    },
    questions(database) {
      const [ids, titles, count, snippets] = [best, shown, counted, marked].map((text) =>
        database.prepare(text),
      );
      const quoted = ({ words }) => words.map((word) => `"${word}"`);
      const any = (query) => quoted(query).join(' OR ');
      const all = (query) => quoted(query).join(' AND ');
      const phrase = ({ text }) => `"${text}"`;
      const idsOf = (statement, match) => statement.all([match, LIMIT]).map(({ id }) => id);
      const show = (match) => ({ ids: idsOf(titles, match), found: count.get([match]).found });
      return {
        or: (query) => show(any(query)),
        and: (query) => show(all(query)),
        phrase: (query) => show(phrase(query)),
        prefix: (query) => show(`${any(query)} *`),
        snippets: (query) => ({ ids: idsOf(snippets, any(query)) }),
        orIds: (query) => ({ ids: idsOf(ids, any(query)) }),
        andIds: (query) => ({ ids: idsOf(ids, all(query)) }),
        phraseIds: (query) => ({ ids: idsOf(ids, phrase(query)) }),
      };
    },
  };
}

function sqliteVersion() {
  const database = new sqlite.Database();
  const { version } = database.get('SELECT sqlite_version() AS version');
  database.close();
  return version;
}
