// The cluster that docs/many-machines.md shows can be started as it stands there, and its settings are settings.

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  DEFAULT_OPENSEARCH,
  findOpenSearchProblem,
  gatherOpenSearch,
} from '../../src/opensearch-settings.js';
import { readProjectFile } from './markdown.js';

const text = readProjectFile('docs/many-machines.md');

/** What stands between the marks of code in a language. */
function blocksOf(language: string): readonly string[] {
  return [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\\n\`\`\``, 'g'))].map(
    ([, block = '']) => block,
  );
}

/** What OpenSearch documents for its image: settings of a node, and variables that the image reads. */
const DOCUMENTED = new Set([
  'cluster.name',
  'node.name',
  'discovery.seed_hosts',
  'cluster.initial_cluster_manager_nodes',
  'bootstrap.memory_lock',
  'OPENSEARCH_JAVA_OPTS',
  'DISABLE_INSTALL_DEMO_CONFIG',
  'DISABLE_SECURITY_PLUGIN',
]);

/** Keys of a service by the specification of Compose. */
const SERVICE_KEYS = new Set(['image', 'environment', 'ulimits', 'ports', 'volumes']);

interface Service {
  readonly image: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes: readonly string[];
}

describe('the file for Docker Compose', () => {
  const [block = ''] = blocksOf('yaml');
  const compose = parse(block, { merge: true }) as {
    readonly services: Readonly<Record<string, Service>>;
    readonly volumes: Readonly<Record<string, object>>;
  };
  const services = Object.entries(compose.services);

  it('has three nodes that look for each other, each with data of its own', () => {
    const names = services.map(([name]) => name);
    expect(names).toHaveLength(3);
    for (const [name, { environment, volumes }] of services) {
      expect(environment['node.name']).toBe(name);
      for (const list of ['discovery.seed_hosts', 'cluster.initial_cluster_manager_nodes'])
        expect(environment[list]?.split(',')).toEqual(names);
      expect(volumes).toHaveLength(1);
    }
    const data = services.map(([, { volumes }]) => volumes[0]?.split(':'));
    expect(data.map((volume) => volume?.[0])).toEqual(Object.keys(compose.volumes));
    expect(new Set(data.map((volume) => volume?.[1]))).toEqual(new Set(['/usr/share/opensearch/data']));
  });

  it('sets what the image of OpenSearch knows, and nothing else', () => {
    for (const [, service] of services) {
      expect(Object.keys(service).filter((key) => !SERVICE_KEYS.has(key))).toEqual([]);
      expect(service.image).toMatch(/^opensearchproject\/opensearch:2\.(1[1-9]|[2-9]\d)\.\d+$/);
      expect(Object.keys(service.environment).filter((name) => !DOCUMENTED.has(name))).toEqual([]);
      // Variables are texts: what YAML reads as another type is refused by Compose or written otherwise.
      expect(Object.values(service.environment).filter((value) => typeof value !== 'string')).toEqual([]);
    }
  });

  it('opens a port to this machine alone, where a server asks unless told', () => {
    const ports = services.flatMap(([, { ports = [] }]) => ports);
    expect(ports).toEqual(['127.0.0.1:9200:9200']);
    expect(DEFAULT_OPENSEARCH.nodes).toEqual(['http://127.0.0.1:9200']);
  });
});

describe('the settings of a cluster in the document', () => {
  it.each(blocksOf('json').map((block) => [block]))('are taken: %s', (block) => {
    const { engine, opensearch } = JSON.parse(block) as { engine: string; opensearch: unknown };
    expect(engine).toBe('opensearch');
    expect(findOpenSearchProblem(gatherOpenSearch(opensearch, {}))).toBeNull();
  });
});
