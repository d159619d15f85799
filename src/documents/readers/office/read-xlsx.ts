// A workbook of Office Open XML (`.xlsx`, ECMA-376 part 1, SpreadsheetML): one document. Each sheet begins a section; a row is a line,
// its cells divided by `|`.

import { buildDocument } from '../../build-document.js';
import type { Document } from '../../document.js';
import type { RecordLocation } from '../../record.js';
import { nameOfFile } from '../file-names.js';
import type { Warn } from '../lazy-record.js';
import { readCellFormats } from './cell-formats.js';
import { LineCollector } from './line-collector.js';
import { OfficePackage } from './office-package.js';
import { fieldsOfMetadata, readOfficeMetadata, readOfficeProperties } from './package-metadata.js';
import { readRelationships } from './relationships.js';
import { warnIfCut } from './warn-if-cut.js';
import { readXmlEvents, type XmlAttributes } from './xml-events.js';

const WORKBOOK = 'xl/workbook.xml';

interface Sheet {
  readonly name: string;
  readonly part: string;
}

/** The document of a `.xlsx` file, titled by its properties or its name. Throws SkipError for what is none, or is encrypted. */
export async function readXlsx(bytes: Uint8Array, location: RecordLocation, warn: Warn): Promise<Document> {
  return OfficePackage.use(bytes, async (office) => {
    const { sheets, startsIn1904 } = await readWorkbook(office);
    const texts = readSharedTexts(await office.read('xl/sharedStrings.xml'));
    const printNumber = readCellFormats(await office.read('xl/styles.xml'), startsIn1904);
    const collector = new LineCollector();
    for (const [i, { name, part }] of sheets.entries()) {
      const sheet = await office.read(part);
      if (sheet === null) continue;
      collector.beginSection({ heading: name, level: 1, anchor: `sheet=${i + 1}` });
      readXmlEvents(sheet, new SheetReader(collector, texts, printNumber));
      collector.endLine('paragraph');
    }
    warnIfCut(collector, warn);
    const fields = fieldsOfMetadata(
      readOfficeMetadata(await office.read('docProps/core.xml')),
      null,
      await readOfficeProperties(office, location.names),
    );
    const named = { ...fields, title: fields.title ?? nameOfFile(location.path) };
    return buildDocument(named, collector.lines, location);
  });
}

async function readWorkbook(
  office: OfficePackage,
): Promise<{ readonly sheets: readonly Sheet[]; readonly startsIn1904: boolean }> {
  const parts = await readRelationships(office, WORKBOOK);
  const sheets: Sheet[] = [];
  const starts: boolean[] = [];
  readXmlEvents(await office.require(WORKBOOK), {
    open: (name, attributes) => {
      if (name === 'workbookPr') starts.push(/^(?:1|true)$/.test(attributes.get('date1904') ?? ''));
      const part = name === 'sheet' ? parts.get(attributes.get('id') ?? '') : undefined;
      if (part !== undefined) sheets.push({ name: attributes.get('name') ?? '', part });
    },
  });
  return { sheets, startsIn1904: starts.includes(true) };
}

/** The texts that cells refer to by number. */
function readSharedTexts(bytes: Uint8Array | null): readonly string[] {
  const texts: string[] = [];
  if (bytes === null) return texts;
  let text = '';
  let isText = false;
  let isPhonetic = false;
  readXmlEvents(bytes, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') isText = true;
      // How Japanese is pronounced stands beside it.
      else if (name === 'rPh') isPhonetic = true;
    },
    close: (name) => {
      if (name === 'si') texts.push(text);
      else if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
    },
    text: (piece) => {
      if (isText && !isPhonetic) text += piece;
    },
  });
  return texts;
}

/** Reads the rows of a sheet. */
class SheetReader {
  readonly #collector: LineCollector;
  readonly #texts: readonly string[];
  readonly #printNumber: (value: string, style: number) => string;
  #type = 'n';
  #style = 0;
  #isValue = false;
  #value = '';

  constructor(
    collector: LineCollector,
    texts: readonly string[],
    printNumber: (value: string, style: number) => string,
  ) {
    this.#collector = collector;
    this.#texts = texts;
    this.#printNumber = printNumber;
  }

  readonly open = (name: string, attributes: XmlAttributes): void => {
    if (name === 'c') {
      this.#type = attributes.get('t') ?? 'n';
      this.#style = Number(attributes.get('s') ?? 0);
      this.#value = '';
      this.#collector.beginCell();
    } else if (name === 'v' || name === 't') this.#isValue = true;
  };

  readonly close = (name: string): void => {
    if (name === 'v' || name === 't') this.#isValue = false;
    else if (name === 'c') this.#collector.add(this.#print());
    else if (name === 'row') this.#collector.endLine('line');
  };

  readonly text = (text: string): void => {
    if (this.#isValue) this.#value += text;
  };

  #print(): string {
    switch (this.#type) {
      case 's':
        return this.#texts[Number(this.#value)] ?? '';
      case 'b':
        return this.#value === '1' ? 'TRUE' : 'FALSE';
      case 'n':
        return this.#printNumber(this.#value, this.#style);
      // Errors (`#N/A`) are no text.
      case 'e':
        return '';
      default:
        return this.#value;
    }
  }
}
