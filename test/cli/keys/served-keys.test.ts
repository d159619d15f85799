import { chmodSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeKeyFile } from '../../../src/cli/keys/key-file.js';
import { requireDecision, ServedKeys } from '../../../src/cli/keys/served-keys.js';
import type { Config } from '../../../src/config.js';
import { createKey } from '../../../src/server/access/api-key.js';
import type { Scope } from '../../../src/server/access/scope.js';
import { createLogger } from '../../../src/server/log/logger.js';
import type { ServerLogger } from '../../../src/server/log/server-logger.js';
import { temporaryFolder } from '../../temporary-folder.js';

const make = (name: string, scopes: readonly Scope[] = ['search']) =>
  createKey({ name, scopes, createdAt: '2026-01-01T00:00:00.000Z', expiresAt: null }).key;

/** A log of errors, and what was written to it. */
function errorLog(): { readonly logger: ServerLogger; readonly errors: string[] } {
  const errors: string[] = [];
  return { logger: createLogger('error', { write: (line) => void errors.push(line) }), errors };
}

describe('the keys of a running server', () => {
  it('are those of the file, and of each file that takes its place', () => {
    const file = path.join(temporaryFolder(), 'keys.json');
    const [one, two] = [make('one'), make('two')];
    changeKeyFile(file, () => [one]);
    const { logger, errors } = errorLog();
    const served = new ServedKeys(file, logger);
    expect(served.keys).toEqual([one]);
    changeKeyFile(file, (keys) => [...keys, two]);
    // Nothing is looked at between two visits.
    expect(served.keys).toEqual([one]);
    served.follow();
    expect(served.keys).toEqual([one, two]);
    changeKeyFile(file, () => [two]);
    served.follow();
    expect(served.keys).toEqual([two]);
    expect(errors).toEqual([]);
  });

  it('are none before there is a file, and none when it is gone', () => {
    const file = path.join(temporaryFolder(), 'keys.json');
    const served = new ServedKeys(file, errorLog().logger);
    expect(served.keys).toEqual([]);
    changeKeyFile(file, () => [make('one')]);
    served.follow();
    expect(served.keys).toHaveLength(1);
    rmSync(file);
    served.follow();
    expect(served.keys).toEqual([]);
  });

  it('are read again only where the file is another', () => {
    const file = path.join(temporaryFolder(), 'keys.json');
    changeKeyFile(file, () => [make('one')]);
    const served = new ServedKeys(file, errorLog().logger);
    const before = served.keys;
    served.follow();
    expect(served.keys).toBe(before);
  });

  it('are read again where only the time, only the length or only the file itself differs', () => {
    const file = path.join(temporaryFolder(), 'keys.json');
    changeKeyFile(file, () => [make('one')]);
    const served = new ServedKeys(file, errorLog().logger);
    for (const change of [
      () => {
        utimesSync(file, 1, 1);
      },
      () => {
        const { atime, mtime } = statSync(file);
        writeFileSync(file, '{"keys": []}');
        utimesSync(file, atime, mtime);
      },
      () => {
        const { atime, mtime } = statSync(file);
        changeKeyFile(file, () => []);
        utimesSync(file, atime, mtime);
      },
    ]) {
      const before = served.keys;
      change();
      served.follow();
      expect(served.keys).not.toBe(before);
    }
  });

  it('stay as they were where the file cannot be read, and the log says so once for each change', () => {
    const file = path.join(temporaryFolder(), 'keys.json');
    const one = make('one');
    changeKeyFile(file, () => [one]);
    const { logger, errors } = errorLog();
    const served = new ServedKeys(file, logger);
    writeFileSync(file, 'torn');
    served.follow();
    served.follow();
    expect(served.keys).toEqual([one]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/is not JSON.*stay valid/s);
    chmodSync(file, 0o644);
    served.follow();
    expect(errors).toHaveLength(2);
    rmSync(file);
    changeKeyFile(file, () => []);
    served.follow();
    expect(served.keys).toEqual([]);
  });

  it('refuse to begin where the file cannot be read', () => {
    const file = path.join(temporaryFolder(), 'keys.json');
    writeFileSync(file, 'torn', { mode: 0o600 });
    expect(() => new ServedKeys(file, errorLog().logger)).toThrow('is not JSON');
  });
});

describe('a server that other machines reach', () => {
  const decide = (given: Partial<Config>, keys: Parameters<typeof requireDecision>[1] = []) => {
    requireDecision({ host: '127.0.0.1', public: false, keys: 'keys.json', ...given } as Config, keys);
  };

  it.each(['127.0.0.1', '127.0.0.2', '::1', 'localhost'])('needs no decision at %s', (host) => {
    expect(() => {
      decide({ host });
    }).not.toThrow();
  });

  it.each(['0.0.0.0', '::', '192.0.2.1', 'search.example.org'])('needs a key or --public at %s', (host) => {
    expect(() => {
      decide({ host });
    }).toThrow(expect.objectContaining({ code: 'invalid_config' }));
    expect(() => {
      decide({ host });
    }).toThrow(/--host .* keys\.json.*findling keys create.*--public/);
    expect(() => {
      decide({ host, public: true });
    }).not.toThrow();
    for (const scope of ['search', 'documents'] as const)
      expect(() => {
        decide({ host }, [make('metrics', ['metrics']), make('reader', [scope])]);
      }).not.toThrow();
    // Whoever may only look after the server has not said who may search.
    expect(() => {
      decide({ host }, [make('operator', ['admin']), make('metrics', ['metrics'])]);
    }).toThrow('findling keys create');
  });
});
