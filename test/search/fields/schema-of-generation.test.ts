// What text fields are called and count is said by the generation that is searched, not by the program.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { builtInKeywords, builtInTexts, TEXT_ROLES } from '../../../src/built-in-fields.js';
import type { FieldSettings } from '../../../src/field-settings.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import {
  decodeCurrent,
  decodeManifest,
  encodeCurrent,
  encodeManifest,
  type Manifest,
  manifestName,
} from '../../../src/index/format/manifest.js';
import {
  BODY_FIELD,
  FIELD_OF_ROLE,
  fields,
  FIRST_OWN_FIELD,
  HEADING_FIELD,
  LINKED_FIELD,
  NAMES_FIELD,
  TEXTS_FIELD,
} from '../../../src/index/format/schema.js';
import { IndexReader } from '../../../src/index/read/index-reader.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { Searcher } from '../../../src/search/searcher.js';
import { writeCorpus } from '../../documents/read-corpus.js';
import { temporaryFolder } from '../../temporary-folder.js';
import { idsOf, makeRequest } from '../memory-generation.js';

const corpus = writeCorpus(temporaryFolder(), {
  'a.jsonl': [
    '{"id":"1","title":"A slow ferry of today","text":"A harbour in the morning.","author":"Ada Reed"}',
    '{"id":"2","title":"Morning","text":"The ferry leaves the harbour.","author":"Ida Ferry"}',
  ].join('\n'),
});

async function build(settings: FieldSettings = {}): Promise<MemoryDirectory> {
  const directory = new MemoryDirectory();
  await updateIndex({ corpus, directory, fields: settings });
  return directory;
}

async function readManifest(directory: MemoryDirectory): Promise<Manifest> {
  const current = decodeCurrent('CURRENT', (await directory.read('CURRENT'))?.bytes ?? new Uint8Array());
  const name = manifestName(current.generation);
  return decodeManifest(name, (await directory.read(name))?.bytes ?? new Uint8Array());
}

/** Has the manifest of the live generation say something else. */
async function rewrite(directory: MemoryDirectory, change: (manifest: Manifest) => object): Promise<void> {
  const manifest = await readManifest(directory);
  const bytes = encodeManifest(change(manifest) as Manifest);
  await directory.replace(manifestName(manifest.generation), bytes);
  await directory.replace('CURRENT', encodeCurrent(manifest.generation, bytes));
}

async function open(directory: MemoryDirectory): Promise<Searcher> {
  const reader = new IndexReader(directory);
  await reader.refresh({ fallback: false });
  return new Searcher(reader.current().generation, { timeoutMs: Infinity });
}

describe('the schema of a generation', () => {
  it('is the built-in one where nothing is configured, with the weights that are where some are', async () => {
    expect((await readManifest(await build())).fields.texts).toEqual(fields);
    const { texts } = (await readManifest(await build({ author: { weight: 3 } }))).fields;
    const wanted = fields.map((field, at) => (at === FIELD_OF_ROLE.people ? { ...field, weight: 3 } : field));
    expect(texts).toEqual(wanted);
  });

  it('says what fields are called in queries, in what is asked for, in explanations and snippets', async () => {
    const directory = await build();
    const renamed = new Map([
      ['title', 'headline'],
      ['text', 'content'],
      ['author', 'pen'],
    ]);
    await rewrite(directory, (manifest) => ({
      ...manifest,
      fields: {
        ...manifest.fields,
        texts: manifest.fields.texts.map((field) => ({
          ...field,
          name: renamed.get(field.name) ?? field.name,
        })),
      },
    }));
    const searcher = await open(directory);
    const find = (query: string, named: readonly string[] | null = null): readonly string[] =>
      idsOf(searcher.search(makeRequest(query, { fuzzy: 'off', fields: named })).hits);
    expect(find('headline:ferry')).toEqual(['1']);
    expect(find('content:ferry')).toEqual(['2']);
    expect(find('ferry', ['headline'])).toEqual(['1']);
    expect(find('ferry', ['pen'])).toEqual(['2']);
    expect(find('title:ferry')).not.toEqual(['1']);
    expect(() => find('ferry', ['title'])).toThrow(/"title" is not a field; there are headline, content/);
    const [first] = searcher.search(makeRequest('harbour', { explain: true, snippets: 1 })).hits;
    expect(JSON.stringify(first?.explanation)).toContain('content');
    expect(first?.snippets.map(({ field }) => field)).toEqual(['content']);
  });

  it('says what their words count', async () => {
    const directory = await build();
    const ids = async (): Promise<readonly string[]> =>
      idsOf((await open(directory)).search(makeRequest('ferry', { fuzzy: 'off' })).hits);
    expect(await ids()).toEqual(['1', '2']);
    await rewrite(directory, (manifest) => ({
      ...manifest,
      fields: {
        ...manifest.fields,
        texts: manifest.fields.texts.map((field) =>
          field.role === 'heading' ? { ...field, weight: 0.01 } : field,
        ),
      },
    }));
    expect(await ids()).toEqual(['2', '1']);
  });

  it('is read from manifests that were written before they had it', async () => {
    const directory = await build({ author: { weight: 3 } });
    // What is undefined is not written.
    await rewrite(directory, (manifest) => ({
      ...manifest,
      fields: { ...manifest.fields, texts: undefined },
    }));
    const { schema } = (await open(directory)).generation;
    expect(schema.texts[FIELD_OF_ROLE.people]).toEqual({ ...builtInTexts[5], weight: 3 });
    expect(schema.texts[HEADING_FIELD]).toEqual(builtInTexts[0]);
  });

  it('is refused where it has more or fewer fields than the segments', async () => {
    const directory = await build();
    await rewrite(directory, (manifest) => ({
      ...manifest,
      fields: { ...manifest.fields, texts: manifest.fields.texts.slice(1) },
    }));
    await expect(open(directory)).rejects.toMatchObject({ code: 'index_damaged' });
  });
});

it('the fields of segments stand where the format has those of their roles', () => {
  const roleAt = (field: number): string | undefined => fields[field]?.role;
  const { people, abstract, labels } = FIELD_OF_ROLE;
  const places = [
    HEADING_FIELD,
    BODY_FIELD,
    LINKED_FIELD,
    labels,
    NAMES_FIELD,
    people,
    abstract,
    TEXTS_FIELD,
  ];
  expect([...places, FIRST_OWN_FIELD].map(roleAt)).toEqual(TEXT_ROLES);
  expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
});

it('what keeps and searches documents calls no field of theirs by its name', () => {
  const names = [...builtInTexts, ...builtInKeywords].map(({ name }) => name);
  // These are words for other things, too: a kind of a part of a query, a relation, a setting.
  const others = ['text', 'texts', 'other', 'language'];
  const named = new RegExp(`'(?:${names.filter((name) => !others.includes(name)).join('|')})'`);
  // Properties of documents, and what MiniSearch is told to store of them.
  const isOfDocuments = (line: string): boolean => /Pick<Document|storeFields/.test(line);
  const found = ['index', 'search'].flatMap((folder) => {
    const root = fileURLToPath(new URL(`../../../src/${folder}/`, import.meta.url));
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    expect(files.length).toBeGreaterThan(80);
    return files.flatMap((file) =>
      readFileSync(root + file, 'utf8')
        .split('\n')
        .filter((line) => named.test(line) && !isOfDocuments(line))
        .map((line) => `${folder}/${file}: ${line}`),
    );
  });
  expect(found).toEqual([]);
});
