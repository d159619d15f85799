// The keys of a running server: read when it starts, and again whenever their file has changed.

import { statSync } from 'node:fs';
import type { Config } from '../../config.js';
import { describeError, errnoOf, FindlingError } from '../../errors.js';
import { type ApiKey, isForReading } from '../../server/access/api-key.js';
import { isLoopback } from '../../server/access/host-list.js';
import type { ServerLogger } from '../../server/log/server-logger.js';
import { readKeyFile } from './key-file.js';

/** Follows a file of keys. */
export class ServedKeys {
  readonly #file: string;
  readonly #logger: ServerLogger;
  #keys: readonly ApiKey[];
  #version: string;

  /** Throws as `readKeyFile` does. */
  constructor(file: string, logger: ServerLogger) {
    this.#file = file;
    this.#logger = logger;
    this.#version = versionOf(file);
    this.#keys = readKeyFile(file);
  }

  get keys(): readonly ApiKey[] {
    return this.#keys;
  }

  /** Takes up what was changed. Where the file cannot be read, the keys stay as they are and the log says why. */
  follow(): void {
    const version = versionOf(this.#file);
    if (version === this.#version) return;
    this.#version = version;
    try {
      this.#keys = readKeyFile(this.#file);
    } catch (error) {
      this.#logger.error({ err: error }, 'the keys cannot be read; those before stay valid');
    }
  }
}

/** What differs when a file has changed; of a file that is not there, nothing. */
function versionOf(file: string): string {
  try {
    const { mtimeMs, ctimeMs, size, ino } = statSync(file);
    return `${mtimeMs} ${ctimeMs} ${size} ${ino}`;
  } catch (error) {
    return errnoOf(error) ?? describeError(error);
  }
}

/**
 * Refuses to open a server to other machines by mistake. Throws FindlingError `invalid_config` where it would listen for
 * them and nobody said who may search.
 */
export function requireDecision(
  { host, public: isPublic, keys: file }: Config,
  keys: readonly ApiKey[],
): void {
  if (isPublic || isLoopback(host) || keys.some(isForReading)) return;
  throw new FindlingError(
    'invalid_config',
    `--host ${host} lets other machines search, and there is no key for it in ${file}. Make one with ` +
      'findling keys create --name NAME --scope search --scope documents, or let everybody search with --public.',
  );
}
