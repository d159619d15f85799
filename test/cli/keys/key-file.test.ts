import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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

  it.each([
    ['keys.0.id', { id: '0000000' }],
    ['keys.0.id', { id: '000000000' }],
    ['keys.0.id', { id: 'x00000000' }],
    ['keys.0.id', { id: '0000000G' }],
    ['keys.0.name', { name: '' }],
    ['keys.0.sha256', { sha256: '0'.repeat(65) }],
    ['keys.0.sha256', { sha256: `x${'0'.repeat(64)}` }],
    ['keys.0.sha256', { sha256: 'G'.repeat(64) }],
    ['keys.0.scopes', { scopes: [] }],
    ['keys.0.createdAt', { createdAt: 'yesterday' }],
    ['keys.0.expiresAt', { expiresAt: 'tomorrow' }],
    ['keys.0.expiresAt', { expiresAt: undefined }],
    ['keys.0', { more: 1 }],
  ])('is refused where %s is not as it is written, and says so: %j', (where, change) => {
    const other = path.join(temporaryFolder(), 'keys.json');
    const write = (key: object): void => {
      writeFileSync(other, JSON.stringify({ keys: [key] }), { mode: 0o600 });
    };
    const { key } = make('one');
    write(key);
    expect(readKeyFile(other)).toEqual([key]);
    write({ ...key, ...change });
    expect(() => readKeyFile(other)).toThrow(
      `${other} holds no keys as findling keys writes them (at ${where})`,
    );
  });

  it('is refused as a whole, without a place in it, where it is something else', () => {
    const other = path.join(temporaryFolder(), 'keys.json');
    writeFileSync(other, '[]', { mode: 0o600 });
    expect(() => readKeyFile(other)).toThrow(/keys writes them$/);
  });

  it('says which mode it has, in three digits', () => {
    const other = path.join(temporaryFolder(), 'keys.json');
    writeFileSync(other, '{"keys":[]}', { mode: 0o600 });
    chmodSync(other, 0o604);
    expect(() => readKeyFile(other)).toThrow(`${other} has the mode 604:`);
  });

  it('says that it cannot be read where a folder has its name, or a file the name of its folder', () => {
    const folder = path.join(temporaryFolder(), 'folder');
    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(path.join(folder, 'file'), '');
    for (const other of [folder, path.join(folder, 'file', 'keys.json')]) {
      expect(codeOf(() => readKeyFile(other))).toBe('file_unreadable');
      expect(() => readKeyFile(other)).toThrow(`${other} cannot be read: `);
    }
  });

  it('says why it cannot be written', () => {
    const folder = temporaryFolder();
    const change = (name: string, meanwhile?: (file: string) => void) => {
      const other = path.join(folder, name);
      return () => {
        changeKeyFile(other, () => {
          meanwhile?.(other);
          return [];
        });
      };
    };
    for (const [act, message] of [
      [change('none/keys.json'), 'none/keys.json.new cannot be written: '],
      [
        change('taken.json', (file) => {
          mkdirSync(file);
        }),
        'taken.json cannot be written: ',
      ],
    ] as const) {
      expect(codeOf(act)).toBe('write_failed');
      rmSync(path.join(folder, 'taken.json'), { recursive: true, force: true });
      expect(act).toThrow(message);
    }
    writeFileSync(path.join(folder, 'left.json.new'), '');
    expect(change('left.json')).toThrow(/left\.json\.new exists: .* remove it/);
    expect(existsSync(path.join(folder, 'left.json.new'))).toBe(true);
    expect(existsSync(path.join(folder, 'taken.json.new'))).toBe(false);
  });

  it('is laid out for people, too', () => {
    const other = path.join(temporaryFolder(), 'keys.json');
    changeKeyFile(other, () => [make('one').key]);
    expect(readFileSync(other, 'utf8')).toMatch(/^\{\n {2}"keys": \[\n[^]*\n\}\n$/);
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
