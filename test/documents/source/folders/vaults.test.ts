import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { walkCorpus } from '../../../../src/documents/source/corpus-walk.js';
import { findVaults } from '../../../../src/documents/source/folders/vaults.js';
import { temporaryFolder } from '../../../temporary-folder.js';
import { readCorpus, writeCorpus } from '../../read-corpus.js';

const root = temporaryFolder();

async function vaultsOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly string[]> {
  return findVaults(await walkCorpus(writeCorpus(root, files)));
}

async function titlesOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<readonly string[]> {
  const corpus = writeCorpus(root, files);
  const vaults = findVaults(await walkCorpus(corpus));
  return (await readCorpus(corpus, { vaults })).documents.map(({ title }) => title);
}

describe('a vault', () => {
  it('is a folder in which its program keeps its settings', async () => {
    expect(await vaultsOf({ '.obsidian/app.json': '{}', 'a.md': '# A', 'b/c.md': '# C' })).toEqual(['']);
    expect(
      await vaultsOf({ 'notes/.obsidian/app.json': '{}', 'notes/a.md': '# A', 'site/b.md': '# B' }),
    ).toEqual(['notes']);
    expect(await vaultsOf({ 'logseq/config.edn': '{}', 'pages/a.md': '- A' })).toEqual(['']);
  });

  it('is a corpus whose notes link to one another', async () => {
    expect(
      await vaultsOf({ 'Ferry timetable.md': 'At nine.', 'note.md': 'See [[Ferry timetable#Winter|it]].' }),
    ).toEqual(['']);
    expect(await vaultsOf({ 'sea/Quay.md': 'Stone.', 'note.md': 'See [[sea/quay]].' })).toEqual(['']);
  });

  it('is told by packed notes as by others, which are titled alike', async () => {
    const files = {
      'Ferry timetable.md.gz': gzipSync('Only a body: it goes at nine.\n\nOr ten.'),
      'note.md.gz': gzipSync('# Quay\n\nSee [[Ferry timetable]].'),
    };
    expect(await vaultsOf(files)).toEqual(['']);
    expect(await titlesOf(files)).toEqual(['Ferry timetable', 'note']);
  });

  it('is found among however many folders', async () => {
    const notes = Object.fromEntries(
      Array.from({ length: 600 }, (_, i) => [`${String(i).padStart(3, '0')}/a.md`, '# A'] as const),
    );
    expect(await vaultsOf({ ...notes, '599/.obsidian/app.json': '{}' })).toEqual(['599']);
  });

  it.each([
    ['plain links', { 'a.md': '# A\n\n[b](b.md)', 'b.md': '# B' }],
    ['links to nothing', { 'a.md': '# A\n\n[[toc]] and [[elsewhere]]', 'b.md': '# B' }],
    ['links in code', { 'a.md': '```\n[[b]]\n```\n\n`[[b]]`', 'b.md': '# B' }],
    ['no notes', { 'a.txt': '[[b]]', 'b.txt': 'B' }],
  ])('is none with %s', async (_name, files) => {
    expect(await vaultsOf(files)).toEqual([]);
  });

  it('titles its notes by the names of their files, unless a field does', async () => {
    const files = {
      'Ferry timetable.md': 'Only a body: it goes at nine.\n\nOr ten.',
      'note.md': '# Quay\n\nSee [[Ferry timetable]].',
      'sea___Old quay.md': '- Stone',
      'told.md': '---\ntitle: Told\n---\nIt is told.',
    };
    expect(await titlesOf(files)).toEqual(['Ferry timetable', 'note', 'sea/Old quay', 'Told']);
    expect(await titlesOf({ ...files, 'note.md': '# Quay\n\nSee it.' })).toEqual([
      'Only a body: it goes at nine.',
      'Quay',
      'Stone',
      'Told',
    ]);
  });
});
