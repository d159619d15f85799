// Makes the program in dist/ from its compiled modules in dist/modules/: `cli/main.js`, `library/findling.js`, `client/client.js` and, in
// `chunks/`, what they share, what is loaded when needed, and the threads. Node spends about half a millisecond on each module that it
// loads: for the hundreds of the program as long as on all the rest of a search in the terminal.
//
// The dependencies in package.json are installed beside the program. Of those in bundled-packages.json, and of what these need, what is used is taken into it:
// what is not installed cannot be replaced by others. Versions and licences of all that was taken are in chunks/LICENSES.txt.

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** Packages of many modules, of large files that are not used, or of many packages: docs/dependencies.md has each. */
const BUNDLED = JSON.parse(readFileSync(new URL('bundled-packages.json', import.meta.url), 'utf8'));

/** What may be passed on if its text stands beside it. */
const LICENCES = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'PSF-2.0',
]);

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const installed = Object.keys({ ...manifest.dependencies, ...manifest.optionalDependencies });
const target = fileURLToPath(new URL('../dist/', import.meta.url));
const modules = path.join(target, 'modules');
const entries = ['cli/main.js', 'library/findling.js', 'client/client.js'];
// Whoever starts a thread names its file as one beside their own, so that all of these lie in one folder.
const threads = readdirSync(modules, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('-worker.js'),
);

const bundle = await rolldown({
  input: Object.fromEntries([
    ...entries.map((file) => [file, path.join(modules, file)]),
    ...threads.map((file) => [`chunks/${path.basename(file)}`, path.join(modules, file)]),
  ]),
  platform: 'node',
  external: (id) => installed.includes(packageOf(id)),
});
const { output } = await bundle.write({
  dir: target,
  entryFileNames: '[name]',
  chunkFileNames: 'chunks/[name].js',
});
await bundle.close();

for (const { fileName, imports, dynamicImports, code } of output) {
  const missing = [...imports, ...dynamicImports].filter(
    (id) =>
      !isBuiltin(id) && !/^(?:cli|library|client|chunks)\//.test(id) && !installed.includes(packageOf(id)),
  );
  if (missing.length > 0) throw new Error(`${fileName} imports what nobody installs: ${missing.join(', ')}`);
  if (fileName.startsWith('chunks/') || !code.includes('-worker.js')) continue;
  throw new Error(
    `${fileName} starts a thread, whose file is in chunks/: move what starts it to a module that others import, too`,
  );
}
const taken = packagesTaken(output);
const surprises = BUNDLED.filter((name) => !taken.some((folder) => folder.endsWith(`node_modules/${name}`)));
if (surprises.length > 0) throw new Error(`nothing is taken of ${surprises.join(', ')}`);
writeFileSync(path.join(target, 'chunks', 'LICENSES.txt'), taken.map(licenceOf).join('\n'));
removeLeftovers(['chunks/LICENSES.txt', ...output.map(({ fileName }) => fileName)]);

/** `@scope/name` or `name` of an import. */
function packageOf(id) {
  return id.split('/', id.startsWith('@') ? 2 : 1).join('/');
}

/** The folders of the packages that modules of the bundle are from, in order. */
function packagesTaken(chunks) {
  const folders = chunks.flatMap(({ moduleIds }) =>
    moduleIds.flatMap((id) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replace(/^\0/, ''))?.[0] ?? []),
  );
  return [...new Set(folders)].sort((a, b) => (a < b ? -1 : 1));
}

/** Name, version and licence of a package; throws where it has none that may be passed on so. */
function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (!LICENCES.has(license)) throw new Error(`${name} may not be bundled under the licence ${license}`);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : `\n${readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
  return `${name} ${version} (${license})\n${text}`;
}

/** Removes what earlier builds made and this one did not. Done at the end: a program that runs from dist/ misses no file meanwhile. */
function removeLeftovers(made) {
  const kept = new Set(made.map((file) => path.join(target, file)));
  for (const folder of readdirSync(target, { withFileTypes: true })) {
    if (!folder.isDirectory() || folder.name === 'modules' || folder.name === 'web') continue;
    for (const entry of readdirSync(path.join(target, folder.name), { withFileTypes: true })) {
      const file = path.join(target, folder.name, entry.name);
      if (!kept.has(file)) rmSync(file, { recursive: true });
    }
  }
}
