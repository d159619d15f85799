import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporary-folder.js';
import { readCorpus, writeCorpus } from '../read-corpus.js';

const root = temporaryFolder();

async function readPage(name: string, content: string): Promise<string> {
  const { documents, skipped } = await readCorpus(writeCorpus(root, { [name]: content }));
  return documents.length > 0
    ? 'document'
    : skipped.map(({ reason, message }) => `${reason}: ${message}`).join();
}

describe('a page that only leads to another', () => {
  it.each([
    [
      'a.html',
      '<title>Redirecting…</title><meta http-equiv="refresh" content="0; url=/b"><a href="/b">Click here</a>',
    ],
    ['a.html', '<meta http-equiv="Refresh" content="0;URL=\'/b\'"><p>This page has moved.</p>'],
    ['a.html', '---\nredirect_to: /b\n---\n<p>Moved</p>'],
    ['a.md', '---\ntitle: Old\nredirect_to: /b\n---\n'],
    ['a.md', '---\ntitle: Old\nlayout: redirect\n---\n'],
  ])('is passed over: %s %j', async (name, content) => {
    expect(await readPage(name, content)).toBe('passed_over: redirects to another page');
  });

  it.each([
    ['a.html', '<meta http-equiv="refresh" content="300"><p>The news of the harbour.</p>'],
    ['a.html', `<meta http-equiv="refresh" content="0; url=/b"><p>${'The ferry sails. '.repeat(30)}</p>`],
    ['a.md', `---\nredirect_to: /b\n---\n${'The ferry sails. '.repeat(30)}`],
    ['a.md', '---\nredirect_from: /b\n---\nThe ferry sails.'],
  ])('is a document where it has a text of its own: %s %j', async (name, content) => {
    expect(await readPage(name, content)).toBe('document');
  });
});
