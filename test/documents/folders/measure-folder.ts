// Counts what is right and what is wrong with the documents of a folder.

import type { Document } from '../../../src/documents/document.js';
import { walkCorpus } from '../../../src/documents/source/corpus-walk.js';
import { findSites } from '../../../src/documents/source/folders/site-folders.js';
import { findVaults } from '../../../src/documents/source/folders/vaults.js';
import { readCorpus, writeCorpus } from '../read-corpus.js';
import type { FolderShape } from './folder-shape.js';

/** What became of a folder. Each list is of what is wrong, in words. */
export interface FolderMeasure {
  readonly documents: number;
  readonly titlesRight: number;
  readonly wrongTitles: readonly string[];
  readonly marksLeft: readonly string[];
  /** Documents and sentences that are not there, and documents that should not be. */
  readonly losses: readonly string[];
}

/** Writes the folder below `root` and reads it as the indexer does. */
export async function measureFolder(root: string, shape: FolderShape): Promise<FolderMeasure> {
  const corpus = writeCorpus(root, shape.files);
  const walk = await walkCorpus(corpus);
  const [vaults, sites] = [findVaults(walk), findSites(walk)];
  const { documents, skipped } = await readCorpus(corpus, { vaults, sites });
  const byId = new Map(documents.map((document) => [document.id, document]));
  const wrongTitles: string[] = [];
  const losses = documents.flatMap(({ id }) => (id in shape.documents ? [] : [`${id} is no document`]));
  for (const [id, { title, sentences }] of Object.entries(shape.documents)) {
    const document = byId.get(id);
    if (document === undefined) {
      const reasons = skipped.filter(({ path }) => path === id).map(({ message }) => `: ${message}`);
      losses.push(`${id} is missing${reasons.join('')}`);
      continue;
    }
    if (document.title !== title) wrongTitles.push(`${id}: ${document.title}`);
    const text = joinSpaces(document.text);
    losses.push(...sentences.filter((sentence) => !text.includes(sentence)).map((lost) => `${id}: ${lost}`));
  }
  return {
    documents: documents.length,
    titlesRight: Object.keys(shape.documents).filter(
      (id) => byId.get(id)?.title === shape.documents[id]?.title,
    ).length,
    wrongTitles,
    marksLeft: documents.flatMap((document) => findMarks(document, shape.marks)),
    losses,
  };
}

function findMarks(document: Document, marks: FolderShape['marks']): readonly string[] {
  const { id, title, text, related, other, sections } = document;
  const shown = [title, text, ...related, ...other, ...sections.map(({ heading }) => heading)].join('\n');
  return marks
    .filter((mark) => (typeof mark === 'string' ? shown.includes(mark) : mark.test(shown)))
    .map((mark) => `${id}: ${String(mark)}`);
}

function joinSpaces(text: string): string {
  return text.replace(/\s+/g, ' ');
}
