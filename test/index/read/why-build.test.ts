import { describe, expect, it } from 'vitest';
import type { Directory } from '../../../src/index/directory/directory.js';
import { MemoryDirectory } from '../../../src/index/directory/memory-directory.js';
import { encodeCurrent, encodeManifest } from '../../../src/index/format/manifest.js';
import { FORMAT_VERSION } from '../../../src/index/format/sections.js';
import { readCurrentManifest } from '../../../src/index/read/read-manifest.js';
import { whyBuild } from '../../../src/index/read/why-build.js';
import { updateIndex } from '../../../src/index/update/update-index.js';
import { temporaryFolder, writeFiles } from '../../temporary-folder.js';

const corpus = temporaryFolder();

async function build(): Promise<Directory> {
  writeFiles(corpus, { 'a.txt': 'Comet\n\nA comet was seen.' });
  const directory = new MemoryDirectory('index');
  await updateIndex({ corpus, directory });
  return directory;
}

/** Has the live generation say that another version wrote it. */
async function changeFormat(directory: Directory, distance: number): Promise<void> {
  const bytes = encodeManifest({
    ...(await readCurrentManifest(directory)),
    format: FORMAT_VERSION + distance,
  });
  await directory.replace('generation-000001.json', bytes);
  await directory.replace('CURRENT', encodeCurrent(1, bytes));
}

describe('whyBuild', () => {
  it('gives no reason where there is an index, damaged or not', async () => {
    const directory = await build();
    expect(await whyBuild(directory)).toBeNull();
    await directory.replace('generation-000001.json', Buffer.from('{'));
    expect(await whyBuild(directory)).toBeNull();
  });

  it('says that there is none', async () => {
    expect(await whyBuild(new MemoryDirectory('index'))).toBe('no index in index yet');
  });

  it('says that a first build was stopped before it was published', async () => {
    const directory = await build();
    await directory.remove('CURRENT');
    expect(await whyBuild(directory)).toBe('the index in index was never finished');
  });

  it('says that an older version built it', async () => {
    const directory = await build();
    await changeFormat(directory, -1);
    expect(await whyBuild(directory)).toBe('another version of Findling built the index in index');
    expect(await updateIndex({ corpus, directory })).toMatchObject({ documents: 1, generation: 2 });
  });

  it('throws where a newer version built it, which is not built over', async () => {
    const directory = await build();
    await changeFormat(directory, 1);
    await expect(whyBuild(directory)).rejects.toMatchObject({ code: 'index_newer' });
    const files = await directory.list('');
    for (const full of [false, true])
      await expect(updateIndex({ corpus, directory, full })).rejects.toMatchObject({ code: 'index_newer' });
    expect(await directory.list('')).toEqual(files);
  });
});
