// The command line: which commands there are, what they take and what their help says. Each command lives in a file of
// its own, loaded when it is run: nobody who searches waits for the server to be loaded.

import type { Command } from 'commander';
import { FindlingError } from '../errors.js';
import { defaultRequest } from '../search/default-request.js';
import { MAX_LIMIT, SEARCH_PARAMETERS } from '../server/answers/search-parameters.js';
import { listOfNames, wholeNumber } from '../server/http/parameter-kinds.js';
import { MAX_RESULT_WINDOW } from '../server/page/result-window.js';
import type { BenchOptions } from './bench-command.js';
import { type CommandHelp, printHelp } from './command-help.js';
import {
  EXIT_DONE,
  EXIT_FAILED,
  EXIT_INCOMPLETE,
  EXIT_LOCKED,
  EXIT_NO_INDEX,
  EXIT_USAGE,
} from './exit-codes.js';
import {
  addTo,
  ALLOWED_HOST,
  BASE_PATH,
  BUILD_MEMORY,
  CACHE,
  CORPUS,
  ENGINE,
  flagOf,
  INDEX,
  JSON_OUTPUT,
  KEYS,
  MINISEARCH,
  NO_CACHE,
  PUBLIC,
  readSettings,
  type SettingFlags,
  SYNONYMS,
  THREADS,
  UPDATE,
} from './flags.js';
import type { IndexFlags } from './index-command.js';
import { registerKeys } from './keys/register-keys.js';
import type { Streams } from './print/streams.js';
import type { SearchFlags } from './search-command.js';

/** The flags of `search` as they are typed. */
type TypedSearchFlags = Omit<SearchFlags, 'filter' | 'recency' | 'duplicatesOf'> & {
  readonly filter?: string;
  readonly recency?: string;
  readonly duplicatesOf?: string;
};

const READING_EXITS = [EXIT_DONE, EXIT_FAILED, EXIT_USAGE, EXIT_NO_INDEX];
/** What decides how an index is built. */
const BUILDING = ['minisearch', 'buildMemory', 'fields', 'importance'] as const;
/** What decides which files are read, and how. */
const READING = ['dateOrder', 'maxDocument', 'maxFile', 'drafts', 'noindex', 'sourceFiles'] as const;
/** What is searched. A command that reads these has the flags of ENGINE. */
const ASKED = ['index', 'engine', 'opensearch'] as const;
const SEARCHING = { settings: [...ASKED, 'synonyms'], exits: READING_EXITS } as const;
const INSPECTING = { settings: ASKED, exits: READING_EXITS } as const;
const DEFAULTS = defaultRequest('');

/** Adds every command to the program. */
export function registerCommands(program: Command, streams: Streams): void {
  const add = (name: string, description: string, help: CommandHelp): Command => {
    const command = program.command(name).description(description).addHelpText('after', printHelp(help));
    if (help.settings.includes('engine')) for (const [name, text] of ENGINE) command.option(name, text);
    return command;
  };
  registerIndexAndServe(add, streams);
  registerKeys(program, streams);
  registerSearch(add, streams);
  registerInspection(add, streams);
  registerMeasuring(add, streams);
}

type Add = (name: string, description: string, help: CommandHelp) => Command;

function registerIndexAndServe(add: Add, streams: Streams): void {
  add('index', 'bring the index up to date with the corpus', {
    examples: ['index --corpus corpus --index index', 'index --full --json'],
    settings: ['corpus', ...ASKED, ...BUILDING, ...READING],
    exits: [EXIT_DONE, EXIT_FAILED, EXIT_USAGE, EXIT_NO_INDEX, EXIT_LOCKED, EXIT_INCOMPLETE],
  })
    .option(...CORPUS)
    .option(...INDEX)
    .option('--full', 'index everything anew', false)
    .option('--allow-shrink', 'go on where more than half of the documents are gone', false)
    .option(...MINISEARCH)
    .option(...BUILD_MEMORY)
    .option(...JSON_OUTPUT, false)
    .action(async (flags: SettingFlags & IndexFlags) => {
      const { runIndex } = await import('./index-command.js');
      await runIndex(readSettings(flags), flags, streams);
    });
  const cacheFlags = new Set<string>();
  add('serve', 'answer searches over HTTP and on a page', {
    examples: ['serve --port 8080', 'serve --corpus corpus --watch', 'serve --host 0.0.0.0 --public'],
    hint: 'For other machines it needs a key for searching (findling keys create), or --public.',
    settings: [
      'corpus',
      ...ASKED,
      'synonyms',
      'host',
      'port',
      'keys',
      'public',
      'allowedHosts',
      'corsOrigins',
      'frameAncestors',
      'basePath',
      'indexName',
      'trustProxy',
      'robots',
      'title',
      'placeholder',
      'accent',
      'logo',
      'originals',
      'popularQueries',
      'adminKey',
      'logLevel',
      'searchTimeoutMs',
      'threads',
      'searchesPerMinute',
      ...BUILDING,
      'cache',
      'update',
      ...READING,
    ],
    exits: [EXIT_DONE, EXIT_FAILED, EXIT_USAGE, EXIT_NO_INDEX],
  })
    .option('--port <n>', 'port; 0 picks a free one (default: 3000)')
    .option('--host <h>', 'address to listen on (default: 127.0.0.1)')
    .option(...KEYS)
    .option(...PUBLIC)
    .option(...ALLOWED_HOST, addTo)
    .option(...BASE_PATH)
    .option(...INDEX)
    .option(...CORPUS)
    .option(...SYNONYMS)
    .option(...MINISEARCH)
    .option(...BUILD_MEMORY)
    .option(...CACHE)
    .option(...NO_CACHE)
    .option(...THREADS)
    .option(...UPDATE)
    .option('--watch', 'reindex when the corpus changes', false)
    .on('option:cache', () => cacheFlags.add('--cache'))
    .on('option:no-cache', () => cacheFlags.add('--no-cache'))
    .action(async (flags: SettingFlags & { watch: boolean }) => {
      refuseSeveral(cacheFlags);
      const { runServe } = await import('./serve/serve-command.js');
      await runServe(readSettings(flags), flags, streams);
    });
  add('mcp', 'answer agents over stdio, by the Model Context Protocol', {
    examples: ['mcp --corpus notes --index notes.index'],
    hint: 'A desktop or editor client starts it by itself: docs/agents.md has what to write into its settings.',
    settings: [
      'corpus',
      ...ASKED,
      'synonyms',
      'title',
      'logLevel',
      'searchTimeoutMs',
      'update',
      ...BUILDING,
      ...READING,
    ],
    exits: READING_EXITS,
  })
    .option(...CORPUS)
    .option(...INDEX)
    .option(...SYNONYMS)
    .option(...UPDATE)
    .action(async (flags: SettingFlags) => {
      const { runMcp } = await import('./mcp/mcp-command.js');
      await runMcp(readSettings(flags), streams);
    });
  add('queries', 'what a running server is asked most, and what finds nothing; needs its admin key', {
    examples: ['queries --port 3000 --limit 10'],
    settings: ['host', 'port', 'adminKey'],
    exits: [EXIT_DONE, EXIT_FAILED, EXIT_USAGE],
  })
    .option('--port <n>', 'port of the server (default: 3000)')
    .option('--host <h>', 'address of the server (default: 127.0.0.1)')
    .addOption(flagOf('--limit <n>', 'queries of each kind', wholeNumber(1, 1000), 20))
    .option(...JSON_OUTPUT, false)
    .action(async (flags: SettingFlags & { limit: number; json: boolean }) => {
      const { runQueries } = await import('./queries-command.js');
      await runQueries(readSettings(flags), flags, streams);
    });
}

/** Refuses flags of which the last would silently win. Throws FindlingError `invalid_config`. */
function refuseSeveral(flags: ReadonlySet<string>): void {
  if (flags.size < 2) return;
  const message = `${[...flags].sort().join(' and ')} contradict each other: give one of them`;
  throw new FindlingError('invalid_config', message);
}

function registerSearch(add: Add, streams: Streams): void {
  const { sort } = SEARCH_PARAMETERS.parameters;
  add('search <query...>', 'search in the terminal', {
    examples: [
      'search "island ferry" inquiry --limit 3',
      'search ferry --filter \'section = "World"\' --sort date:desc',
      'search -- ferry -storm',
    ],
    hint: 'Words that begin with a minus sign are left out of the search; write -- before them.',
    ...SEARCHING,
  })
    .option(...INDEX)
    .option(...SYNONYMS)
    .addOption(flagOf('--limit <n>', 'hits to show', wholeNumber(1, MAX_LIMIT), DEFAULTS.limit))
    .addOption(flagOf('--offset <n>', 'hits to skip', wholeNumber(0, MAX_RESULT_WINDOW), DEFAULTS.offset))
    .option('--filter <filter>', 'which documents may answer: section = "World" AND date >= 2015-12-01')
    .addOption(flagOf('--sort <order>', `order of the hits: ${sort.expected}`, sort, sort.fallback))
    .option('--recency <half-life>', 'newer hits first within bands of relevance: 12h, 30d, 2w, 6m or 1y')
    .addOption(flagOf('--facets <names>', 'facets to count, separated by commas', listOfNames, []))
    .option('--collapse', 'one hit for all near-duplicates', false)
    .option('--duplicates-of <id>', 'only near-duplicates of this document')
    .option('--as-typed', 'exactly what was typed, however it is spelt', false)
    .option('--explain', 'how the score of each hit came about, as a tree', false)
    .option(...JSON_OUTPUT, false)
    .action(async (query: string[], flags: SettingFlags & TypedSearchFlags) => {
      const { filter = null, recency = null, duplicatesOf = null } = flags;
      const { limit, json, offset, sort, facets, collapse, explain, asTyped } = flags;
      const counted = { limit, offset, facets, collapse, explain, asTyped, json };
      const asked = { ...counted, sort, filter, recency, duplicatesOf };
      const { runSearch } = await import('./search-command.js');
      await runSearch(readSettings(flags), query.join(' '), asked, streams);
    });
  add('similar <id>', 'documents on the subject of one', {
    examples: ['similar wire/ferry.txt --limit 5'],
    ...SEARCHING,
  })
    .option(...INDEX)
    .addOption(flagOf('--limit <n>', 'documents to show', wholeNumber(1, MAX_LIMIT), 10))
    .option('--duplicates', 'with near-duplicates', false)
    .option(...JSON_OUTPUT, false)
    .action(
      async (id: string, flags: SettingFlags & { limit: number; duplicates: boolean; json: boolean }) => {
        const { runSimilar } = await import('./similar-command.js');
        await runSimilar(readSettings(flags), id, flags, streams);
      },
    );
  add('suggest <text...>', 'complete what is being typed', { examples: ['suggest harb'], ...SEARCHING })
    .option(...INDEX)
    .addOption(flagOf('--limit <n>', 'completions to show', wholeNumber(1, 20), 8))
    .option(...JSON_OUTPUT, false)
    .action(async (text: string[], flags: SettingFlags & { limit: number; json: boolean }) => {
      const { runSuggest } = await import('./search-command.js');
      await runSuggest(readSettings(flags), text.join(' '), flags, streams);
    });
}

function registerInspection(add: Add, streams: Streams): void {
  add('check', 'verify every file of the live generation', { examples: ['check'], ...INSPECTING })
    .option(...INDEX)
    .option(...JSON_OUTPUT, false)
    .action(async (flags: SettingFlags & { json: boolean }) => {
      const { runCheck } = await import('./inspect-commands.js');
      await runCheck(readSettings(flags), flags, streams);
    });
  add('stats', 'documents, own fields, terms, postings, bytes, segments, languages', {
    examples: ['stats --json'],
    ...INSPECTING,
  })
    .option(...INDEX)
    .option(...JSON_OUTPUT, false)
    .action(async (flags: SettingFlags & { json: boolean }) => {
      const { runStats } = await import('./inspect-commands.js');
      await runStats(readSettings(flags), flags, streams);
    });
  add('schema', 'the fields of your documents, as they are filtered, counted and sorted', {
    examples: ['schema', 'schema --json'],
    hint: 'What it prints can be pasted into findling.config.json, and changed there.',
    ...INSPECTING,
  })
    .option(...INDEX)
    .option(...JSON_OUTPUT, false)
    .action(async (flags: SettingFlags & { json: boolean }) => {
      const { runSchema } = await import('./schema-command.js');
      await runSchema(readSettings(flags), flags, streams);
    });
  add('export', 'write a folder that browsers search without a server, or the index as MiniSearch JSON', {
    examples: ['export --site public/search', 'export --minisearch index.json'],
    settings: ['index'],
    exits: READING_EXITS,
  })
    .option(...INDEX)
    .option(
      '--site <dir>',
      'folder to write for a static host: index, element, pages; up to 20,000 documents',
    )
    .option('--no-pages', 'no page with a box and none of documents, for a site that has pages of its own')
    .option('--minisearch <file>', 'file to write, for MiniSearch.loadJSON')
    .option(...JSON_OUTPUT, false)
    .action(async ({ index, site, minisearch, pages, json }: ExportFlags) => {
      const { runExport, runExportSite } = await import('./inspect-commands.js');
      // The flag of this command is a file, not the setting of the same name.
      const settings = readSettings(index === undefined ? {} : { index });
      if (site === undefined && minisearch === undefined)
        throw new FindlingError('invalid_config', 'export needs --site DIR or --minisearch FILE.');
      if (minisearch !== undefined) await runExport(settings, minisearch, streams);
      if (site !== undefined) await runExportSite(settings, site, { pages, json }, streams);
    });
}

interface ExportFlags {
  readonly index?: string;
  readonly site?: string;
  readonly minisearch?: string;
  readonly pages: boolean;
  readonly json: boolean;
}

function registerMeasuring(add: Add, streams: Streams): void {
  const { match, fuzzy } = SEARCH_PARAMETERS.parameters;
  add('eval <dir>', 'measure the ranking on a judged collection in BEIR layout', {
    examples: ['eval cranfield --json'],
    settings: ['engine', 'opensearch'],
    exits: [EXIT_DONE, EXIT_FAILED, EXIT_USAGE],
  })
    .option(...JSON_OUTPUT, false)
    .action(async (folder: string, flags: SettingFlags & { json: boolean }) => {
      const { runEval } = await import('./eval-command.js');
      await runEval(folder, readSettings(flags), flags, streams);
    });
  add('bench', 'time searches in this process', {
    examples: ['bench --queries queries.txt --rounds 3'],
    ...INSPECTING,
  })
    .requiredOption('--queries <file>', 'queries, one a line')
    .option(...INDEX)
    .addOption(flagOf('--limit <n>', 'hits a query', wholeNumber(1, MAX_LIMIT), DEFAULTS.limit))
    .addOption(flagOf('--rounds <n>', 'rounds; the best of each query counts', wholeNumber(1, 1000), 5))
    .addOption(flagOf('--match <how>', match.expected, match, match.fallback))
    .addOption(flagOf('--fuzzy <how>', 'auto corrects words, off does not', fuzzy, fuzzy.fallback))
    .option('--phrase', 'ask for each line as a phrase', false)
    .option('--no-snippets', 'do not time searches with snippets')
    .option(...JSON_OUTPUT, false)
    .action(async (flags: SettingFlags & BenchOptions) => {
      const { runBench } = await import('./bench-command.js');
      await runBench(readSettings(flags), flags, streams);
    });
}
