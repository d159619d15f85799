// What reading a format costs: CPU time for each MB of text, and the peak of memory. Each format is read by a process of its own,
// from a file of about 4 MB of made-up text. After a build:
//   node --import ./test/loader/register.mjs test/bench/formats.mjs [--write]   (into docs/performance.md)

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { pdfOf } from '../documents/readers/pdf/pdf-of.ts';
import { zipOf } from '../documents/zip-of.ts';
import { describeMachine } from './report/machine.mjs';
import { fillDocument } from './report/marked-blocks.mjs';

const WORDS =
  'harbour wall stone ferry storm mason island repair council report winter bridge light water north'.split(
    ' ',
  );
const PARAGRAPHS = 8000;

let seed = 1;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
const sentence = (words) =>
  Array.from(
    { length: words },
    () => WORDS[Math.floor(random() * WORDS.length)] + Math.floor(random() * 999),
  ).join(' ');
const paragraphs = Array.from({ length: PARAGRAPHS }, () => sentence(60));
const each = (make) => paragraphs.map(make).join('');

const message = (text, i) =>
  `From a@example.org Tue Mar  3 09:30:00 2026\nFrom: a@example.org\nSubject: Message ${i}\nDate: Tue, 3 Mar 2026 09:30:00 +0000\n\n${text}\n\n`;
const relation = (part) => `<R><Relationship Id="r1" Target="${part}"/></R>`;
const pages = [];
for (let i = 0; i < paragraphs.length; i += 8) {
  const rows = paragraphs.slice(i, i + 8).flatMap((text) => text.match(/.{1,90}(?: |$)/g));
  pages.push(rows.map((text, row) => ({ text, y: 780 - row * 13, size: 10 })));
}

const FILES = {
  'a.txt': () => each((text) => `${text}\n\n`),
  'a.md': () => each((text, i) => `## Part ${i}\n\n- *${text}*\n\n[link](a.md) ${text}\n\n`),
  'a.mdx': () => each((text, i) => `## Part ${i}\n\n<Note>\n\n*${text}*\n\n</Note>\n\n`),
  'a.rst': () => each((text, i) => `Part ${i}\n${'='.repeat(12)}\n\n*${text}*\n\n`),
  'a.adoc': () => each((text, i) => `== Part ${i}\n\n_${text}_\n\n`),
  'a.org': () => each((text, i) => `* Part ${i}\n/${text}/\n\n`),
  'a.tex': () => each((text, i) => `\\section{Part ${i}}\n\\emph{${text}}\n\n`),
  'a.html': () => `<body>${each((text, i) => `<h2>Part ${i}</h2><p><em>${text}</em></p>`)}</body>`,
  'a.ipynb': () =>
    JSON.stringify({ cells: paragraphs.map((text) => ({ cell_type: 'markdown', source: [`*${text}*`] })) }),
  'a.canvas': () =>
    JSON.stringify({ nodes: paragraphs.map((text, i) => ({ type: 'text', text: `*${text}*`, x: 0, y: i })) }),
  'a.srt': () =>
    each((text, i) => {
      const minute = `${String(Math.floor(i / 60) % 60).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`;
      return `${i + 1}\n0${Math.floor(i / 3600)}:${minute},000 --> 0${Math.floor(i / 3600)}:${minute},900\n${text}.\n\n`;
    }),
  'a.csv': () => `title,text\n${each((text, i) => `Number ${i},"${text}"\n`)}`,
  'a.json': () => JSON.stringify(paragraphs.map((text, i) => ({ title: `Number ${i}`, text }))),
  'a.jsonl': () => each((text, i) => `${JSON.stringify({ title: `Number ${i}`, text })}\n`),
  'a.rss': () =>
    `<rss><channel>${each((text, i) => `<item><title>Number ${i}</title><description>${text}</description></item>`)}</channel></rss>`,
  'a.eml': () => `From: a@example.org\nSubject: One\n\n${each((text) => `${text}\n\n`)}`,
  'a.txt.zip': () => zipOf({ 'a.txt': each((text) => `${text}\n\n`) }),
  'a.jsonl.gz': () => gzipSync(each((text, i) => `${JSON.stringify({ title: `Number ${i}`, text })}\n`)),
  'a.mbox': () => each(message),
  'a.docx': () =>
    zipOf({
      'word/document.xml': `<w:d>${each((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`)}</w:d>`,
    }),
  'a.odt': () => zipOf({ 'content.xml': `<o:t>${each((text) => `<text:p>${text}</text:p>`)}</o:t>` }),
  'a.epub': () =>
    zipOf({
      'META-INF/container.xml': '<c><rootfile full-path="p.opf"/></c>',
      'p.opf': '<p><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/><itemref idref="c"/></p>',
      'c.xhtml': `<html><body>${each((text) => `<p>${text}</p>`)}</body></html>`,
    }),
  'a.pptx': () =>
    zipOf({
      'ppt/presentation.xml': '<p><p:sldId r:id="r1"/></p>',
      'ppt/_rels/presentation.xml.rels': relation('slides/s.xml'),
      'ppt/slides/s.xml': `<s><p:sp>${each((text) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`)}</p:sp></s>`,
    }),
  'a.xlsx': () =>
    zipOf({
      'xl/workbook.xml': '<w><sheet name="s" r:id="r1"/></w>',
      'xl/_rels/workbook.xml.rels': relation('s.xml'),
      'xl/s.xml': `<s>${each((text) => `<row>${text.replace(/\S+/g, '<c t="str"><v>$&</v></c>')}</row>`)}</s>`,
    }),
  'a.rtf': () => `{\\rtf1 ${each((text) => `${text}\\par\n`)}}`,
  'a.pdf': () => pdfOf(pages),
};

const folder = mkdtempSync(path.join(tmpdir(), 'findling-formats-'));
const reader = fileURLToPath(new URL('../../dist/modules/documents/read-records.js', import.meta.url));
const READ = `
  const { readRecords } = await import(${JSON.stringify(reader)});
  const [file, bytes] = process.argv.slice(2);
  const before = process.cpuUsage();
  let units = 0, reason = '';
  const source = { path: file.split('/').at(-1), absolutePath: file, bytes: Number(bytes), mtimeMs: 0 };
  for await (const batch of readRecords(source, { maxRecordBytes: 1e9, maxJsonFileBytes: 1e9 })) for (const record of batch) {
    const parsed = 'parse' in record ? await record.parse() : { kind: 'skipped', skipped: record };
    if (parsed.kind === 'skipped') reason = parsed.skipped.message;
    else for (const { text } of parsed.documents) units += text.length;
  }
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify([units, (user + system) / 1e6, process.resourceUsage().maxRSS / 1024, reason]));
`;

const script = path.join(folder, 'read.mjs');

try {
  writeFileSync(script, READ);
  const machine = describeMachine();
  const rows = [
    '| format | file MB | text MB | CPU ms for each MB of text | peak MB |',
    '| ------ | ------: | ------: | -------------------------: | ------: |',
  ];
  for (const [name, make] of Object.entries(FILES)) {
    const file = path.join(folder, name);
    writeFileSync(file, make());
    const bytes = statSync(file).size;
    const output = execFileSync(process.execPath, [script, file, String(bytes)], { encoding: 'utf8' });
    const [units, seconds, peak, reason] = JSON.parse(output);
    if (reason !== '') throw new Error(`${name}: ${reason}`);
    const cells = [bytes / 2 ** 20, units / 2 ** 20].map((number) => number.toFixed(1));
    const cost = Math.round((seconds * 1000) / (units / 2 ** 20));
    rows.push(
      `| \`${name.replace(/^a(?=\.)/, '')}\` | ${cells.join(' | ')} | ${cost} | ${Math.round(peak)} |`,
    );
  }
  const table = `${rows.join('\n')}\n\nTaken on ${machine}`;
  console.log(table);
  if (process.argv.includes('--write')) await fillDocument('docs/performance.md', { formats: table });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
