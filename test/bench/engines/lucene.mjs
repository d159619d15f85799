// Lucene 8 through a small driver of our own, compiled when it is first asked for. Its archives are those of Debian
// (liblucene8-java), or lie in the folder that LUCENE_JARS names.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const JARS = process.env.LUCENE_JARS ?? '/usr/share/java';
const wanted = /^lucene-(core|analyzers-common|queries|highlighter|memory)-8[.\d]*\.jar$/;
const source = fileURLToPath(new URL('../lucene/LucenePeer.java', import.meta.url));

export function createEngine({ analyzer }) {
  const jars = existsSync(JARS) ? readdirSync(JARS).filter((name) => wanted.test(name)) : [];
  const version = /core-([\d.]+)\.jar/.exec(jars.join(' '))?.[1] ?? '8';
  return {
    title: `Lucene ${version}, ${analyzer === 'en' ? 'EnglishAnalyzer' : 'StandardAnalyzer'}`,
    /** Program and arguments for `build` and `ask`. Throws Error where Java or Lucene is absent. */
    command(phase, { documentFile, folder, sets, kinds, rounds, budgetMs, memoryMb }) {
      if (jars.length < 5) throw new Error(`Lucene 8 is not in ${JARS} (Debian: liblucene8-java)`);
      const classPath = [compile(jars), ...jars.map((name) => path.join(JARS, name))].join(path.delimiter);
      const rest =
        phase === 'build'
          ? [documentFile, folder]
          : [folder, sets, kinds.join(','), String(rounds), String(budgetMs)];
      return ['java', `-Xmx${memoryMb}m`, '-cp', classPath, 'LucenePeer', phase, analyzer, ...rest];
    },
  };
}

function compile(jars) {
  const classes = path.join(tmpdir(), 'findling-lucene-peer');
  mkdirSync(classes, { recursive: true });
  const classPath = jars.map((name) => path.join(JARS, name)).join(path.delimiter);
  const { status, error, stderr } = spawnSync('javac', ['-nowarn', '-cp', classPath, '-d', classes, source], {
    encoding: 'utf8',
  });
  if (error !== undefined) throw new Error('there is no javac (Debian: default-jdk-headless)');
  if (status !== 0) throw new Error(`LucenePeer.java does not compile: ${stderr}`);
  return classes;
}
