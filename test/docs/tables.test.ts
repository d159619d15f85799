import { describe, expect, it } from 'vitest';
import { SUPPORTED_EXTENSIONS } from '../../src/documents/source/format.js';
import { languageAnalyses } from '../../src/text/languages.js';
import { readProjectFile } from './markdown.js';

describe('the documents list', () => {
  it('every ending of files that are read, and no other', () => {
    const rows = readProjectFile('README.md').match(/^\| `\..*? \|/gm) ?? [];
    const endings = rows.flatMap((row) => row.match(/\.[a-z\d]+/g) ?? []);
    expect(endings.sort()).toEqual([...SUPPORTED_EXTENSIONS].sort());
  });

  it('every language that has an analyzer', () => {
    const paragraph = /There are stemmers for .*?are folded\./s.exec(
      readProjectFile('docs/relevance.md'),
    )?.[0];
    const named = paragraph?.toLowerCase().match(/\p{L}+/gu);
    expect(named).toEqual(expect.arrayContaining(Object.keys(languageAnalyses)));
  });
});
