// What can be set, and where settings come from: flags, then FINDLING_* environment, then findling.config.json, then
// defaults. Floor 0: the only file that reads the environment.

import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { describeError, errnoOf, FindlingError } from './errors.js';
import { type FieldSettings, findFieldProblem } from './field-settings.js';
import { findImportanceProblem, type ImportanceSettings } from './importance-settings.js';
import {
  DEFAULT_OPENSEARCH,
  findOpenSearchProblem,
  gatherOpenSearch,
  type GivenOpenSearch,
  type OpenSearchSettings,
} from './opensearch-settings.js';
import type { SettingProblem } from './setting-problem.js';

/** A whole number, also as the text of a flag or variable; nothing else becomes one. */
function wholeNumber(min: number, max: number): z.ZodType<number> {
  const digits = (value: unknown): unknown =>
    typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  const expected = `must be a whole number from ${min} to ${max}`;
  return z.preprocess(digits, z.number(expected).int(expected).min(min, expected).max(max, expected));
}

/** True or false, also as the text of a variable. */
const yesOrNo = z.preprocess(
  (value) => (value === 'true' ? true : value === 'false' ? false : value),
  z.boolean('must be true or false'),
);
const text = z.string('must be text').min(1, 'must not be empty');
/** The most documents that are written for MiniSearch: their JSON is made in memory. */
const MAX_MINISEARCH = 100_000;
/** More is better spent on the files of the index. */
const MAX_CACHE_MB = 4096;
/** The least with which a segment is worth building, in MB: see `planMemory`. */
export const MIN_BUILD_MEMORY_MB = 500;
const MAX_BUILD_MEMORY_MB = 1_000_000;
/** Larger ones would not fit into one text of JavaScript. */
const MAX_SIZE_MB = 500;
/** Day first, month first or year first. */
const DATE_ORDERS = ['dmy', 'mdy', 'ymd'] as const;
/** More threads than a machine has cores answer no more. */
const MAX_THREADS = 64;
/** A shorter key could be guessed. */
const MIN_ADMIN_KEY_LENGTH = 16;
const UPDATES = ['before', 'after', 'never'] as const;
const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** A list, also as the text of a flag or variable with commas between its values. */
function listOf(value: z.ZodType<string>): z.ZodType<readonly string[]> {
  const split = (given: unknown): unknown =>
    typeof given === 'string'
      ? given.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
      : given;
  return z.preprocess(split, z.array(value, 'must be a list'));
}

const hostName = z
  .string('must hold names of hosts')
  .regex(/^[\w.-]+$/, 'must hold names of hosts, without scheme and port: search.example.org');

/** `https://www.example.org`, as browsers write it. */
const origin = z.string('must hold origins').refine((value) => {
  try {
    const url = new URL(value);
    return /^https?:$/.test(url.protocol) && url.origin === value;
  } catch {
    return false;
  }
}, 'must hold origins as browsers send them, each by itself: https://www.example.org');

/** The first part of paths that the server has below itself: as a base path they would say two things. */
const ROUTE_FOLDERS = ['assets', 'documents', 'help', 'indexes', 'tasks'];

/** `/find`, without a slash at its end; empty for the root. */
const basePath = z
  .string('must be text')
  .regex(/^(?:\/[\w.~-]+)*\/?$/, 'must be a path such as /find')
  .refine((value) => !/\/\.{1,2}(?:\/|$)/.test(value), 'must be a path such as /find')
  .refine(
    (value) => !ROUTE_FOLDERS.includes(value.split('/')[1] ?? ''),
    `must not begin with a path of the server itself (${ROUTE_FOLDERS.map((name) => `/${name}`).join(', ')})`,
  )
  .transform((value) => value.replace(/\/$/, ''));

const subnet = z.string('must hold addresses').refine((value) => {
  const [address = '', bits, ...rest] = value.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}, 'must be a number of proxies, or a list of their addresses: 127.0.0.1, 10.0.0.0/8');
const MAX_PROXIES = 10;

/** How many proxies there are in front, or their addresses. */
const proxies = z.union([wholeNumber(0, MAX_PROXIES), listOf(subnet)], {
  error: `must be a number of proxies up to ${MAX_PROXIES}, or a list of their addresses: 127.0.0.1, 10.0.0.0/8`,
});

/** An object of settings, also as the JSON text of a variable. */
function objectOf<Shape>(findProblem: (value: unknown) => SettingProblem | null): z.ZodType<Shape> {
  return z.preprocess(
    (value) => (typeof value === 'string' ? parseJson(value) : value),
    z.custom<Shape>().superRefine((value, context) => {
      const found = findProblem(value);
      if (found !== null) context.addIssue({ code: 'custom', path: [...found.path], message: found.problem });
    }),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const ENGINES = ['local', 'opensearch'] as const;

const settings = z.strictObject({
  corpus: text,
  index: text,
  /** What is searched: the index on disk, or an OpenSearch cluster, of whose documents the index then only keeps track. */
  engine: z.enum(ENGINES, `must be one of ${ENGINES.join(', ')}`),
  /** The cluster: see docs/many-machines.md. */
  opensearch: objectOf<OpenSearchSettings>(findOpenSearchProblem),
  /** A file of words that stand for one another. */
  synonyms: text.nullable(),
  host: text,
  port: wholeNumber(0, 65_535),
  /** A key that opens /reindex, /tasks, /queries and /metrics, beside those of the file of keys. */
  adminKey: z
    .string('must be text')
    .min(MIN_ADMIN_KEY_LENGTH, `must have at least ${MIN_ADMIN_KEY_LENGTH} characters`)
    .nullable(),
  /** The file that `findling keys` writes. */
  keys: text,
  /** Lets everybody search and read documents, on any host and whatever keys there are. */
  public: yesOrNo,
  /** Names that requests may ask for, besides `host`, those of this machine, and addresses. */
  allowedHosts: listOf(hostName),
  /** Origins of pages elsewhere whose scripts may search and read documents. */
  corsOrigins: listOf(origin),
  /** Origins of pages elsewhere that may show pages of this server in a frame. */
  frameAncestors: listOf(origin),
  /** The path below which clients reach the server, behind a proxy that has other sites beside it. */
  basePath,
  /** What clients made for Meilisearch call the index. */
  indexName: z.string('must be text').regex(/^[\w-]{1,200}$/, 'must have letters, digits, - and _ only'),
  /** Proxies in front that say whom they ask for. */
  trustProxy: proxies,
  /** Whether search engines may keep the pages of documents. */
  robots: yesOrNo,
  logLevel: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`),
  /** How long one search may work on a quiet machine, in milliseconds; it then answers with what it has found. */
  searchTimeoutMs: wholeNumber(1, 60_000),
  /** Threads that search; 0 searches on the thread of the server, null takes as many as there are cores, at most 4. */
  threads: wholeNumber(0, MAX_THREADS).nullable(),
  /**
   * Searches one address or key may make within a minute; 0 for no limit, null for none on this machine alone and
   * `DEFAULT_SEARCHES_PER_MINUTE` elsewhere.
   */
  searchesPerMinute: wholeNumber(0, 1_000_000).nullable(),
  /** Up to this many documents the index is written in the form MiniSearch loads, too; 0 for never. */
  minisearch: wholeNumber(0, MAX_MINISEARCH),
  /** Memory that `findling index` may take, in MB. */
  buildMemory: wholeNumber(MIN_BUILD_MEMORY_MB, MAX_BUILD_MEMORY_MB),
  /** When a server that starts brings its index up to date: before it listens, right after, or never. */
  update: z.enum(UPDATES, `must be one of ${UPDATES.join(', ')}`),
  /** Memory for answers that are kept until the index changes, in MB; 0 keeps none. */
  cache: wholeNumber(0, MAX_CACHE_MB),
  /** How `03/04/2024` is read where no other date of its file tells; null leaves it undated. */
  dateOrder: z.enum(DATE_ORDERS, `must be one of ${DATE_ORDERS.join(', ')}`).nullable(),
  /** The most one document, or record of many, may have in MB. */
  maxDocument: wholeNumber(1, MAX_SIZE_MB),
  /** The most a file may have that is in memory whole, in MB: JSON, XML, mail, office documents, PDF. */
  maxFile: wholeNumber(1, MAX_SIZE_MB),
  /** Reads documents that call themselves drafts, too. */
  drafts: yesOrNo,
  /** Reads pages that ask not to be found by searching, too. */
  noindex: yesOrNo,
  /** Reads source code (`.py`, `.ts`, ...), too. */
  sourceFiles: yesOrNo,
  /** What is known of the fields of documents beyond what their values tell, by name: see docs/fields.md. */
  fields: objectOf<FieldSettings>(findFieldProblem),
  /** Which documents are important beyond their words: see docs/importance.md. */
  importance: objectOf<ImportanceSettings>(findImportanceProblem),
  /** The name of the site, in the masthead of its pages and the titles of windows. */
  title: text,
  /** What the empty search box says; null for the words of the reader's language. */
  placeholder: text.nullable(),
  /** The one colour of the pages, `#rrggbb`; null for the one they come with. */
  accent: z
    .string('must be text')
    .regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #0a5c36')
    .nullable(),
  /** Lets whoever may read documents fetch the files that they were read from. */
  originals: yesOrNo,
  /** Shows on pages that found nothing what is asked most. */
  popularQueries: yesOrNo,
  /** A picture beside the title: an SVG or PNG file; null for none. */
  logo: z
    .string('must be text')
    .regex(/\.(?:svg|png)$/i, 'must be the path of an .svg or .png file')
    .nullable(),
});

/** All settings, checked. Paths are relative to the working directory. */
export type Config = Readonly<z.infer<typeof settings>>;

/** What `minisearch` is where nothing is set: MiniSearch loads so many articles within about a second. */
export const DEFAULT_MINISEARCH = 5_000;

/** What `buildMemory` is where nothing is set, in MB. */
export const DEFAULT_BUILD_MEMORY_MB = 1000;

/** What `indexName` is where nothing is set. */
export const DEFAULT_INDEX_NAME = 'findling';

/** What `cache` is where nothing is set: some thousand answers of ten hits. */
export const DEFAULT_CACHE_MB = 32;

/**
 * What `searchesPerMinute` is for other machines: a person who types without pause asks three times a second, and a search
 * of a large index counts as up to six.
 */
export const DEFAULT_SEARCHES_PER_MINUTE = 1200;

const defaults: Config = {
  corpus: 'corpus',
  index: 'index',
  engine: 'local',
  opensearch: DEFAULT_OPENSEARCH,
  synonyms: null,
  host: '127.0.0.1',
  port: 3000,
  adminKey: null,
  keys: 'findling.keys.json',
  public: false,
  allowedHosts: [],
  corsOrigins: [],
  frameAncestors: [],
  basePath: '',
  indexName: DEFAULT_INDEX_NAME,
  trustProxy: 0,
  robots: true,
  logLevel: 'warn',
  searchTimeoutMs: 1000,
  threads: null,
  searchesPerMinute: null,
  minisearch: DEFAULT_MINISEARCH,
  buildMemory: DEFAULT_BUILD_MEMORY_MB,
  update: 'after',
  cache: DEFAULT_CACHE_MB,
  dateOrder: null,
  maxDocument: 10,
  maxFile: 128,
  drafts: false,
  noindex: false,
  sourceFiles: false,
  fields: {},
  importance: {},
  title: 'Findling',
  placeholder: null,
  accent: null,
  originals: false,
  popularQueries: false,
  logo: null,
};

/** The environment variable of each setting. */
export const environmentNames: Readonly<Record<keyof Config, string>> = {
  corpus: 'FINDLING_CORPUS',
  index: 'FINDLING_INDEX',
  engine: 'FINDLING_ENGINE',
  opensearch: 'FINDLING_OPENSEARCH',
  synonyms: 'FINDLING_SYNONYMS',
  host: 'FINDLING_HOST',
  port: 'FINDLING_PORT',
  adminKey: 'FINDLING_ADMIN_KEY',
  keys: 'FINDLING_KEYS',
  public: 'FINDLING_PUBLIC',
  allowedHosts: 'FINDLING_ALLOWED_HOSTS',
  corsOrigins: 'FINDLING_CORS_ORIGINS',
  frameAncestors: 'FINDLING_FRAME_ANCESTORS',
  basePath: 'FINDLING_BASE_PATH',
  indexName: 'FINDLING_INDEX_NAME',
  trustProxy: 'FINDLING_TRUST_PROXY',
  robots: 'FINDLING_ROBOTS',
  logLevel: 'FINDLING_LOG_LEVEL',
  searchTimeoutMs: 'FINDLING_SEARCH_TIMEOUT_MS',
  threads: 'FINDLING_THREADS',
  searchesPerMinute: 'FINDLING_SEARCHES_PER_MINUTE',
  minisearch: 'FINDLING_MINISEARCH',
  buildMemory: 'FINDLING_BUILD_MEMORY',
  update: 'FINDLING_UPDATE',
  cache: 'FINDLING_CACHE',
  dateOrder: 'FINDLING_DATE_ORDER',
  maxDocument: 'FINDLING_MAX_DOCUMENT',
  maxFile: 'FINDLING_MAX_FILE',
  drafts: 'FINDLING_DRAFTS',
  noindex: 'FINDLING_NOINDEX',
  sourceFiles: 'FINDLING_SOURCE_FILES',
  fields: 'FINDLING_FIELDS',
  importance: 'FINDLING_IMPORTANCE',
  title: 'FINDLING_TITLE',
  placeholder: 'FINDLING_PLACEHOLDER',
  accent: 'FINDLING_ACCENT',
  originals: 'FINDLING_ORIGINALS',
  popularQueries: 'FINDLING_POPULAR_QUERIES',
  logo: 'FINDLING_LOGO',
};

/** The name of the settings file, looked for in the working directory. */
export const CONFIG_FILE = 'findling.config.json';

/**
 * Gathers the settings. Paths in the file are relative to it.
 * @param flags what the command line says; undefined where it says nothing
 * @throws FindlingError `invalid_config`, naming the setting and where it stands
 */
export function loadConfig(
  flags: {
    readonly [Name in Exclude<keyof Config, 'opensearch'>]?:
      | Config[Name]
      | string
      | readonly string[]
      | undefined;
  } & { readonly opensearch?: GivenOpenSearch },
  environment: NodeJS.ProcessEnv = process.env,
  folder: string = process.cwd(),
): Config {
  const file = readConfigFile(folder);
  const chosen: Record<string, unknown> = { ...defaults };
  const origin = new Map<string, string>();
  const take = (values: Readonly<Record<string, unknown>>, from: (name: string) => string): void => {
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) continue;
      chosen[name] = value;
      origin.set(name, from(name));
    }
  };
  take(file, () => CONFIG_FILE);
  const fromEnvironment = Object.entries(environmentNames).flatMap(([name, variable]) => {
    const value = environment[variable];
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  take(Object.fromEntries(fromEnvironment), (name) => environmentNames[name as keyof Config]);
  const { opensearch, ...plainFlags } = flags;
  take(plainFlags, (name) => `--${name}`);
  if (typeof chosen['opensearch'] === 'string') chosen['opensearch'] = parseJson(chosen['opensearch']);
  chosen['opensearch'] = gatherOpenSearch(chosen['opensearch'], environment, opensearch);
  const result = settings.safeParse(chosen);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const name = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : String(issue?.path[0] ?? '');
  const problem =
    issue?.code === 'unrecognized_keys'
      ? `is not a setting; there are ${Object.keys(defaults).join(', ')}`
      : (issue?.message ?? '');
  const from = origin.get(name) ?? CONFIG_FILE;
  const place = [name, ...(issue?.path.slice(1) ?? [])].join('.');
  const source =
    from === CONFIG_FILE ? `${CONFIG_FILE}: ${place}` : place === name ? from : `${from}: ${place}`;
  throw new FindlingError('invalid_config', `${source}: ${problem}`);
}

function readConfigFile(folder: string): Record<string, unknown> {
  const file = path.join(folder, CONFIG_FILE);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return {};
    throw new FindlingError('invalid_config', `${file} cannot be read: ${describeError(error)}`, {
      cause: error,
    });
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch (error) {
    throw new FindlingError('invalid_config', `${file} is not JSON: ${describeError(error)}`, {
      cause: error,
    });
  }
  throw new FindlingError('invalid_config', `${file} holds no object of settings`);
}
