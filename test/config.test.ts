import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { CONFIG_FILE, environmentNames, loadConfig } from '../src/config.js';
import { DEFAULT_OPENSEARCH } from '../src/opensearch-settings.js';
import { temporaryFolder, writeFiles } from './temporary-folder.js';

const root = temporaryFolder();
let folder = '';
let rounds = 0;

beforeEach(() => {
  rounds += 1;
  folder = path.join(root, String(rounds));
});

function writeSettings(settings: unknown): void {
  writeFiles(folder, { [CONFIG_FILE]: typeof settings === 'string' ? settings : JSON.stringify(settings) });
}

function failure(load: () => unknown): { code: string; message: string } {
  try {
    load();
  } catch (error) {
    return error as { code: string; message: string };
  }
  return expect.unreachable('no setting was refused');
}

describe('settings', () => {
  it('have the defaults of the contract where nothing is said', () => {
    expect(loadConfig({}, {}, folder)).toMatchObject({
      corpus: 'corpus',
      index: 'index',
      host: '127.0.0.1',
      port: 3000,
      adminKey: null,
      minisearch: 5000,
    });
  });

  it('come from flags before the environment, the environment before the file, the file before defaults', () => {
    writeSettings({ port: 1, host: 'file', corpus: 'file', index: 'file' });
    const environment = { FINDLING_PORT: '2', FINDLING_HOST: 'environment', FINDLING_CORPUS: 'environment' };
    const config = loadConfig({ port: '3', host: 'flag', index: undefined }, environment, folder);
    expect(config).toMatchObject({
      port: 3,
      host: 'flag',
      corpus: 'environment',
      index: 'file',
      logLevel: 'warn',
    });
  });

  it('can each be set by the environment', () => {
    const values: Record<keyof typeof environmentNames, [string, unknown]> = {
      corpus: ['c', 'c'],
      index: ['i', 'i'],
      engine: ['opensearch', 'opensearch'],
      opensearch: ['{"index":"news"}', { ...DEFAULT_OPENSEARCH, index: 'news' }],
      synonyms: ['s.txt', 's.txt'],
      host: ['::1', '::1'],
      port: ['65535', 65_535],
      adminKey: ['0123456789abcdef', '0123456789abcdef'],
      keys: ['k.json', 'k.json'],
      public: ['true', true],
      allowedHosts: ['search.example.org, b.example.org', ['search.example.org', 'b.example.org']],
      corsOrigins: ['https://www.example.org', ['https://www.example.org']],
      frameAncestors: ['https://a.example.org', ['https://a.example.org']],
      basePath: ['/find/', '/find'],
      indexName: ['articles', 'articles'],
      trustProxy: ['127.0.0.1,10.0.0.0/8', ['127.0.0.1', '10.0.0.0/8']],
      robots: ['false', false],
      logLevel: ['debug', 'debug'],
      searchTimeoutMs: ['1', 1],
      threads: ['3', 3],
      searchesPerMinute: ['60', 60],
      minisearch: ['0', 0],
      buildMemory: ['500', 500],
      update: ['before', 'before'],
      cache: ['64', 64],
      dateOrder: ['mdy', 'mdy'],
      maxDocument: ['20', 20],
      maxFile: ['256', 256],
      drafts: ['true', true],
      noindex: ['true', true],
      sourceFiles: ['true', true],
      fields: ['{"price":{"as":"number"}}', { price: { as: 'number' } }],
      importance: ['{"headings":2}', { headings: 2 }],
      title: ['The Archive', 'The Archive'],
      placeholder: ['Search the archive', 'Search the archive'],
      accent: ['#0a5c36', '#0a5c36'],
      originals: ['true', true],
      popularQueries: ['true', true],
      logo: ['logo.svg', 'logo.svg'],
    };
    for (const [name, [text, value]] of Object.entries(values)) {
      const variable = environmentNames[name as keyof typeof environmentNames];
      expect(loadConfig({}, { [variable]: text }, folder)).toHaveProperty(name, value);
    }
  });

  it('take an empty variable for one that is not set', () => {
    expect(loadConfig({}, { FINDLING_PORT: '', FINDLING_ADMIN_KEY: '' }, folder)).toMatchObject({
      port: 3000,
      adminKey: null,
    });
  });

  it('leave other variables alone', () => {
    expect(() => loadConfig({}, { FINDLING_COLOUR: 'red', PORT: 'x' }, folder)).not.toThrow();
  });

  it.each([
    [{}, { FINDLING_PORT: 'http' }, 'FINDLING_PORT'],
    [{}, { FINDLING_PORT: '65536' }, 'FINDLING_PORT'],
    [{}, { FINDLING_PORT: '80.5' }, 'FINDLING_PORT'],
    [{}, { FINDLING_ADMIN_KEY: 'short' }, 'FINDLING_ADMIN_KEY'],
    [{}, { FINDLING_LOG_LEVEL: 'loud' }, 'FINDLING_LOG_LEVEL'],
    [{}, { FINDLING_SEARCH_TIMEOUT_MS: '0' }, 'FINDLING_SEARCH_TIMEOUT_MS'],
    [{}, { FINDLING_CORS_ORIGINS: '*' }, 'FINDLING_CORS_ORIGINS'],
    [{}, { FINDLING_CORS_ORIGINS: 'null' }, 'FINDLING_CORS_ORIGINS'],
    [{}, { FINDLING_CORS_ORIGINS: 'https://www.example.org/' }, 'FINDLING_CORS_ORIGINS'],
    [{}, { FINDLING_CORS_ORIGINS: 'https://a.example,ftp://b.example' }, 'FINDLING_CORS_ORIGINS'],
    [{}, { FINDLING_ALLOWED_HOSTS: 'https://search.example.org' }, 'FINDLING_ALLOWED_HOSTS'],
    [{}, { FINDLING_ALLOWED_HOSTS: 'search.example.org:443' }, 'FINDLING_ALLOWED_HOSTS'],
    [{}, { FINDLING_FRAME_ANCESTORS: '*' }, 'FINDLING_FRAME_ANCESTORS'],
    [{}, { FINDLING_BASE_PATH: 'find' }, 'FINDLING_BASE_PATH'],
    [{}, { FINDLING_BASE_PATH: 'https://example.org/find' }, 'FINDLING_BASE_PATH'],
    [{}, { FINDLING_BASE_PATH: '//example.org' }, 'FINDLING_BASE_PATH'],
    [{}, { FINDLING_BASE_PATH: '/a/../b' }, 'FINDLING_BASE_PATH'],
    [{}, { FINDLING_BASE_PATH: '/documents' }, 'FINDLING_BASE_PATH'],
    [{}, { FINDLING_TRUST_PROXY: 'true' }, 'FINDLING_TRUST_PROXY'],
    [{}, { FINDLING_TRUST_PROXY: '10.0.0.0/33' }, 'FINDLING_TRUST_PROXY'],
    [{}, { FINDLING_TRUST_PROXY: '11' }, 'FINDLING_TRUST_PROXY'],
    [{}, { FINDLING_TRUST_PROXY: 'proxy.example.org' }, 'FINDLING_TRUST_PROXY'],
    [{ port: '-1' }, { FINDLING_PORT: '80' }, '--port'],
    [{ index: '' }, {}, '--index'],
  ])('are refused by the name they were given under: %j %j', (flags, environment, name) => {
    const { code, message } = failure(() => loadConfig(flags, environment, folder));
    expect(code).toBe('invalid_config');
    expect(message).toContain(name);
  });

  it.each([
    [{ colour: 'red' }, 'colour'],
    [{ port: 'x' }, 'port'],
    [{ adminKey: 'short' }, 'adminKey'],
    ['{"port": ', 'JSON'],
    ['[]', 'object'],
    ['null', 'object'],
  ])('in a file are refused, naming the file and what is wrong: %j', (settings, named) => {
    writeSettings(settings);
    const { code, message } = failure(() => loadConfig({}, {}, folder));
    expect(code).toBe('invalid_config');
    expect(message).toContain(CONFIG_FILE);
    expect(message).toContain(named);
  });

  it('are refused with what they may be, by one name', () => {
    expect(failure(() => loadConfig({ port: '65536' }, {}, folder)).message).toBe(
      '--port: must be a whole number from 0 to 65535',
    );
    expect(failure(() => loadConfig({ index: '' }, {}, folder)).message).toBe('--index: must not be empty');
    writeSettings({ port: 'x' });
    expect(failure(() => loadConfig({}, {}, folder)).message).toBe(
      `${CONFIG_FILE}: port: must be a whole number from 0 to 65535`,
    );
  });

  it('never print the admin key', () => {
    expect(failure(() => loadConfig({}, { FINDLING_ADMIN_KEY: 'hunter2' }, folder)).message).not.toContain(
      'hunter2',
    );
  });
});

describe('paths in the file', () => {
  it('are taken from the folder of the file', () => {
    writeSettings({ corpus: 'articles', index: '/var/lib/findling' });
    expect(loadConfig({}, {}, folder)).toMatchObject({ index: '/var/lib/findling' });
    expect(path.resolve(folder, loadConfig({}, {}, folder).corpus)).toBe(path.join(folder, 'articles'));
  });
});
