import { describe, expect, it } from 'vitest';
import { languageOfPath, languageOfStem } from '../../../src/documents/language/path-language.js';

describe('languageOfPath', () => {
  it.each([
    ['content/de/about.md', 'de'],
    ['content/english/posts/first.md', 'en'],
    ['content/it/chi-siamo.md', 'it'],
    ['content/posts/page.de.md', 'de'],
    ['content/posts/page/index.fr.md', 'fr'],
    ['docs/pt-br/intro.mdx', 'pt'],
    ['i18n/ja/docusaurus-plugin-content-docs/current/intro.md', 'ja'],
    ['uk/guide.html', 'uk'],
    ['README.zh-CN.md', 'zh'],
    ['page.de.md.gz', 'de'],
    ['site.zip/content/sv/om.md', 'sv'],
    // The name of the file is nearer to the text.
    ['content/de/page.en.md', 'en'],
  ])('%s is in %s', (path, language) => {
    expect(languageOfPath(path)).toBe(language);
  });

  it.each([
    ['about.md'],
    ['de.md'],
    ['it/printers.md'],
    ['courses/german/syllabus.md'],
    ['notes/Node.js.md'],
    ['content/posts/de-luxe.md'],
    ['src/app/main.ts.md'],
    ['DE/berlin.md'],
  ])('%s names none', (path) => {
    expect(languageOfPath(path)).toBeNull();
  });
});

describe('languageOfStem', () => {
  it('parts the name of a page from its language', () => {
    expect(languageOfStem('getting-started.de')).toEqual({ name: 'getting-started', language: 'de' });
    expect(languageOfStem('v1.2')).toBeNull();
    expect(languageOfStem('.de')).toBeNull();
  });
});
