import { describe, expect, it } from 'vitest';
import { readXml } from '../../../../src/documents/readers/xml/read-xml.js';
import type { ReadOptions } from '../../../../src/documents/source/read-options.js';
import { completeReadOptions } from '../../../../src/documents/source/read-options.js';

const item = (title: string, type: string, status: string, text = '<p>It sails.</p>'): string =>
  `<item><title>${title}</title><content:encoded><![CDATA[${text}]]></content:encoded>` +
  `<wp:status>${status}</wp:status><wp:post_type>${type}</wp:post_type></item>`;

async function readExport(items: string, options: ReadOptions = {}): Promise<readonly string[]> {
  const xml = `<rss version="2.0"><channel><title>Harbour</title>${items}</channel></rss>`;
  const read: string[] = [];
  for await (const batch of readXml(Buffer.from(xml), 'export.xml', completeReadOptions(options))) {
    for (const record of batch) {
      const parsed = 'parse' in record ? await record.parse() : null;
      if (parsed?.kind === 'documents')
        read.push(...parsed.documents.map(({ title, text }) => `${title}: ${text}`));
      else if (!('parse' in record)) read.push(record.reason);
    }
  }
  return read;
}

describe('an export of WordPress', () => {
  it('gives its pages and posts, without what is no page or not published', async () => {
    const items = [
      item('Ferry', 'post', 'publish'),
      item('Harbour', 'page', 'publish'),
      item('quay.jpg', 'attachment', 'inherit'),
      item('Menu', 'nav_menu_item', 'publish'),
      item('Storm', 'post', 'draft'),
      item('Office', 'page', 'private'),
    ].join('');
    expect(await readExport(items)).toEqual([
      'Ferry: It sails.',
      'Harbour: It sails.',
      ...['passed_over', 'passed_over', 'draft', 'draft'],
    ]);
    expect(await readExport(item('Storm', 'post', 'draft'), { drafts: true })).toEqual(['Storm: It sails.']);
  });

  it('has no shortcodes in its texts, but other brackets', async () => {
    const text = '<p>[caption id="a" width="3"]The quay[/caption] [gallery ids="1,2"]See [1] [vc_row].</p>';
    expect(await readExport(item('Ferry', 'post', 'publish', text))).toEqual(['Ferry: The quay See [1] .']);
  });
});
