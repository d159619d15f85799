// The tests of one group of files, which `run.mjs` names, as they are run for each change.

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: (process.env['FINDLING_MUTATION_TESTS'] ?? '').split(','),
    setupFiles: ['test/fix-seed.ts'],
    execArgv: ['--import', fileURLToPath(new URL('../loader/register.mjs', import.meta.url))],
    isolate: false,
    // For what hangs: Stryker ends what a change slows down.
    testTimeout: 300_000,
  },
});
