// What comes with the program: how many packages, how large, under which licences, and that the document has a reason for each.
// FINDLING_WRITE_DOCS=1 writes the tables of docs/dependencies.md anew.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillDocument } from '../bench/report/marked-blocks.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const MAX_PACKAGES = 90;
const MAX_MEGABYTES = 20;
/** Licences that ask for no more than to be passed on with the package. */
const LICENCES = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'PSF-2.0',
]);

interface LockedPackage {
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly hasInstallScript?: boolean;
}
interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const { packages } = JSON.parse(read('package-lock.json')) as {
  packages: Readonly<Record<string, LockedPackage>>;
};
const document = read('docs/dependencies.md');
const bundled = JSON.parse(read('src/bundled-packages.json')) as readonly string[];

/** Where the package of a name lies for one that needs it: the nearest folder of packages upwards. */
function locate(from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.replace(/\/?node_modules\/(?:@[^/]+\/)?[^/]+$/, '')) {
    const at = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (packages[at] !== undefined) return at;
    if (folder === '') return null;
  }
}

/** A package and all that it needs. */
function treeOf(name: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (from: string, wanted: string): void => {
    const at = locate(from, wanted);
    if (at === null || found.has(at)) return;
    found.add(at);
    for (const next of Object.keys(packages[at]?.dependencies ?? {})) visit(at, next);
  };
  visit('', name);
  return found;
}

function bytesOf(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? sum : sum + bytesOf(file);
    return entry.isFile() ? sum + statSync(file).size : sum;
  }, 0);
}

type Trees = readonly (readonly [name: string, tree: ReadonlySet<string>])[];

const treesOf = (packageNames: readonly string[]): Trees =>
  packageNames.map((name) => [name, treeOf(name)] as const);
const unionOf = (trees: Trees): ReadonlySet<string> => new Set(trees.flatMap(([, tree]) => [...tree]));

const names = Object.keys(manifest.dependencies);
const optionalNames = Object.keys(manifest.optionalDependencies);
const trees = treesOf(names);
const all = unionOf(trees);
const megabytes = (folders: Iterable<string>): number =>
  [...folders].reduce((sum, folder) => sum + bytesOf(path.join(root, folder)), 0) / 1e6;

/** Those that are not installed anyway. */
const besides = (tree: ReadonlySet<string>): readonly string[] => [...tree].filter((at) => !all.has(at));

const rowOf = (cells: readonly (string | number)[]): string =>
  `| ${cells.map((cell) => (typeof cell === 'string' ? cell : cell.toFixed(1))).join(' | ')} |`;

/** Packages by their name: how many each brings, and their megabytes, the largest first; together each counts once. */
function printTable(head: string, rows: Trees, isOptional = false): string {
  const figuresOf = (tree: ReadonlySet<string>): readonly (string | number)[] => {
    const further = besides(tree);
    const figures = [String(tree.size), megabytes(tree)];
    return isOptional ? [...figures, String(further.length), megabytes(further)] : figures;
  };
  const sorted = rows
    .map(([name, tree]) => ({ name, tree, size: megabytes(tree) }))
    .sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1));
  const columns = isOptional ? ['packages', 'MB', 'more packages', 'more MB'] : ['packages', 'MB'];
  return [
    rowOf([head, ...columns]),
    rowOf(['---', ...columns.map(() => '---:')]),
    ...sorted.map(({ name, tree }) => rowOf([name, ...figuresOf(tree)])),
    rowOf(['together', ...figuresOf(unionOf(rows))]),
  ].join('\n');
}

const TABLES: Readonly<Record<string, () => string>> = {
  installed: () => printTable('installed', trees),
  optional: () => printTable('optional', treesOf(optionalNames), true),
};

/** The cells of a table, however it is aligned. */
const cellsOf = (table: string): string[][] =>
  table
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s:|-]+\|$/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));

describe('what is installed with the program', () => {
  it('is few packages, and small', () => {
    expect(all.size).toBeLessThanOrEqual(MAX_PACKAGES);
    expect(megabytes(all)).toBeLessThanOrEqual(MAX_MEGABYTES);
  });

  it('runs no scripts when it is installed', () => {
    const running = [...all, ...unionOf(treesOf(optionalNames))];
    expect(running.filter((at) => packages[at]?.hasInstallScript === true)).toEqual([]);
  });

  it('is under licences that ask for no more than to be passed on', () => {
    const shipped = [...all, ...unionOf(treesOf([...optionalNames, ...bundled]))];
    expect(shipped.length).toBeGreaterThan(all.size);
    const others = shipped.filter((at) => !LICENCES.has(packages[at]?.license ?? 'none'));
    expect(others.map((at) => `${at}: ${packages[at]?.license ?? 'none'}`)).toEqual([]);
  });

  it('has a reason in the document, and so has what is bundled or used in development', () => {
    const first = [...document.matchAll(/^\| ([^|]+?) +\|/gm)].flatMap(([, cell = '']) => cell.split(', '));
    const isNamed = (name: string): boolean =>
      first.some(
        (named) =>
          named === name || (named.endsWith('*') && name.startsWith(named.slice(0, -1).replace('\\', ''))),
      );
    const used = [...names, ...optionalNames, ...Object.keys(manifest.devDependencies)];
    expect(used.filter((name) => !isNamed(name))).toEqual([]);
  });

  it('is, with what is optional, as much as the document says', async () => {
    if (process.env['FINDLING_WRITE_DOCS'] === '1') {
      const blocks = Object.entries(TABLES).map(([name, print]) => [name, print()] as const);
      await fillDocument('docs/dependencies.md', Object.fromEntries(blocks));
      return;
    }
    for (const [name, print] of Object.entries(TABLES)) {
      const [, rest = ''] = document.split(`<!-- begin figures: ${name} -->`);
      const [table = ''] = rest.split('<!-- end figures -->');
      // Megabytes differ by a little from one version of npm or of a package to the next.
      const counts = (cells: string[][]): unknown =>
        Object.fromEntries(cells.map(([, row, count, , more]) => [row, [count, more]]));
      expect(counts(cellsOf(table)), name).toEqual(counts(cellsOf(print())));
    }
  });
});
