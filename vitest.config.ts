import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Runs TypeScript sources in processes and threads that Node starts itself. */
const loader = fileURLToPath(new URL('test/loader/register.mjs', import.meta.url));

/** Tests that start the program, or a browser: they run what `npm run build` makes, and build it first. */
const program = { globalSetup: ['test/build-program.ts'] };

/** Tests beside those of the rooms they belong to that start a process, a server or threads, which takes half a second each. */
const starting = [
  'test/documents/readers/office/read-office.test.ts',
  'test/documents/readers/pdf/printed-pdf.test.ts',
  'test/documents/readers/threaded/**/*.test.ts',
  'test/index/build/segment-pool.test.ts',
  'test/index/update/spread-over-threads.test.ts',
  'test/server/listen.test.ts',
  'test/server/threads/**/*.test.ts',
];

/** Tests beside those of their rooms that take their time. */
const lengthy = ['test/documents/read-large-zip.test.ts'];

/** Modules are imported as Node does it, by the loader: code runs faster than where Vite makes a getter of each import. */
const natively = { experimental: { viteModuleRunner: false, nodeLoader: false } };

/**
 * Tests over a real cluster, which Maven has to fetch and Java to run: only in a run that names
 * the project, as `npm run test:opensearch` does.
 */
const cluster = {
  extends: true as const,
  test: {
    globalSetup: ['test/opensearch/shared-cluster.ts'],
    name: 'opensearch',
    include: ['test/opensearch/cluster/**/*.test.ts'],
  },
};

/**
 * `unit` and `long` start no process; `program` and `system` do. `long` and `system` take their time, and say the same on
 * every version of Node.
 */
export default defineConfig({
  test: {
    // For what hangs, not for what is slow on a busy machine, or tries many cases of a property.
    testTimeout: 300_000 * Math.max(1, Number(process.env['FINDLING_TEST_RUNS'] ?? 1) / 4),
    hookTimeout: 300_000,
    setupFiles: ['test/fix-seed.ts'],
    pool: 'forks',
    maxWorkers: 2,
    execArgv: ['--import', loader],
    // What a file is without its types is kept in node_modules from one run to the next.
    experimental: { fsModuleCache: true },
    projects: [
      {
        extends: true,
        test: {
          ...natively,
          name: 'unit',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [
            'test/{bench,cli,crash,e2e,fuzz,opensearch/cluster,property,relevance}/**',
            ...starting,
            ...lengthy,
          ],
        },
      },
      {
        extends: true,
        test: { ...natively, name: 'long', include: ['test/{fuzz,property,relevance}/**/*.test.ts'] },
      },
      {
        extends: true,
        test: { ...program, name: 'program', include: ['test/cli/**/*.test.ts', ...starting] },
      },
      ...(process.argv.includes('opensearch') ? [cluster] : []),
      {
        extends: true,
        test: { ...program, name: 'system', include: ['test/{bench,crash,e2e}/**/*.test.ts', ...lengthy] },
      },
    ],
  },
});
