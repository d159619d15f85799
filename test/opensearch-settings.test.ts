import { describe, expect, it } from 'vitest';
import { loadConfig } from '../src/config.js';
import { DEFAULT_OPENSEARCH, findOpenSearchProblem, gatherOpenSearch } from '../src/opensearch-settings.js';
import { temporaryFolder } from './temporary-folder.js';

describe('the settings of a cluster', () => {
  it('come from flags before variables, variables before the file, the file before defaults', () => {
    const file = { index: 'file', auth: 'file:x', shards: 2, replicas: 0 };
    const environment = { FINDLING_OPENSEARCH_AUTH: 'variable:x', FINDLING_OPENSEARCH_SHARDS: '3' };
    expect(gatherOpenSearch(file, environment, { shards: '4' })).toEqual({
      ...DEFAULT_OPENSEARCH,
      index: 'file',
      auth: 'variable:x',
      shards: 4,
      replicas: 0,
    });
  });

  it('take several nodes as a list or with commas between them', () => {
    const given = { nodes: 'https://a:9200, https://b:9200/' };
    expect(gatherOpenSearch(undefined, {}, given)).toMatchObject({
      nodes: ['https://a:9200', 'https://b:9200'],
    });
  });

  it.each([
    [{ nodes: [] }, 'nodes'],
    [{ nodes: ['a:9200'] }, 'nodes'],
    [{ nodes: ['http://a:9200/path'] }, 'nodes'],
    [{ nodes: ['http://me:secret@a:9200'] }, 'nodes'],
    [{ index: 'News' }, 'index'],
    [{ index: '_news' }, 'index'],
    [{ auth: 'secret' }, 'auth'],
    [{ shards: 0 }, 'shards'],
    [{ replicas: 1.5 }, 'replicas'],
    [{ ca: '' }, 'ca'],
  ])('are refused where they are wrong: %j', (given, name) => {
    const problem = findOpenSearchProblem({ ...DEFAULT_OPENSEARCH, ...given });
    expect(problem?.path).toEqual([name]);
    expect(problem?.problem).not.toContain('secret"');
  });

  it('name what there is not', () => {
    expect(() => loadConfig({}, { FINDLING_OPENSEARCH: '{"node":"x"}' }, temporaryFolder())).toThrow(
      /opensearch\.node: is not a setting of the cluster; there are nodes, index, auth, ca, shards, replicas/,
    );
  });

  it('never repeat a password', () => {
    const load = (): unknown => loadConfig({}, { FINDLING_OPENSEARCH_AUTH: 'hunter2' }, temporaryFolder());
    expect(load).toThrow(/must be user:password$/);
    expect(load).not.toThrow(/hunter2/);
  });
});
