// What can be set of a cluster that is searched instead of an index on disk, and how a setting that is wrong is named.

import {
  describeProblem,
  findMemberProblem,
  isSettingObject,
  type SettingCheck,
  type SettingChecks,
  type SettingProblem,
} from './setting-problem.js';

/** The cluster, and the index in it. */
export interface OpenSearchSettings {
  /** Addresses of some or all of its nodes, each with scheme and port. */
  readonly nodes: readonly string[];
  /** The name that searches ask: an alias of the newest index that was built. */
  readonly index: string;
  /** `user:password`; null for a cluster that asks for none. */
  readonly auth: string | null;
  /** A file with the certificates that the cluster's is signed by (PEM); null for those that Node trusts. */
  readonly ca: string | null;
  /** Parts that an index is built in; null for one for every 20 GB of the corpus. */
  readonly shards: number | null;
  /** Copies of each part beside the first; null for one where there is more than one node. */
  readonly replicas: number | null;
}

/** What they are where nothing is set. */
export const DEFAULT_OPENSEARCH: OpenSearchSettings = {
  nodes: ['http://127.0.0.1:9200'],
  index: 'findling',
  auth: null,
  ca: null,
  shards: null,
  replicas: null,
};

/** The environment variable of each. */
const openSearchVariables: Readonly<Record<keyof OpenSearchSettings, string>> = {
  nodes: 'FINDLING_OPENSEARCH_NODES',
  index: 'FINDLING_OPENSEARCH_INDEX',
  auth: 'FINDLING_OPENSEARCH_AUTH',
  ca: 'FINDLING_OPENSEARCH_CA',
  shards: 'FINDLING_OPENSEARCH_SHARDS',
  replicas: 'FINDLING_OPENSEARCH_REPLICAS',
};

/** Each as it is given: texts of variables and flags are read as lists and numbers. */
export type GivenOpenSearch = Readonly<Record<string, unknown>>;

const MAX_SHARDS = 1024;
const MAX_REPLICAS = 10;

const isText: SettingCheck = (value) =>
  typeof value === 'string' && value !== '' ? null : 'must be text that is not empty';

function wholeNumberOrNull(min: number, max: number): SettingCheck {
  return (value) =>
    value === null || (Number.isInteger(value) && Number(value) >= min && Number(value) <= max)
      ? null
      : `must be a whole number from ${min} to ${max}`;
}

const CHECKS: SettingChecks = {
  nodes: (value) =>
    Array.isArray(value) && value.length > 0 && value.every(isNodeAddress)
      ? null
      : 'must be addresses of nodes with nothing behind the port: https://search-1.example.org:9200',
  index: (value) =>
    typeof value === 'string' && /^[a-z\d][a-z\d_-]{0,99}$/.test(value)
      ? null
      : 'must be small letters, digits, - and _, and begin with a letter or digit',
  auth: (value) =>
    value === null || (typeof value === 'string' && /^[^:]+:./s.test(value)) ? null : 'must be user:password',
  ca: (value) => (value === null ? null : isText(value)),
  shards: wholeNumberOrNull(1, MAX_SHARDS),
  replicas: wholeNumberOrNull(0, MAX_REPLICAS),
};

function isNodeAddress(value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false;
  const { protocol, pathname, search, hash, username } = new URL(value);
  return /^https?:$/.test(protocol) && pathname === '/' && search + hash + username === '';
}

/** What is wrong with the settings of a cluster, or null. What stands for a password is not repeated. */
export function findOpenSearchProblem(value: unknown): SettingProblem | null {
  if (!isSettingObject(value)) return describeProblem([], 'must be an object of settings of the cluster');
  const found = findMemberProblem([], value, CHECKS, ' of the cluster');
  return found?.path[0] === 'auth' ? { ...found, problem: 'must be user:password' } : found;
}

/**
 * The settings of the cluster as they stand in the settings file, with what variables and flags say of each put over it. Nothing
 * is checked.
 */
export function gatherOpenSearch(
  file: unknown,
  environment: NodeJS.ProcessEnv,
  flags: GivenOpenSearch = {},
): unknown {
  if (file !== undefined && !isSettingObject(file)) return file;
  const chosen: Record<string, unknown> = { ...DEFAULT_OPENSEARCH, ...file };
  for (const [name, variable] of Object.entries(openSearchVariables)) {
    const value = flags[name] ?? (environment[variable] === '' ? undefined : environment[variable]);
    if (value !== undefined) chosen[name] = value;
    chosen[name] = readGiven(name, chosen[name]);
  }
  return chosen;
}

function readGiven(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (name === 'nodes')
    return value.split(',').flatMap((part) => (part.trim() === '' ? [] : [part.trim().replace(/\/$/, '')]));
  return (name === 'shards' || name === 'replicas') && /^\d+$/.test(value) ? Number(value) : value;
}
