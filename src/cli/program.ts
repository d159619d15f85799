// The command line: which commands there are and what they take. Each command lives in a file of its own, loaded when it is
// run: nobody who searches waits for the server to be loaded.

import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { loadConfig, type Config } from '../config.js';
import { FindlingError } from '../errors.js';
import type { BenchOptions } from './bench-command.js';
import { EXIT_DONE, EXIT_FAILED, EXIT_USAGE, exitCodeOf } from './exit-codes.js';
import type { SearchFlags } from './search-command.js';
import { printable, printLine, styled, type Streams } from './streams.js';
import { readVersion } from './version.js';

/** Settings that commands share, as flags. */
interface Flags {
  readonly corpus?: string;
  readonly index?: string;
  readonly port?: string;
  readonly host?: string;
  readonly synonyms?: string;
  readonly minisearch?: string;
}

/** The flags of `search` as they are typed. */
type TypedSearchFlags = Omit<SearchFlags, 'filter' | 'recency' | 'facets' | 'duplicatesOf'> & {
  readonly filter?: string;
  readonly recency?: string;
  readonly duplicatesOf?: string;
  readonly facets: string;
};

function count(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

function oneOf<Choice extends string>(flag: string, choices: readonly Choice[]): (text: string) => Choice {
  return (text) => {
    const choice = choices.find((name) => name === text);
    if (choice !== undefined) return choice;
    const names = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(choices);
    throw new FindlingError('wrong_usage', `${flag} is ${names}, not ${text}`);
  };
}

function settingsOf({ corpus, index, port, host, synonyms, minisearch }: Flags): Config {
  return loadConfig({ corpus, index, port, host, synonyms, minisearch });
}

const INDEX = ['--index <dir>', 'folder of the index (default: index)'] as const;
const SYNONYMS = ['--synonyms <file>', 'words that stand for one another, a set a line'] as const;
const MINISEARCH = [
  '--minisearch <n>',
  'documents up to which the index is written for MiniSearch, too; 0 for never (default: 5000)',
] as const;
const CORPUS = ['--corpus <dir>', 'folder of the documents (default: corpus)'] as const;
const MATCHES = ['auto', 'all', 'any'] as const;
const FUZZINESS = ['auto', 'off'] as const;
const JSON_FLAG = ['--json', 'print one JSON object'] as const;

function createProgram(streams: Streams): Command {
  const program = new Command('findling')
    .description('Full-text search for a folder of documents.')
    .version(readVersion())
    .configureOutput({
      writeOut: (text) => streams.out.write(text),
      writeErr: (text) => streams.err.write(text),
    })
    .exitOverride()
    .showHelpAfterError('(add --help for what there is)');
  const add = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .configureOutput({
        writeOut: (text) => streams.out.write(text),
        writeErr: (text) => streams.err.write(text),
      })
      .exitOverride()
      .allowExcessArguments(false)
      .showHelpAfterError('(add --help for what there is)');

  add('index', 'bring the index up to date with the corpus')
    .option(...CORPUS)
    .option(...INDEX)
    .option('--full', 'index everything anew', false)
    .option(...MINISEARCH)
    .option(...JSON_FLAG, false)
    .action(async (flags: Flags & { full: boolean; json: boolean }) => {
      const { runIndex } = await import('./index-command.js');
      await runIndex(settingsOf(flags), flags, streams);
    });
  add('serve', 'answer searches over HTTP and on a page')
    .option('--port <n>', 'port; 0 picks a free one (default: 3000)')
    .option('--host <h>', 'address to listen on (default: 127.0.0.1)')
    .option(...INDEX)
    .option(...CORPUS)
    .option(...SYNONYMS)
    .option(...MINISEARCH)
    .option('--watch', 'reindex when the corpus changes', false)
    .action(async (flags: Flags & { watch: boolean }) => {
      const { runServe } = await import('./serve-command.js');
      await runServe(
        settingsOf(flags),
        { watch: flags.watch, corpusGiven: flags.corpus !== undefined },
        streams,
      );
    });
  add('search <query...>', 'search in the terminal')
    .option(...INDEX)
    .option(...SYNONYMS)
    .option('--limit <n>', 'hits to show', count(1, 100), 10)
    .option('--offset <n>', 'hits to skip', count(0, 10_000), 0)
    .option('--filter <filter>', 'which documents may answer: section = "World" AND date >= 2015-12-01')
    .addOption(
      new Option('--sort <order>', 'order of the hits')
        .choices(['relevance', 'recency', 'date:desc', 'date:asc'])
        .default('relevance'),
    )
    .option('--recency <half-life>', 'newer hits first within bands of relevance: 12h, 30d, 2w, 6m or 1y')
    .option('--facets <names>', 'facets to count, separated by commas', '')
    .option('--collapse', 'one hit for all near-duplicates', false)
    .option('--duplicates-of <id>', 'only near-duplicates of this document')
    .option('--explain', 'how the score of each hit came about, as a tree', false)
    .option(...JSON_FLAG, false)
    .action(async (query: string[], flags: Flags & TypedSearchFlags) => {
      const {
        limit,
        json,
        offset,
        sort,
        collapse,
        explain,
        filter = null,
        recency = null,
        duplicatesOf = null,
      } = flags;
      const facets = flags.facets.split(',').filter((name) => name !== '');
      const asked = { limit, json, offset, sort, filter, recency, facets, collapse, duplicatesOf, explain };
      const { runSearch } = await import('./search-command.js');
      return runSearch(settingsOf(flags), query.join(' '), asked, streams);
    });
  add('similar <id>', 'documents on the subject of one')
    .option(...INDEX)
    .option('--limit <n>', 'documents to show', count(1, 100), 10)
    .option('--duplicates', 'with near-duplicates', false)
    .option(...JSON_FLAG, false)
    .action(async (id: string, flags: Flags & { limit: number; duplicates: boolean; json: boolean }) => {
      const { runSimilar } = await import('./similar-command.js');
      await runSimilar(settingsOf(flags), id, flags, streams);
    });
  add('suggest <text...>', 'complete what is being typed')
    .option(...INDEX)
    .option('--limit <n>', 'completions to show', count(1, 20), 8)
    .option(...JSON_FLAG, false)
    .action(async (text: string[], flags: Flags & { limit: number; json: boolean }) => {
      const { runSuggest } = await import('./search-command.js');
      await runSuggest(settingsOf(flags), text.join(' '), flags, streams);
    });
  add('queries', 'what a running server is asked most, and what finds nothing; needs its admin key')
    .option('--port <n>', 'port of the server (default: 3000)')
    .option('--host <h>', 'address of the server (default: 127.0.0.1)')
    .option('--limit <n>', 'queries of each kind', count(1, 1000), 20)
    .option(...JSON_FLAG, false)
    .action(async (flags: Flags & { limit: number; json: boolean }) => {
      const { runQueries } = await import('./queries-command.js');
      await runQueries(settingsOf(flags), flags, streams);
    });
  add('check', 'verify every file of the live generation')
    .option(...INDEX)
    .option(...JSON_FLAG, false)
    .action(async (flags: Flags & { json: boolean }) => {
      const { runCheck } = await import('./inspect-commands.js');
      await runCheck(settingsOf(flags), flags, streams);
    });
  add('stats', 'documents, terms, postings, bytes, segments, languages')
    .option(...INDEX)
    .option(...JSON_FLAG, false)
    .action(async (flags: Flags & { json: boolean }) => {
      const { runStats } = await import('./inspect-commands.js');
      await runStats(settingsOf(flags), flags, streams);
    });
  add('export', 'write the index as MiniSearch JSON')
    .option(...INDEX)
    .requiredOption('--minisearch <file>', 'file to write, for MiniSearch.loadJSON')
    .action(async ({ index, minisearch }: { index?: string; minisearch: string }) => {
      const { runExport } = await import('./inspect-commands.js');
      await runExport(loadConfig({ index }), minisearch, streams);
    });
  add('eval <dir>', 'measure the ranking on a judged collection in BEIR layout')
    .option(...JSON_FLAG, false)
    .action(async (folder: string, flags: { json: boolean }) => {
      const { runEval } = await import('./eval-command.js');
      await runEval(folder, flags, streams);
    });
  add('bench', 'time searches in this process')
    .requiredOption('--queries <file>', 'queries, one a line')
    .option(...INDEX)
    .option('--limit <n>', 'hits a query', count(1, 100), 10)
    .option('--rounds <n>', 'rounds; the best of each query counts', count(1, 1000), 5)
    .option('--match <how>', 'auto, all or any', oneOf('--match', MATCHES), 'auto')
    .option('--fuzzy <how>', 'auto corrects words, off does not', oneOf('--fuzzy', FUZZINESS), 'auto')
    .option('--phrase', 'ask for each line as a phrase', false)
    .option('--no-counts', 'do not time searches with exact counts')
    .option('--no-snippets', 'do not time whole answers with snippets')
    .option(...JSON_FLAG, false)
    .action(async (flags: Flags & BenchOptions) => {
      const { runBench } = await import('./bench-command.js');
      await runBench(settingsOf(flags), flags, streams);
    });
  return program;
}

/** Runs the program. Resolves to its exit code; rejects only for what is a bug. */
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
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    printLine(streams.err, `${styled(streams.err, 'red', 'this is a bug in findling')}: ${trace}`);
    return EXIT_FAILED;
  }
}
