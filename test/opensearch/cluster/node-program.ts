// The program that a node of the test cluster runs: fetched by Maven and compiled once, kept in `node_modules/.cache`. Which OpenSearch
// it is depends on the Java there is: `JAVA_HOME` chooses.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The newest OpenSearch for each Java, the newest first. */
const VERSIONS = [
  { java: 21, openSearch: '3.9.0' },
  { java: 17, openSearch: '2.19.6' },
] as const;

/** Java is asked once. */
let chosenVersion: string | null = null;

const here = fileURLToPath(new URL('.', import.meta.url));

/** How a node is started. */
export interface NodeProgram {
  readonly java: string;
  readonly classPath: string;
}

/** Java's programs: those of JAVA_HOME, else those of the path. */
export function javaProgram(name: string): string {
  const home = process.env['JAVA_HOME'];
  return home === undefined || home === '' ? name : path.join(home, 'bin', name);
}

/** The version of OpenSearch that runs on the Java there is. Throws where there is none, or too old a one. */
function openSearchVersion(): string {
  if (chosenVersion !== null) return chosenVersion;
  const said = execFileSync(javaProgram('javac'), ['-version'], { encoding: 'utf8' });
  const java = Number(/javac (\d+)/.exec(said)?.[1]);
  const version = VERSIONS.find(({ java: oldest }) => java >= oldest);
  if (version === undefined) throw new Error(`${said.trim()} is too old`);
  chosenVersion = version.openSearch;
  return chosenVersion;
}

/** Why no cluster can be started here, in a sentence; null where one can: what it runs is then there. */
export function reasonForNoCluster(): string | null {
  for (const [program, look] of [
    [javaProgram('javac'), openSearchVersion],
    ['mvn', () => execFileSync('mvn', ['--version'], { stdio: 'ignore' })],
  ] as const) {
    try {
      look();
    } catch {
      return `${program} is missing or too old: the tests with a cluster need Maven and a Java development kit, 17 or newer`;
    }
  }
  try {
    prepareNodeProgram();
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `OpenSearch cannot be fetched and compiled: ${reason.split('\n', 1)[0] ?? ''}`;
  }
}

/** Fetches and compiles what is not there yet. Throws where it cannot be fetched. */
export function prepareNodeProgram(): NodeProgram {
  const version = openSearchVersion();
  const cache = path.join(here, '../../../node_modules/.cache', `opensearch-node-${version}`);
  const [jars, classes] = [path.join(cache, 'jars'), path.join(cache, 'classes')];
  const classPath = `${path.join(jars, '*')}${path.delimiter}${classes}`;
  const done = path.join(cache, 'done');
  if (!existsSync(done)) {
    rmSync(cache, { recursive: true, force: true });
    mkdirSync(classes, { recursive: true });
    execFileSync(
      'mvn',
      [
        '--batch-mode',
        '--quiet',
        '--file',
        path.join(here, 'pom.xml'),
        'dependency:copy-dependencies',
        `-Dopensearch=${version}`,
        `-DoutputDirectory=${jars}`,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    execFileSync(javaProgram('javac'), [
      '-cp',
      path.join(jars, '*'),
      '-d',
      classes,
      path.join(here, 'ClusterNode.java'),
    ]);
    writeFileSync(done, '');
  }
  return { java: javaProgram('java'), classPath };
}
