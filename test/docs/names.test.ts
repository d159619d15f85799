// What the documents name in code exists: files, flags, commands, scripts, environment variables, identifiers.

import { describe, expect, it } from 'vitest';
import { type Code, codeOf, markdownFiles, projectFiles, readProjectFile } from './markdown.js';

/** What a person reads as a name of this program: one that has a shape no word of a sentence has. */
const IDENTIFIER = /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*(?:\(\))?$/;
const SHAPED = /[a-z][A-Z]|^[A-Z][a-z]+[A-Z]|_/;
const FILE =
  /^(?:[\w.@-]+\/)*[\w.-]+\.(?:ts|mts|mjs|cjs|md|json|bin|svg|png|java)$|^(?:src|test|docs)\/[\w./-]*$/;

/** Written into documents as history, or as somebody else's: not looked for in the sources. */
const HISTORY = /^CHANGELOG\.md$/;

/** Commands of other programs, with the lines they go on in: their flags are not ours. */
const FOREIGN = /^(?:docker|npm install) (?:.*\\\n)*.*$|\bnpm install --save-dev\b/gm;
/** By document: names in recipes for sites that have them themselves. */
const OF_OTHERS: Readonly<Record<string, readonly string[]>> = {
  'docs/embed.md': ['npm run search', 'site_nav', 'trailingSlash', 'relURL'],
  'docs/many-machines.md': [
    'create_index',
    'cluster_composite_ops',
    'cluster_composite_ops_ro',
    'cluster_monitor',
    'vm',
    'max_map_count',
  ],
  'docs/adr/0031-words-are-analyzed-before-the-cluster.md': ['combined_fields'],
};

const sources = projectFiles
  .filter((file) => /^(?:src|test|\.ci)\/|^package\.json$|^[\w.-]+\.(?:js|cjs|ts|json)$/.test(file))
  .filter(
    (file) =>
      !/^test\/docs\/|package-lock/.test(file) && /\.(?:ts|mjs|js|cjs|json|java|css|svg)$|run$/.test(file),
  )
  .map(readProjectFile)
  .join('\n');
const words = new Set(sources.match(/[A-Za-z_$][\w$]*/g));
/** Names of fields are read without regard to case and underscores, and are written so in the sources. */
const plainWords = new Set(sources.toLowerCase().match(/[a-z][a-z\d]*/g));
const plain = (name: string): string => name.toLowerCase().replaceAll('_', '');
const quoted = new Set([...sources.matchAll(/['"`]([\w./-]+)['"`]/g)].map(([, text = '']) => text));
const scripts = new Set(
  Object.keys((JSON.parse(readProjectFile('package.json')) as { scripts: object }).scripts),
);
const commands = new Set(
  [
    ...readProjectFile('src/cli/register-commands.ts').matchAll(/^ *add\('([a-z]+)/gm),
    ...readProjectFile('src/cli/keys/register-keys.ts').matchAll(/^ *\.command\('([a-z]+)'/gm),
  ].map(([, name = '']) => name),
);

/** Says what of a piece of code is not there; empty when all of it is. */
function missingIn({ text }: Code): string[] {
  const missing: string[] = [];
  for (const flag of text.replace(FOREIGN, '').match(/(?<![\w-])--[a-z][a-z-]+/g) ?? []) {
    if (!sources.includes(flag) && !sources.includes(flag.slice(2))) missing.push(flag);
  }
  for (const name of text.match(/\bFINDLING_[A-Z_]+/g) ?? []) if (!words.has(name)) missing.push(name);
  for (const [, script = ''] of text.matchAll(/\bnpm run (?:--silent )?([a-z:]+)/g)) {
    if (!scripts.has(script)) missing.push(`npm run ${script}`);
  }
  for (const [, command = ''] of text.matchAll(/(?:^|\s)findling ([a-z]+)\b/g)) {
    if (!commands.has(command)) missing.push(`findling ${command}`);
  }
  for (const part of text.split(/[\s,()]+/)) {
    if (FILE.test(part) && !text.includes(`${part}(`) && !isFile(part)) missing.push(part);
  }
  const name = text.trim();
  if (IDENTIFIER.test(name) && SHAPED.test(name) && !FILE.test(name)) {
    for (const part of name.replace('()', '').split('.')) {
      if (!words.has(part) && !plainWords.has(plain(part)) && !(part in globalThis)) missing.push(part);
    }
  }
  return missing;
}

/** A file of the project, by its path or by its name alone, or one that the sources name. */
function isFile(path: string): boolean {
  // Files of an index are told by the end of their name, which the sources put together.
  const name = path.replace(/^generation-\d+/, '');
  return (
    (name !== path && sources.includes(`}${name}\``)) ||
    projectFiles.some((file) => file === name || file.startsWith(name) || file.endsWith(`/${name}`)) ||
    quoted.has(name) ||
    quoted.has(name.split('/').at(-1) ?? name)
  );
}

describe('what the documents name in code', () => {
  it.each(markdownFiles.filter((file) => !HISTORY.test(file)))('exists: %s', (file) => {
    const missing = codeOf(file).flatMap((code) => missingIn(code));
    expect(missing.filter((name) => OF_OTHERS[file]?.includes(name) !== true)).toEqual([]);
  });

  it('is noticed when it does not exist', () => {
    const text = '--no-such-flag npm run nothing src/nothing.ts FINDLING_NOTHING';
    expect(missingIn({ file: '', text, language: '' })).toHaveLength(4);
    expect(missingIn({ file: '', text: 'findling nothing', language: null })).toHaveLength(1);
    expect(missingIn({ file: '', text: 'NoSuchClass.noSuchMethod()', language: null })).toHaveLength(2);
  });
});

describe('links between the documents', () => {
  it.each(markdownFiles)('lead to files and headings that are there: %s', (file) => {
    const folder = file.includes('/') ? file.slice(0, file.lastIndexOf('/') + 1) : '';
    const broken = [...readProjectFile(file).matchAll(/\]\((?!https?:|#)([^)#\s]+)(#[\w-]+)?\)/g)].filter(
      ([, target = '', anchor]) => {
        const found = new URL(target, `file:///${folder}`).pathname.slice(1);
        if (!projectFiles.some((known) => known === found || known.startsWith(found))) return true;
        return anchor !== undefined && !anchorsOf(found).has(anchor.slice(1));
      },
    );
    expect(broken.map(([link]) => link)).toEqual([]);
  });
});

function anchorsOf(file: string): Set<string> {
  const headings = [...readProjectFile(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .trim()
        .replace(/\s/g, '-'),
    ),
  );
}
