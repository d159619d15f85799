// Packs the package, installs it in an empty project and uses it there as a person would: the program, the import in an
// Express program of its own (the one of the README), the types. Needs a build, and a package registry or its cache.

import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../temporary-folder.js';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../../', import.meta.url));
const project = temporaryFolder();
const installed = path.join(project, 'node_modules', 'findling');
const unreachable =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|ETIMEDOUT|ENOTCACHED|E40[0-9]|E50[0-9]/;
const { dependencies, exports: exported } = JSON.parse(
  readFileSync(path.join(repository, 'package.json'), 'utf8'),
) as {
  readonly dependencies: { readonly express: string };
  readonly exports: Readonly<Record<string, { readonly types?: string }>>;
};
const readme = readFileSync(path.join(repository, 'README.md'), 'utf8');
/** Why nothing could be installed, or null. */
let refusal: string | null = null;

beforeAll(async () => {
  const { stdout } = await run('npm', ['pack', '--ignore-scripts', '--pack-destination', project], {
    cwd: repository,
  });
  writeFiles(project, {
    'package.json': JSON.stringify({ name: 'own', private: true, type: 'module' }),
    'articles/ferry.txt': 'Ferry returns\n\nThe ferry sails again.',
  });
  const wanted = [`./${stdout.trim().split('\n').at(-1) ?? ''}`, `express@${dependencies.express}`];
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', '--fetch-retries=1'];
  await run('npm', ['install', ...flags, ...wanted], { cwd: project }).catch((error: unknown) => {
    const { stderr } = error as { readonly stderr: string };
    if (!unreachable.test(stderr)) throw error;
    refusal = `no package registry: ${stderr.slice(0, 200)}`;
  });
}, 300_000);

/** A test that is skipped where nothing could be installed. */
function itInstalled(name: string, test: () => Promise<void> | void): void {
  it(name, { timeout: 120_000 }, async (context) => {
    context.skip(refusal !== null, refusal ?? '');
    await test();
  });
}

/** Runs the Express program behind a heading of a manual, and asks it. */
async function askExample(
  manual: string,
  heading: string,
  targets: readonly string[],
): Promise<readonly string[]> {
  const [, section = ''] = manual.split(`${heading}\n`);
  const [, source = ''] = /```js\n([^]*?)```/.exec(section) ?? [];
  const listen = 'app.listen(3000);';
  expect(source).toContain(listen);
  const asked = `
const server = app.listen(0, async () => {
  const { port } = server.address();
  const texts = [];
  for (const target of ${JSON.stringify(targets)}) texts.push(await (await fetch(\`http://127.0.0.1:\${port}\${target}\`)).text());
  console.log(JSON.stringify(texts));
  process.exit(0);
});`;
  writeFiles(project, { 'own.js': source.replace(listen, () => asked) });
  const { stdout, stderr } = await run(process.execPath, ['own.js'], { cwd: project });
  expect(stderr).toBe('');
  return JSON.parse(stdout) as readonly string[];
}

describe('the installed package', () => {
  itInstalled('holds the types that its exports need and no others, and no source maps', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    expect(files.filter((name) => /\.(?:map|tsbuildinfo|ts)$/.test(name) && !name.endsWith('.d.ts'))).toEqual(
      [],
    );
    const types = new Set<string>();
    const visit = (file: string): void => {
      if (types.has(file)) return;
      types.add(file);
      const text = readFileSync(file, 'utf8');
      for (const [, name = ''] of text.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.js['"]/g))
        visit(path.resolve(path.dirname(file), `${name}.d.ts`));
    };
    for (const { types: file } of Object.values(exported))
      if (file !== undefined) visit(path.join(installed, file));
    const shipped = files.filter((name) => name.endsWith('.d.ts') && !name.startsWith('node_modules'));
    expect(shipped.sort()).toEqual([...types].map((file) => path.relative(installed, file)).sort());
  });

  itInstalled('holds every file that its README links to', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(existsSync(path.join(installed, link)), link).toBe(true);
  });

  itInstalled('runs as a program', async () => {
    const program = path.join(project, 'node_modules', '.bin', 'findling');
    const options = { cwd: project };
    await run(program, ['index', '--corpus', 'articles', '--index', 'by-program'], options);
    const { stdout } = await run(program, ['search', 'ferry', '--index', 'by-program', '--json'], options);
    expect(JSON.parse(stdout)).toMatchObject({ totalHits: 1, hits: [{ id: 'ferry.txt' }] });
  });

  itInstalled('runs in the Express program of the README', async () => {
    const targets = ['/titles?q=ferry', '/search?q=ferry', '/?q=ferry'];
    const [titles = '', search = '', page] = await askExample(
      readme,
      '## In your own Express program',
      targets,
    );
    expect(JSON.parse(titles)).toEqual(['Ferry returns']);
    expect(JSON.parse(search)).toMatchObject({ totalHits: 1, hits: [{ id: 'ferry.txt' }] });
    expect(page).toContain('<mark>ferry</mark>');
  });

  itInstalled('has a client that loads nothing else of it', async () => {
    writeFiles(project, {
      'asks.js': `import { createServer } from 'node:http';
import { createClient } from 'findling/client';
const server = createServer((request, response) => response.end(JSON.stringify({ hits: [request.url] })));
server.listen(0, async () => {
  const client = createClient({ endpoint: 'http://127.0.0.1:' + server.address().port });
  console.log((await client.search('ferry', { limit: 3 })).hits[0]);
  server.close();
});`,
    });
    const { stdout } = await run(process.execPath, ['asks.js'], { cwd: project });
    expect(stdout).toBe('/search?q=ferry&limit=3\n');
    const client = path.join(installed, 'dist', 'client');
    for (const name of readdirSync(client).filter((file) => file.endsWith('.js'))) {
      const imports = [...readFileSync(path.join(client, name), 'utf8').matchAll(/from '([^']+)'/g)];
      for (const [, from = ''] of imports) expect(from).toMatch(/^\.\/[\w-]+\.js$/);
    }
  });

  itInstalled('runs under a path in the Express program of docs/embed.md', async () => {
    const embed = readFileSync(path.join(installed, 'docs', 'embed.md'), 'utf8');
    const targets = ['/', '/archive/search?q=ferry', '/archive/?q=ferry'];
    const [own, search = '', page] = await askExample(embed, '## In an Express program', targets);
    expect(own).toContain('ferry.txt');
    expect(JSON.parse(search)).toMatchObject({ totalHits: 1, hits: [{ id: 'ferry.txt' }] });
    expect(page).toContain('action="/archive/"');
    expect(page).toContain('<title>ferry - Archive</title>');
  });

  itInstalled('lets nothing else be imported', async () => {
    writeFiles(project, { 'deep.js': "import 'findling/dist/cli/program.js';" });
    const running = run(process.execPath, ['deep.js'], { cwd: project });
    await expect(running).rejects.toThrow('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });

  itInstalled('gives types that a strict program is checked with', () => {
    writeFiles(project, {
      'typed.ts': `import { createServer } from 'node:http';
import { createApp, defaultRequest, createEngine, updateIndex, type Hit, type SearchRequest } from 'findling';
import { ApiError, createClient, type SearchResult } from 'findling/client';
import 'findling/element';

const request: SearchRequest = defaultRequest('ferry', { sort: 'date:desc' });
const summary = await updateIndex({ corpus: 'articles', index: 'typed' });
const added: number = summary.added;
const engine = await createEngine({ index: 'typed' });
const hits: readonly Hit[] = (await engine.search(request)).hits;
createServer(createApp({ engine: () => engine, rateLimits: null }));
// @ts-expect-error an order that does not exist
defaultRequest('ferry', { sort: 'size' });
const answer: SearchResult = await createClient({ endpoint: 'http://127.0.0.1' }).search('ferry', { sort: 'date:desc' });
// @ts-expect-error a parameter that does not exist
void createClient({ endpoint: 'http://127.0.0.1' }).search('ferry', { order: 'date' });
export function listen(element: HTMLElementTagNameMap['findling-search']): void {
  element.endpoint = 'https://find.example';
  element.addEventListener('findling-select', ({ detail: { href } }) => href.length);
}
export const all = [added, hits.length, answer.totalHits, ApiError];
`,
    });
    const program = ts.createProgram([path.join(project, 'typed.ts')], {
      strict: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      typeRoots: [path.join(repository, 'node_modules', '@types')],
      types: ['node'],
    });
    const problems = ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText, file }) => [file?.fileName, messageText]);
    expect(problems).toEqual([]);
  });
});
