// An e-book (`.epub`, EPUB 2 and 3): one document, its chapters in the order in which they are read.

import path from 'node:path';
import { buildDocument } from '../../build-document.js';
import type { Line } from '../../cleaning/line.js';
import type { Document } from '../../document.js';
import { readHtmlPage } from '../../markup/html-page.js';
import type { RecordLocation } from '../../record.js';
import { decodeText } from '../../source/encoding.js';
import { SkipError } from '../../source/skipped.js';
import type { Warn } from '../lazy-record.js';
import { readDeclaredEncoding } from '../read-html.js';
import { LineCollector } from './line-collector.js';
import { OfficePackage } from './office-package.js';
import { fieldsOfMetadata, listProperties, readMetadata } from './package-metadata.js';
import { warnIfCut } from './warn-if-cut.js';
import { readXmlEvents } from './xml-events.js';

/** Ways to encrypt that only protect fonts: the text can be read. */
const FONT_ALGORITHMS = /idpf\.org\/2008\/embedding|ns\.adobe\.com\/pdf\/enc#RC/;

/** The document of a book. Throws SkipError for what is none, and where its text is encrypted (digital rights management). */
export async function readEpub(bytes: Uint8Array, location: RecordLocation, warn: Warn): Promise<Document> {
  return OfficePackage.use(bytes, async (book) => {
    await checkNotEncrypted(book);
    const packagePath = findPackagePath(await book.require('META-INF/container.xml'));
    const packageBytes = await book.require(packagePath);
    const collector = new LineCollector();
    for (const chapter of listChapters(packageBytes)) {
      const part = await book.read(path.posix.join(path.posix.dirname(packagePath), chapter));
      if (part === null) warn(`lacks its chapter ${chapter}`);
      else collector.addLines(readChapter(part));
    }
    warnIfCut(collector, warn);
    const metadata = readMetadata(packageBytes);
    // The subjects of a book are what its keywords are to others.
    metadata.set('tags', [...(metadata.get('tags') ?? []), ...(metadata.get('subject') ?? [])]);
    metadata.delete('subject');
    const own = { names: location.names, properties: () => listProperties(packageBytes) };
    return buildDocument(fieldsOfMetadata(metadata, null, own), collector.lines, location);
  });
}

/** The lines of a chapter. Links to other chapters are left out: nothing outside of the book knows them. */
function readChapter(bytes: Buffer): readonly Line[] {
  const { lines } = readHtmlPage(decodeText(bytes, readDeclaredEncoding(bytes)).text);
  return lines.map(({ links, ...line }) => {
    const kept = links?.filter(({ href }) => /^(?:https?|mailto):/i.test(href)) ?? [];
    return kept.length === 0 ? line : { ...line, links: kept };
  });
}

async function checkNotEncrypted(book: OfficePackage): Promise<void> {
  const encryption = await book.read('META-INF/encryption.xml');
  if (encryption === null) return;
  const algorithms: string[] = [];
  readXmlEvents(encryption, {
    open: (name, attributes) => {
      if (name === 'EncryptionMethod') algorithms.push(attributes.get('Algorithm') ?? '');
    },
  });
  if (!algorithms.every((algorithm) => FONT_ALGORITHMS.test(algorithm)))
    throw new SkipError('encrypted', 'is protected against copying, so that its text cannot be read');
}

function findPackagePath(container: Uint8Array): string {
  let found: string | undefined;
  readXmlEvents(container, {
    open: (name, attributes) => {
      if (name === 'rootfile') found ??= attributes.get('full-path');
    },
  });
  if (found === undefined) throw new SkipError('malformed', 'is no book: its container names no package');
  return found;
}

/** The paths of the chapters, relative to the package, in reading order. */
function listChapters(packageBytes: Uint8Array): readonly string[] {
  const paths = new Map<string, string>();
  const chapters: string[] = [];
  readXmlEvents(packageBytes, {
    open: (name, attributes) => {
      if (name === 'item' && /html/i.test(attributes.get('media-type') ?? '')) {
        paths.set(attributes.get('id') ?? '', decodePath(attributes.get('href') ?? ''));
      } else if (name === 'itemref') {
        const chapter = paths.get(attributes.get('idref') ?? '');
        if (chapter !== undefined) chapters.push(chapter);
      }
    },
  });
  return chapters;
}

function decodePath(href: string): string {
  const [file = ''] = href.split('#');
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}
