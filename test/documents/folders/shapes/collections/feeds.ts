import type { FolderShape } from '../../folder-shape.js';

/** Feeds as sites publish them, RSS, Atom and JSON Feed, and a sitemap, which holds no texts. */
export const feeds: FolderShape = {
  name: 'feeds (RSS, Atom, JSON Feed)',
  files: {
    'news.rss': `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harbour news</title><link>https://harbour.example/</link><description>News</description>
<item><title>Crane &amp;amp; quay</title><link>https://harbour.example/crane</link><guid isPermaLink="false">h-1</guid>
<pubDate>Mon, 06 May 2024 10:00:00 GMT</pubDate><dc:creator>Ida Moor</dc:creator><category>Works</category>
<description>Short.</description>
<content:encoded><![CDATA[<p>The crane was <em>painted</em> green.</p><p>It took a week.</p>]]></content:encoded></item>
<item><title>Lamps</title><link>https://harbour.example/lamps</link><guid isPermaLink="false">h-2</guid>
<description>&lt;p&gt;Two lamps were out.&lt;/p&gt;</description></item>
</channel></rss>
`,
    'notes.atom': `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title><id>urn:notes</id><updated>2024-05-06T10:00:00Z</updated>
<entry><title type="html">The &lt;i&gt;old&lt;/i&gt; wall</title><id>urn:note:1</id><updated>2024-05-06T10:00:00Z</updated>
<link rel="alternate" href="https://notes.example/wall"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The wall is <b>older</b> than the town.</p></div></content></entry>
</feed>
`,
    'feed.json': JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Ropes',
      home_page_url: 'https://ropes.example/',
      items: [
        {
          id: 'rope-1',
          url: 'https://ropes.example/1',
          title: 'A rope of hemp',
          content_html: '<p>Hemp swells in <b>water</b>.</p>',
          date_published: '2024-05-06T10:00:00Z',
        },
        { id: 'rope-2', title: 'A rope of steel', content_text: 'Steel does not swell.' },
      ],
    }),
    'sitemap.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://harbour.example/</loc></url></urlset>\n`,
  },
  documents: {
    'h-1': { title: 'Crane & quay', sentences: ['The crane was painted green.', 'It took a week.'] },
    'h-2': { title: 'Lamps', sentences: ['Two lamps were out.'] },
    'urn:note:1': { title: 'The old wall', sentences: ['The wall is older than the town.'] },
    'rope-1': { title: 'A rope of hemp', sentences: ['Hemp swells in water.'] },
    'rope-2': { title: 'A rope of steel', sentences: ['Steel does not swell.'] },
  },
  marks: ['<', '&amp;', '&lt;', 'CDATA', ']]>'],
};
