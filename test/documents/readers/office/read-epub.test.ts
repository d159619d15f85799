import { expect, it } from 'vitest';
import { readEpub } from '../../../../src/documents/readers/office/read-epub.js';
import { annotatedParts } from '../../annotated-parts.js';
import { zipOf } from '../../zip-of.js';

it('sets lists, code and links of a book as its pages do; links to other chapters lead nowhere', async () => {
  const bytes = zipOf({
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="o/b.opf"/></rootfiles></container>',
    'o/b.opf':
      '<package><metadata><dc:title>The harbour</dc:title></metadata><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>' +
      '</manifest><spine><itemref idref="c"/></spine></package>',
    'o/c.xhtml':
      '<html><body><h1>Repairs</h1><p>See the <a href="https://a.example/map">map</a> and <a href="d.xhtml#x">the next chapter</a>.</p>' +
      '<ol><li>Stone</li><li>Lime</li></ol><pre>walls = 2</pre></body></html>',
  });
  const document = await readEpub(bytes, { path: 'a.epub', line: null }, (message) => {
    throw new Error(message);
  });
  expect(annotatedParts(document)).toEqual([
    ['link', 'https://a.example/map', 'map'],
    ['numbers', '1', 'Stone\nLime'],
    ['code', '', 'walls = 2'],
  ]);
});
