// PostgreSQL (Debian: postgresql), full-text search with a GIN index over a stored tsvector, english configuration, asked over its
// own protocol on a Unix socket. It has no BM25: `ts_rank` reads the vector of every match. Parallel queries are off, nothing is fsynced.

import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readDocuments } from '../inputs/documents.mjs';
import { connectPostgresql } from '../protocols/postgresql-client.mjs';
import { memoryOf, missingPrograms, startDaemon, stopDaemon, untilReady } from './daemon.mjs';

const LIMIT = 10;
const PROGRAMS = '/usr/lib/postgresql';
/** PostgreSQL does not run as root: as this user then. */
const USER = 'postgres';
const SETTINGS = [
  'listen_addresses=',
  'fsync=off',
  'full_page_writes=off',
  'shared_buffers=512MB',
  'work_mem=64MB',
  'maintenance_work_mem=512MB',
  'max_parallel_workers_per_gather=0',
  'max_parallel_maintenance_workers=1',
];

export function createEngine() {
  const version = existsSync(PROGRAMS) ? readdirSync(PROGRAMS).sort().at(-1) : undefined;
  const program = (name) => path.join(PROGRAMS, version ?? '', 'bin', name);
  return {
    title: `PostgreSQL ${version ?? ''}, english`,
    missing: () => missingPrograms([program('postgres'), program('initdb')], 'postgresql'),
    async build(documentFile, folder) {
      const data = path.join(folder, 'data');
      mkdirSync(data);
      if (runsAsOther()) giveAway(folder, data);
      const { status, stderr } = spawnSync(
        ...asOther(program('initdb'), ['--pgdata', data, '--auth', 'trust', '--username', USER, '--no-sync']),
      );
      if (status !== 0) throw new Error(`initdb: ${stderr}`);
      const server = await start(program('postgres'), data);
      try {
        await server.client.query('CREATE TABLE documents (id text, title text, text text)');
        await server.client.load('COPY documents FROM STDIN', linesOf(documentFile));
        for (const sql of [
          `ALTER TABLE documents ADD COLUMN words tsvector
             GENERATED ALWAYS AS (to_tsvector('english', title || ' ' || text)) STORED`,
          'CREATE INDEX ON documents USING gin (words)',
          'VACUUM ANALYZE documents',
        ])
          await server.client.query(sql);
      } finally {
        await server.stop();
      }
    },
    open: (folder) => start(program('postgres'), path.join(folder, 'data')),
    questions({ client }) {
      const best = (columns, match) =>
        `SELECT ${columns} FROM documents, ${match} AS query WHERE words @@ query
           ORDER BY ts_rank(words, query) DESC LIMIT ${LIMIT}`;
      const idsOf = async (sql) => ({ ids: (await client.query(sql)).map(([id]) => id) });
      const show = async (match) => {
        const { ids } = await idsOf(best('id, title', match));
        const [[found]] = await client.query(
          `SELECT count(*) FROM documents, ${match} AS query WHERE words @@ query`,
        );
        return { ids, found: Number(found) };
      };
      const mark = (match) =>
        idsOf(
          `SELECT id, title, ts_headline('english', text, query) FROM (${best('id, title, text, query', match)}) AS best`,
        );
      const any = ({ words }) => `to_tsquery('english', '${words.join(' | ')}')`;
      const all = ({ words }) => `to_tsquery('english', '${words.join(' & ')}')`;
      const phrase = ({ text }) => `phraseto_tsquery('english', '${text}')`;
      return {
        or: (query) => show(any(query)),
        and: (query) => show(all(query)),
        phrase: (query) => show(phrase(query)),
        prefix: ({ words }) => show(any({ words: [...words.slice(0, -1), `${words.at(-1)}:*`] })),
        snippets: (query) => mark(any(query)),
        orIds: (query) => idsOf(best('id', any(query))),
        andIds: (query) => idsOf(best('id', all(query))),
        phraseIds: (query) => idsOf(best('id', phrase(query))),
      };
    },
    memoryOf: ({ running }) => memoryOf(running.pid),
    close: (server) => server.stop(),
  };
}

async function start(program, data) {
  const sockets = mkdtempSync(path.join(tmpdir(), 'findling-postgresql-'));
  chmodSync(sockets, 0o777);
  const settings = [...SETTINGS, `unix_socket_directories=${sockets}`].flatMap((setting) => ['-c', setting]);
  const user = runsAsOther() ? USER : undefined;
  const running = startDaemon(program, ['-D', data, ...settings], { user, signal: 'QUIT' });
  const client = await untilReady(running, () =>
    connectPostgresql(path.join(sockets, '.s.PGSQL.5432'), USER, 'postgres'),
  );
  return {
    client,
    running,
    stop() {
      client.close();
      return stopDaemon(running, 'SIGINT');
    },
  };
}

function* linesOf(documentFile) {
  const escapes = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
  for (const { _id, title, text } of readDocuments(documentFile)) {
    const cells = [_id, title, text].map((cell) =>
      cell.replaceAll('\0', '').replaceAll(/[\\\t\n\r]/g, (character) => escapes[character]),
    );
    yield `${cells.join('\t')}\n`;
  }
}

function runsAsOther() {
  return process.getuid?.() === 0;
}

/** The data folder belongs to the other user, who must be able to reach it. */
function giveAway(folder, data) {
  const ids = ['-u', '-g'].map((flag) => Number(spawnSync('id', [flag, USER], { encoding: 'utf8' }).stdout));
  chownSync(data, ...ids);
  chmodSync(data, 0o700);
  for (let above = folder; above !== path.dirname(above) && above !== tmpdir(); above = path.dirname(above))
    chmodSync(above, 0o755);
}

function asOther(program, args) {
  const command = runsAsOther()
    ? ['setpriv', ['--reuid', USER, '--regid', USER, '--init-groups', program, ...args]]
    : [program, args];
  return [...command, { encoding: 'utf8', cwd: tmpdir() }];
}
