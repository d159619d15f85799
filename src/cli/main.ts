#!/usr/bin/env node
// Starts the program and ends the process with its exit code.

import { EXIT_DONE, EXIT_FAILED } from './exit-codes.js';
import { runProgram } from './program.js';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe went away (`findling search ... | head`): nobody is left to tell.
  if (error.code === 'EPIPE') process.exit(EXIT_DONE);
  process.stderr.write(`error: the output cannot be written: ${error.message}\n`);
  process.exit(EXIT_FAILED);
});
// What is said beside the result is not worth the work it is about: a server whose log is full goes on, and so does a run.
process.stderr.on('error', () => undefined);
process.exitCode = await runProgram(process.argv.slice(2), { out: process.stdout, err: process.stderr });
