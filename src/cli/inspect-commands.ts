// `findling check`, `stats` and `export`: what an index is, without asking it anything.

import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { realpath, rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Config } from '../config.js';
import { describeError, FindlingError } from '../errors.js';
import { FileDirectory } from '../index/directory/file-directory.js';
import { verifyFile } from '../index/directory/verify-file.js';
import { segmentPath } from '../index/format/manifest.js';
import { segmentFiles } from '../index/format/segment-files.js';
import { encodeMiniSearch } from '../index/minisearch/minisearch-json.js';
import type { Generation } from '../index/read/generation.js';
import { IndexReader } from '../index/read/index-reader.js';
import type { OpenGeneration } from '../index/read/open-generation.js';
import { printBytes, printCount, printJson, printLine, type Streams } from './print/streams.js';

/** Opens the live generation for as long as it is being used. */
async function withGeneration(
  index: string,
  use: (open: OpenGeneration) => void | Promise<void>,
): Promise<void> {
  const reader = new IndexReader(new FileDirectory(index));
  await reader.refresh({ fallback: false });
  try {
    await use(reader.current());
  } finally {
    reader.close();
  }
}

/** Verifies every file of the live generation; what is wrong is thrown. */
export async function runCheck(
  config: Config,
  { json }: { readonly json: boolean },
  streams: Streams,
): Promise<void> {
  if (config.engine === 'opensearch') {
    const { checkCluster } = await import('./inspect-cluster.js');
    await checkCluster(config, { json }, streams);
    return;
  }
  const { index } = config;
  await withGeneration(index, async (open) => {
    const { manifest, generation } = open;
    const directory = new FileDirectory(index);
    await verifyFile(directory, manifest.sources.name, manifest.sources);
    await verifyFile(directory, manifest.duplicates.name, manifest.duplicates);
    for (const { name, files } of manifest.segments)
      for (const part of segmentFiles) await verifyFile(directory, segmentPath(name, part), files[part]);
    if (manifest.minisearch !== null) await checkMiniSearchFile(index, manifest.minisearch.name, open);
    const files = manifest.segments.length * segmentFiles.length + (manifest.minisearch === null ? 4 : 5);
    const bytes = segmentBytes(open);
    const answer = {
      ok: true,
      generation: generation.number,
      documents: generation.documentCount,
      files,
      bytes,
    };
    if (json) printJson(streams, answer);
    else {
      const count = `${printCount(files)} files, ${printBytes(bytes)}`;
      printLine(
        streams.out,
        `generation ${generation.number} is whole: ${printCount(generation.documentCount)} documents, ${count}`,
      );
    }
  });
}

async function checkMiniSearchFile(
  index: string,
  name: string,
  { generation, miniSearch }: OpenGeneration,
): Promise<void> {
  if (miniSearch === null) return;
  const json = Buffer.from(miniSearch.read()).toString('utf8');
  // Loaded here only: no other command needs it.
  const { checkMiniSearch } = await import('../index/minisearch/check-minisearch.js');
  checkMiniSearch(`${index}/${name}`, json, generation);
}

/** Prints how many documents, terms and bytes the live generation has. */
export async function runStats(
  config: Config,
  { json }: { readonly json: boolean },
  streams: Streams,
): Promise<void> {
  if (config.engine === 'opensearch') {
    const { printClusterStats } = await import('./inspect-cluster.js');
    await printClusterStats(config, { json }, streams);
    return;
  }
  const { index } = config;
  await withGeneration(index, (open) => {
    const { generation } = open;
    const segments = generation.segments.map(({ segment }) => segment.sections);
    const stats = {
      generation: generation.number,
      documents: generation.documentCount,
      fields: generation.schema.fields.length,
      deleted: generation.segments.reduce((sum, { deletedCount }) => sum + deletedCount, 0),
      terms: segments.reduce((sum, { header }) => sum + header.formCount, 0),
      stems: segments.reduce((sum, { header }) => sum + header.termCount, 0),
      postings: segments.reduce((sum, { perPosting }) => sum + perPosting.docIds.length, 0),
      bytes: segmentBytes(open),
      minisearchBytes: open.manifest.minisearch?.bytes ?? 0,
      segments: segments.length,
      languages: countLanguages(generation),
    };
    if (json) {
      printJson(streams, stats);
      return;
    }
    for (const [name, value] of Object.entries(stats)) {
      if (typeof value === 'number') printLine(streams.out, `${name.padEnd(17)}${printCount(value)}`);
    }
    for (const [language, count] of Object.entries(stats.languages)) {
      printLine(streams.out, `  ${language.padEnd(15)}${printCount(count)}`);
    }
  });
}

/**
 * Writes the index in the form MiniSearch loads. A file is replaced once all is written, also where a link leads to it; a device or
 * pipe is written to.
 */
export async function runExport({ index }: Config, file: string, streams: Streams): Promise<void> {
  const target = await realpath(file).catch(() => file);
  const temporary = `${target}.${randomBytes(6).toString('hex')}.tmp`;
  await withGeneration(index, async ({ generation }) => {
    try {
      const isReplaced = await stat(target).then(
        (found) => found.isFile(),
        () => true,
      );
      const written = createWriteStream(isReplaced ? temporary : target, { flags: isReplaced ? 'wx' : 'w' });
      await pipeline(encodeMiniSearch(generation), written);
      if (isReplaced) await rename(temporary, target);
      printLine(streams.err, `wrote ${printCount(generation.documentCount)} documents to ${file}`);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error instanceof FindlingError
        ? error
        : new FindlingError('write_failed', `${file} cannot be written: ${describeError(error)}`, {
            cause: error,
          });
    }
  });
}

/** Writes a folder that a browser searches without a server. */
export async function runExportSite(
  { index, title }: Config,
  folder: string,
  { pages, json }: { readonly pages: boolean; readonly json: boolean },
  streams: Streams,
): Promise<void> {
  await withGeneration(index, async ({ generation }) => {
    const { exportSite } = await import('./export-site.js');
    const site = exportSite(generation, folder, { title, pages });
    if (json) printJson(streams, site);
    const count = `${printCount(site.documents)} documents to ${folder}`;
    printLine(
      streams.err,
      `wrote ${count}: ${printCount(site.files)} files of the index, ${printBytes(site.bytes)}`,
    );
    if (site.keptPage)
      printLine(streams.err, `${folder}/index.html is not from an export and was left as it is`);
  });
}

function segmentBytes({ manifest }: OpenGeneration): number {
  return manifest.segments
    .flatMap(({ files }) => Object.values(files))
    .reduce((sum, { bytes }) => sum + bytes, 0);
}

function countLanguages(generation: Generation): Record<string, number> {
  const counts = new Map<string, number>();
  for (const live of generation.segments) {
    const { columns, header } = live.segment.sections;
    for (let document = 0; document < live.segment.documentCount; document += 1) {
      if (live.isDeleted(document)) continue;
      const language =
        header.columns.values.language[(columns.single.language[document] ?? 0) - 1] ?? 'unknown';
      counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}
