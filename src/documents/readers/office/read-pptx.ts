// A presentation of Office Open XML (`.pptx`, ECMA-376 part 1, PresentationML): one document. Each slide begins a section, with the
// notes of the speaker below it.

import { buildDocument } from '../../build-document.js';
import { cleanLine } from '../../cleaning/characters.js';
import type { Document } from '../../document.js';
import type { RecordLocation } from '../../record.js';
import type { Warn } from '../lazy-record.js';
import { LineCollector } from './line-collector.js';
import { OfficePackage } from './office-package.js';
import { fieldsOfMetadata, readOfficeMetadata, readOfficeProperties } from './package-metadata.js';
import { readRelationships } from './relationships.js';
import { warnIfCut } from './warn-if-cut.js';
import { readXmlEvents, type XmlAttributes } from './xml-events.js';

const PRESENTATION = 'ppt/presentation.xml';
/** Places for what stands on every slide alike. */
const UNREAD_PLACES = new Set(['dt', 'ftr', 'hdr', 'sldNum', 'sldImg']);

/** The document of a `.pptx` file. Throws SkipError for what is none, or is encrypted. */
export async function readPptx(bytes: Uint8Array, location: RecordLocation, warn: Warn): Promise<Document> {
  return OfficePackage.use(bytes, async (office) => {
    const collector = new LineCollector();
    let title: string | null = null;
    for (const [i, slide] of (await listSlides(office)).entries()) {
      const heading = await readSlide(office, slide, i + 1, collector);
      if (i === 0) title = heading;
    }
    warnIfCut(collector, warn);
    const fields = fieldsOfMetadata(
      readOfficeMetadata(await office.read('docProps/core.xml')),
      null,
      await readOfficeProperties(office, location.names),
    );
    return buildDocument({ ...fields, title: fields.title ?? title }, collector.lines, location);
  });
}

/** The parts of the slides, in the order in which they are shown. */
async function listSlides(office: OfficePackage): Promise<readonly string[]> {
  const names = await readRelationships(office, PRESENTATION);
  const slides: string[] = [];
  readXmlEvents(await office.require(PRESENTATION), {
    open: (name, attributes) => {
      const slide = name === 'sldId' ? names.get(attributes.get('id') ?? '') : undefined;
      if (slide !== undefined) slides.push(slide);
    },
  });
  return slides;
}

/** Reads a slide and its notes; returns its title, if it has one. */
async function readSlide(
  office: OfficePackage,
  slide: string,
  number: number,
  collector: LineCollector,
): Promise<string | null> {
  const bytes = await office.read(slide);
  if (bytes === null) return null;
  const found = new ShapeReader(collector);
  // What its section is called is known once the slide is read.
  const heading = findTitle(bytes);
  collector.beginSection({
    heading: heading ?? '',
    level: heading === null ? 0 : 1,
    anchor: `slide=${number}`,
  });
  readXmlEvents(bytes, found);
  for (const part of (await readRelationships(office, slide)).values()) {
    if (!part.startsWith('ppt/notesSlides/')) continue;
    const notes = await office.read(part);
    if (notes !== null) readXmlEvents(notes, new ShapeReader(collector));
  }
  return heading;
}

function findTitle(bytes: Uint8Array): string | null {
  let isTitle = false;
  let isText = false;
  let title = '';
  readXmlEvents(bytes, {
    open: (name, attributes) => {
      if (name === 'sp') isTitle = false;
      else if (name === 'ph') isTitle = /^(?:title|ctrTitle)$/.test(attributes.get('type') ?? '');
      else if (name === 't') isText = true;
      else if (name === 'br' || name === 'p') title += isTitle ? ' ' : '';
    },
    close: (name) => {
      if (name === 't') isText = false;
    },
    text: (text) => {
      if (isText && isTitle) title += text;
    },
  });
  return cleanLine(title) || null;
}

/** Reads the paragraphs of the shapes of a slide. */
class ShapeReader {
  readonly #collector: LineCollector;
  #isText = false;
  #isUnread = false;
  #cells = 0;

  constructor(collector: LineCollector) {
    this.#collector = collector;
  }

  readonly open = (name: string, attributes: XmlAttributes): void => {
    if (name === 'sp') this.#isUnread = false;
    else if (name === 'ph') this.#isUnread = UNREAD_PLACES.has(attributes.get('type') ?? '');
    else if (name === 't') this.#isText = true;
    else if (name === 'br') this.#collector.add(' ');
    else if (name === 'tc') {
      this.#cells += 1;
      this.#collector.beginCell();
    }
  };

  readonly close = (name: string): void => {
    if (name === 't') this.#isText = false;
    else if (name === 'tc') this.#cells -= 1;
    else if (name === 'p' && this.#cells > 0) this.#collector.add(' ');
    else if (name === 'p' || name === 'tr') this.#collector.endLine('line');
    else if (name === 'sp' || name === 'tbl') this.#collector.endLine('paragraph');
  };

  readonly text = (text: string): void => {
    if (this.#isText && !this.#isUnread) this.#collector.add(text);
  };
}
