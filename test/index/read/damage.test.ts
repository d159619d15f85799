import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { FindlingError } from '../../../src/errors.js';
import { FileDirectory } from '../../../src/index/directory/file-directory.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { encodeCurrent } from '../../../src/index/format/manifest.js';
import { FORMAT_VERSION } from '../../../src/index/format/sections.js';
import { IndexReader } from '../../../src/index/read/index-reader.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { LocalEngine } from '../../../src/search/local-engine.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

const root = temporaryFolder();
const corpus = path.join(root, 'corpus');
const intact = path.join(root, 'intact');
let copies = 0;

// Two generations: the first holds segment 1, the second segments 1 and 2.
beforeAll(async () => {
  writeFiles(corpus, {
    'a.txt': 'Comet\n\nA comet was seen over the bridge.',
    'b.txt': 'Ferry\n\nThe ferry sank.',
  });
  await updateIndex({ corpus, directory: new FileDirectory(intact) });
  writeFiles(corpus, { 'c.txt': 'Storm\n\nA storm surge came after the comet.' });
  await updateIndex({ corpus, directory: new FileDirectory(intact) });
});

function copyIndex(): string {
  copies += 1;
  const folder = path.join(root, `copy-${copies}`);
  cpSync(intact, folder, { recursive: true });
  return folder;
}

/** A copy in memory, for damage that is done many times over. */
async function copyToMemory(): Promise<MemoryDirectory> {
  const directory = new MemoryDirectory();
  const files = readdirSync(intact, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  for (const { parentPath, name } of files) {
    const file = path.join(parentPath, name);
    await directory.create(path.relative(intact, file).replaceAll(path.sep, '/'), readFileSync(file));
  }
  return directory;
}

/** Opens an index and reads all of it, as a server does in the background. */
async function open(
  index: string | MemoryDirectory,
  fallback: boolean,
): Promise<{ generation: number; degraded: string | null }> {
  const reader = new IndexReader(typeof index === 'string' ? new FileDirectory(index) : index);
  try {
    await reader.refresh({ fallback });
    await reader.loadRest().catch(async (error: unknown) => {
      if (!fallback || !(error instanceof FindlingError) || !(await reader.fallBack(error.message)))
        throw error;
    });
    const { generation, degraded } = reader.current();
    return { generation: generation.number, degraded };
  } finally {
    reader.close();
  }
}

async function refusal(
  index: string | MemoryDirectory,
  fallback = false,
): Promise<{ code: string; message: string }> {
  return open(index, fallback).then(
    () => expect.fail('the index was opened'),
    (error: unknown) => error as { code: string; message: string },
  );
}

/** Writes a manifest changed in one respect, with every checksum as it has to be. */
function reseal(folder: string, generation: number, change: Readonly<Record<string, unknown>>): void {
  const file = path.join(folder, `generation-00000${generation}.json`);
  const { manifest } = JSON.parse(readFileSync(file, 'utf8')) as { manifest: object };
  const changed = { ...manifest, ...change };
  const checksum = createHash('sha256').update(JSON.stringify(changed)).digest('hex');
  writeFileSync(file, JSON.stringify({ checksum, manifest: changed }));
  writeFileSync(path.join(folder, 'CURRENT'), encodeCurrent(generation, readFileSync(file)));
}

const newest = [
  'CURRENT',
  'generation-000002.json',
  ...['index.bin', 'positions.bin', 'documents.bin'].map((part) => `segments/000002/${part}`),
];

const damages: readonly { readonly how: string; readonly harm: (file: string) => void }[] = [
  {
    how: 'cut in half',
    harm: (file) => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.subarray(0, bytes.length >> 1));
    },
  },
  {
    how: 'emptied',
    harm: (file) => {
      writeFileSync(file, '');
    },
  },
  {
    how: 'zeroed',
    harm: (file) => {
      writeFileSync(file, new Uint8Array(readFileSync(file).length));
    },
  },
  {
    how: 'lengthened',
    harm: (file) => {
      writeFileSync(file, Buffer.concat([readFileSync(file), Buffer.from('x')]));
    },
  },
  {
    how: 'overwritten with other text of its length',
    harm: (file) => {
      writeFileSync(file, 'x'.repeat(readFileSync(file).length));
    },
  },
  {
    how: 'removed',
    harm: (file) => {
      rmSync(file);
    },
  },
  {
    how: 'made a folder',
    harm: (file) => {
      rmSync(file);
      mkdirSync(file);
    },
  },
];

describe.each(newest)('%s', (name) => {
  it.each(damages)(
    '$how is refused by name, and the reader says which generation it serves instead',
    async ({ harm }) => {
      const folder = copyIndex();
      harm(path.join(folder, name));
      const { code, message } = await refusal(folder);
      expect(code).toBe('index_damaged');
      expect(message).toContain(path.join(folder, name));
      const { generation, degraded } = await open(folder, true);
      // Without a readable CURRENT the newest complete generation is the best there is.
      expect(generation).toBe(name === 'CURRENT' ? 2 : 1);
      expect(degraded).toBe(message);
    },
  );

  it('with one bit changed anywhere is refused', async () => {
    const directory = await copyToMemory();
    const whole = readFileSync(path.join(intact, name));
    const step = Math.max(1, Math.floor((whole.length * 8) / 97));
    for (let bit = 0; bit < whole.length * 8; bit += step) {
      const broken = Buffer.from(whole);
      broken[bit >>> 3] = (broken[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
      await directory.replace(name, broken);
      const { code, message } = await refusal(directory);
      expect(code, `bit ${bit}`).toBe('index_damaged');
      expect(message, `bit ${bit}`).toContain(path.basename(name));
    }
  });

  it('damaged is repaired by the next update, from the corpus alone', async () => {
    const folder = copyIndex();
    writeFileSync(path.join(folder, name), 'x');
    const directory = new FileDirectory(folder);
    const { restarted, published, documents } = await updateIndex({ corpus, directory });
    expect(restarted).toContain(path.basename(name));
    expect({ published, documents }).toEqual({ published: true, documents: 3 });
    expect(await open(folder, false)).toMatchObject({ degraded: null });
  });
});

describe('an index', () => {
  it('whose segments were exchanged for one another is refused', async () => {
    const folder = copyIndex();
    const [one, two] = ['000001', '000002'].map((name) => path.join(folder, 'segments', name));
    cpSync(one ?? '', path.join(folder, 'aside'), { recursive: true });
    rmSync(one ?? '', { recursive: true });
    cpSync(two ?? '', one ?? '', { recursive: true });
    rmSync(two ?? '', { recursive: true });
    cpSync(path.join(folder, 'aside'), two ?? '', { recursive: true });
    expect(await refusal(folder)).toMatchObject({ code: 'index_damaged' });
    expect(await refusal(folder, true)).toMatchObject({ code: 'index_damaged' });
  });

  it('whose CURRENT names an older generation by a checksum that fits is that generation', async () => {
    const folder = copyIndex();
    writeFileSync(
      path.join(folder, 'CURRENT'),
      encodeCurrent(1, readFileSync(path.join(folder, 'generation-000001.json'))),
    );
    expect(await open(folder, false)).toEqual({ generation: 1, degraded: null });
  });

  it('whose manifests were exchanged for one another is refused', async () => {
    const folder = copyIndex();
    cpSync(path.join(folder, 'generation-000001.json'), path.join(folder, 'generation-000002.json'));
    expect(await refusal(folder)).toMatchObject({ code: 'index_damaged' });
    expect(await open(folder, true)).toMatchObject({ generation: 1 });
  });

  it('with no intact generation is refused with or without fallback', async () => {
    const folder = copyIndex();
    writeFileSync(path.join(folder, 'segments/000001/index.bin'), 'x');
    expect(await refusal(folder)).toMatchObject({ code: 'index_damaged' });
    expect(await refusal(folder, true)).toMatchObject({ code: 'index_damaged' });
  });

  it('with a damaged list of sources still answers, and the next update starts anew', async () => {
    const folder = copyIndex();
    const name = 'generation-000002.sources.json';
    writeFileSync(path.join(folder, name), '[]');
    expect(await open(folder, false)).toEqual({ generation: 2, degraded: null });
    const { restarted, published } = await updateIndex({ corpus, directory: new FileDirectory(folder) });
    expect(restarted).toContain(name);
    expect(published).toBe(true);
  });

  it('that is a folder of something else is index_missing, and an update leaves what is there', async () => {
    const folder = path.join(root, 'foreign');
    writeFiles(folder, { 'notes.txt': 'mine', 'segments/readme.md': 'mine', 'generation.json': '{}' });
    expect(await refusal(folder, true)).toMatchObject({ code: 'index_missing' });
    await updateIndex({ corpus, directory: new FileDirectory(folder) });
    await updateIndex({ corpus, directory: new FileDirectory(folder), full: true });
    for (const name of ['notes.txt', 'segments/readme.md']) {
      expect(readFileSync(path.join(folder, name), 'utf8')).toBe('mine');
    }
    expect(existsSync(path.join(folder, 'generation.json'))).toBe(true);
  });

  it('of a newer format is refused, and no older generation hides that', async () => {
    const folder = copyIndex();
    reseal(folder, 2, { format: FORMAT_VERSION + 1 });
    for (const fallback of [false, true]) {
      const { code, message } = await refusal(folder, fallback);
      expect(code).toBe('index_newer');
      expect(message).toContain(`version ${FORMAT_VERSION + 1}`);
    }
  });

  it('built for another schema is a mismatch to readers and is rebuilt by an update', async () => {
    const folder = copyIndex();
    reseal(folder, 2, { schema: 'another schema' });
    expect(await refusal(folder, true)).toMatchObject({ code: 'index_mismatch' });
    const { restarted, documents, added } = await updateIndex({
      corpus,
      directory: new FileDirectory(folder),
    });
    expect(restarted).toContain('another version');
    expect({ documents, added }).toEqual({ documents: 3, added: 3 });
    expect(await open(folder, false)).toMatchObject({ degraded: null });
  });
});

describe('a list of sources that is damaged', () => {
  it('is seen when the index is opened, which answers all the same, and is rebuilt by an update', async () => {
    const folder = copyIndex();
    const file = path.join(folder, 'generation-000002.sources.json');
    const bytes = readFileSync(file);
    bytes[5] = (bytes[5] ?? 0) ^ 1;
    for (const harm of ['changed', 'missing']) {
      if (harm === 'changed') writeFileSync(file, bytes);
      else rmSync(file);
      const engine = await LocalEngine.open(new FileDirectory(folder), { timeoutMs: 10_000, fallback: true });
      expect(engine.status()).toMatchObject({
        state: 'degraded',
        generation: 2,
        documents: 3,
        reason: expect.stringContaining('generation-000002.sources.json') as string,
      });
      engine.close();
    }
    const directory = new FileDirectory(folder);
    expect(await updateIndex({ corpus, directory })).toMatchObject({ documents: 3, added: 3 });
    const engine = await LocalEngine.open(directory, { timeoutMs: 10_000, fallback: true });
    expect(engine.status()).toMatchObject({ state: 'ready', reason: null });
    engine.close();
  });
});

describe('a reader that is open', () => {
  it('goes on with what it has when the next generation is damaged, and moves on once it is repaired', async () => {
    const folder = path.join(root, 'open');
    const ownCorpus = path.join(root, 'own-corpus');
    writeFiles(ownCorpus, { 'a.txt': 'Comet\n\nA comet.' });
    const directory = new FileDirectory(folder);
    await updateIndex({ corpus: ownCorpus, directory });
    const reader = new IndexReader(directory);
    expect(await reader.refresh({ fallback: false })).toBe(true);
    expect(await reader.refresh({ fallback: false })).toBe(false);
    writeFiles(ownCorpus, { 'b.txt': 'Storm\n\nA storm.' });
    await updateIndex({ corpus: ownCorpus, directory });
    const file = path.join(folder, 'segments/000002/index.bin');
    const whole = readFileSync(file);
    writeFileSync(file, 'x');
    await expect(reader.refresh({ fallback: false })).rejects.toMatchObject({ code: 'index_damaged' });
    expect(reader.current()).toMatchObject({ degraded: null });
    expect(reader.current().generation.number).toBe(1);
    expect(reader.current().generation.segments[0]?.segment.stored.document(0).id).toBe('a.txt');
    expect(await reader.refresh({ fallback: true })).toBe(true);
    expect(reader.current().degraded).toContain('000002');
    expect(await reader.refresh({ fallback: true })).toBe(false);
    writeFileSync(file, whole);
    expect(await reader.refresh({ fallback: true })).toBe(true);
    expect(reader.current()).toMatchObject({ degraded: null });
    expect(reader.current().generation.documentCount).toBe(2);
    reader.close();
    expect(readdirSync(folder)).not.toContain('LOCK');
  });
});
