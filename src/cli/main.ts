#!/usr/bin/env node
// Starts the program and ends the process with its exit code.

import { runProgram } from './program.js';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe went away (`findling search ... | head`): nobody is left to tell.
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
process.exitCode = await runProgram(process.argv.slice(2), { out: process.stdout, err: process.stderr });
