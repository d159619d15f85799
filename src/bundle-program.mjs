// Makes the program in dist/ from its compiled modules in dist/modules/: `cli/main.js`, `library/findling.js`, `client/client.js` and, in
// `chunks/`, what they share, what is loaded when needed, and the threads. Node spends about half a millisecond on each module that it
// loads: for the hundreds of the program as long as on all the rest of a search in the terminal.
//
// The dependencies in package.json are installed beside the program. Of BUNDLED what is used is taken into it, and their licences are
// in chunks/LICENSES.txt.

import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** Packages of so many modules that loading them is felt. */
const BUNDLED = ['zod'];

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
    (id) => !/^node:|^(?:cli|library|client|chunks)\//.test(id) && !installed.includes(packageOf(id)),
  );
  if (missing.length > 0) throw new Error(`${fileName} imports what nobody installs: ${missing.join(', ')}`);
  if (fileName.startsWith('chunks/') || !code.includes('-worker.js')) continue;
  throw new Error(
    `${fileName} starts a thread, whose file is in chunks/: move what starts it to a module that others import, too`,
  );
}
writeFileSync(path.join(target, 'chunks', 'LICENSES.txt'), BUNDLED.map(licenceOf).join('\n'));
removeLeftovers(['chunks/LICENSES.txt', ...output.map(({ fileName }) => fileName)]);

/** `@scope/name` or `name` of an import. */
function packageOf(id) {
  return id.split('/', id.startsWith('@') ? 2 : 1).join('/');
}

function licenceOf(name) {
  const folder = path.dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`)));
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return `${name} ${version}\n\n${readFileSync(path.join(folder, 'LICENSE'), 'utf8')}`;
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
