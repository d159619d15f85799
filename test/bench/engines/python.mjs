// Engines asked through Python's bindings, by python/peer.py: Xapian, and the SQLite that Python was built with, which is native
// code. Both run in the process that asks.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Debian's own: others do not see its packages. */
const PYTHON = '/usr/bin/python3';
const script = fileURLToPath(new URL('../python/peer.py', import.meta.url));
const engines = {
  fts5: {
    debian: 'python3',
    version: 'import sqlite3; print(f"SQLite {sqlite3.sqlite_version} FTS5 (native)")',
  },
  xapian: { debian: 'python3-xapian', version: 'import xapian; print("Xapian", xapian.version_string())' },
};

export function createEngine({ name }) {
  const { debian, version } = engines[name];
  const { status, stdout } = spawnSync(PYTHON, ['-c', version], { encoding: 'utf8' });
  return {
    title: status === 0 ? stdout.trim() : name,
    missing: () => (status === 0 ? null : `${PYTHON} has no binding for it (apt-get install ${debian})`),
    command(phase, { documentFile, folder, sets, kinds, rounds, budgetMs }) {
      const rest =
        phase === 'build'
          ? [documentFile, folder]
          : [folder, sets, kinds.join(','), String(rounds), String(budgetMs)];
      return [PYTHON, script, phase, name, ...rest];
    },
  };
}
