import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Document, SkippedDocument } from '../../../../src/documents/document.js';
import { readXml } from '../../../../src/documents/readers/xml/read-xml.js';
import { completeReadOptions, type ReadOptions } from '../../../../src/documents/source/read-options.js';
import { SkipError } from '../../../../src/documents/source/skipped.js';
import { runs } from '../../../runs.js';

type Read = Document | SkippedDocument;

async function readAll(xml: string | Uint8Array, options: ReadOptions = {}): Promise<readonly Read[]> {
  const read: Read[] = [];
  for await (const batch of readXml(Buffer.from(xml), 'feeds/ferry.xml', completeReadOptions(options))) {
    for (const item of batch) {
      if (!('parse' in item)) read.push(item);
      else {
        const parsed = await item.parse();
        read.push(...(parsed.kind === 'documents' ? parsed.documents : [parsed.skipped]));
      }
    }
  }
  return read;
}

async function readOne(xml: string | Uint8Array): Promise<Read | undefined> {
  const [first, ...others] = await readAll(xml);
  expect(others).toEqual([]);
  return first;
}

describe('a feed', () => {
  it('of RSS gives a document an item, with the fields of the item and of the feed', async () => {
    const items = await readAll(`<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harbour news</title><link>https://harbour.example/</link><language>en-gb</language>
<item><title>Ferry &amp; ice</title><link>/ferry</link><guid isPermaLink="false">f1</guid><pubDate>Thu, 12 Mar 2026 10:15:00 GMT</pubDate>
<dc:creator>Ann Berg</dc:creator><category>Sea</category><category>Ice</category><description>It sails.</description>
<content:encoded><![CDATA[<p>It <b>sails</b> on Monday &amp; Friday.</p><p>Write &lt;b&gt; for bold.</p>]]></content:encoded></item>
<item><title>Nothing but a title</title></item></channel></rss>`);
    expect(items).toMatchObject([
      {
        id: 'f1',
        title: 'Ferry & ice',
        text: 'It sails on Monday & Friday.\n\nWrite <b> for bold.',
        url: 'https://harbour.example/ferry',
        date: '2026-03-12T10:15:00Z',
        language: 'en',
        source: 'Harbour news',
        tags: ['Sea', 'Ice'],
        extra: { author: 'Ann Berg', description: 'It sails.' },
      },
      { id: 'feeds/ferry.xml#2', title: 'Nothing but a title', text: '' },
    ]);
  });

  it('of Atom gives the same, whatever the type of its texts', async () => {
    const entry = (id: string, rest: string): string => `<entry><id>${id}</id>${rest}</entry>`;
    const items = await readAll(
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Hafen</title><link rel="self" href="https://h.example/feed"/>' +
        '<link href="https://h.example/"/>' +
        entry(
          'a',
          '<title type="html">Eis &amp;amp; See</title><link rel="alternate" href="eis"/><updated>2026-03-12T10:15:00Z</updated>' +
            '<category term="eis" label="Eis"/><author><name>Ann Berg</name><email>a@h.example</email></author>' +
            '<content type="html">&lt;p&gt;Sie f&amp;auml;hrt.&lt;/p&gt;</content>',
        ) +
        entry(
          'b',
          '<title>Zwei</title><published>2026-03-13</published><content type="xhtml"><div xmlns="x"><p>Sie <em>f\u00e4hrt</em>.</p><p>Ja &amp; 1 &lt; 2.</p></div></content>',
        ) +
        entry('c', '<title>Drei</title><summary>Sie f\u00e4hrt, 1 &lt; 2.</summary>') +
        '</feed>',
    );
    expect(items).toMatchObject([
      {
        id: 'a',
        title: 'Eis & See',
        text: 'Sie f\u00e4hrt.',
        url: 'https://h.example/eis',
        tags: ['Eis'],
        extra: { author: 'Ann Berg' },
      },
      {
        id: 'b',
        text: 'Sie f\u00e4hrt.\n\nJa & 1 < 2.',
        date: '2026-03-13',
        language: 'de',
        source: 'Hafen',
      },
      { id: 'c', title: 'Drei', text: 'Sie f\u00e4hrt, 1 < 2.' },
    ]);
  });

  it('of RDF Site Summary gives its items, which stand beside the channel', async () => {
    expect(
      await readAll(
        '<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/" xmlns:dc="d"><channel rdf:about="https://h.example/"><title>Harbour</title></channel>' +
          '<item rdf:about="https://h.example/1"><title>Ferry</title><link>https://h.example/1</link><description>It sails.</description><dc:date>2026-03-12</dc:date></item></rdf:RDF>',
      ),
    ).toMatchObject([
      { id: 'https://h.example/1', title: 'Ferry', text: 'It sails.', date: '2026-03-12', source: 'Harbour' },
    ]);
  });

  it('with references of HTML, in an old encoding, cut short, keeps what is there', async () => {
    const xml =
      '<?xml version="1.0" encoding="ISO-8859-1"?><rss><channel><title>H</title><item><title>F\u00e4hre</title>' +
      '<description>Eis&nbsp;&amp;&eacute;</description></item><item><title>Zwei</title><description>Sie f\u00e4hrt';
    expect(await readAll(Buffer.from(xml, 'latin1'))).toMatchObject([
      { title: 'F\u00e4hre', text: 'Eis &\u00e9' },
      { title: 'Zwei', text: 'Sie f\u00e4hrt' },
    ]);
  });

  it('reports an item that is too large and reads the others', async () => {
    const xml = `<rss><channel><item><title>${'long '.repeat(100)}</title></item><item><title>Short</title></item></channel></rss>`;
    expect(await readAll(xml, { maxRecordBytes: 300 })).toMatchObject([
      { reason: 'too_large', line: 1 },
      { title: 'Short' },
    ]);
  });
});

describe('news of agencies', () => {
  const story =
    '<nitf><head><title>Head</title><docdata><date.issue norm="20260312T101500Z"/><key-list><keyword key="sea"/></key-list></docdata></head>' +
    '<body><body.head><hedline><hl1>Ferry <em>sails</em></hl1><hl2>At last</hl2></hedline><byline>By <person>Ann Berg</person></byline></body.head>' +
    '<body.content><p>It sails on <chron>Monday</chron>.</p><p>It is late.</p></body.content></body></nitf>';

  it('in NITF are a story', async () => {
    expect(await readOne(`<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd">${story}`)).toMatchObject({
      id: 'feeds/ferry.xml',
      title: 'Ferry sails',
      text: 'At last\n\nIt sails on Monday.\n\nIt is late.',
      date: '2026-03-12T10:15:00Z',
      tags: ['sea'],
      extra: { author: 'Ann Berg' },
    });
  });

  it('in NewsML-G2 are a story an item, in NITF, in XHTML, or as a caption', async () => {
    const item = (id: string, meta: string, content: string): string =>
      `<newsItem guid="${id}" xml:lang="en"><itemMeta><provider literal="Harbour Press"/><versionCreated>2026-03-12T10:15:00Z</versionCreated></itemMeta>` +
      `<contentMeta><headline>${meta}</headline><by>Ann Berg</by><language tag="no"/><subject qcode="m:1"><name>Sea</name></subject>` +
      `<description>A ferry in ice.</description></contentMeta><contentSet>${content}</contentSet></newsItem>`;
    const html =
      '<html xmlns="h"><head><title>x</title></head><body><p>It <b>sails</b>.</p><p>Late.</p></body></html>';
    expect(
      await readAll(
        `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header/><itemSet>${item('n1', 'Ferry', `<inlineXML>${html}</inlineXML>`)}` +
          `${item('n2', '', `<inlineXML>${story}</inlineXML>`)}${item('n3', 'Photo', '<remoteContent href="a.jpg"/>')}</itemSet></newsMessage>`,
      ),
    ).toMatchObject([
      {
        id: 'n1',
        title: 'Ferry',
        text: 'A ferry in ice.\n\nIt sails.\n\nLate.',
        date: '2026-03-12T10:15:00Z',
        language: 'no',
        source: 'Harbour Press',
        tags: ['Sea'],
        extra: { author: 'Ann Berg' },
      },
      {
        id: 'n2',
        title: 'Ferry sails',
        text: 'A ferry in ice.\n\nAt last\n\nIt sails on Monday.\n\nIt is late.',
      },
      { id: 'n3', title: 'Photo', text: 'A ferry in ice.' },
    ]);
  });
});

describe('a text in XML', () => {
  it('of DocBook gives its paragraphs, lists, tables and programs', async () => {
    expect(
      await readOne(`<?xml version="1.0"?>
<!DOCTYPE article PUBLIC "-//OASIS//DTD DocBook XML V4.5//EN" "http://www.oasis-open.org/docbook.dtd" [
  <!-- it's > a comment --> <!ENTITY product "Findling"> <!ENTITY full "&product; 2">
  <!ENTITY secret SYSTEM "file:///etc/passwd">
]>
<article xml:lang="en"><info><title>The ferry</title><author><firstname>Ann</firstname><surname>Berg</surname></author>
<pubdate>2026-03-12</pubdate><keywordset><keyword>sea</keyword></keywordset></info>
<para>It <emphasis>sails</emphasis>
  with &full;.</para><section xml:id="times"><title>Times &amp; days</title><itemizedlist><listitem><para>Monday</para></listitem><listitem><para>Friday</para></listitem></itemizedlist>
<table><tr><td>Day</td><td>Time</td></tr><tr><td>Monday</td><td>10</td></tr></table>
<programlisting>sail
  --now</programlisting><para>&secret;<indexterm><primary>hidden</primary></indexterm></para></section></article>`),
    ).toMatchObject({
      title: 'The ferry',
      text: 'It sails with Findling 2.\n\nTimes & days\n\nMonday\n\nFriday\n\nDay | Time\nMonday | 10\n\nsail\n--now\n\n&secret;',
      date: '2026-03-12',
      language: 'en',
      tags: ['sea'],
      extra: { author: 'Ann Berg' },
      sections: [{ heading: 'Times & days', level: 2, anchor: 'times' }],
    });
  });

  it('of no known kind gives the text of its elements', async () => {
    expect(
      await readOne(
        '<law><title>Ferries Act</title><date>2026-03-12</date><paragraph><number>1</number><content>A ferry <i>sails</i> daily.</content></paragraph>' +
          '<paragraph><number>2</number><content>Ice excepted.</content></paragraph></law>',
      ),
    ).toMatchObject({
      title: 'Ferries Act',
      date: '2026-03-12',
      text: '1\nA ferry sails daily.\n\n2\nIce excepted.',
    });
  });

  it('that is a page of XHTML is read as one', async () => {
    expect(
      await readOne(
        '<?xml version="1.0"?><html><head><title>Ferry</title></head><body><p>It sails.</p></body></html>',
      ),
    ).toMatchObject({
      title: 'Ferry',
      text: 'It sails.',
    });
  });

  it('loses no word, whatever its elements are called and however they are nested', async () => {
    const word = fc.stringMatching(/^[a-z]{4,9}$/);
    const name = fc.constantFrom(
      'para',
      'section',
      'title',
      'list',
      'item',
      'emphasis',
      'row',
      'entry',
      'x',
      'screen',
      'info',
      'p',
    );
    const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
      element: fc
        .tuple(name, fc.array(tie('content'), { maxLength: 4 }))
        .map(([tag, inner]) => `<${tag}>${inner.join(' ')}</${tag}>`),
      content: fc.oneof({ depthSize: 'small' }, word, word, tie('element')),
    }));
    await fc.assert(
      fc.asyncProperty(element, async (inner) => {
        const [document] = await readAll(`<root><p>first</p>${inner}</root>`);
        const shown =
          JSON.stringify(document)
            .replaceAll('\\n', ' ')
            .match(/[a-z]+/g) ?? [];
        for (const lost of inner.replace(/<[^>]*>/g, ' ').match(/[a-z]+/g) ?? [])
          expect(shown).toContain(lost);
      }),
      runs(200),
    );
  });
});

describe('XML', () => {
  it.each([
    [
      '<?xml version="1.0"?><urlset><url><loc>https://h.example/</loc></url></urlset>',
      'passed_over',
      /sitemap/,
    ],
    ['<sitemapindex><sitemap/></sitemapindex>', 'passed_over', /sitemap/],
    ['<rss><channel><title>Empty</title></channel></rss>', 'empty', /no item/],
    ['no element at all', 'malformed', /no element/],
    ['', 'empty', /no element/],
  ])('%s gives no document, with a reason', async (xml, reason, message) => {
    const error: unknown = await readAll(xml).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SkipError);
    expect(error).toMatchObject({ reason, message: expect.stringMatching(message) as unknown });
  });

  it('cannot grow: entities stand for short texts, and for so many of them only', async () => {
    const levels = Array.from({ length: 12 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join(
      '',
    );
    const bomb = `<!DOCTYPE a [<!ENTITY e0 "${'ferry '.repeat(10)}">${levels}]><a>${'&e1;&e12;'.repeat(20_000)}</a>`;
    const document = await readOne(bomb);
    expect(JSON.stringify(document).length).toBeLessThan(10 * 1024 * 1024);
  });

  it('that is nested deeply or broken keeps its words', async () => {
    const deep = `<a>${'<b>'.repeat(50_000)}ferry${'</b>'.repeat(50_000)}</a>`;
    expect(await readOne(deep)).toMatchObject({ title: 'ferry' });
    expect(await readOne('<a><b>It sails</c> today <d e="<f>now')).toMatchObject({
      title: expect.stringContaining('It sails') as unknown,
    });
  });

  it('is never an error, whatever it holds', async () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'a',
      'rss',
      'item',
      '!',
      '[',
      ']',
      '-',
      '&',
      ';',
      '"',
      "'",
      '<![CDATA[',
      ']]>',
      '<!DOCTYPE',
      '?',
      ' ',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const read = await readAll(`<a>${pieces.join('')}`).catch((error: unknown) => [error]);
        expect(read.every((item) => !(item instanceof Error) || item instanceof SkipError)).toBe(true);
      }),
    );
  });
});
