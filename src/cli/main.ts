#!/usr/bin/env node
// Starts the program and ends the process with its exit code.

import { describeError, isFileLimit, machineErrnoOf } from '../errors.js';
import { EXIT_DONE, EXIT_FAILED } from './exit-codes.js';

/** Commands whose work is another than what they print: it is done, or goes on, where that cannot be written. */
const WORKING_COMMANDS = ['index', 'serve'];

const args = process.argv.slice(2);
const isWorking = WORKING_COMMANDS.includes(args[0] ?? '');
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe went away (`findling search ... | head`): nobody is left to tell.
  const isPipe = error.code === 'EPIPE';
  if (isPipe && !isWorking) process.exit(EXIT_DONE);
  if (!isPipe) process.stderr.write(`error: the output cannot be written: ${error.message}\n`);
  if (!isWorking) process.exit(EXIT_FAILED);
});
// What is said beside the result is not worth the work it is about: a server whose log is full goes on, and so does a run.
process.stderr.on('error', () => undefined);
process.exitCode = await run();

/** Loads the program first: a machine that cannot even do that is told apart from a bug in it. */
async function run(): Promise<number> {
  try {
    const { runProgram } = await import('./program.js');
    return await runProgram(args, { out: process.stdout, err: process.stderr });
  } catch (error) {
    const errno = machineErrnoOf(error);
    if (errno === null) throw error;
    const advice = isFileLimit(errno) ? ': let it open more files (ulimit -n)' : '';
    process.stderr.write(`error: findling cannot be loaded, ${describeError(error)}${advice}\n`);
    return EXIT_FAILED;
  }
}
