// Makes the files of the page in dist/web, beside the compiled server: one script of the client's files, one style sheet of
// styles/, both without spaces and comments, and what needs no making. The last step of the build.

import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const source = new URL('./', import.meta.url);
const target = new URL('../../dist/web/', import.meta.url);

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
await build({
  configFile: false,
  root: fileURLToPath(source),
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: fileURLToPath(target),
    emptyOutDir: false,
    target: 'es2022',
    cssTarget: 'es2022',
    modulePreload: false,
    rollupOptions: {
      input: {
        main: fileURLToPath(new URL('client/main.ts', source)),
        style: fileURLToPath(new URL('style.css', source)),
      },
      output: { entryFileNames: 'client/[name].js', assetFileNames: '[name][extname]' },
    },
  },
});
for (const name of readdirSync(source)) {
  if (extname(name) === '.svg') copyFileSync(new URL(name, source), new URL(name, target));
}
