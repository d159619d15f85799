// Sphinx Search 2 (Debian: sphinxsearch), stemmed, asked over its MySQL protocol. Documents are kept as attributes, in the
// memory of searchd; snippets come from a second query, CALL SNIPPETS, which is given the ten texts.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { readDocuments } from '../inputs/documents.mjs';
import { connectMysql } from '../protocols/mysql-client.mjs';
import { freePort, memoryOf, missingPrograms, startDaemon, stopDaemon, untilReady } from './daemon.mjs';

const LIMIT = 10;
const INDEX = 'documents';

export function createEngine() {
  return {
    title: `Sphinx ${sphinxVersion()}, stem_en`,
    missing: () => missingPrograms(['searchd', 'indexer'], 'sphinxsearch'),
    /** Its own format, tab-separated: `indexer` reads no JSON. */
    async prepare(documentFile, folder) {
      mkdirSync(`${folder}-corpus`, { recursive: true });
      const file = path.join(`${folder}-corpus`, 'documents.tsv');
      const out = createWriteStream(file);
      let number = 0;
      for (const { _id, title, text } of readDocuments(documentFile)) {
        number += 1;
        const line = [number, _id, title, text].map((cell) => String(cell).replaceAll(/[\t\r\n]+/g, ' '));
        if (!out.write(`${line.join('\t')}\n`)) await once(out, 'drain');
      }
      out.end();
      await finished(out);
      return file;
    },
    build(file, folder) {
      const config = writeConfig(folder, 1, file);
      const { status, stdout } = spawnSync('indexer', ['--config', config, INDEX], { encoding: 'utf8' });
      if (status !== 0) throw new Error(`indexer ended with ${status}: ${stdout.slice(-400)}`);
    },
    open: startSphinx,
    questions: (searchd) => sphinxQuestions(searchd.client),
    memoryOf: ({ pid }) => memoryOf(pid),
    close: (searchd) => searchd.stop(),
  };
}

/** searchd on a free port, and a client of it. */
export async function startSphinx(folder) {
  const port = await freePort();
  const config = writeConfig(folder, port, '/dev/null');
  const running = startDaemon('searchd', ['--config', config, '--nodetach']);
  const client = await untilReady(running, () => connectMysql(port));
  return {
    client,
    pid: running.pid,
    port,
    stop() {
      client.close();
      return stopDaemon(running);
    },
  };
}

/** What a client of searchd can be asked. */
export function sphinxQuestions(client) {
  const idsOf = async (match) => {
    const rows = await client.query(
      `SELECT document_id FROM ${INDEX} WHERE MATCH('${match}') LIMIT ${LIMIT}`,
    );
    return { ids: rows.map(([id]) => id) };
  };
  const show = async (match) => {
    const rows = await client.query(
      `SELECT document_id, title FROM ${INDEX} WHERE MATCH('${match}') LIMIT ${LIMIT}`,
    );
    const meta = new Map(await client.query('SHOW META'));
    return { ids: rows.map(([id]) => id), found: Number(meta.get('total_found')) };
  };
  const mark = async (match) => {
    const rows = await client.query(
      `SELECT document_id, title, text FROM ${INDEX} WHERE MATCH('${match}') LIMIT ${LIMIT}`,
    );
    if (rows.length === 0) return { ids: [], snippets: [] };
    const texts = rows.map(([, , text]) => `'${escape(text)}'`).join(', ');
    const snippets = await client.query(`CALL SNIPPETS((${texts}), '${INDEX}', '${match}')`);
    return { ids: rows.map(([id]) => id), snippets: snippets.map(([snippet]) => snippet) };
  };
  const any = ({ words }) => words.join(' | ');
  const all = ({ words }) => words.join(' ');
  const phrase = ({ text }) => `"${text}"`;
  return {
    or: (query) => show(any(query)),
    and: (query) => show(all(query)),
    phrase: (query) => show(phrase(query)),
    prefix: ({ words }) => show([...words.slice(0, -1), `${words.at(-1)}*`].join(' | ')),
    snippets: (query) => mark(any(query)),
    orIds: (query) => idsOf(any(query)),
    andIds: (query) => idsOf(all(query)),
    phraseIds: (query) => idsOf(phrase(query)),
  };
}

function escape(text) {
  return text.replaceAll(/['\\]/g, String.raw`\$&`);
}

/** Writes the settings of the index and of searchd. `dict = keywords` is what lets a word be cut to its beginning. */
function writeConfig(folder, port, file) {
  const config = path.join(folder, 'sphinx.conf');
  writeFileSync(
    config,
    `source lines {
  type = tsvpipe
  tsvpipe_command = cat ${file}
  tsvpipe_attr_string = document_id
  tsvpipe_field_string = title
  tsvpipe_field_string = text
}
index ${INDEX} {
  source = lines
  path = ${path.join(folder, INDEX)}
  morphology = stem_en
  dict = keywords
  min_prefix_len = 3
}
indexer {
  mem_limit = 512M
}
searchd {
  listen = 127.0.0.1:${port}:mysql41
  pid_file = ${path.join(folder, 'searchd.pid')}
  workers = threads
  binlog_path =
  max_packet_size = 32M
}
`,
  );
  return config;
}

function sphinxVersion() {
  const { stdout } = spawnSync('searchd', ['--help'], { encoding: 'utf8' });
  return /Sphinx ([\d.]+)/.exec(stdout ?? '')?.[1] ?? '2';
}
