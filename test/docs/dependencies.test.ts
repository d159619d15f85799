// What comes with the program: how many packages, how large, under which licences, and that the document has a reason for each.
// FINDLING_WRITE_DOCS=1 writes the table of docs/dependencies.md anew.

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

const names = Object.keys(manifest.dependencies);
const trees = names.map((name) => [name, treeOf(name)] as const);
const all = new Set(trees.flatMap(([, tree]) => [...tree]));
const megabytes = (folders: Iterable<string>): number =>
  [...folders].reduce((sum, folder) => sum + bytesOf(path.join(root, folder)), 0) / 1e6;

/** Of each package that is installed: how many it brings, and their megabytes, the largest first. */
function printTable(): string {
  const rows = trees
    .map(([name, tree]) => ({ name, count: tree.size, size: megabytes(tree) }))
    .sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1))
    .map(({ name, count, size }) => `| ${name} | ${count} | ${size.toFixed(1)} |`);
  const total = `| together | ${all.size} | ${megabytes(all).toFixed(1)} |`;
  return ['| installed | packages | MB |', '| --- | ---: | ---: |', ...rows, total].join('\n');
}

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
    const running = [
      ...all,
      ...Object.keys(manifest.optionalDependencies).flatMap((name) => [...treeOf(name)]),
    ];
    expect(running.filter((at) => packages[at]?.hasInstallScript === true)).toEqual([]);
  });

  it('is under licences that ask for no more than to be passed on', () => {
    const optional = Object.keys(manifest.optionalDependencies);
    const shipped = [...all, ...[...optional, ...bundled].flatMap((name) => [...treeOf(name)])];
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
    const used = [
      ...names,
      ...Object.keys(manifest.optionalDependencies),
      ...Object.keys(manifest.devDependencies),
    ];
    expect(used.filter((name) => !isNamed(name))).toEqual([]);
  });

  it('is what the document says', async () => {
    if (process.env['FINDLING_WRITE_DOCS'] === '1')
      await fillDocument('docs/dependencies.md', { installed: printTable() });
    else {
      const [, rest = ''] = document.split('<!-- begin figures: installed -->');
      const [table = ''] = rest.split('<!-- end figures -->');
      const counts = (cells: string[][]): unknown =>
        Object.fromEntries(cells.map(([, name, count]) => [name, count]));
      expect(counts(cellsOf(table))).toEqual(counts(cellsOf(printTable())));
    }
  });
});
