// The program: runs the command that was typed, and turns whatever it throws into a message and an exit code.

import { Command, CommanderError } from 'commander';
import { describeError, FindlingError, isFileLimit, machineErrnoOf } from '../errors.js';
import { readVersion } from '../version.js';
import { printHelp } from './command-help.js';
import {
  EXIT_DONE,
  EXIT_FAILED,
  EXIT_INCOMPLETE,
  EXIT_LOCKED,
  EXIT_NO_INDEX,
  EXIT_USAGE,
  exitCodeOf,
} from './exit-codes.js';
import { printable, printLine, type Streams, styled } from './print/streams.js';
import { registerCommands } from './register-commands.js';

/** Runs the program. Resolves to its exit code; a bug is reported as one and ends with 1. */
export async function runProgram(args: readonly string[], streams: Streams): Promise<number> {
  try {
    await createProgram(streams).parseAsync(args, { from: 'user' });
    return EXIT_DONE;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_DONE : EXIT_USAGE;
    if (error instanceof FindlingError) {
      printLine(streams.err, `${styled(streams.err, 'red', 'error')}: ${printable(error.message)}`);
      return exitCodeOf(error.code);
    }
    const errno = machineErrnoOf(error);
    if (errno !== null) {
      const advice = isFileLimit(errno) ? '; let the process open more files (ulimit -n)' : '';
      printLine(
        streams.err,
        `${styled(streams.err, 'red', 'error')}: the system refused: ${printable(describeError(error))}${advice}`,
      );
      return EXIT_FAILED;
    }
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    printLine(
      streams.err,
      `${styled(streams.err, 'red', 'this is a bug in findling')}: ${printableLines(trace)}`,
    );
    return EXIT_FAILED;
  }
}

function createProgram(streams: Streams): Command {
  const program = new Command('findling')
    .description('Full-text search for a folder of documents.')
    .version(readVersion())
    // Flags of the program stand before the command: `search -Victoria` does not ask for the version.
    .enablePositionalOptions();
  const exits = [EXIT_DONE, EXIT_FAILED, EXIT_USAGE, EXIT_NO_INDEX, EXIT_LOCKED, EXIT_INCOMPLETE];
  program.addHelpText(
    'after',
    printHelp({ examples: ['index', 'serve', 'search ferry'], settings: [], exits }),
  );
  registerCommands(program, streams);
  for (const command of withNested(program)) prepare(command, streams);
  return program;
}

/** A command and all below it. */
function withNested(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withNested)];
}

function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** Lets a command write to the streams, and throw instead of ending the process. */
function prepare(command: Command, { out, err }: Streams): void {
  command
    .configureOutput({
      writeOut: (text) => out.write(text),
      // It repeats what was typed, which may have been pasted from anywhere.
      writeErr: (text) => err.write(printableLines(text)),
      outputError: (text, write) => {
        write(text + adviseOnMinus(command, text));
      },
    })
    .exitOverride()
    .allowExcessArguments(false)
    .showHelpAfterError('(add --help for what there is)');
}

/** What to write where a word that is to be left out was taken for a flag. */
function adviseOnMinus(command: Command, message: string): string {
  const [, word] = /unknown option '(-[^'-][^']*)'/.exec(message) ?? [];
  const takesWords = command.registeredArguments.some((argument) => argument.variadic);
  if (word === undefined || !takesWords) return '';
  return `(words that begin with a minus sign go behind --: findling ${command.name()} -- ${printable(word)})\n`;
}
