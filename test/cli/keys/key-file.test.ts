import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeKeyFile, readKeyFile } from '../../../src/cli/keys/key-file.js';
import { createKey } from '../../../src/server/access/api-key.js';
import { temporaryFolder } from '../../temporary-folder.js';

const make = (name: string) =>
  createKey({ name, scopes: ['search'], createdAt: '2026-01-01T00:00:00.000Z', expiresAt: null });
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return expect.unreachable('nothing was refused');
};

describe('a file of keys', () => {
  const file = path.join(temporaryFolder(), 'keys.json');

  it('has no keys before there is one', () => {
    expect(readKeyFile(`${file}.none`)).toEqual([]);
  });

  it('gives back what was put into it, belongs to its owner alone and holds no key itself', () => {
    const [one, two] = [make('one'), make('two')];
    changeKeyFile(file, (keys) => [...keys, one.key]);
    changeKeyFile(file, (keys) => [...keys, two.key]);
    expect(readKeyFile(file)).toEqual([one.key, two.key]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).not.toContain(one.secret);
    expect(readFileSync(file, 'utf8')).not.toContain(one.secret.slice(9));
    expect(existsSync(`${file}.new`)).toBe(false);
  });

  it.each([0o640, 0o604, 0o620, 0o602, 0o610, 0o666, 0o644])('is refused with the mode %o', (mode) => {
    chmodSync(file, mode);
    expect(codeOf(() => readKeyFile(file))).toBe('invalid_config');
    expect(
      codeOf(() => {
        changeKeyFile(file, (keys) => keys);
      }),
    ).toBe('invalid_config');
    chmodSync(file, 0o600);
    expect(readKeyFile(file)).toHaveLength(2);
  });

  it('is read with the mode 400, as it is handed to services', () => {
    chmodSync(file, 0o400);
    expect(readKeyFile(file)).toHaveLength(2);
    chmodSync(file, 0o600);
  });

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"keys":[{}]}',
    '{"keys":[],"more":1}',
    '{"keys":[{"id":"00000000","name":"x","sha256":"short","scopes":["search"],"createdAt":"2026-01-01T00:00:00Z","expiresAt":null}]}',
    '{"keys":[{"id":"00000000","name":"x","sha256":"' +
      '0'.repeat(64) +
      '","scopes":["everything"],"createdAt":"2026-01-01T00:00:00Z","expiresAt":null}]}',
  ])('is refused with the content %s', (content) => {
    const other = path.join(temporaryFolder(), 'keys.json');
    writeFileSync(other, content, { mode: 0o600 });
    expect(codeOf(() => readKeyFile(other))).toBe('invalid_config');
  });

  it('is not changed by two at a time, nor by a change that fails', () => {
    const before = readFileSync(file, 'utf8');
    changeKeyFile(file, (keys) => {
      expect(
        codeOf(() => {
          changeKeyFile(file, () => []);
        }),
      ).toBe('write_failed');
      return keys;
    });
    expect(() => {
      changeKeyFile(file, () => {
        throw new Error('no');
      });
    }).toThrow();
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(existsSync(`${file}.new`)).toBe(false);
  });
});
