// Makes what browsers load in dist/web, beside the compiled server: the script and the style sheet of the page, and the element for
// other sites, without spaces and comments; and what needs no making. The last step of the build, behind the compiler: the words of
// the element are picked from the compiled words of the page.

import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const source = new URL('./', import.meta.url);
const target = new URL('../../dist/web/', import.meta.url);
const words = new URL('../../dist/modules/server/page/words/', import.meta.url);

/** What the element says of all that the page says: `ElementWords` in element/element-words.ts. */
const ELEMENT_WORDS = [
  'search',
  'searchLabel',
  'suggestions',
  'suggested',
  'documents',
  'atLeast',
  'nothing',
  'checkSpelling',
  'didYouMean',
  'searchedFor',
  'searchAsTyped',
  'moreHits',
  'waitSeconds',
  'retry',
  'close',
  'filters',
  'yes',
  'no',
  'field',
  'errorHeadings',
];

/** Modules `words:de` with the words of the element in a language. */
const wordModules = {
  name: 'words',
  resolveId: (id) => (id.startsWith('words:') ? `\0${id}` : null),
  async load(id) {
    const [, language] = /^\0words:(\w+)$/.exec(id) ?? [];
    if (language === undefined) return null;
    const all = (await import(new URL(`${language}.js`, words).href))[language];
    return `export default ${JSON.stringify(Object.fromEntries(ELEMENT_WORDS.map((name) => [name, all[name]])))}`;
  },
};

/**
 * What searches an exported site reads words without the rules of any language: what is in the index has been read by them already.
 * Their stemmers and stop words stay out of the browser.
 */
const noLanguages = {
  name: 'no-languages',
  load(id) {
    if (/\/text\/languages\.[jt]s$/.test(id))
      return "export const languageAnalyses = {}; export const plainRules = { elision: null, accents: 'spelling', isPrefix: null };";
    return /\/text\/stop-words\.[jt]s$/.test(id) ? 'export const stopWordsOf = () => [];' : null;
  },
};

/**
 * Stemmers are loaded by Node where they run; here they stand in the script, all of them from one package: that of a query and of the words
 * of an index need only be the same one.
 */
const STEMMERS = [
  ...['danish', 'dutch', 'finnish', 'french', 'german', 'greek', 'hungarian', 'italian', 'norwegian'],
  ...['portuguese', 'romanian', 'russian', 'spanish', 'swedish', 'turkish'],
];
const stemmersInside = {
  name: 'stemmers-inside',
  load(id) {
    if (!/\/text\/stemmers\/snowball\.[jt]s$/.test(id)) return null;
    const imports = STEMMERS.map((name) => `import { stemmer as ${name} } from '@orama/stemmers/${name}';`);
    return `${imports.join('\n')}
import { stemmer as hindi } from '@orama/stemmers/indian';
import { createEnglishStemmer } from './english.js';
const byName = { ${STEMMERS.join(', ')}, hindi };
export function createSnowballStemmer(name) {
  return name === 'english' ? createEnglishStemmer() : (byName[name] ?? ((word) => word));
}`;
  },
};

const common = {
  configFile: false,
  root: fileURLToPath(source),
  publicDir: false,
  logLevel: 'warn',
};
const options = {
  outDir: fileURLToPath(target),
  emptyOutDir: false,
  target: 'es2022',
  cssTarget: 'es2022',
  modulePreload: false,
};

mkdirSync(target, { recursive: true });
await build({
  ...common,
  build: {
    ...options,
    rollupOptions: {
      input: {
        main: fileURLToPath(new URL('client/main.ts', source)),
        style: fileURLToPath(new URL('style.css', source)),
      },
      output: { entryFileNames: 'client/[name].js', assetFileNames: '[name][extname]' },
    },
  },
});
await build({
  ...common,
  plugins: [wordModules],
  build: {
    ...options,
    rollupOptions: {
      input: { 'findling-search': fileURLToPath(new URL('element/findling-search.ts', source)) },
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: '[name].js',
        // A language is named as it is: a page that was loaded before an update still finds it.
        chunkFileNames: ({ moduleIds }) =>
          `findling-search/${/words:(\w+)/.exec(moduleIds.at(-1) ?? '')?.[1] ?? '[name]'}.js`,
      },
    },
  },
});
await build({
  ...common,
  plugins: [noLanguages],
  build: {
    ...options,
    rollupOptions: {
      input: { 'search-worker': fileURLToPath(new URL('site/site-worker.ts', source)) },
      // What both scripts need stands in the worker.
      preserveEntrySignatures: 'allow-extension',
      output: { entryFileNames: '[name].js', chunkFileNames: 'search-values.js' },
    },
  },
});
await build({
  ...common,
  plugins: [stemmersInside],
  build: {
    ...options,
    rollupOptions: {
      input: { 'search-stems': fileURLToPath(new URL('site/site-stemmer.ts', source)) },
      preserveEntrySignatures: 'strict',
      output: { entryFileNames: '[name].js' },
    },
  },
});
for (const name of readdirSync(source)) {
  if (extname(name) === '.svg') copyFileSync(new URL(name, source), new URL(name, target));
}
