// The flags that several commands share, and how the text of a flag becomes its value.

import { InvalidArgumentError, Option } from 'commander';
import { type Config, loadConfig } from '../config.js';
import type { ParameterKind } from '../server/http/parameter-kinds.js';

/** Settings that can be given as flags, as they are typed. */
export interface SettingFlags {
  readonly corpus?: string;
  readonly index?: string;
  readonly port?: string;
  readonly host?: string;
  readonly synonyms?: string;
  readonly minisearch?: string;
  readonly buildMemory?: string;
  /** False for `--no-cache`. */
  readonly cache?: string | false;
  readonly threads?: string;
  readonly update?: string;
  readonly keys?: string;
  /** `--public`. */
  readonly public?: boolean;
  readonly allowedHost?: readonly string[];
  readonly basePath?: string;
  readonly engine?: string;
  readonly opensearchNodes?: string;
  readonly opensearchIndex?: string;
  readonly opensearchAuth?: string;
  readonly opensearchCa?: string;
}

/** Shared flags, as `Command.option` takes them. */
export const INDEX = ['--index <dir>', 'folder of the index (default: index)'] as const;
/** What is searched, and where; each is a flag of every command that reads or writes documents. */
export const ENGINE = [
  ['--engine <name>', 'local, or opensearch for a cluster of it (default: local)'],
  ['--opensearch-nodes <urls>', 'nodes of the cluster, separated by commas (default: http://127.0.0.1:9200)'],
  ['--opensearch-index <name>', 'name of the index in the cluster (default: findling)'],
  [
    '--opensearch-auth <user:password>',
    'who asks; better in FINDLING_OPENSEARCH_AUTH, which nobody else sees',
  ],
  ['--opensearch-ca <file>', 'certificates that the cluster is known by, PEM'],
] as const;
export const SYNONYMS = ['--synonyms <file>', 'words that stand for one another, a set a line'] as const;
export const CORPUS = ['--corpus <dir>', 'folder of the documents (default: corpus)'] as const;
export const MINISEARCH = [
  '--minisearch <n>',
  'documents up to which the index is written for MiniSearch, too; 0 for never (default: 5000)',
] as const;
export const BUILD_MEMORY = ['--build-memory <mb>', 'memory that indexing may take (default: 1000)'] as const;
export const CACHE = [
  '--cache <mb>',
  'memory for answers that are kept until the index changes (default: 32)',
] as const;
export const NO_CACHE = ['--no-cache', 'answer every request anew'] as const;
export const THREADS = [
  '--threads <n>',
  'threads that search; 0 searches on the thread of the server (default: as many as cores, at most 4)',
] as const;
export const UPDATE = [
  '--update <when>',
  'bring the index up to date when the server starts: before it listens, after, or never (default: after)',
] as const;
export const KEYS = ['--keys <file>', 'file of the keys (default: findling.keys.json)'] as const;
export const PUBLIC = ['--public', 'let everybody search and read, on any host and without a key'] as const;
export const ALLOWED_HOST = [
  '--allowed-host <name>',
  'a name that requests may ask for, besides --host and localhost; may be given more than once',
] as const;
export const BASE_PATH = [
  '--base-path <path>',
  'path below which clients reach the server, behind a proxy: /find',
] as const;
export const JSON_OUTPUT = ['--json', 'print one JSON object'] as const;

/** The settings of a command: its flags, then the environment, then the settings file, then defaults. */
export function readSettings(flags: SettingFlags): Config {
  const { corpus, index, port, host, synonyms, minisearch, buildMemory, threads, update, keys } = flags;
  const cache = flags.cache === false ? '0' : flags.cache;
  const isPublic = flags.public === true ? 'true' : undefined;
  const given = { corpus, index, port, host, synonyms, minisearch, buildMemory, threads, update, cache };
  return loadConfig({
    ...given,
    keys,
    basePath: flags.basePath,
    public: isPublic,
    allowedHosts: flags.allowedHost,
    engine: flags.engine,
    opensearch: {
      nodes: flags.opensearchNodes,
      index: flags.opensearchIndex,
      auth: flags.opensearchAuth,
      ca: flags.opensearchCa,
    },
  });
}

/** A flag with a default whose text is read as a parameter of the API is; other text ends the program with wrong usage. */
export function flagOf<Value>(
  name: string,
  description: string,
  kind: ParameterKind<Value>,
  fallback: NoInfer<Value>,
): Option {
  return new Option(name, description).default(fallback).argParser((text) => {
    const result = kind.schema.safeParse(text);
    if (!result.success) throw new InvalidArgumentError(`It must be ${kind.expected}.`);
    return result.data;
  });
}

/** Gathers the values of a flag that may be given more than once. */
export function addTo(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
