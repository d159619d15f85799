// Groonga (Debian: groonga), asked over HTTP. It keeps documents in columns; its index keeps positions. Debian's package has no
// stemmer. Its cache of answers is off.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync, openSync } from 'node:fs';
import { Agent, get } from 'node:http';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { URLSearchParams } from 'node:url';
import { readDocuments } from '../inputs/documents.mjs';
import { freePort, memoryOf, missingPrograms, startDaemon, stopDaemon, untilReady } from './daemon.mjs';

const LIMIT = 10;
/** The index is made of the whole columns, which is faster than adding to it document by document. */
const BEFORE = `table_create Documents TABLE_HASH_KEY ShortText
column_create Documents title COLUMN_SCALAR Text
column_create Documents text COLUMN_SCALAR Text
load --table Documents
[
`;
const AFTER = `
]
table_create Terms TABLE_PAT_KEY ShortText --default_tokenizer TokenBigram --normalizer NormalizerAuto
column_create Terms contents COLUMN_INDEX|WITH_POSITION|WITH_SECTION Documents title,text
`;

export function createEngine() {
  return {
    title: `Groonga ${groongaVersion()}`,
    missing: () => missingPrograms(['groonga'], 'groonga'),
    /** The commands that load the documents. */
    async prepare(documentFile, folder) {
      mkdirSync(`${folder}-corpus`, { recursive: true });
      const file = path.join(`${folder}-corpus`, 'load.grn');
      const out = createWriteStream(file);
      out.write(BEFORE);
      let separator = '';
      for (const { _id, title, text } of readDocuments(documentFile)) {
        if (!out.write(`${separator}${JSON.stringify({ _key: _id, title, text })}`)) await once(out, 'drain');
        separator = ',\n';
      }
      out.end(AFTER);
      await finished(out);
      return file;
    },
    build(file, folder) {
      const { status, stdout, stderr } = spawnSync('groonga', ['-n', path.join(folder, 'db')], {
        stdio: [openSync(file, 'r'), 'pipe', 'pipe'],
        encoding: 'utf8',
      });
      const failed = stdout.split('\n').find((line) => line.startsWith('[[-'));
      if (status !== 0 || failed !== undefined) throw new Error(failed ?? `groonga: ${stderr.slice(-400)}`);
    },
    async open(folder) {
      const port = await freePort();
      const args = ['-s', '--protocol', 'http', '--bind-address', '127.0.0.1', '--port', String(port)];
      const running = startDaemon('groonga', [...args, path.join(folder, 'db')]);
      const agent = new Agent({ keepAlive: true });
      const ask = (command) => askOverHttp(agent, port, command);
      await untilReady(running, () => ask('/d/status'));
      return { ask, running, agent };
    },
    questions({ ask }) {
      const select = async (columns, query) => {
        const given = new URLSearchParams({
          table: 'Documents',
          match_columns: 'title||text',
          query,
          sort_keys: '-_score',
          limit: String(LIMIT),
          output_columns: columns,
          cache: 'no',
        });
        const [[, , complaint], body] = JSON.parse(await ask(`/d/select?${given.toString()}`));
        if (body === undefined) throw new Error(complaint);
        const [[found], , ...rows] = body[0];
        return { ids: rows.map(([id]) => id), found: found[0] };
      };
      const quoted = ({ words }) => words.map((word) => `"${word}"`);
      const any = (query) => quoted(query).join(' OR ');
      const all = (query) => quoted(query).join(' ');
      const phrase = ({ text }) => `"${text}"`;
      return {
        or: (query) => select('_key,title', any(query)),
        and: (query) => select('_key,title', all(query)),
        phrase: (query) => select('_key,title', phrase(query)),
        prefix: ({ words }) => select('_key,title', [...words.slice(0, -1), `${words.at(-1)}*`].join(' OR ')),
        snippets: (query) => select('_key,title,snippet_html(text)', any(query)),
        orIds: (query) => select('_key', any(query)),
        andIds: (query) => select('_key', all(query)),
        phraseIds: (query) => select('_key', phrase(query)),
      };
    },
    memoryOf: ({ running }) => memoryOf(running.pid),
    close({ running, agent }) {
      agent.destroy();
      return stopDaemon(running);
    },
  };
}

function askOverHttp(agent, port, command) {
  return new Promise((resolve, reject) => {
    const asked = get({ agent, host: '127.0.0.1', port, path: command }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text) => (body += text));
      response.on('end', () => resolve(body));
    });
    asked.once('error', reject);
  });
}

function groongaVersion() {
  const { stdout } = spawnSync('groonga', ['--version'], { encoding: 'utf8' });
  return /Groonga ([\d.]+)/.exec(stdout ?? '')?.[1] ?? '';
}
